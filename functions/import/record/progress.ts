/** How far an import is, in the words of its record. */
import { dayMs } from '../../../shared/calendar/durations.ts'
import type { ImportRecord, Reconciled, RowCounts, TakenPart } from '../../../shared/storage/facts/importRecords.ts'
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import { addedUp } from './addedUp.ts'
import type { ImportContext } from './context.ts'
import { rowsTaken, timesTaken } from '../../../shared/storage/facts/importSums.ts'

export type ImportProgress = {
  readonly importId: string
  readonly source: SourceId
  readonly state: ImportRecord['state']
  readonly dryRun: boolean
  readonly counts: RowCounts
  readonly refusedBecause: Readonly<Record<string, number>>
  /** Local dates of the first and the last event. */
  readonly dates: { readonly from: string; readonly until: string } | null
  /** Some events lie more than a day after the import began: a wrong clock, or day and month swapped. */
  readonly isAhead: boolean
  /** Ids that stand on rows of different callers: they count as one attempt each. */
  readonly sharedIds: number
  /** Most waits or conversations of a part last longer than an hour: milliseconds, perhaps. */
  readonly areMostlyHours: boolean
  readonly nextPart: number
  readonly files: readonly { readonly name: string; readonly isRead: boolean; readonly nextByte: number }[]
  /** What the import mended of the live feed; present once it is done, where its days held something before. */
  readonly reconciled?: Reconciled
  /** Another import or source tells of the same old weeks: nobody is recognised in both. */
  readonly isBesideOthers?: true
  /** On whose wall its moments are told. */
  readonly timeZone: string
}

export function progressOf(record: ImportRecord, { dateOf, timeZone }: Pick<ImportContext, 'dateOf' | 'timeZone'>): ImportProgress {
  const { importId, source, state, dryRun, parts } = record
  const times = timesTaken(record)
  return {
    importId,
    source,
    state,
    dryRun,
    counts: rowsTaken(record),
    refusedBecause: addedUp(parts.flatMap((part) => Object.entries(part.refusedBecause))),
    dates: times === undefined ? null : { from: dateOf(times.first), until: dateOf(times.last) },
    isAhead: (times?.last ?? 0) > record.startedAt + dayMs,
    sharedIds: parts.reduce((sum, { sharedIds = 0 }) => sum + sharedIds, 0),
    areMostlyHours: parts.some((part) => part.areMostlyHours === true),
    nextPart: parts.length + 1,
    files: record.files.map(({ name, isRead }, n) => ({ name, isRead, nextByte: positionIn(parts, n).byte })),
    ...(record.reconciled && { reconciled: record.reconciled }),
    ...(record.isBesideOthers && { isBesideOthers: true }),
    timeZone,
  }
}

/** Where the next part of a file begins. */
export function positionIn(before: readonly TakenPart[], file: number): { line: number; byte: number } {
  const last = before.findLast((part) => part.file === file)
  return { line: last?.nextLine ?? 1, byte: last?.nextByte ?? 0 }
}
