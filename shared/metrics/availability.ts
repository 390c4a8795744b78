/** How available the lines were: open, staffed, answered; promised hours against delivered ones. */
import { minuteMs } from '../calendar/durations.ts'
import { dateOfDayNumber } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { inAll, intersect, merge, type Span, subtract } from '../calendar/spans.ts'
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import { outcomes } from '../dayfiles/dayColumns.ts'
import type { Line } from '../settings/settings.ts'
import { presenceSteps } from '../staffing/presence.ts'
import type { ClockColumns } from './clockColumns.ts'
import type { AvailabilityFigures, MissedFigures } from './figures.ts'
import { conversationsAtOnce } from './conversations.ts'
import { type Judged, verdictOf } from './judgedContacts.ts'
import { hoursIn, type PeriodHours, sumOf } from './periodHours.ts'
import { Histogram } from './quantile.ts'
import { attemptCounts, categoryOf, countsByPart, isOffered, isShort, type Selection, type Tally } from './tally.ts'

export type LineTime = { readonly line: Line; readonly open: readonly Span[]; readonly measured: readonly Span[]; readonly partlyHeard: readonly Span[] }
export type AvailabilityInput = {
  readonly selection: Selection
  /** Of each row, see `selectedRows`. */
  readonly selected: Uint8Array
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  readonly judged: Judged
  readonly tallied: Tally
  readonly hours: PeriodHours
  readonly metrics: MissedFigures
  /** In the order of `columns.lines`. */
  readonly lines: readonly LineTime[]
  readonly longestTalkSeconds: number
}

const gaveUp = verdictOf('gave_up')
const answeredOutcome = outcomes.indexOf('answered')

export function availabilityFigures(input: AvailabilityInput): AvailabilityFigures {
  const { tallied, hours, metrics, selection } = input
  const chosen = input.lines.map((own, index) => ({ ...own, index })).filter(({ index }) => selection.lines[index] === true)
  const staffed = chosen.map(({ index, ...own }) => ({ index, ...staffedSpans(input, index, own) }))
  const measuredOpenHours = sumOf(hours.measuredOpen)
  const together = staffedTogether(staffed, inAll(chosen.map(({ measured }) => measured)))
  const lineRows = measuredByLine(input)
  const ofAllLines = (count: 'offered' | 'answeredWhileOpen' | 'gaveUp' | 'answered' | 'longEnough') => lineRows.reduce((sum, own) => sum + own[count], 0)
  const offered = ofAllLines('offered')
  return {
    days: tallied.days,
    openHours: sumOf(hours.open),
    measuredOpenHours,
    exposureHours: sumOf(hours.measured),
    openHoursPerWeek: (sumOf(hours.open) / Math.max(1, sumOf(hours.elapsed))) * 168,
    staffedHours: together?.staffedHours ?? null,
    staffedShare: together?.share ?? null,
    offered,
    answeredWhileOpen: ofAllLines('answeredWhileOpen'),
    answerRate: ratio(ofAllLines('answeredWhileOpen'), offered),
    abandonment: ratio(ofAllLines('gaveUp'), offered),
    // Unknown where attempts made while closed are not all recorded.
    reachability: chosen.every(({ line }) => line.closedRecorded === 'yes') ? ratio(ofAllLines('answered'), ofAllLines('longEnough')) : null,
    peopleRate: peopleRate(metrics),
    unansweredHours: unansweredHours(tallied, hours),
    peakInConversation: peakInConversation(input),
    byLine: chosen.map(({ line, open, measured, index }) => ({
      line: line.id,
      ...countsOfLine(tallied, index),
      openHours: hoursIn(intersect([hours.span], open)),
      staffedHours: staffed.find((own) => own.index === index)?.hours ?? null,
      answerRate: lineRows[index]?.answerRate ?? null,
      medianWaitSeconds: lineRows[index]?.waits.quantile(0.5) ?? null,
      measuredHours: hoursIn(intersect([hours.span], measured)),
    })),
    byMonth: byMonth(input, together),
  }
}

const ratio = (part: number, whole: number): number | null => (whole <= 0 ? null : part / whole)

function peopleRate({ people, people_by_status: { reached_at_once, later } }: MissedFigures): AvailabilityFigures['peopleRate'] {
  if (people.value === null || reached_at_once.value === null || later.value === null || people.value === 0) return { value: null, low: null, high: null }
  const reached = { value: reached_at_once.value + later.value, low: reached_at_once.low + later.low, high: reached_at_once.high + later.high }
  const ends = [reached.value / people.value, reached.low / Math.max(1, people.low), reached.high / Math.max(1, people.high)].map((share) => Math.min(1, share))
  return { value: ends[0] ?? 0, low: Math.min(...ends), high: Math.max(...ends) }
}

/** Open and measured time with at least one person present; undefined where nobody tells who is there. */
function staffedSpans({ columns, hours }: AvailabilityInput, index: number, { open, measured }: LineTime) {
  const presence = columns.presence[index]
  if (presence === undefined || presence.at.length === 0) return { hours: undefined, spans: undefined, judged: undefined }
  const steps = presenceSteps(presence)
  const present: Span[] = []
  for (let i = 0; i < steps.at.length; i++) {
    if ((steps.present[i] ?? 0) > 0) present.push({ from: (steps.at[i] ?? 0) * 1000, until: (steps.at[i + 1] ?? Number.POSITIVE_INFINITY) * 1000 })
  }
  const known = { from: (steps.at[0] ?? 0) * 1000, until: Number.POSITIVE_INFINITY }
  const promised = intersect([hours.span], intersect(open, measured))
  const judged = intersect(promised, [known])
  // Whoever signed in long before and was not heard of since was there or not: that is no 0.
  if (judged.length === 0 && promised.length > 0) return { hours: undefined, spans: undefined, judged: undefined }
  const spans = intersect(merge(present), judged)
  return { hours: hoursIn(spans), spans, judged }
}

/** Over all chosen lines: time in which each that was open had somebody, of the time in which all were measured and any could be judged. */
function staffedTogether(
  staffed: readonly { readonly spans: readonly Span[] | undefined; readonly judged: readonly Span[] | undefined }[],
  measured: readonly Span[],
) {
  const lines = staffed.flatMap(({ spans, judged }) => (spans === undefined || judged === undefined ? [] : [{ spans, judged }]))
  if (lines.length === 0 || lines.length < staffed.length) return undefined
  const unstaffed = merge(lines.flatMap(({ spans, judged }) => subtract(judged, spans)))
  const judged = intersect(merge(lines.flatMap((own) => own.judged)), measured)
  const spans = subtract(judged, unstaffed)
  const hours = hoursIn(spans)
  return { spans, judged, staffedHours: hours, share: ratio(hours, hoursIn(judged)) }
}

const countsOfLine = (tallied: Tally, index: number) => {
  const sums = new Float64Array(5)
  for (let verdict = 0; verdict < 16; verdict++) {
    const category = categoryOf(verdict)
    sums[category] = (sums[category] ?? 0) + (tallied.byVerdict[index * 16 + verdict] ?? 0)
  }
  return attemptCounts(sums)
}

/** What every share rests on: attempts in measured time. What came through within a gap says nothing of what did not. */
function measuredByLine({ selected, columns, judged }: AvailabilityInput) {
  const rows = columns.lines.map(() => ({ waits: new Histogram(21_600), offered: 0, answeredWhileOpen: 0, gaveUp: 0, answered: 0, longEnough: 0 }))
  for (let i = 0; i < columns.length; i++) {
    const own = rows[columns.line[i] ?? 0]
    if (own === undefined || selected[i] === 0 || judged.isMeasured[i] === 0) continue
    const isAnswered = columns.outcome[i] === answeredOutcome
    if (isAnswered) own.answered++
    if (!isShort(judged, i)) own.longEnough++
    if (judged.verdict[i] === gaveUp) own.gaveUp++
    if (isOffered(judged, i)) {
      own.offered++
      if (isAnswered) own.answeredWhileOpen++
    }
    const waited = columns.waitSeconds[i] ?? -1
    if (isAnswered && waited >= 0) own.waits.add(waited)
  }
  return rows.map((own) => ({ ...own, answerRate: ratio(own.answeredWhileOpen, own.offered) }))
}

/** Date-hours that were promised from the first to the last second, in which people tried and nobody answered. */
function unansweredHours(tallied: Tally, hours: PeriodHours): AvailabilityFigures['unansweredHours'] {
  const list: { date: ReturnType<typeof dateOfDayNumber>; hour: number; attempts: number }[] = []
  for (let cell = 0; cell < tallied.days * 24; cell++) {
    const elapsed = hours.elapsed[cell] ?? 0
    if (elapsed === 0 || (hours.open[cell] ?? 0) < elapsed - 1e-6 || (tallied.byDateHour[cell * 5] ?? 0) > 0) continue
    let attempts = 0
    for (let category = 0; category < 5; category++) attempts += tallied.byDateHour[cell * 5 + category] ?? 0
    if (attempts > 0) list.push({ date: dateOfDayNumber(hours.firstDay + Math.floor(cell / 24)), hour: cell % 24, attempts })
  }
  return { hours: list.length, attempts: list.reduce((sum, hour) => sum + hour.attempts, 0), list }
}

/** The busiest line's most conversations at once, and the quarter hour in which the caller came with whom there were so many. */
function peakInConversation({ selected, columns, longestTalkSeconds, lines }: AvailabilityInput): AvailabilityFigures['peakInConversation'] {
  const atOnce = conversationsAtOnce(columns, longestTalkSeconds)
  let [peak, first] = [0, -1]
  for (let row = 0; row < columns.length; row++) if (selected[row] === 1 && (atOnce[row] ?? 0) > peak) [peak, first] = [atOnce[row] ?? 0, row]
  const zone = lines[0]?.line.timeZone ?? 'UTC'
  const at = columns.at[first] ?? 0
  return { value: peak, firstAt: peak === 0 ? null : wallClock(zone, (at - (at % 900)) * 1000) }
}

/** ISO 8601 with the zone's offset of that moment. */
function wallClock(zone: string, moment: number): string {
  const offset = localTimeOf(zone).offsetMinutesAt(moment)
  const sign = offset < 0 ? '-' : '+'
  const two = (value: number) => String(value).padStart(2, '0')
  return `${new Date(moment + offset * minuteMs).toISOString().slice(0, 19)}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
}

function byMonth(
  input: AvailabilityInput,
  staffed: { readonly spans: readonly Span[]; readonly judged: readonly Span[] } | undefined,
): AvailabilityFigures['byMonth'] {
  const { tallied, hours, selected, columns, clock, judged, lines } = input
  const months = [...new Set(Array.from({ length: tallied.days }, (_, day) => dateOfDayNumber(hours.firstDay + day).slice(0, 7)))]
  const monthOfDay = Int32Array.from({ length: tallied.days }, (_, day) => months.indexOf(dateOfDayNumber(hours.firstDay + day).slice(0, 7)))
  const counts = countsByPart(tallied, { count: months.length, ofDay: monthOfDay, perHour: 0 })
  const [offered, answered] = [new Float64Array(months.length), new Float64Array(months.length)]
  for (let i = 0; i < columns.length; i++) {
    if (!isOffered(judged, i) || selected[i] === 0 || judged.isMeasured[i] === 0) continue
    const month = monthOfDay[(clock.day[i] ?? 0) - hours.firstDay] ?? 0
    offered[month] = (offered[month] ?? 0) + 1
    if (columns.outcome[i] === answeredOutcome) answered[month] = (answered[month] ?? 0) + 1
  }
  const time = localTimeOf(lines[0]?.line.timeZone ?? 'UTC')
  return months.map((month, index) => {
    const first = monthOfDay.indexOf(index)
    const last = monthOfDay.lastIndexOf(index)
    const within = (column: Float32Array) => sumOf(column, first * 24, (last + 1) * 24)
    const span = { from: time.dayStart(dateOfDayNumber(hours.firstDay + first)), until: time.dayStart(dateOfDayNumber(hours.firstDay + last + 1)) }
    // Of a month before anybody told who was there nothing is known, which is no 0; of one without opening hours there is nothing to know.
    const isTold = staffed !== undefined && (within(hours.open) === 0 || intersect([span], staffed.judged).length > 0)
    return {
      month,
      ...(counts[index] ?? attemptCounts([])),
      openHours: within(hours.open),
      staffedHours: isTold ? hoursIn(intersect([span], staffed.spans)) : null,
      measuredOpenHours: within(hours.measuredOpen),
      answerRate: ratio(answered[index] ?? 0, offered[index] ?? 0),
    }
  })
}
