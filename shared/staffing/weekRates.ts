/**
 * How many people try in each hour of the week, where most hours have seen few: each hour is drawn towards what its weekday and its time of day
 * say together, the more so the less it was measured (empirical Bayes, gamma-Poisson; Robbins 1956).
 */
import { logGamma } from '../metrics/gamma.ts'

export type WeekCounts = {
  /** By hour of the week, 0..167 from Monday 00:00 local. */
  readonly counts: ArrayLike<number>
  /** Measured hours of that cell, in real time: the night of a clock change gives it 0 or 2. */
  readonly exposureHours: ArrayLike<number>
  /** Hours in which the line is open and hours in which it is not follow different people, and are fitted apart. */
  readonly isOpen: (cell: number) => boolean
}
/** Per hour. The truth of a cell is gamma distributed with this shape and this rate. */
export type CellRate = { readonly mean: number; readonly shape: number; readonly exposure: number }
export type WeekRates = {
  /** 168 cells. A class of hours that was never measured has no rates: undefined. */
  readonly cells: readonly (CellRate | undefined)[]
}

const hoursInWeek = 168

export function weekRates({ counts, exposureHours, isOpen }: WeekCounts): WeekRates {
  const cells: (CellRate | undefined)[] = Array.from({ length: hoursInWeek }, () => undefined)
  for (const open of [true, false]) {
    const own = Array.from({ length: hoursInWeek }, (_, cell) => cell)
      .filter((cell) => isOpen(cell) === open)
      .map((cell) => ({ cell, count: counts[cell] ?? 0, exposure: exposureHours[cell] ?? 0 }))
    for (const [cell, rate] of fitted(own)) cells[cell] = rate
  }
  return { cells }
}

type Cell = { readonly cell: number; readonly count: number; readonly exposure: number }

function fitted(own: readonly Cell[]): readonly (readonly [number, CellRate])[] {
  const exposure = own.reduce((sum, cell) => sum + cell.exposure, 0)
  if (exposure === 0) return []
  const { expected, uncertainty } = marginsOf(own)
  const strength = strengthOf(own, expected)
  return own.map((one) => {
    const { cell, count, exposure: measured } = one
    const mean = expected(cell)
    // The margins are themselves only as sure as what was seen in them: without this, ranges hold far less often than they say.
    const firmness = 1 / (1 / strength + uncertainty(one))
    const shape = firmness + count
    return [cell, { mean: shape / (firmness / mean + measured), shape, exposure: firmness / mean + measured }]
  })
}

const weekdayOf = (cell: number) => Math.floor(cell / 24)
const hourOf = (cell: number) => cell % 24

/** The weight, in attempts, with which a margin that saw little is shrunk towards the others. */
const drawnBy = 1
const rounds = 50

/** Rate per hour by weekday times time of day, fitted until both margins hold, with its relative variance. */
function marginsOf(own: readonly Cell[]): { readonly expected: (cell: number) => number; readonly uncertainty: (cell: Cell) => number } {
  const total = own.reduce((sum, { count }) => sum + count, 0)
  // Half an attempt keeps hours in which nobody ever tried from being impossible.
  const overall = (total + 0.5) / own.reduce((sum, { exposure }) => sum + exposure, 0)
  const [days, hours] = [new Float64Array(7).fill(1), new Float64Array(24).fill(1)]
  const factor = (cell: number) => (days[weekdayOf(cell)] ?? 1) * (hours[hourOf(cell)] ?? 1)
  const adjust = (factors: Float64Array, placeOf: (cell: number) => number) => {
    const [seen, expected] = [new Float64Array(factors.length), new Float64Array(factors.length)]
    for (const { cell, count, exposure } of own) {
      const place = placeOf(cell)
      seen[place] = (seen[place] ?? 0) + count
      expected[place] = (expected[place] ?? 0) + (exposure * overall * factor(cell)) / (factors[place] ?? 1)
    }
    for (let place = 0; place < factors.length; place++) factors[place] = ((seen[place] ?? 0) + drawnBy) / ((expected[place] ?? 0) + drawnBy)
  }
  for (let round = 0; round < rounds; round++) {
    adjust(days, weekdayOf)
    adjust(hours, hourOf)
  }
  const seenIn = (placeOf: (cell: number) => number, place: number) => own.reduce((sum, { cell, count }) => (placeOf(cell) === place ? sum + count : sum), 0)
  const byDay = Array.from(days, (_, day) => seenIn(weekdayOf, day))
  const byHour = Array.from(hours, (_, hour) => seenIn(hourOf, hour))
  return {
    expected: (cell) => overall * factor(cell),
    // What the cell itself saw is told by its own count and must not be believed twice.
    uncertainty: ({ cell, count }) => 1 / ((byDay[weekdayOf(cell)] ?? 0) - count + drawnBy) + 1 / ((byHour[hourOf(cell)] ?? 0) - count + drawnBy),
  }
}

const [leastLog, mostLog] = [-3, 8]

/** How firmly the cells follow their margins: the shape k under which what was seen is likeliest (golden section on log k). */
function strengthOf(own: readonly Cell[], expected: (cell: number) => number): number {
  const measured = own.filter(({ exposure }) => exposure > 0)
  const likelihood = (log: number) => {
    const k = Math.exp(log)
    return measured.reduce((sum, { cell, count, exposure }) => sum + logNegativeBinomial(count, k, expected(cell) * exposure), 0)
  }
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [leastLog, mostLog]
  while (high - low > 1e-4) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (likelihood(left) > likelihood(right)) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

const logNegativeBinomial = (count: number, k: number, mean: number) =>
  logGamma(count + k) - logGamma(k) - logGamma(count + 1) + k * Math.log(k / (k + mean)) + (mean > 0 ? count * Math.log(mean / (k + mean)) : 0)
