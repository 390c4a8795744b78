/**
 * How many will try in each hour of the coming weeks: the shape of the week from the last half year, times a level that follows the weeks, times
 * what holidays did before. How fast the level follows is chosen by what would have foreseen the line's own weeks best: not at all on a steady line, to
 * the newest week where it jumps. Scored against simpler forecasts on weeks it has not seen.
 */
import { normalQuantile, studentQuantile } from '../metrics/gamma.ts'
import { type Forecasted, countQuantile, dispersionOf } from './dispersion.ts'
import { weekRates } from './weekRates.ts'

/** One complete local week from Monday 00:00, by hour of the week; holidays stand apart. */
export type Week = {
  readonly counts: ArrayLike<number>
  /** Measured hours of the cell in real time, without gaps and holidays. */
  readonly exposureHours: ArrayLike<number>
  readonly holidays: readonly HolidayHours[]
}
/** What one holiday took out of its week. `kind` joins days that draw people alike. */
export type HolidayHours = { readonly kind: string; readonly cell: number; readonly count: number; readonly exposureHours: number }

export type Method = 'level' | 'mean' | 'naive'
export type Forecast = {
  readonly method: 'level' | 'mean'
  /** Attempts per hour of an ordinary week; undefined in a class of hours that was never measured. */
  readonly perHour: (cell: number) => number | undefined
  /** 1 for a kind that was never seen. `seen`: on how many cells it rests. */
  readonly holiday: (kind: string) => { readonly factor: number; readonly seen: number }
  /** Variance over mean of daypart totals, each week beside its own level: what widens the ranges. */
  readonly dispersion: number
  /** How far the level of a week came out from what was foreseen up to four weeks before, beyond chance: a relative variance, which all hours of a week share. */
  readonly levelVariance: number
}
export type Scores = Readonly<Record<Method, MethodScore>>
/** Means over all cells of the weeks that were held out. Smaller pinball losses are better. */
export type MethodScore = {
  readonly pinball: { readonly low: number; readonly middle: number; readonly high: number }
  /** Share of daypart totals within their nine-in-ten range. */
  readonly inside: number
  /** Forecast over seen, of whole weeks. */
  readonly bias: number
}

const weeksForShape = 26
/** How much a level follows the newest week. 0: all weeks count alike; 1: only the newest does. */
const smoothings: readonly number[] = [0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1]
const hoursInWeek = 168
const daypartHours = 6
export const fewestWeeks = 8
const scoredWeeks = 12
const horizons = [1, 2, 4] as const

/** @param weeks oldest first @returns undefined with fewer than eight weeks: too little to say */
export function forecast(
  weeks: readonly Week[],
  isOpen: (cell: number) => boolean,
): { readonly forecast: Forecast; readonly scores: Scores | undefined } | undefined {
  if (weeks.length < fewestWeeks) return undefined
  return { forecast: fitted(weeks, isOpen, 'level'), scores: scored(weeks, isOpen) }
}

export const fitted = (weeks: readonly Week[], isOpen: (cell: number) => boolean, method: Method): Fitted => fitter(weeks, isOpen)(method)

type Fitted = Forecast & { readonly method: 'level' | 'mean' }

/** What all methods have in common is worked out once. */
function fitter(weeks: readonly Week[], isOpen: (cell: number) => boolean): (method: Method) => Fitted {
  const recent = weeks.slice(-weeksForShape)
  const shape = shapeOf(recent, isOpen)
  const ratios = recent.map((week) => ratioOf(week, shape))
  const dayparts = recent.flatMap((week, n) => daypartsOf(week, (cell) => (shape(cell) ?? 0) * (ratios[n] ?? 1)))
  const dispersion = dispersionOf(dayparts, recent.length)
  const ordinaryWeek = recent.reduce((sum, { counts }) => sum + totalOf(counts), 0) / recent.length
  return (method) => {
    const smoothing = method === 'level' ? bestSmoothing(ratios) : method === 'mean' ? 0 : 1
    const level = levelsOf(ratios, smoothing).at(-1) ?? 1
    const perHour = (cell: number) => {
      if (method === 'naive') return naiveRate(recent, cell)
      const rate = shape(cell)
      return rate === undefined ? undefined : rate * level
    }
    return {
      method: smoothing === 0 ? 'mean' : 'level',
      perHour,
      holiday: (kind) => holidayFactor(recent, kind, (cell) => shape(cell) ?? 0),
      dispersion,
      levelVariance: levelVariance(ratios, smoothing, dispersion / Math.max(1, ordinaryWeek)),
    }
  }
}

function shapeOf(weeks: readonly Week[], isOpen: (cell: number) => boolean): (cell: number) => number | undefined {
  const { cells } = weekRates({
    counts: added(weeks.map(({ counts }) => counts)),
    exposureHours: added(weeks.map(({ exposureHours }) => exposureHours)),
    isOpen,
  })
  return (cell) => cells[cell]?.mean
}

function added(columns: readonly ArrayLike<number>[]): Float64Array {
  const sum = new Float64Array(hoursInWeek)
  for (const column of columns) for (let cell = 0; cell < hoursInWeek; cell++) sum[cell] = (sum[cell] ?? 0) + (column[cell] ?? 0)
  return sum
}

const totalOf = (column: ArrayLike<number>) => Array.from(column).reduce((sum, own) => sum + own, 0)

/** A week against what its measured hours would hold in an ordinary one; half a week of nothing counts as ordinary. */
function ratioOf({ counts, exposureHours }: Week, shape: (cell: number) => number | undefined): number {
  let expected = 0
  for (let cell = 0; cell < hoursInWeek; cell++) expected += (shape(cell) ?? 0) * (exposureHours[cell] ?? 0)
  return (totalOf(counts) + drawnBy) / (expected + drawnBy)
}
const drawnBy = 5

/** The level after each week, by simple exponential smoothing (Hyndman and Athanasopoulos 2021, 8.1). Young levels are plain means: none knows later weeks. */
function levelsOf(ratios: readonly number[], smoothing: number): readonly number[] {
  let level = 1
  return ratios.map((ratio, week) => (level += Math.max(smoothing, 1 / (week + 1)) * (ratio - level)))
}

/** Levels of fewer weeks tell nothing of what a smoothing is worth. */
const weeksToLearn = 4

/** By how much a smoothing would have missed each later week from those up to so many weeks before it: a mean square. */
function missOf(ratios: readonly number[], smoothing: number, weeksAhead: readonly number[]): number {
  let [squares, foreseen] = [0, 0]
  for (const [week, level] of levelsOf(ratios, smoothing).entries())
    for (const ahead of weeksAhead) {
      const ratio = ratios[week + ahead]
      if (week + 1 < weeksToLearn || ratio === undefined) continue
      squares += (ratio - level) ** 2
      foreseen++
    }
  return squares / Math.max(1, foreseen)
}

/** The smoothing that would have foreseen the next week best. */
function bestSmoothing(ratios: readonly number[]): number {
  const missBy = new Map(smoothings.map((smoothing) => [smoothing, missOf(ratios, smoothing, [1])]))
  return smoothings.reduce((best, own) => ((missBy.get(own) ?? 0) < (missBy.get(best) ?? 0) ? own : best))
}

/**
 * How much of what was missed is the level's own doing, and not the chance of so many attempts a week. Weeks that are foreseen from the same past are
 * missed alike, so there are fewer misses than weeks, and of few the true size is less sure (Student's t).
 */
function levelVariance(ratios: readonly number[], smoothing: number, ofChance: number): number {
  const meanAhead = horizons.reduce((sum, ahead) => sum + ahead, 0) / horizons.length
  const freedom = Math.max(2, (ratios.length - weeksToLearn) / meanAhead)
  const widening = studentQuantile(0.95, freedom) / normalQuantile(0.95)
  return widening ** 2 * Math.max(0, missOf(ratios, smoothing, horizons) - ofChance)
}

/** As in the newest week in which this hour was measured. */
function naiveRate(weeks: readonly Week[], cell: number): number | undefined {
  const last = weeks.findLast(({ exposureHours }) => (exposureHours[cell] ?? 0) > 0)
  return last && (last.counts[cell] ?? 0) / (last.exposureHours[cell] ?? 1)
}

/** Drawn towards no effect by ten attempts. */
function holidayFactor(weeks: readonly Week[], kind: string, rateOf: (cell: number) => number) {
  const own = weeks.flatMap(({ holidays }) => holidays.filter((holiday) => holiday.kind === kind))
  const seen = own.reduce((sum, { count }) => sum + count, 0)
  const expected = own.reduce((sum, { cell, exposureHours }) => sum + rateOf(cell) * exposureHours, 0)
  return { factor: (seen + 10) / (expected + 10), seen: own.length }
}

function daypartsOf({ counts, exposureHours }: Week, rateOf: (cell: number) => number): readonly Forecasted[] {
  return Array.from({ length: hoursInWeek / daypartHours }, (_, part) => {
    let [seen, expected] = [0, 0]
    for (let cell = part * daypartHours; cell < (part + 1) * daypartHours; cell++) {
      seen += counts[cell] ?? 0
      expected += rateOf(cell) * (exposureHours[cell] ?? 0)
    }
    return { seen, expected }
  })
}

/** Each of the last weeks foreseen from those before it only. undefined where too few weeks can be held out. */
function scored(weeks: readonly Week[], isOpen: (cell: number) => boolean): Scores | undefined {
  const origins = weeks.flatMap((week, n) => horizons.map((ahead) => ({ week, known: n + 1 - ahead }))).filter(({ known }) => known >= fewestWeeks)
  const held = origins.slice(-scoredWeeks * horizons.length)
  if (held.length < fewestWeeks) return undefined
  // Three horizons and three methods ask for the same past again and again.
  const pasts = new Map([...new Set(held.map(({ known }) => known))].map((known) => [known, fitter(weeks.slice(0, known), isOpen)]))
  const scoreOf = (method: Method): MethodScore => {
    const sums = { low: 0, middle: 0, high: 0, cells: 0, inside: 0, dayparts: 0, foreseen: 0, seen: 0 }
    for (const { week, known } of held) {
      const made = (pasts.get(known) ?? fitter(weeks.slice(0, known), isOpen))(method)
      addPinball(sums, week, made)
      addDayparts(
        sums,
        daypartsOf(week, (cell) => made.perHour(cell) ?? 0),
        made,
      )
    }
    const pinball = { low: sums.low / sums.cells, middle: sums.middle / sums.cells, high: sums.high / sums.cells }
    return { pinball, inside: sums.dayparts === 0 ? 1 : sums.inside / sums.dayparts, bias: sums.seen === 0 ? 1 : sums.foreseen / sums.seen }
  }
  return { level: scoreOf('level'), mean: scoreOf('mean'), naive: scoreOf('naive') }
}

type Sums = { low: number; middle: number; high: number; cells: number; inside: number; dayparts: number; foreseen: number; seen: number }

function addPinball(sums: Sums, { counts, exposureHours }: Week, made: Forecast): void {
  for (let cell = 0; cell < hoursInWeek; cell++) {
    const exposure = exposureHours[cell] ?? 0
    if (exposure === 0) continue
    const mean = (made.perHour(cell) ?? 0) * exposure
    const scatter = scatterOf(made, mean)
    const seen = counts[cell] ?? 0
    sums.low += pinball(seen, countQuantile(mean, scatter, 0.05), 0.05)
    sums.middle += pinball(seen, mean, 0.5)
    sums.high += pinball(seen, countQuantile(mean, scatter, 0.95), 0.95)
    sums.cells++
  }
}

function addDayparts(sums: Sums, dayparts: readonly Forecasted[], made: Forecast): void {
  for (const { seen, expected } of dayparts) {
    sums.seen += seen
    sums.foreseen += expected
    if (expected < 1) continue
    const scatter = scatterOf(made, expected)
    sums.dayparts++
    if (countQuantile(expected, scatter, 0.05) <= seen && seen <= countQuantile(expected, scatter, 0.95)) sums.inside++
  }
}

/** Variance over mean of so many attempts foreseen: the scatter of their hours, and of the level that they share. */
export const scatterOf = ({ dispersion, levelVariance }: Pick<Forecast, 'dispersion' | 'levelVariance'>, attempts: number): number =>
  dispersion + attempts * levelVariance

/** Loss of forecasting `quantile` for the share `share` where `seen` came. */
const pinball = (seen: number, quantile: number, share: number) => Math.max(share * (seen - quantile), (share - 1) * (seen - quantile))
