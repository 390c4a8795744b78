/**
 * Which weeks might as well have come: the Bayesian bootstrap (Rubin 1981) over whole local weeks, which keeps what callers of one week have in
 * common. Where neighbouring weeks are alike, blocks of four weeks share a weight (Kuensch 1989). Only half of that scatter is used: what a plan would
 * have brought in these weeks knows them, what it brings in weeks like these does not, and one range stands for both (decision 0080).
 */
import type { SeededRandom } from '../seededRandom.ts'

const weeksInBlock = 4
const alike = 0.3
const partOfScatter = 0.5

/** @param totals one figure a week @returns `draws` rows of one weight a week, mean 1 in expectation */
export function weekWeights(random: SeededRandom, totals: ArrayLike<number>, draws: number): Float64Array {
  const weeks = totals.length
  const together = lagOneCorrelation(totals) > alike && weeks >= 3 * weeksInBlock ? weeksInBlock : 1
  const blocks = Math.ceil(weeks / together)
  // Exponential weights, made to have mean 1, scatter as (W - 1)/(W + 1) of what W weeks allow for; of few weeks that is far too little.
  const stretch = partOfScatter * Math.sqrt((blocks + 1) / Math.max(1, blocks - 1))
  const weights = new Float64Array(draws * weeks)
  const own = new Float64Array(blocks)
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0
    for (let block = 0; block < blocks; block++) {
      const weight = random.exponential()
      own[block] = weight
      sum += weight * weeksIn(block, together, weeks)
    }
    for (let week = 0; week < weeks; week++) {
      const weight = ((own[Math.floor(week / together)] ?? 0) * weeks) / sum
      weights[draw * weeks + week] = Math.max(0, 1 + stretch * (weight - 1))
    }
  }
  return weights
}

const weeksIn = (block: number, together: number, weeks: number) => Math.min(together, weeks - block * together)

export function lagOneCorrelation(values: ArrayLike<number>): number {
  const mean = Array.from(values).reduce((sum, own) => sum + own, 0) / Math.max(1, values.length)
  let [squares, products] = [0, 0]
  for (let n = 0; n < values.length; n++) {
    const own = (values[n] ?? 0) - mean
    squares += own * own
    if (n > 0) products += own * ((values[n - 1] ?? 0) - mean)
  }
  return squares === 0 ? 0 : products / squares
}
