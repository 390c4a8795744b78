/**
 * The query string of a report page: the link is the state. Unknown parameters are ignored with a notice, invalid values fall back
 * and are named, so that nobody reads figures for another question than they asked.
 */
import * as z from 'zod'
import { AskedDate } from '../calendar/askedDate.ts'
import { causes } from '../contacts/cause.ts'
import { Channel } from '../contacts/contactEvent.ts'
import { LineId, LocalDate } from '../contacts/identifiers.ts'
import type { Filters } from '../metrics/figures.ts'
import type { Line } from '../settings/settings.ts'
import { Language } from './language.ts'
import type { QueryShape } from './question/queryShape.ts'
import { comparedBefore, comparedYear, daysFromTo, defaultPeriod, longestDays, periodOf } from './periods.ts'
import type { Match, Period } from './periods.ts'
import { shownText } from './shownText.ts'

const Compare = z.enum(['none', 'prev', 'year', 'custom'])
const MatchChoice = z.enum(['weekday', 'date'])
const Unit = z.enum(['people', 'series', 'attempts'])
const Hours = z.enum(['all', 'open', 'closed'])
const Short = z.enum(['exclude', 'include'])
/** Hours and dayparts divide the week; days, weeks and months divide the period. */
const Grain = z.enum(['auto', 'hour', 'twohour', 'daypart', 'workweek', 'day', 'week', 'month'])
/** What the week grid shows. */
export const GridShow = z.enum(['never', 'missed_open', 'missed_closed', 'per_open_hour'])
export type GridShow = z.infer<typeof GridShow>
const CauseFilter = z.enum([...causes, 'answered', 'missed'])
export type CauseFilter = z.infer<typeof CauseFilter>
const WallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const Weekdays = z.string().regex(/^[1-7]{1,7}$/)
const PageNumber = z.string().regex(/^[1-9]\d{0,4}$/)
const Sort = z.enum(['time', '-time', 'attempts', '-attempts', 'wait', '-wait'])
const DataVersion = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)
/** A relative or calendar period by name; whether it can be is decided with today's date. */
const PeriodText = z.string().max(24)

/** Also as people type it where a browser has no calendar to pick from: 4-5-2026. */
const Day = z
  .string()
  .transform((text) =>
    text.replace(
      /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/,
      (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    ),
  )
  .pipe(AskedDate)

const single = {
  period: PeriodText,
  from: Day,
  to: Day,
  compare: Compare,
  cfrom: Day,
  cto: Day,
  match: MatchChoice,
  unit: Unit,
  hours: Hours,
  short: Short,
  grain: Grain,
  show: GridShow,
  weekday: Weekdays,
  after: WallTime,
  before: WallTime,
  date: Day,
  sort: Sort,
  page: PageNumber,
  asof: DataVersion,
  lang: Language,
} as const
const repeated = { line: LineId, channel: Channel, cause: CauseFilter } as const
/** Read by the export itself, and by pages that ask for themselves again. */
const silent: ReadonlySet<string> = new Set(['headers', 'pause'])

export type QueryKey = keyof typeof single | keyof typeof repeated
/** What a value of each parameter looks like; which lines there are is known to the settings. */
export const queryShapes: { readonly [Key in Exclude<QueryKey, 'line'>]: QueryShape } = {
  period: 'period',
  from: 'date',
  to: 'date',
  compare: Compare.options,
  cfrom: 'date',
  cto: 'date',
  match: MatchChoice.options,
  unit: Unit.options,
  hours: Hours.options,
  short: Short.options,
  grain: Grain.options,
  show: GridShow.options,
  weekday: 'weekdays',
  after: 'time',
  before: 'time',
  date: 'date',
  sort: Sort.options,
  page: 'pageNumber',
  asof: 'version',
  lang: Language.options,
  channel: Channel.options,
  cause: CauseFilter.options,
}
export type QueryProblem =
  | { readonly kind: 'unknown_parameter'; readonly name: string }
  | { readonly kind: 'invalid_value'; readonly name: QueryKey; readonly value: string }
  | { readonly kind: 'unknown_line'; readonly value: string }
  | { readonly kind: 'order_of_dates'; readonly from: string; readonly to: string }
  | { readonly kind: 'too_long'; readonly from: string; readonly to: string }
  | { readonly kind: 'in_future'; readonly from: string }
  | { readonly kind: 'no_compare_dates' }
  | { readonly kind: 'compare_dates'; readonly from: string; readonly to: string }

export type ReportQuery = {
  /** As chosen; empty means all. */
  readonly line: readonly LineId[]
  readonly channel: readonly Channel[]
  readonly period: Period
  /** The name the period was asked by; undefined for dates. */
  readonly periodText: string | undefined
  readonly compare: z.infer<typeof Compare>
  readonly compareWith: Period | undefined
  readonly match: Match
  readonly unit: Filters['unit']
  readonly hours: Filters['hours']
  readonly short: Filters['short']
  readonly grain: z.infer<typeof Grain>
  readonly show: GridShow
  /** Narrowing of the drill-down: causes, ISO weekdays, wall time from (included) and before, one date. */
  readonly cause: readonly CauseFilter[]
  readonly weekdays: readonly number[]
  readonly after: string | undefined
  readonly before: string | undefined
  readonly date: LocalDate | undefined
  readonly sort: z.infer<typeof Sort>
  readonly page: number
  readonly asof: string | undefined
  readonly lang: Language | undefined
  /** A page that asks for itself again is asked to stand still; no part of the addresses that pages link to. */
  readonly isStill: boolean
}
export type ReadQuery = { readonly query: ReportQuery; readonly problems: readonly QueryProblem[] }

/** @param today the local date now. @returns what holds, and what of the address could not be used; never throws. */
export function readReportQuery(parameters: URLSearchParams, lines: readonly Pick<Line, 'id'>[], today: LocalDate): ReadQuery {
  const problems: QueryProblem[] = unknownParameters(parameters)
  const one = <Schema extends z.ZodType>(name: keyof typeof single, schema: Schema): z.output<Schema> | undefined => {
    const text = parameters.get(name)
    if (text === null || text === '') return undefined
    const parsed = schema.safeParse(text)
    if (!parsed.success) problems.push({ kind: 'invalid_value', name, value: shownText(text) })
    return parsed.data
  }
  const many = <Schema extends z.core.$ZodType>(name: keyof typeof repeated, schema: Schema): z.output<Schema>[] =>
    [...new Set(parameters.getAll(name))].flatMap((text) => {
      const parsed = z.safeParse(schema, text)
      if (parsed.success) return [parsed.data]
      if (text !== '') problems.push({ kind: 'invalid_value', name, value: shownText(text) })
      return []
    })

  const known = new Set(lines.map(({ id }) => id))
  const line = many('line', LineId).filter((id) => known.has(id) || !problems.push({ kind: 'unknown_line', value: id }))
  const periodText = one('period', single.period)
  const { period, name } = readPeriod({ periodText, ...wholeDates(one('from', single.from), one('to', single.to), problems) }, today, problems)
  const match = one('match', MatchChoice) ?? 'weekday'
  const comparison = readComparison(
    { period, match, compare: one('compare', Compare) ?? 'none', from: one('cfrom', single.cfrom), to: one('cto', single.cto) },
    today,
    problems,
  )
  return {
    query: {
      line,
      channel: many('channel', Channel),
      period,
      periodText: name,
      ...comparison,
      match,
      unit: one('unit', Unit) ?? 'people',
      hours: one('hours', Hours) ?? 'all',
      short: one('short', Short) ?? 'exclude',
      grain: one('grain', Grain) ?? 'auto',
      show: one('show', GridShow) ?? 'never',
      cause: many('cause', CauseFilter),
      weekdays: [...new Set(one('weekday', Weekdays) ?? '')].map(Number),
      after: one('after', WallTime),
      before: one('before', WallTime),
      date: LocalDate.safeParse(one('date', single.date)).data,
      sort: one('sort', Sort) ?? 'time',
      page: Number(one('page', PageNumber) ?? '1'),
      asof: one('asof', DataVersion),
      lang: one('lang', Language),
      isStill: parameters.has('pause'),
    },
    problems,
  }
}

function unknownParameters(parameters: URLSearchParams): QueryProblem[] {
  return [...new Set(parameters.keys())]
    .filter((name) => !Object.hasOwn(single, name) && !Object.hasOwn(repeated, name) && !silent.has(name))
    .map((name) => ({ kind: 'unknown_parameter', name: shownText(name) }))
}

/** Of two dates of which one cannot be read the other asks for nothing: the last day alone would be a period of one day. */
function wholeDates(from: string | undefined, to: string | undefined, problems: readonly QueryProblem[]): Omit<Asked, 'periodText'> {
  const isBad = problems.some((problem) => problem.kind === 'invalid_value' && (problem.name === 'from' || problem.name === 'to'))
  return isBad ? { from: undefined, to: undefined } : { from, to }
}

type Asked = { readonly periodText: string | undefined; readonly from: string | undefined; readonly to: string | undefined }
function readPeriod(asked: Asked, today: LocalDate, problems: QueryProblem[]): { readonly period: Period; readonly name: string | undefined } {
  const dates = readDates(asked, today, problems)
  if (dates !== undefined) return { period: dates, name: undefined }
  const named = asked.periodText === undefined ? undefined : periodOf(asked.periodText, today)
  if (named !== undefined) return { period: named, name: asked.periodText?.includes('..') ? undefined : asked.periodText }
  if (asked.periodText !== undefined && asked.from === undefined) problems.push({ kind: 'invalid_value', name: 'period', value: shownText(asked.periodText) })
  const fallback = periodOf(defaultPeriod, today)
  if (fallback === undefined) throw new Error('the default period has no dates')
  return { period: fallback, name: defaultPeriod }
}

/** One date alone: from that day until today, or that one day. Dates win over a named period. */
function readDates({ from, to }: Asked, today: LocalDate, problems: QueryProblem[]): Period | undefined {
  if (from === undefined && to === undefined) return undefined
  const first = LocalDate.parse(from ?? to)
  const asked = LocalDate.parse(to ?? today)
  if (first > today) return void problems.push({ kind: 'in_future', from: first })
  if (asked < first) return void problems.push({ kind: 'order_of_dates', from: first, to: asked })
  const last = asked > today ? today : asked
  if (daysFromTo(first, last) > longestDays) return void problems.push({ kind: 'too_long', from: first, to: last })
  return { from: first, to: last }
}

type AskedComparison = {
  readonly period: Period
  readonly match: Match
  readonly compare: z.infer<typeof Compare>
  readonly from: string | undefined
  readonly to: string | undefined
}
/** Dates of one's own need both ends; without them nothing is compared, and that is said. */
function readComparison(asked: AskedComparison, today: LocalDate, problems: QueryProblem[]): Pick<ReportQuery, 'compare' | 'compareWith'> {
  const { period, match, compare, from, to } = asked
  switch (compare) {
    case 'none':
      return { compare, compareWith: undefined }
    case 'prev':
      return { compare, compareWith: comparedBefore(period, match) }
    case 'year':
      return { compare, compareWith: comparedYear(period, match) }
    case 'custom': {
      if (from === undefined || to === undefined) problems.push({ kind: 'no_compare_dates' })
      else {
        const compareWith = readDates({ periodText: undefined, from, to }, today, [])
        if (compareWith !== undefined) return { compare, compareWith }
        problems.push({ kind: 'compare_dates', from, to })
      }
      return { compare: 'none', compareWith: undefined }
    }
  }
}

/** The figures' own filters: no line chosen means every line of the channels chosen. */
export function filtersOf(query: ReportQuery, lines: readonly Pick<Line, 'id' | 'channel'>[], period: Period = query.period): Filters {
  const ofChannel = lines.filter(({ channel }) => query.channel.length === 0 || query.channel.includes(channel))
  const line = ofChannel.map(({ id }) => id).filter((id) => query.line.length === 0 || query.line.includes(id))
  const grain = query.grain === 'day' || query.grain === 'month' ? 'auto' : query.grain // the week itself has no months
  return { line, ...period, short: query.short, hours: query.hours, unit: query.unit, grain }
}

/** The query string that reads back as this query; defaults are left out, a relative period stays relative. */
export function parametersOf(query: ReportQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  const add = (name: QueryKey, value: string | undefined, usual = '') => {
    if (value !== undefined && value !== usual) parameters.append(name, value)
  }
  for (const line of query.line) add('line', line)
  for (const channel of query.channel) add('channel', channel)
  if (query.periodText === undefined) {
    add('from', query.period.from)
    add('to', query.period.to)
  } else add('period', query.periodText, defaultPeriod)
  add('compare', query.compare, 'none')
  if (query.compare === 'custom') {
    add('cfrom', query.compareWith?.from)
    add('cto', query.compareWith?.to)
  }
  add('match', query.match, 'weekday')
  add('unit', query.unit, 'people')
  add('hours', query.hours, 'all')
  add('short', query.short, 'exclude')
  add('grain', query.grain, 'auto')
  add('show', query.show, 'never')
  for (const cause of query.cause) add('cause', cause)
  add('weekday', query.weekdays.join(''))
  add('after', query.after)
  add('before', query.before)
  add('date', query.date)
  add('sort', query.sort, 'time')
  add('page', String(query.page), '1')
  add('asof', query.asof)
  add('lang', query.lang)
  return parameters
}
