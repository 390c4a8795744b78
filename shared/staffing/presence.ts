/** From "this person signed in" to "so many people were there": a step function of counts, in which nobody can be seen. */
import { presenceTypes } from '../dayfiles/dayColumns.ts'

/** From `at[i]` (seconds UTC) until the next step `signedIn[i]` people are signed in, and `present[i]` of them are not paused. */
export type PresenceSteps = {
  readonly at: Uint32Array
  readonly present: Uint16Array /** `notTold` where only who was there was kept. */
  readonly signedIn: Uint16Array
}

/** In `signedIn`: not known. */
export const notTold = 0xffff

type PresenceColumns = { readonly at: Uint32Array; readonly type: Uint8Array; readonly agent: Uint32Array }

/**
 * Counted, not matched: some exchanges name a person one way at sign-in and another way at a pause, so
 * present = signed in minus paused, never below nobody. What was stripped comes counted already.
 */
export function presenceSteps({ at, type, agent }: PresenceColumns): PresenceSteps {
  const signedIn = new Set<number>()
  const paused = new Set<number>()
  const [present, total] = [new Uint16Array(at.length), new Uint16Array(at.length)]
  for (let i = 0; i < at.length; i++) {
    const who = agent[i] ?? 0
    switch (presenceTypes[type[i] ?? 0]) {
      case 'agent.signed_in':
      case 'agent.was_there':
        signedIn.add(who)
        paused.delete(who)
        break
      case 'agent.signed_out':
        signedIn.delete(who)
        paused.delete(who)
        if (signedIn.size === 0) paused.clear()
        break
      case 'agent.paused':
      case 'agent.was_paused':
        paused.add(who)
        break
      case 'agent.resumed':
        paused.delete(who)
        break
      case 'counted':
        // Who they were is no longer kept, see `countedAs`.
        signedIn.clear()
        paused.clear()
        present[i] = who % 0x10000
        total[i] = who < 0x10000 ? notTold : Math.floor(who / 0x10000) - 1
        continue
      case undefined:
        break
    }
    present[i] = Math.max(0, signedIn.size - paused.size)
    total[i] = signedIn.size
  }
  return { at, present, signedIn: total }
}

/** How a stripped file writes one step: both counts in one number. */
export const countedAs = (present: number, signedIn: number): number => Math.min(0xfffe, signedIn + 1) * 0x10000 + Math.min(0xffff, present)

/** Who was signed in and who had paused just before a second, by what was told up to then. */
export function presenceBefore(
  { at, type, agent }: PresenceColumns,
  second: number,
): { readonly signedIn: readonly number[]; readonly paused: readonly number[] } {
  const [signedIn, paused] = [new Set<number>(), new Set<number>()]
  for (let i = 0; i < at.length && (at[i] ?? 0) < second; i++) {
    const who = agent[i] ?? 0
    const told = presenceTypes[type[i] ?? 0]
    if (told === 'agent.paused' || told === 'agent.was_paused') paused.add(who)
    else paused.delete(who)
    if (told === 'agent.signed_in' || told === 'agent.was_there') signedIn.add(who)
    if (told === 'agent.signed_out') signedIn.delete(who)
    if (told === 'counted' || (told === 'agent.signed_out' && signedIn.size === 0)) paused.clear()
    if (told === 'counted') signedIn.clear()
  }
  return { signedIn: [...signedIn], paused: [...paused] }
}

/** Walks the steps forward in time; `undefined` before the first step, where nobody told who was there. */
export function presenceAt(steps: Pick<PresenceSteps, 'at' | 'present'>): (second: number) => number | undefined {
  let next = 0
  return (second) => {
    while (next < steps.at.length && (steps.at[next] ?? 0) <= second) next++
    return next === 0 ? undefined : steps.present[next - 1]
  }
}
