/**
 * How many people may be counted twice because lists of old days came one by one: each list has a key of its own that is gone, so that whoever stands in two of
 * them looks like two people. Nobody can be followed to say how many that are; but somebody is told by one list once.
 */
import type { Tellings } from '../../dayfiles/tellings.ts'

/**
 * The most that may be too many: in each key's period and group of lines, all who do not stand in the fullest telling, if every one of them stands in that one too.
 * @param isCounted of each person
 */
export function mostCountedTwice(tellings: Tellings | undefined, isCounted: (person: number) => boolean): number {
  if (tellings === undefined) return 0
  const { place, teller } = tellings
  const people = new Map<number, Map<number, number>>()
  for (let person = 0; person < place.length; person++) {
    if (!isCounted(person)) continue
    const [where, who] = [place[person] ?? 0, teller[person] ?? 0]
    const here = people.get(where) ?? new Map<number, number>()
    people.set(where, here.set(who, (here.get(who) ?? 0) + 1))
  }
  const besideFullest = (counts: readonly number[]) => counts.reduce((sum, own) => sum + own, 0) - Math.max(...counts)
  return [...people.values()].reduce((all, here) => all + besideFullest([...here.values()]), 0)
}
