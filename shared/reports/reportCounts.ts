/**
 * Every true count that a report prints or could be worked out from what it prints, and which of them add up to which: what disclosure control is
 * given. Keys and sums are those of the other figures for outside, so that all of them are held against each other.
 */
import type { LineId } from '../contacts/identifiers.ts'
import { type Cause, causes, missedAs } from '../contacts/cause.ts'
import type { MaybeEstimate } from '../contacts/estimate.ts'
import type { Figures, TrendMonth, WeekCell } from '../metrics/figures.ts'
import { coarserCells } from '../metrics/protected/gridGrains.ts'
import { countKey, LinkedCounts } from '../metrics/protected/linkedCounts.ts'
import { measuredOf } from '../metrics/protected/measuredOf.ts'
import { causeKeys, gridKeyOf, ladder } from '../metrics/protected/releaseCounts.ts'
import { type CallerShares, inMonth, shareOfOne } from '../metrics/protected/shareOfOne.ts'
import { switchboardTables } from '../metrics/switchboard/protectedSwitchboard.ts'
import type { SwitchboardCounts } from '../metrics/switchboard/switchboardCounts.ts'
import type { CountCell } from '../privacy/disclosure/countCell.ts'
import type { Release, Tables } from '../privacy/disclosure/protectRelease.ts'

export type GridGrain = 'twohour' | 'daypart' | 'workweek' | 'week'
export const gridGrains = ['twohour', 'daypart', 'workweek', 'week'] as const satisfies readonly GridGrain[]

export type CountsInput = {
  readonly line: LineId
  /** Of the period, with the week by single hours. */
  readonly figures: Figures
  /** Up to 24 months that end with the period. */
  readonly trend: Figures
  /** The same months a year earlier. */
  readonly before?: Figures
  readonly callerShares?: CallerSharesOf
  /** Of the period, for the rules that others publish. */
  readonly switchboard?: SwitchboardCounts
}
/** See `largestCallerShares`. */
export type CallerSharesOf = { readonly period: CallerShares; readonly trend: CallerShares; readonly before?: CallerShares }
export type Grains = { readonly grid: GridGrain | undefined; readonly monthsABar: number }

/** What a report cannot do without goes last. */
const keep = { grid: -20, beside: -10, cause: 0, month: 10, step: 20, headline: 40 } as const
/** Whoever reads a cell of next to no hours knows who was on duty. */
const leastExposureHours = 2

type About = Omit<CountCell, 'key' | 'count'>

/** Months from the first data on, so many to a bar, counted back from the last. */
export function barsOf({ months }: Figures, monthsABar: number): readonly (readonly TrendMonth[])[] {
  const first = months.findIndex(({ measuredHours }) => measuredHours > 0)
  const measured = first < 0 ? [] : months.slice(first)
  const odd = measured.length % monthsABar
  return Array.from({ length: Math.floor(measured.length / monthsABar) }, (_, index) =>
    measured.slice(odd + index * monthsABar, odd + (index + 1) * monthsABar),
  )
}
export function datesOfBar(bar: readonly TrendMonth[]): { readonly from: TrendMonth['from']; readonly to: TrendMonth['to'] } {
  const [first, last] = [bar[0], bar.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('a bar without months')
  return { from: first.from, to: last.to }
}

export const gridCount = ({ never }: Pick<WeekCell, 'never'>): number => Math.round(never)
export const isGridMeasured = ({ exposureHours }: Pick<WeekCell, 'exposureHours'>): boolean => exposureHours >= leastExposureHours
export const neverKey = (input: CountsInput, cell: Parameters<typeof gridKeyOf>[1]): string =>
  countKey(input.line, input.figures.filters, gridKeyOf('never', cell))

export function reportCounts(input: CountsInput, grains: Grains, earlier: readonly Release[]): Tables {
  const counts = new LinkedCounts(input.line)
  addMonths(input, grains, counts)
  addPeriod(input.figures, counts, input.callerShares?.period)
  addBeside(input.figures, counts)
  if (input.before !== undefined) addPeriod(input.before, counts, input.callerShares?.before)
  addGrid(input, grains, counts)
  for (const dates of [input.figures.filters, ...(input.before === undefined ? [] : [input.before.filters])]) counts.linkTo(earlier, dates)
  const { cells, relations } = counts.tables()
  const beside = input.switchboard && switchboardTables(input.switchboard, ruleKey(input))
  return beside === undefined ? { cells, relations } : { cells: [...cells, ...beside.cells], relations: [...relations, ...beside.relations] }
}

/** How a number of a published rule is named among the counts. */
export const ruleKey =
  ({ line, figures }: Pick<CountsInput, 'line' | 'figures'>) =>
  (what: string): string =>
    countKey(line, figures.filters, what)

/** Every month by itself, printed or not: what ties releases of other periods to this one. */
function addMonths({ trend, callerShares }: CountsInput, { monthsABar }: Grains, counts: LinkedCounts): void {
  const whats = [...ladder, 'attempts', 'never'] as const
  const published = (what: (typeof whats)[number]) => what !== 'short' && what !== 'unknown'
  const countOf = (month: TrendMonth, what: (typeof whats)[number]) => (what === 'never' ? gridCount(month) : month[what])
  const bars = barsOf(trend, monthsABar)
  const shares = callerShares?.trend
  for (const month of barsOf(trend, 1).flat()) {
    const add = (what: (typeof whats)[number]) =>
      counts.add(month, what, countOf(month, what), {
        measured: measuredMonth(month, needsClosed(what) && trend.coverage.closedRecorded !== 'yes'),
        importance: keep.month,
        ...shareOfOne(shares, inMonth(what, month)),
        published: monthsABar === 1 && published(what),
      })
    const attempts = add('attempts')
    counts.sum(ladder.map(add), attempts)
    add('never')
  }
  for (const bar of bars)
    for (const what of whats) {
      const parts = bar.map((month) => counts.add(month, what, countOf(month, what)))
      const sum = bar.reduce((all, month) => all + countOf(month, what), 0)
      counts.sum(
        parts,
        counts.add(datesOfBar(bar), what, sum, {
          measured: isUnsure(bar, what) ? 'partly' : 'full',
          importance: keep.month,
          published: published(what),
          ...(shares !== undefined && sum > 0 && { largestCallerShare: bar.reduce((most, month) => most + ofOne(shares, month, what), 0) / sum }),
        }),
      )
    }
  // Who called most in each month may be one and the same: the keys turn in between, so nobody can say that it is not.
  function ofOne(known: CallerShares, month: TrendMonth, what: (typeof whats)[number]): number {
    return (known.get(inMonth(what, month)) ?? 0) * countOf(month, what)
  }
  function isUnsure(bar: readonly TrendMonth[], what: string): boolean {
    return (needsClosed(what) && trend.coverage.closedRecorded !== 'yes') || bar.some((month) => measuredMonth(month, false) !== 'full')
  }
  // Never printed as such, but the people never reached are, and they are nearly as many.
  const all = bars.flat()
  if (bars.length > 1) {
    const parts = all.map((month) => counts.add(month, 'never', gridCount(month)))
    counts.sum(
      parts,
      counts.add(
        datesOfBar(all),
        'never by month',
        all.reduce((sum, month) => sum + gridCount(month), 0),
        { importance: keep.headline },
      ),
    )
  }
}
const needsClosed = (what: string) => what === 'missed_closed' || what === 'never'
/** @param isDeaf to what came in while closed */
const measuredMonth = ({ measuredHours, hours }: TrendMonth, isDeaf: boolean) =>
  measuredHours <= 0 ? 'none' : isDeaf || measuredHours < hours * (1 - 1e-9) ? 'partly' : 'full'

/** The ladder, the causes and the people of whole months. */
function addPeriod(figures: Figures, counts: LinkedCounts, callerShares?: CallerShares): void {
  const { metrics, filters, months } = figures
  const add = (what: string, count: number, importance: number, about: About = {}) =>
    counts.add(filters, what, count, { measured: measuredOf(figures.coverage, what), importance, ...shareOfOne(callerShares, what), ...about })
  const attempts = add('attempts', metrics.attempts, keep.headline)
  const steps = ladder.map((step) => add(step, metrics[step], keep.step))
  counts.sum(steps, attempts)
  counts.sum(
    [add('missed_open', metrics.missed_open, keep.step), add('missed_closed', metrics.missed_closed, keep.step)],
    add('missed', metrics.missed_open + metrics.missed_closed, keep.step),
  )
  for (const step of ['missed_open', 'unknown'] as const) {
    const own = causes.filter((cause): cause is Cause => missedAs(cause) === step)
    counts.sum(
      own.map((cause) => add(causeKeys[cause], metrics.cause[cause], keep.cause)),
      add(step, metrics[step], keep.step),
    )
  }
  for (const what of [...ladder, 'attempts'] as const)
    counts.sum(
      months.map((month) => counts.add(month, what, month[what], { published: false })),
      add(what, metrics[what], keep.step),
    )
  addPeople(metrics, (what, { value }, importance) => (value === null ? [] : [add(what, Math.round(value), importance)]), add, counts)
}

type AddKnown = (what: string, estimate: MaybeEstimate, importance: number) => readonly string[]
function addPeople(metrics: Figures['metrics'], known: AddKnown, add: (what: string, count: number, importance: number) => string, counts: LinkedCounts): void {
  const { never_closed: closed, never_open: open, people_by_status: people } = metrics
  const statuses = ['reached_at_once', 'later', 'never', 'still_open'] as const
  const parts = statuses.flatMap((status) => known(`people ${status}`, people[status], status === 'never' ? keep.headline : keep.step))
  const all = statuses.reduce((sum, status) => sum + Math.round(people[status].value ?? 0), 0)
  if (parts.length === statuses.length) counts.sum(parts, add('people', all, keep.headline))
  const never = parts[statuses.indexOf('never')]
  const split = [...known('people never closed', closed, keep.cause), ...known('people never open', open, keep.cause)]
  if (never !== undefined && split.length === 2) counts.sum(split, never)
  const [series] = known('series', metrics.series, keep.step)
  if (series !== undefined) counts.within([series], add('attempts', metrics.attempts, keep.headline))
}

/** What shares and waits rest on. */
function addBeside({ metrics, availability, waits, filters }: Figures, counts: LinkedCounts): void {
  const add = (what: string, count: number, about: About = {}) => counts.add(filters, what, count, { importance: keep.beside, ...about })
  const attempts = add('attempts', metrics.attempts)
  counts.within([add('withheld', metrics.withheld + metrics.unlinked)], attempts)
  const ofOffered = add('answered of offered', availability.answeredWhileOpen)
  counts.sum(
    [ofOffered, add('missed of offered', availability.offered - availability.answeredWhileOpen, { published: false })],
    add('offered', availability.offered),
  )
  counts.within([ofOffered], add('answered', metrics.answered))
  counts.within([add('left while waiting', waits.leavers.count, { published: false })], attempts)
}

function addGrid(input: CountsInput, { grid }: Grains, counts: LinkedCounts): void {
  const { filters, weekGrid } = input.figures
  if (grid === undefined) return
  const fine = coarserCells(weekGrid.cells, grid).map((cell) => ({ ...cell, never: gridCount(cell) }))
  const add = (cell: WeekCell, importance: number) =>
    counts.add(filters, gridKeyOf('never', cell), cell.never, {
      importance,
      measured: isGridMeasured(cell) ? 'full' : 'none',
      ...shareOfOne(input.callerShares?.period, gridKeyOf('never', cell)),
    })
  const keys = fine.map((cell) => add(cell, keep.grid))
  // The dayparts that stand out are named in words, whatever the grain.
  if (grid === 'twohour')
    for (const daypart of coarserCells(fine, 'daypart'))
      counts.sum(
        fine.flatMap((cell, index) => (isWithin(cell, daypart) ? [keys[index] ?? ''] : [])),
        add(daypart, keep.month),
      )
  if (grid !== 'week')
    counts.sum(
      keys,
      counts.add(
        filters,
        'never by hour',
        fine.reduce((sum, { never }) => sum + never, 0),
        { importance: keep.headline },
      ),
    )
}
const isWithin = (cell: WeekCell, daypart: WeekCell) => cell.weekday === daypart.weekday && daypart.from <= cell.from && cell.to <= daypart.to
