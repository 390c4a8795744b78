/**
 * From needs to people: a person counts as gained only if none of their needs was reached otherwise, and counts once however many of their needs are
 * reached.
 */
import type { ClosedNeeds } from './closedNeeds.ts'

/** People for each need gained, and people for each need lost; both between 0 and 1. */
export type PeopleShares = { readonly gain: number; readonly loss: number }

/** @param chanceOf gives, for each need, the chance to be reached under the plan; undefined where the plan changes nothing for it */
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
