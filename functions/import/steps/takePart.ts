/**
 * A part of a file: read, pseudonymised in memory, and what is new of it stored. The days that it touches are written down before its events are stored, so
 * whatever the moment of a crash, somebody knows which days to build again.
 */
import type { HistoryFile, Provider, RefusedRow } from '../../../shared/providers/provider.ts'
import type { Source } from '../../../shared/settings/settings.ts'
import type { RowCounts, TakenPart } from '../../../shared/storage/facts/importRecords.ts'
import { withDays } from '../../../shared/storage/facts/touched.ts'
import { mayBeKnown, touchedBy } from '../days/daysOfPart.ts'
import { wireBefore } from '../days/reconciliation.ts'
import { freshRows, remember } from '../known/freshRows.ts'
import { areMostlyHours } from '../reading/longLengths.ts'
import { readPart } from '../reading/part.ts'
import { mostPartBytes } from '../reading/partFeeder.ts'
import { idsOfSeveralCallers } from '../reading/sharedIds.ts'
import { textPart } from '../reading/textPart.ts'
import { contextOf } from '../record/context.ts'
import { pseudonymiserOf } from '../record/ownKey.ts'
import { positionIn } from '../record/progress.ts'
import { refuse } from '../record/refused.ts'
import { countsOf, digestOf, reasonsOf, spanOf } from '../record/takenPart.ts'
import type { Workbench } from './workbench.ts'

export type PartToTake = {
  readonly importId: string /** From 0, in the order the import was started with. */
  readonly file: number /** From 1, over all files. */
  readonly number: number
  readonly bytes: Uint8Array /** Nothing of this file follows. */
  readonly isLast: boolean
}
/** `usedBytes`: what comes after belongs to the next part. Refused rows are told here and stored nowhere. */
export type PartAnswer = { readonly usedBytes: number; readonly counts: RowCounts; readonly refused: readonly RefusedRow[] }

export async function takePart(bench: Workbench, part: PartToTake): Promise<PartAnswer> {
  const { stores, revisions, builder, known, mending } = bench
  if (part.bytes.length > mostPartBytes) refuse('part_too_large', `${mostPartBytes} bytes`)
  const { record, revision } = await revisions.stored(part.importId)
  if (record.state === 'undoing' || record.state === 'undone') refuse('being_undone')
  if (part.number < 1 || part.number > record.parts.length + 1) refuse('part_out_of_order', String(record.parts.length + 1))
  const before = record.parts.slice(0, part.number - 1)
  const position = positionIn(before, part.file)
  const context = await contextOf(bench, record.source)
  const file = record.files[part.file] ?? refuse('unknown_file')
  const { bytes, sentBytesOf, format, kept } = await textPart({ ...part, isFirst: position.byte === 0 }, file, {
    source: context.source,
    open: (head) => formatOf(context, head),
    mostBytes: mostPartBytes,
  })
  const read = await readPart(
    bytes,
    { firstLine: position.line, isLast: part.isLast },
    { ...context, pseudonymiser: pseudonymiserOf(bench, record, context.settings), format },
  )
  if (read.usedBytes === 0 && !part.isLast && part.bytes.length > 0) refuse('no_record_end', `line ${position.line}`)
  const usedBytes = sentBytesOf(read.usedBytes)
  const digest = digestOf(read.rows, usedBytes)
  const again = record.parts[part.number - 1]
  if (again !== undefined && again.digest === digest && again.file === part.file) return { usedBytes, counts: again.counts, refused: read.refused }

  const fresh = await freshRows(read.rows, known.of(record), await mayBeKnown(stores.dayFiles, read.rows, context))
  const days = await touchedBy(stores.dayFiles, fresh.events, context)
  const touched = withDays(record.touched, days)
  const files = record.files.map((each, n) => (n === part.file ? { ...each, ...kept, isRead: part.isLast } : each))
  let latest = revision
  let wire = record.wire
  if (!record.dryRun && fresh.events.length > 0) {
    wire = await wireBefore(record, days, context.settings, mending)
    latest = await revisions.write({ ...record, files, parts: before, touched, wire }, latest)
    await builder.bump(days)
    await stores.parcels.putAll(record.source, fresh.days, record.importId)
  }
  remember(fresh)
  const counts = countsOf(read, fresh.storedRows)
  const next = { nextLine: read.nextLine, nextByte: position.byte + usedBytes }
  const sharedIds = format.rowsAreAttempts === true ? idsOfSeveralCallers(read.rows) : 0
  const said = {
    ...(sharedIds > 0 && { sharedIds }),
    ...(areMostlyHours(read.rows) && { areMostlyHours: true as const }),
    refusedBecause: reasonsOf(read.refused),
  }
  const taken: TakenPart = { file: part.file, digest, counts, ...said, ...spanOf(read.rows), ...next }
  await revisions.write({ ...record, files, parts: [...before, taken], touched, ...(wire && { wire }) }, latest)
  return { usedBytes, counts, refused: read.refused }
}

const formatOf = ({ source, provider }: { source: Source; provider: Provider }, head: string): HistoryFile =>
  (provider.history ?? refuse('no_history')).open(head, source)
