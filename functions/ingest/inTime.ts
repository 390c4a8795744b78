/** Waiting with an end. */
import { setTimeout as pause } from 'node:timers/promises'

export class TooLate extends Error {
  override readonly name = 'TooLate'
}

const late = Symbol('late')

/** What becomes of the work after that is nobody's concern here. @throws TooLate after so many milliseconds, and what the work throws before */
export async function inTime<Answer>(work: Promise<Answer>, milliseconds: number): Promise<Answer> {
  const first = await Promise.race([work, pause(milliseconds, late, { ref: false })])
  if (first === late) throw new TooLate()
  return first
}
