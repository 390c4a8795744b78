/** The part of each count that its busiest caller makes up, by what is counted. */
import type { CountCell } from '../../privacy/disclosure/countCell.ts'
import type { TrendMonth } from '../figures.ts'

/** Of the period, of a cell of its week at any grain (`gridKeyOf`), and of a month (`inMonth`). */
export type CallerShares = ReadonlyMap<string, number>

/** How the count of a month is named among the shares. */
export const inMonth = (what: string, { month }: Pick<TrendMonth, 'month'>): string => `${what} in ${month}`

/** As disclosure control takes it. */
export function shareOfOne(shares: CallerShares | undefined, what: string): Pick<CountCell, 'largestCallerShare'> {
  const largestCallerShare = shares?.get(what)
  return largestCallerShare === undefined ? {} : { largestCallerShare }
}
