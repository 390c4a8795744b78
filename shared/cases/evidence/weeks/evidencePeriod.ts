/** Which weeks the evidence consists of, and how much of each slot of the week was measured while the line was closed. */
import { dateOfDayNumber } from '../../../calendar/localDate.ts'
import { type HolidayCountry, generalDaysOff } from '../../../calendar/holidays.ts'
import { dayHoursOf, weekPatternOn } from '../../../calendar/openingHours.ts'
import { intersect, type Span, subtract } from '../../../calendar/spans.ts'
import type { LocalDate } from '../../../contacts/identifiers.ts'
import { weekdayOf } from '../../../metrics/clockColumns.ts'
import { hoursIn, periodHours } from '../../../metrics/periodHours.ts'
import type { Line } from '../../../settings/settings.ts'
import { slotMinutes, slotsInWeek } from '../../caseEvidence.ts'
import { eachSlotPiece } from './weekSlots.ts'

export type PeriodInput = {
  readonly line: Line
  readonly country: string
  readonly from: LocalDate
  readonly to: LocalDate
  /** UTC milliseconds, sorted and apart. */
  readonly open: readonly Span[]
  readonly measured: readonly Span[]
  /** Told to count as closed: neither measured nor missing. */
  readonly closures: readonly Span[]
  readonly now: number
  readonly holidays: 'in' | 'out'
}
export type EvidencePeriod = {
  /** Complete local weeks from Monday with most of their hours measured. */
  readonly weeks: number
  /** Position of the week a local day lies in, or -1. */
  readonly weekOf: (day: number) => number
  /** First local day of each week. */
  readonly mondays: readonly number[]
  /** Measured share of the period, and of the open hours. */
  readonly coverage: number
  /** Hours a week of each slot in which hours beside the present ones could be: days on which the line is closed for a holiday or by an exception have none. */
  readonly possible: Float64Array
  /** The same, closed and measured, over all weeks. */
  readonly closedMeasured: Float64Array
  /** Measured open hours over all weeks. */
  readonly openMeasured: Float64Array
  /** Whether extra hours would be kept on a local day. */
  readonly isPossibleDay: (day: number) => boolean
  readonly openSlots: Uint8Array
  readonly zone: string
}

/** Share of a week that must be measured for it to be evidence. */
const mostOfWeek = 0.5
const hoursInWeek = 168

export function evidencePeriod(input: PeriodInput): EvidencePeriod {
  const { line, from, to, open, measured, now } = input
  const zone = line.timeZone
  const hours = periodHours({ zone, from, to, measured, open, now })
  const sum = (column: Float32Array, first: number) => column.subarray(first, first + hoursInWeek).reduce((total, own) => total + own, 0)
  const isHoliday = input.holidays === 'in' ? () => false : holidayTest(input.country)
  const mondays: number[] = []
  for (let monday = hours.firstDay + ((7 - weekdayOf(hours.firstDay)) % 7); monday + 6 <= hours.lastDay; monday += 7) {
    const first = (monday - hours.firstDay) * 24
    const isComplete = sum(hours.elapsed, first) >= hoursInWeek - 1
    if (isComplete && sum(hours.measured, first) >= mostOfWeek * hoursInWeek && !weekHas(monday, isHoliday)) mondays.push(monday)
  }
  const places = new Map(mondays.map((monday, place) => [monday, place]))
  const weekOf = (day: number) => places.get(day - weekdayOf(day)) ?? -1
  const isPossibleDay = possibleDays(line)
  const [possible, closedMeasured, openMeasured] = [new Float64Array(slotsInWeek), new Float64Array(slotsInWeek), new Float64Array(slotsInWeek)]
  const spread = (spans: readonly Span[], into: Float64Array, fits: (day: number) => boolean) =>
    eachSlotPiece(zone, intersect([hours.span], spans), (day, slot, length) => {
      if (weekOf(day) >= 0 && fits(day)) into[slot] = (into[slot] ?? 0) + length
    })
  spread([hours.span], possible, isPossibleDay)
  spread(subtract(measured, open), closedMeasured, isPossibleDay)
  spread(intersect(measured, open), openMeasured, () => true)
  const total = hours.elapsed.reduce((all, own) => all + own, 0) - hoursIn(intersect(input.closures, [hours.span]))
  return {
    weeks: mondays.length,
    weekOf,
    mondays,
    coverage: total <= 0 ? 0 : Math.min(1, hours.measured.reduce((all, own) => all + own, 0) / total),
    possible: possible.map((own) => own / Math.max(1, mondays.length)),
    closedMeasured,
    openMeasured,
    isPossibleDay,
    openSlots: openSlotsOn(line, to),
    zone,
  }
}

const weekHas = (monday: number, test: (day: number) => boolean) => Array.from({ length: 7 }, (_, n) => monday + n).some(test)

function holidayTest(country: string): (day: number) => boolean {
  if (!isKnownCountry(country)) return () => false
  const dayOff = generalDaysOff(country)
  return (day) => dayOff(dateOfDayNumber(day)) !== undefined
}
const isKnownCountry = (country: string): country is HolidayCountry => country === 'NL' || country === 'BE' || country === 'DE'

/** Hours written into the week hold on the days on which the week's pattern holds: not on a day that a holiday or an exception has for its own. */
function possibleDays(line: Line): (day: number) => boolean {
  const hoursOf = dayHoursOf(line)
  const known = new Map<number, boolean>()
  const keepsHours = (day: number) => {
    const date = dateOfDayNumber(day)
    const own = hoursOf(date)
    if (own.by === 'exception') return own.isExtra
    if (own.by !== 'holiday') return own.by !== 'no_version'
    return line.hours.findLast(({ from }) => from <= date)?.onHolidays === 'as_usual'
  }
  return (day) => {
    const answer = known.get(day) ?? keepsHours(day)
    known.set(day, answer)
    return answer
  }
}

function openSlotsOn(line: Line, date: LocalDate): Uint8Array {
  const open = new Uint8Array(slotsInWeek)
  const days = weekPatternOn(line, date)?.days ?? []
  days.forEach((blocks, weekday) => {
    for (const { fromMinute, untilMinute } of blocks)
      for (let slot = Math.floor(fromMinute / slotMinutes); slot < untilMinute / slotMinutes; slot++)
        open[(weekday * (slotsInWeek / 7) + slot) % slotsInWeek] = 1
  })
  return open
}

/** The share of open time between two moments that was measured; the share of all time where the line was not open between them. */
export function seenShare(open: readonly Span[], measured: readonly Span[]): (from: number, until: number) => number {
  const seen = { open: cumulative(open), openMeasured: cumulative(intersect(open, measured)), measured: cumulative(measured) }
  return (from, until) => {
    const length = seen.open(until) - seen.open(from)
    if (length > 0) return (seen.openMeasured(until) - seen.openMeasured(from)) / length
    return until <= from ? 1 : (seen.measured(until) - seen.measured(from)) / (until - from)
  }
}

/** Length covered by the spans up to a moment. */
function cumulative(spans: readonly Span[]): (moment: number) => number {
  const starts = Float64Array.from(spans, ({ from }) => from)
  const before = new Float64Array(spans.length + 1)
  spans.forEach(({ from, until }, n) => {
    before[n + 1] = (before[n] ?? 0) + until - from
  })
  return (moment) => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= moment) low = middle + 1
      else high = middle
    }
    if (low === 0) return 0
    return Math.min(before[low] ?? 0, (before[low - 1] ?? 0) + moment - (starts[low - 1] ?? 0))
  }
}
