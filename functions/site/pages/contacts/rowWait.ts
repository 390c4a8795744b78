import type { DrillDownRow } from '../../../../shared/metrics/figures.ts'
import type { View } from '../../view.ts'

/** In seconds. Waits are told between these, so that not even a row of one attempt gives its exact wait away. */
const bounds = [10, 30, 60, 120, 300, 600, 1200, 1800, 3600] as const
const minute = 60

/** How long the attempts of a row waited: "korter dan 10 seconden", "2 tot 5 minuten". A unit that both ends have is said once. */
export function rowWait({ texts, formats }: Pick<View, 'texts' | 'formats'>, { waitSeconds }: Pick<DrillDownRow, 'waitSeconds'>): string {
  const words = texts.contacts
  if (waitSeconds === null) return texts.states.unknown
  const low = bounds.findLast((bound) => bound <= waitSeconds.min)
  const high = bounds.find((bound) => bound > waitSeconds.max)
  const alone = (seconds: number) => (seconds === minute ? words.oneMinute : formats.length(seconds))
  if (high === undefined) return words.waitAbove(alone(low ?? 0))
  if (low === undefined) return words.waitBelow(alone(high))
  if (high <= minute) return words.waitBetween(formats.whole(low), formats.length(high))
  return words.waitBetween(low < minute ? formats.length(low) : formats.whole(low / minute), formats.length(high))
}
