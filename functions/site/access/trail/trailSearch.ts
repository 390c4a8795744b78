/** What is looked for in the audit trail, and how it is found: from the newest back, in pieces. */
import { minuteMs } from '../../../../shared/calendar/durations.ts'
import { auditActions, type AuditAction } from '../../../../shared/access/auditRecord.ts'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { AuditTrail, NumberedRecord } from '../../../../shared/storage/people/auditTrail.ts'
import { typedDate } from '../../typedDate.ts'

const trailDates = ['since', 'until'] as const
export type TrailDate = (typeof trailDates)[number]

export type TrailFilter = {
  readonly who: string | undefined
  readonly action: AuditAction | undefined
  /** Local dates, both included. */
  readonly since: LocalDate | undefined
  readonly until: LocalDate | undefined
  /** Only what stands out (A2). */
  readonly isMarked: boolean
  /** What was typed for a date and is none; it narrows nothing, and the page says so. */
  readonly wrong: Readonly<Partial<Record<TrailDate, string>>>
}
export type Found = { readonly records: readonly NumberedRecord[] /** Go on before this number; undefined: that was all. */; readonly next: number | undefined }

const longestTyped = 30
const userId = /^[a-z0-9]{1,32}$/

export function trailFilterIn(query: URLSearchParams): TrailFilter {
  const who = query.get('who') ?? ''
  const typed = (name: TrailDate) => (query.get(name) ?? '').trim().slice(0, longestTyped)
  return {
    who: userId.test(who) ? who : undefined,
    action: auditActions.find((action) => action === query.get('action')),
    since: typedDate(typed('since')).data,
    until: typedDate(typed('until')).data,
    isMarked: query.get('marked') === 'yes',
    wrong: Object.fromEntries(trailDates.flatMap((name) => (typed(name) === '' || typedDate(typed(name)).success ? [] : [[name, typed(name)]]))),
  }
}

export function trailQuery({ who, action, since, until, isMarked }: TrailFilter): URLSearchParams {
  const told = Object.entries({ who, action, since, until, marked: isMarked ? 'yes' : undefined })
  return new URLSearchParams(told.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as [string, string]])))
}

const [inOnePiece, mostLookedAt] = [500, 20_000]
/** Records come nearly in order of time: two processes may be a little apart. */
const apartMs = minuteMs

/** Names of the parameters that are not as they should be, and so narrow nothing. */
export function misreadIn(query: URLSearchParams, filter: TrailFilter): readonly string[] {
  const isGiven = (name: string) => (query.get(name) ?? '') !== ''
  return [
    ...(['who', 'action'] as const).filter((name) => isGiven(name) && filter[name] === undefined),
    ...trailDates.filter((name) => filter.wrong[name] !== undefined),
    ...(isGiven('marked') && !filter.isMarked ? ['marked'] : []),
  ]
}

/** @param before only records with a lower number @param timeZone on whose wall the dates are */
export async function trailSearch(
  trail: AuditTrail,
  filter: TrailFilter,
  { atMost, before, timeZone }: { readonly atMost: number; readonly before?: number | undefined; readonly timeZone: string },
): Promise<Found> {
  const clock = localTimeOf(timeZone)
  const from = filter.since === undefined ? Number.NEGATIVE_INFINITY : clock.fromWallClock(filter.since, '00:00')
  const to = filter.until === undefined ? Number.POSITIVE_INFINITY : clock.fromWallClock(addDays(filter.until, 1), '00:00')
  const isMeant = ({ at, user, action, standsOut }: NumberedRecord) =>
    from <= at &&
    at < to &&
    (filter.who === undefined || user === filter.who) &&
    (filter.action === undefined || action === filter.action) &&
    (!filter.isMarked || standsOut === true)
  const records: NumberedRecord[] = []
  let last = before
  for (let looked = 0; looked < mostLookedAt; looked += inOnePiece) {
    const piece = await trail.newest(inOnePiece, last)
    for (const record of piece) {
      if (records.length === atMost) return { records, next: last }
      if (isMeant(record)) records.push(record)
      last = record.number
      if (record.at < from - apartMs) return { records, next: undefined }
    }
    if (piece.length < inOnePiece) return { records, next: undefined }
  }
  return { records, next: last }
}
