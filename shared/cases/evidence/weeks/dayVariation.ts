/** How much busier some days of a line are than others of the same weekday, beyond what chance alone makes of it. */
import { weekdayOf } from '../../../metrics/clockColumns.ts'

/** One need makes a few attempts: so much more than a Poisson count does a day's count scatter by chance alone. */
const clustered = 2
const fewestDays = 4
const mostVariation = 0.5

/**
 * Deviation relative to the mean, from the excess of the variance over that of chance, all weekdays together: v^2 = sum (s^2 - c m) / sum m^2 for
 * weekdays with mean m and variance s^2 (method of moments; Jongbloed and Koole 2001, Whitt 1999 for why a queue must know it).
 * @param attempts by local day since 1970
 */
export function dayVariation(attempts: ReadonlyMap<number, number>): number {
  let [excess, squares] = [0, 0]
  for (let weekday = 0; weekday < 7; weekday++) {
    const own = [...attempts].flatMap(([day, count]) => (weekdayOf(day) === weekday ? [count] : []))
    if (own.length < fewestDays) continue
    const mean = own.reduce((sum, count) => sum + count, 0) / own.length
    const variance = own.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (own.length - 1)
    excess += own.length * (variance - clustered * mean)
    squares += own.length * mean ** 2
  }
  return squares === 0 ? 0 : Math.min(mostVariation, Math.sqrt(Math.max(0, excess) / squares))
}
