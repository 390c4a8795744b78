/**
 * What may be told outside of what was not measured. Data begin with somebody's call, a silence begins at one and ends at another's: of such a stretch the
 * months are told, and its length in whole days, rounded up, so that nobody can try a time on it. What people told, they told by themselves: that is exact.
 */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { LineId } from '../../contacts/identifiers.ts'
import type { CoverageFigures, Gap } from '../figures.ts'

/** `from` and `to`: the first and the last date that the gap touches on the wall, or the first and the last month; `hours` then at most so many. */
export type OutsideGap = { readonly line: LineId; readonly from: string; readonly to: string; readonly hours: number; readonly cause: Gap['cause'] }
type Gaps = readonly Pick<Gap, 'found'>[]

const [monthDigits, dateDigits, dayHours] = ['2026-06'.length, '2026-06-09'.length, 24]
export const isOfMonths = ({ from }: Pick<OutsideGap, 'from'>): boolean => from.length !== dateDigits
export const monthIn = (text: string): string => text.slice(0, monthDigits)

const isTold = ({ found }: Gaps[number]) => found === 'told'
const inDays = (hours: number) => Math.ceil(hours / dayHours - 1e-6) * dayHours

export function outsideGaps({ gapList }: Pick<CoverageFigures, 'gapList'>, timeZone: string): readonly OutsideGap[] {
  const { dateOf } = localTimeOf(timeZone)
  return gapList.map((gap) => {
    const { line, hours, cause } = gap
    const [from, to] = [dateOf(Date.parse(gap.from)), dateOf(Date.parse(gap.until) - 1)] as const
    return isTold(gap) ? { line, from, to, hours, cause } : { line, from: monthIn(from), to: monthIn(to), hours: inDays(hours), cause }
  })
}

/** How many hours of a period count as measured, and their share: never all, and never nothing, where it was not so. @param gaps in it; absent: whatever they are */
export function outsideMeasured(
  { hours, measuredHours, closedHours = 0 }: { readonly hours: number; readonly measuredHours: number; readonly closedHours?: number },
  gaps?: Gaps,
): { readonly share: number; readonly measuredHours: number } {
  const all = Math.max(0, hours - closedHours)
  const measured = gaps?.every(isTold) === true || measuredHours <= 0 ? measuredHours : Math.max(1, all - inDays(Math.max(0, all - measuredHours)))
  return { share: all === 0 ? 0 : Math.min(1, measured / all), measuredHours: measured }
}
