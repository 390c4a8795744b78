/** What became of every need that came up, by the rule of seven days: reached no later than that after the attempt before, or helped by the way. */
import { type AttemptLog, endings } from './attemptLog.ts'
import type { LatentNeeds } from './latentNeeds.ts'

const shortSeconds = 10
const later = 7 * 86_400

export type NeedOutcomes = {
  /** 0: never. Seconds since 1970 UTC. */
  readonly firstAt: Float64Array
  readonly lastAt: Float64Array
  readonly reachedAt: Float64Array
}

export function needOutcomes(needs: LatentNeeds, attempts: AttemptLog): NeedOutcomes {
  const [firstAt, lastAt, reachedAt] = [new Float64Array(needs.length), new Float64Array(needs.length), new Float64Array(needs.length)]
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    const need = attempts.need[attempt]!
    const isAnswered = attempts.ending[attempt] === endings.answered
    if (isShort(attempts, attempt)) continue
    const at = attempts.at[attempt]!
    if (firstAt[need] === 0) firstAt[need] = at
    else if (at - lastAt[need]! > later) continue
    lastAt[need] = at
    if (isAnswered) reachedAt[need] = attempts.endedAt[attempt]!
  }
  helpedByTheWay(needs, attempts, { firstAt, lastAt, reachedAt })
  return { firstAt, lastAt, reachedAt }
}

export const isShort = (attempts: AttemptLog, attempt: number) =>
  attempts.ending[attempt] === endings.left && attempts.endedAt[attempt]! - attempts.at[attempt]! < shortSeconds

/** Somebody who is answered about one need is helped with those that are open. */
function helpedByTheWay(needs: LatentNeeds, attempts: AttemptLog, { firstAt, lastAt, reachedAt }: NeedOutcomes): void {
  const open = new Map<number, number[]>()
  const countOf = new Uint16Array(needs.people.length)
  for (let need = 0; need < needs.length; need++) countOf[needs.person[need]!]!++
  for (let need = 0; need < needs.length; need++) {
    const person = needs.person[need]!
    if (countOf[person]! < 2 || firstAt[need] === 0 || reachedAt[need]! > 0) continue
    const own = open.get(person)
    if (own === undefined) open.set(person, [need])
    else own.push(need)
  }
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    if (attempts.ending[attempt] !== endings.answered) continue
    for (const need of open.get(needs.person[attempts.need[attempt]!]!) ?? []) {
      const answeredAt = attempts.endedAt[attempt]!
      if (reachedAt[need] === 0 && answeredAt > firstAt[need]! && attempts.at[attempt]! - lastAt[need]! <= later) reachedAt[need] = answeredAt
    }
  }
}
