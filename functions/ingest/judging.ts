/** What is to be done with each event of a delivery: used, or set aside with a reason from a closed list. */
import { daySeconds, minuteMs } from '../../shared/calendar/durations.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import type { Reading, Report } from '../../shared/providers/provider.ts'
import type { QuarantineReason, SetAside } from '../../shared/storage/facts/eventLog.ts'

export type Judged =
  | { readonly verdict: 'use'; readonly report: Report }
  | { readonly verdict: 'quarantine'; readonly report: Report; readonly reason: QuarantineReason }
  | { readonly verdict: 'aside'; readonly aside: SetAside }

/** How far an event may be ahead of our clock. */
export const mostAheadMs = 5 * minuteMs
const mostSeconds = daySeconds
/** Senders cut their times to the second. */
const cutMs = 1_000

export type JudgedAt = { readonly now: Instant /** What is older belongs to days that are lasting already. */; readonly overUntil: number }

/** For each reading its own report first, then what it says besides. @param nameOf under which an unknown type is counted */
export function judge(readings: readonly Reading[], at: JudgedAt, nameOf: (type: string) => string): readonly (readonly Judged[])[] {
  const began = beginnings(readings)
  const judgeReport = (report: Report): Judged => {
    const reason = quarantineReason(report, at, began)
    if (reason === undefined) return { verdict: 'use', report }
    return { verdict: 'quarantine', reason, report: reason === 'impossible_length' ? withoutLengths(report) : report }
  }
  return readings.map((reading) => {
    if (reading.understood) return [reading.report, ...(reading.also ?? [])].map(judgeReport)
    const { reason, type, shape } = reading
    const told = { ...(type === undefined ? {} : { type: nameOf(type) }), ...(shape === undefined ? {} : { shape }) }
    return [{ verdict: 'aside', aside: { kind: 'unrecognised', reason, ...told } }]
  })
}

function quarantineReason(report: Report, { now, overUntil }: JudgedAt, began: ReadonlyMap<string, number>): QuarantineReason | undefined {
  if (report.at > now + mostAheadMs) return 'ahead_of_time'
  if (report.at < overUntil) return 'late'
  if (report.kind !== 'contact') return undefined
  if (![report.waitSeconds, report.talkSeconds].every(isPossible)) return 'impossible_length'
  return ends.has(report.type) && report.at <= (began.get(report.contact) ?? 0) - cutMs ? 'end_before_start' : undefined
}

const isPossible = (seconds: number | undefined) => seconds === undefined || (seconds >= 0 && seconds <= mostSeconds)
const ends: ReadonlySet<string> = new Set(['contact.ended', 'contact.left'])

/** When each contact began, where this delivery says so. Times are compared within one delivery only, because deliveries may come in any order. */
function beginnings(readings: readonly Reading[]): ReadonlyMap<string, number> {
  const began = new Map<string, number>()
  for (const reading of readings)
    for (const report of reading.understood ? [reading.report, ...(reading.also ?? [])] : [])
      if (report.kind === 'contact' && report.type === 'contact.arrived') began.set(report.contact, Math.min(report.at, began.get(report.contact) ?? report.at))
  return began
}

/** The report without its lengths: a report set aside for an impossible length and used later by a person's decision counts with lengths unknown. */
function withoutLengths(report: Report): Report {
  if (report.kind !== 'contact') return report
  const { waitSeconds: _wait, talkSeconds: _talk, ...others } = report
  return others
}
