/** The needs that can be told from what was recorded, were every caller recognised: written once more here, and not with the product's own code. */
import { type AttemptLog, endings } from './attemptLog.ts'
import type { LatentNeeds } from './latentNeeds.ts'
import { isShort } from './needOutcomes.ts'

export type RecordedNeeds = {
  readonly length: number
  readonly person: Int32Array
  readonly firstAt: Float64Array
  /** 0: never. */
  readonly reachedAt: Float64Array
  /** Of each need that came up: the recorded need it is part of, -1 where it never led to a recorded attempt. */
  readonly needOf: Int32Array
  /** Of each attempt, likewise. */
  readonly needOfAttempt: Int32Array
}

const later = 7 * 86_400

export function recordedNeeds(needs: LatentNeeds, attempts: AttemptLog, isRecordable: (attempt: number) => boolean): RecordedNeeds {
  const needOf = new Int32Array(needs.length).fill(-1)
  const needOfAttempt = new Int32Array(attempts.length).fill(-1)
  const current = new Int32Array(needs.people.length).fill(-1)
  const lastAt = new Float64Array(needs.people.length)
  const person: number[] = []
  const firstAt: number[] = []
  const reachedAt: number[] = []
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    if (!isRecordable(attempt) || isShort(attempts, attempt)) continue
    const need = attempts.need[attempt]!
    const who = needs.person[need]!
    const at = attempts.at[attempt]!
    let own = current[who]!
    if (own === -1 || reachedAt[own]! > 0 || at - lastAt[who]! > later) {
      own = person.length
      current[who] = own
      person.push(who)
      firstAt.push(at)
      reachedAt.push(0)
    }
    lastAt[who] = at
    needOfAttempt[attempt] = own
    if (needOf[need] === -1) needOf[need] = own
    if (attempts.ending[attempt] === endings.answered) reachedAt[own] = attempts.endedAt[attempt]!
  }
  return {
    length: person.length,
    person: Int32Array.from(person),
    firstAt: Float64Array.from(firstAt),
    reachedAt: Float64Array.from(reachedAt),
    needOf,
    needOfAttempt,
  }
}
