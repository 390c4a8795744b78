/**
 * What the telephone exchange reported of the truth: the reports of one UTC date, in order of time. An exchange that is down reports nothing,
 * and attempts that an answering service took outside opening hours never reach it.
 */
import { dayMs, hourMs } from '../../../shared/calendar/durations.ts'
import { addDays } from '../../../shared/calendar/localDate.ts'
import type { Span } from '../../../shared/calendar/spans.ts'
import type { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import type { Report } from '../../../shared/providers/provider.ts'
import type { Attempt } from './attempt.ts'
import { type DemoCalendar, yearOf } from './demoCalendar.ts'
import type { PresenceChange } from './desk.ts'
import { reportsOf } from './reportsOf.ts'
import type { Scenario } from './scenario.ts'
import type { SimulatedYear } from './simulateYear.ts'
import { answeringServiceOf, isWithin, outageOf } from './story.ts'

export type Recorder = {
  /** Everything reported with a moment on this UTC date and within the span (UTC milliseconds). */
  readonly reportsOn: (utcDate: LocalDate, span: Span) => readonly Report[]
}

const heartbeatMs = hourMs

/** @param simulate gives a local calendar year; asked only when a date needs it */
export function newRecorder(scenario: Scenario, calendar: DemoCalendar, simulate: (year: number) => SimulatedYear): Recorder {
  const isDown = outageTest(scenario, calendar)
  const isDiverted = answeringServiceTest(scenario, calendar)
  // A year of the large line takes some 130 MB: dates come in order, so only the years of the last one are kept.
  let years = new Map<number, RecordedYear>()
  const recordedAround = (dates: readonly LocalDate[]): readonly RecordedYear[] => {
    const asked = new Set(dates.map(yearOf))
    years = new Map([...asked].map((year) => [year, years.get(year) ?? recordedOf(simulate(year), isDiverted)]))
    return [...years.values()]
  }
  return {
    reportsOn: (utcDate, span) => {
      const start = Date.parse(utcDate)
      const [from, until] = [Math.max(start, span.from), Math.min(start + dayMs, span.until)]
      const isAsked = ({ at }: Report) => from <= at && at < until && !isDown(at)
      // No attempt lasts a day, so what is reported today began today or yesterday; around New Year in one local year or the other.
      const begunOn = [addDays(utcDate, -1), utcDate]
      const touched = recordedAround([...begunOn, addDays(utcDate, 1)])
      const reports = [
        ...touched.flatMap(({ attempts }) => begunOn.flatMap((date) => attempts.get(date) ?? [])).flatMap((attempt) => reportsOf(attempt, scenario.lineId)),
        ...touched.flatMap(({ presence }) => presence.get(utcDate) ?? []).map((change) => presenceReport(change, scenario.lineId)),
        ...heartbeatsOn(start),
      ]
      return reports.filter(isAsked).sort((a, b) => a.at - b.at)
    },
  }
}

type RecordedYear = { readonly attempts: ReadonlyMap<string, readonly Attempt[]>; readonly presence: ReadonlyMap<string, readonly PresenceChange[]> }
const recordedOf = ({ attempts, presence }: SimulatedYear, isDiverted: (attempt: Attempt) => boolean): RecordedYear => ({
  attempts: byUtcDate(attempts.filter((attempt) => !isDiverted(attempt))),
  presence: byUtcDate(presence),
})

function byUtcDate<Timed extends { readonly at: number }>(all: readonly Timed[]): ReadonlyMap<string, readonly Timed[]> {
  return Map.groupBy(all, ({ at }) => new Date(at).toISOString().slice(0, 10))
}

const presenceReport = ({ at, type, agent }: PresenceChange, queue: string): Report => ({
  kind: 'presence',
  type,
  identity: `${agent}/${type}/${at}`,
  at: Instant.parse(at),
  agent,
  queue,
})

/** Every hour the exchange says that it is there. */
function heartbeatsOn(from: number): readonly Report[] {
  return Array.from({ length: dayMs / heartbeatMs }, (_, index) => from + index * heartbeatMs).map((at) => ({
    kind: 'heartbeat',
    identity: `heartbeat/${at}`,
    at: Instant.parse(at),
  }))
}

/** Asked for moments in order, mostly of one day: the outage of the year is worked out once a year. */
function outageTest({ hasOutages }: Scenario, calendar: DemoCalendar): (at: number) => boolean {
  const known = new Map<number, { readonly from: number; readonly until: number }>()
  const spanOf = (year: number) => {
    const { from, until } = outageOf(year)
    const span = known.get(year) ?? { from: calendar.dayStart(from), until: calendar.dayStart(until) }
    known.set(year, span)
    return span
  }
  return (at) => {
    if (!hasOutages) return false
    const { from, until } = spanOf(yearOf(calendar.dateOf(at)))
    return from <= at && at < until
  }
}

function answeringServiceTest({ hasAnsweringService }: Scenario, calendar: DemoCalendar): (attempt: Attempt) => boolean {
  return ({ at, ending, queuedAt }) => {
    if (!hasAnsweringService || ending !== 'closed' || queuedAt !== undefined) return false
    const date = calendar.dateOf(at)
    return [yearOf(date) - 1, yearOf(date)].some((year) => isWithin(answeringServiceOf(year), date))
  }
}
