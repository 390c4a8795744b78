/** How many people to roster so that enough are there, when each fails to appear now and then. */

/** Up to here chance is counted person by person; above, the average serves. */
const fewPeople = 10

/**
 * Few people: the smallest number of which at least `needed` are there `certainty` of the time. Dividing by the share that comes would be wrong
 * for one, two or three: one person who is ill is a closed line.
 * @param needed a whole number of people on duty @param absence the share that is not there: no-shows and pauses, from 0 to below 1
 */
export function rosteredFor(needed: number, absence: number, certainty = 0.8): number {
  if (needed <= 0) return 0
  if (needed > fewPeople) return Math.ceil(needed / (1 - absence) - 1e-9)
  let rostered = needed
  while (atLeast(needed, rostered, 1 - absence) < certainty) rostered++
  return rostered
}

/** The chance that at least `needed` of `rostered` people are there. */
export function atLeast(needed: number, rostered: number, presence: number): number {
  return presenceChances(rostered, presence).reduce((sum, chance, there) => (there >= needed ? sum + chance : sum), 0)
}

/** The binomial chances of 0, 1, …, `rostered` people being there. */
export function presenceChances(rostered: number, presence: number): Float64Array {
  const chances = new Float64Array(rostered + 1)
  chances[0] = 1
  for (let person = 1; person <= rostered; person++) {
    // From above, so that each is made of what it was before this person.
    for (let there = person; there >= 0; there--) chances[there] = (chances[there] ?? 0) * (1 - presence) + (chances[there - 1] ?? 0) * presence
  }
  return chances
}
