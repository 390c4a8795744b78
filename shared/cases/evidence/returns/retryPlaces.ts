/** Where callers who fail in a stretch of hours try again, from how long callers wait before a retry and when the line is open. */
import { slotsInWeek } from '../../caseEvidence.ts'
import type { ClosedNeeds } from '../needs/closedNeeds.ts'
import { type RetryPlaces, throughAtLast } from '../../../staffing/throughAtLast.ts'
import type { Retries } from './retries.ts'
import { slotHours } from '../weeks/weekSlots.ts'

/** The chance to be reached in the end, for a caller who tries while the line is open and for one who finds it closed. */
export type PresentChances = { readonly open: number; readonly closed: number }

const startsInSlot = [0.25, 0.75] as const

/** @param slots of the stretch, one after another @param isOpen whether the line would be open in a slot of the week @returns shares that add up to 1 */
export function retryPlaces(slots: readonly number[], isOpen: (slot: number) => boolean, { gapHours }: Retries, chances: PresentChances): RetryPlaces {
  let [same, open, all] = [0, 0, 0]
  slots.forEach((slot, place) => {
    for (const within of startsInSlot)
      for (const gap of gapHours) {
        const steps = Math.floor(within + gap / slotHours)
        all++
        if (place + steps < slots.length) same++
        else if (isOpen((slot + steps) % slotsInWeek)) open++
      }
  })
  return { same: same / all, open: open / all, closed: (all - same - open) / all, throughOpen: chances.open, throughClosed: chances.closed }
}

/**
 * For the present hours: a retry while the line is open, at once or later, has the same chance again. @param closed the chance of callers who find it
 * closed
 */
export function presentPlaces(openSlots: Uint8Array, retries: Retries, closed: number): RetryPlaces {
  const own = Array.from(openSlots.keys()).filter((slot) => openSlots[slot] === 1)
  const places = own.map((slot) => retryPlaces([slot], (other) => openSlots[other] === 1, retries, { open: 0, closed }))
  const open = places.length === 0 ? 1 : places.reduce((sum, place) => sum + place.same + place.open, 0) / places.length
  return { same: open, open: 0, closed: 1 - open, throughOpen: 0, throughClosed: closed }
}

export function presentChances({ answered }: Retries, again: number, places: RetryPlaces): PresentChances {
  return { open: throughAtLast((answered.yes + 0.5) / (answered.of + 1), again, places), closed: places.throughClosed }
}

/** Of those who once found the line closed, the share that was reached after all. */
export const reachedAfterClosed = ({ never, length }: ClosedNeeds): number => (length === 0 ? 0 : 1 - never.reduce((sum, own) => sum + own, 0) / length)
