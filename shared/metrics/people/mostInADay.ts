import type { ByPerson } from '../../dayfiles/byPerson.ts'
import { notAsked } from '../tally.ts'

/** Most attempts on one day of one person of a key's period. @param cellAt the date-hour of every place */
export function mostInADay({ first, person }: ByPerson, cellAt: Uint16Array): number {
  let most = 0
  for (let who = 0; who + 1 < first.length; who++) {
    let day = -1
    let attempts = 0
    let number = who
    const [begin, end] = [first[who] ?? 0, first[who + 1] ?? 0]
    if (end - begin <= most) continue
    for (let place = begin; place < end; place++) {
      const cell = cellAt[place] ?? notAsked
      if (cell === notAsked) continue
      const ownDay = (cell / 24) | 0
      const ownNumber = person === undefined ? who : (person[place] ?? who)
      attempts = ownDay === day && ownNumber === number ? attempts + 1 : 1
      day = ownDay
      number = ownNumber
      if (attempts > most) most = attempts
    }
  }
  return most
}
