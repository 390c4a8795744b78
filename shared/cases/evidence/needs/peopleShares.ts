/** From needs to people: somebody whose need is reached counts only where nothing else reached them, and once. */
import type { ClosedNeeds } from './closedNeeds.ts'

/** People for one need gained, and for one lost. */
export type PeopleShares = { readonly gain: number; readonly loss: number }

/** @param chanceOf of each need: to be reached under the plan; undefined where the plan changes nothing for it */
export function peopleShares({ length, person, never, people: { timesReached } }: ClosedNeeds, chanceOf: (need: number) => number | undefined): PeopleShares {
  let [gainNeeds, gainPeople, lossNeeds, lossPeople] = [0, 0, 0, 0]
  for (let need = 0; need < length; ) {
    const who = person[need] ?? -1
    // Needs stand person after person.
    let [stillMissed, lost, reached] = [1, 1, 0]
    for (; need < length && person[need] === who; need++) {
      const chance = chanceOf(need)
      if (chance === undefined) continue
      const missed = never[need] ?? 0
      gainNeeds += missed * chance
      lossNeeds += (1 - missed) * (1 - chance)
      stillMissed *= 1 - missed * chance
      lost *= missed === 0 ? 1 - chance : 1
      if (missed === 0) reached++
    }
    const times = timesReached[who] ?? 0
    if (times === 0) gainPeople += 1 - stillMissed
    else if (reached === times) lossPeople += lost
  }
  return { gain: gainNeeds === 0 ? 1 : gainPeople / gainNeeds, loss: lossNeeds === 0 ? 1 : lossPeople / lossNeeds }
}
