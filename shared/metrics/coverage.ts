/**
 * Which time was measured. Silence is read against what is usual for that hour of the week: a stretch in which so many attempts should have come
 * that none at all is all but impossible was not measured. What was not measured is left out of every rate and never shown as zero.
 */
import { holidaysOf } from '../calendar/holidays.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { intersect, merge, type Span, subtract } from '../calendar/spans.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import { type ContactColumns, firstFrom } from '../dayfiles/contactColumns.ts'
import type { KnownGap, Line } from '../settings/settings.ts'
import type { ClockColumns } from './clockColumns.ts'
import type { Gap } from './figures.ts'
import { byHourOfWeek, hoursIn, periodHours } from './periodHours.ts'

export type FoundGap = Span & Pick<Gap, 'cause' | 'found' | 'note'>
export type LineCoverage = { readonly measured: readonly Span[]; readonly gaps: readonly FoundGap[] }

export type CoverageInput = {
  readonly line: Line
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  /** Position of the line in `columns.lines`. */
  readonly index: number
  readonly openSpans: readonly Span[]
  readonly knownGaps: readonly KnownGap[]
  /** First local date with any data of this line, over all time; undefined: none at all. */
  readonly firstDate: LocalDate | undefined
  /** First and last local date for which columns were loaded. */
  readonly loaded: { readonly from: LocalDate; readonly to: LocalDate }
  readonly now: number
}

/** Seconds. */
const shortestSilence = 15 * 60
const hourMs = 3_600_000

/** @returns spans and gaps in UTC milliseconds within the loaded days, up to now. */
export function coverageOf(input: CoverageInput): LineCoverage {
  const { line, loaded, now, firstDate } = input
  const time = localTimeOf(line.timeZone)
  const start = time.dayStart(loaded.from)
  const until = Math.max(start, Math.min(now, time.dayStart(time.nextDay(loaded.to))))
  const firstData = firstDate === undefined ? until : Math.min(until, Math.max(start, time.dayStart(firstDate)))
  const before = merge([{ from: start, until: firstData }])
  const told = merge(input.knownGaps.filter((gap) => gap.cause !== 'closed').map((gap) => ({ from: Date.parse(gap.from), until: Date.parse(gap.until) })))
  const whole = subtract(merge([{ from: firstData, until }]), told)
  const silent = silences(input, whole)
  const isTail = (span: Span) => span.until === until
  const gaps = [
    ...before.map((span): FoundGap => ({ ...span, cause: 'before_first_data', found: 'no_data_yet', note: '' })),
    ...intersect(told, [{ from: start, until }]).map((span): FoundGap => ({ ...span, ...toldAbout(span, input.knownGaps) })),
    ...silent.map((span): FoundGap => ({ ...span, cause: isTail(span) ? 'after_last_data' : 'unknown', found: 'silence', note: '' })),
  ].sort((a, b) => a.from - b.from)
  return { measured: subtract(whole, silent), gaps }
}

/** The part of a gap that lies in a period; undefined where none does. @param open the line's opening hours */
export function gapWithin(line: LineId, period: Span, { from, until, ...rest }: FoundGap, open: readonly Span[]): Gap | undefined {
  const [part] = intersect([{ from, until }], [period])
  if (part === undefined) return undefined
  return {
    line,
    from: new Date(part.from).toISOString(),
    until: new Date(part.until).toISOString(),
    hours: hoursIn([part]),
    openHours: hoursIn(intersect([part], open)),
    ...rest,
  }
}

function toldAbout(span: Span, known: readonly KnownGap[]): Pick<Gap, 'cause' | 'found' | 'note'> {
  const gap = known.find(({ from, until, cause }) => cause !== 'closed' && Date.parse(from) < span.until && span.from < Date.parse(until))
  return { cause: gap?.cause ?? 'unknown', found: 'told', note: gap?.note ?? '' }
}

/**
 * Stretches without any sign of life in which more attempts were to be expected than `ln(1000) + ln(number of stretches)`: by a Poisson
 * count, one false alarm in a thousand looks at the whole period. What is expected is scaled down to the level just before or just after, whichever is
 * lower, so that a quiet holiday is a quiet holiday. Only ordinary dates count, and only open hours where attempts made while closed are not all reported.
 */
function silences(input: CoverageInput, whole: readonly Span[]): readonly Span[] {
  const { columns, index } = input
  const expected = expectedAttempts(input, whole)
  if (expected === undefined) return []
  const contacts = columns.lines.length === 1 ? columns.at : columns.at.filter((_, row) => columns.line[row] === index)
  const others = otherSigns(columns, index)
  const threshold = Math.log(1000) + Math.log(Math.max(1, contacts.length))
  const found: Span[] = []
  const look = (from: number, until: number, next: number) => {
    const usual = expected(from, until)
    if (usual > threshold && usual * levelAround(contacts, next, expected) > threshold) found.push({ from, until })
  }
  /** A stretch without contacts, cut where somebody signed in or a heartbeat came. */
  const lookBetween = (from: number, until: number, next: number) => {
    let last = from
    for (let i = firstFrom(others, from / 1000); i < others.length && (others[i] ?? 0) * 1000 < until; i++) {
      const sign = (others[i] ?? 0) * 1000
      if (sign - last >= shortestSilence * 1000) look(last, sign, next)
      last = sign
    }
    if (until - last >= shortestSilence * 1000) look(last, until, next)
  }
  for (const span of whole) {
    const [first, end] = [firstFrom(contacts, span.from / 1000), firstFrom(contacts, span.until / 1000)]
    let last = span.from / 1000
    for (let next = first; next < end; next++) {
      const moment = contacts[next] ?? last
      if (moment - last >= shortestSilence) lookBetween(last * 1000, moment * 1000, next)
      last = moment
    }
    lookBetween(last * 1000, span.until, end)
  }
  return found
}

/** Attempts seen / attempts expected over the twenty before and the twenty after a silence; the lower of the two, at most 1. */
function levelAround(contacts: Uint32Array, next: number, expected: (from: number, until: number) => number): number {
  const around = 20
  const level = (first: number, last: number) => {
    const [from, until] = [contacts[first], contacts[last]]
    if (from === undefined || until === undefined || last - first < 5) return 1
    return (last - first) / Math.max(1e-9, expected(from * 1000, until * 1000))
  }
  return Math.min(1, level(Math.max(0, next - around), next - 1), level(next, Math.min(contacts.length - 1, next + around - 1)))
}

/** Moments (seconds UTC, ascending) at which the line showed it was alive other than by a contact. */
const otherSigns = (columns: ContactColumns, index: number): Uint32Array =>
  Uint32Array.from([...(columns.presence[index]?.at ?? []), ...(columns.signsOfLife[index] ?? [])]).sort()

/** The expected number of attempts between two moments, by shrunk rates of the hour of the week; undefined below 20 attempts. */
function expectedAttempts(input: CoverageInput, whole: readonly Span[]): ((from: number, until: number) => number) | undefined {
  const { line, columns, clock, index, loaded, now } = input
  const ordinary = subtract(line.closedRecorded === 'yes' ? whole : intersect(whole, input.openSpans), unusualDays(line, loaded))
  const hours = periodHours(line.timeZone, loaded.from, loaded.to, ordinary, [], now)
  const exposure = byHourOfWeek(hours.measured, hours.firstDay)
  const counts = new Float64Array(168)
  let total = 0
  for (const { from, until } of ordinary) {
    const end = firstFrom(columns.at, until / 1000)
    for (let row = firstFrom(columns.at, from / 1000); row < end; row++) {
      if (columns.line[row] !== index) continue
      const hour = clock.hourOfWeek[row] ?? 0
      counts[hour] = (counts[hour] ?? 0) + 1
      total++
    }
  }
  if (total < 20) return undefined
  const rates = shrunkRates(counts, exposure)
  const cumulative = new Float64Array(hours.measured.length + 1)
  for (let cell = 0; cell < hours.measured.length; cell++) {
    const hour = (hours.firstDay * 24 + cell + 72) % 168
    cumulative[cell + 1] = (cumulative[cell] ?? 0) + (rates[hour] ?? 0) * (hours.measured[cell] ?? 0)
  }
  const time = localTimeOf(line.timeZone)
  const until = (moment: number) => {
    const local = moment / hourMs + time.offsetMinutesAt(moment) / 60 - hours.firstDay * 24
    const cell = Math.min(hours.measured.length - 1, Math.max(0, Math.floor(local)))
    const part = Math.min(1, Math.max(0, local - cell))
    return (cumulative[cell] ?? 0) + part * ((cumulative[cell + 1] ?? 0) - (cumulative[cell] ?? 0))
  }
  return (from, end) => until(end) - until(from)
}

/** Empirical Bayes towards the product of the margins of weekday and hour, with the weight of two attempts (gamma-Poisson, shape 2). */
function shrunkRates(counts: Float64Array, exposure: Float64Array): Float64Array {
  const share = (cells: readonly number[]) => {
    const time = cells.reduce((sum, cell) => sum + (exposure[cell] ?? 0), 0)
    return time === 0 ? 0 : cells.reduce((sum, cell) => sum + (counts[cell] ?? 0), 0) / time
  }
  const all = Array.from({ length: 168 }, (_, cell) => cell)
  const mean = share(all)
  const byDay = Array.from({ length: 7 }, (_, day) => share(all.filter((cell) => Math.floor(cell / 24) === day)))
  const byHour = Array.from({ length: 24 }, (_, hour) => share(all.filter((cell) => cell % 24 === hour)))
  return Float64Array.from(all, (cell) => {
    const base = mean === 0 ? 0 : ((byDay[Math.floor(cell / 24)] ?? 0) * (byHour[cell % 24] ?? 0)) / mean
    return base === 0 ? 0 : (2 + (counts[cell] ?? 0)) / (2 / base + (exposure[cell] ?? 0))
  })
}

/** Days on which fewer attempts are no wonder: exceptions and public holidays. */
function unusualDays(line: Line, loaded: { readonly from: LocalDate; readonly to: LocalDate }): readonly Span[] {
  const time = localTimeOf(line.timeZone)
  const years = Array.from(
    { length: Number(loaded.to.slice(0, 4)) - Number(loaded.from.slice(0, 4)) + 1 },
    (_, index) => Number(loaded.from.slice(0, 4)) + index,
  )
  const countries = new Set(line.hours.flatMap(({ holidays }) => holidays ?? []))
  const dates = [
    ...line.exceptions.map(({ date }) => date),
    ...[...countries].flatMap((country) => years.flatMap((year) => holidaysOf(country, year).map(({ date }) => date))),
  ]
  return merge(dates.map((date) => ({ from: time.dayStart(date), until: time.dayStart(time.nextDay(date)) })))
}
