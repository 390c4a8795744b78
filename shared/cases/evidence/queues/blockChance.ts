/** The chance to be reached at last in a stretch of extra hours, over the evenings on which everybody came and those on which somebody did not. */
import { presenceChances } from '../../../staffing/absence.ts'
import type { ChanceTable } from './chanceTable.ts'
import { type RetryChances, type RetryPlaces, throughAtLast } from '../returns/retries.ts'

export type BlockUnknowns = {
  /** Times the arrivals of the table. */
  readonly load: number
  readonly logAbandon: number
  readonly absence: number
  readonly retries: RetryChances
}
export type BlockChance = {
  /** Attempts. */
  readonly answered: number
  /** Needs, while these hours last: whoever let it be after a closed line lets it be after these. */
  readonly through: number
  /** Of those who come back after a closed line, in the end: some of them go on trying. */
  readonly throughPersistent: number
  readonly busyAtEnd: number
}

/** Redials make the line busier, which makes redials. */
const rounds = 3
/** Numbers of people there with less chance than this change nothing that is shown. */
const negligible = 1e-4

/** The same people are there, or are not, for all of an evening: a share of the evenings, each with its own chance, and not one chance for an average evening. */
export function blockChance(table: ChanceTable, places: RetryPlaces, { load, logAbandon, absence, retries }: BlockUnknowns): BlockChance {
  const chances = presenceChances(table.staff, 1 - absence)
  let [answered, through, busyAtEnd] = [0, 0, 0]
  for (let there = 0; there < chances.length; there++) {
    const chance = chances[there] ?? 0
    if (chance < negligible) continue
    let redials = 1
    let share = 0
    for (let round = 0; round < rounds; round++) {
      share = table.answered(there, load * redials, logAbandon)
      redials = 1 / (1 - retries.again * places.same * (1 - share))
    }
    answered += chance * share
    through += chance * throughAtLast(share, retries.again, { ...places, throughOpen: 0, throughClosed: 0 })
    busyAtEnd += chance * table.busyAtEnd(there, load * redials)
  }
  return { answered, through, throughPersistent: through + (1 - through) * retries.persistent, busyAtEnd }
}
