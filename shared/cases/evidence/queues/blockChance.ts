/**
 * The chance that a caller is reached in a stretch of extra hours, averaged over how many of the rostered people turn up.
 * Who is absent is absent all evening, so each number of people present is solved by itself; one average evening would hide the bad ones.
 */
import { presenceChances } from '../../../staffing/absence.ts'
import type { ChanceTable } from './chanceTable.ts'
import { type RetryPlaces, throughAtLast } from '../../../staffing/throughAtLast.ts'
import type { RetryChances } from '../returns/retries.ts'

export type BlockUnknowns = {
  /** Factor on the arrivals that the table was made for. */
  readonly load: number
  readonly logAbandon: number
  readonly absence: number
  readonly retries: RetryChances
}
export type BlockChance = {
  /** Share of attempts that are answered. */
  readonly answered: number
  /** Share of needs reached within these hours, of callers who give up for good once the hours are over. */
  readonly through: number
  /** Share of needs reached in the end, of callers who come back after a closed line: some of them also go on trying after these hours. */
  readonly throughPersistent: number
  readonly busyAtEnd: number
}

/** A busier line causes redials, and redials make it busier: after this many rounds the answer has settled. */
const rounds = 3
/** A number of people present that is less likely than this changes nothing that is shown. */
const negligible = 1e-4

/**
 * @param table of the stretch @param places where callers who fail try again @returns shares between 0 and 1, and the people still in conversation at
 * the end
 */
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
