/** From "this person signed in" to "so many people were there": a step function of counts, in which nobody can be seen. */
import { presenceTypes } from '../dayfiles/dayColumns.ts'

/** `present[i]` people are signed in and not paused from `at[i]` (seconds UTC) until the next step. */
export type PresenceSteps = { readonly at: Uint32Array; readonly present: Uint16Array }

type PresenceColumns = { readonly at: Uint32Array; readonly type: Uint8Array; readonly agent: Uint32Array }

/**
 * Counted, not matched: some exchanges name a person one way at sign-in and another way at a pause, so
 * present = signed in minus paused, never below nobody.
 */
export function presenceSteps({ at, type, agent }: PresenceColumns): PresenceSteps {
  const signedIn = new Set<number>()
  const paused = new Set<number>()
  const present = new Uint16Array(at.length)
  for (let i = 0; i < at.length; i++) {
    const who = agent[i] ?? 0
    switch (presenceTypes[type[i] ?? 0]) {
      case 'agent.signed_in':
        signedIn.add(who)
        paused.delete(who)
        break
      case 'agent.signed_out':
        signedIn.delete(who)
        paused.delete(who)
        if (signedIn.size === 0) paused.clear()
        break
      case 'agent.paused':
        paused.add(who)
        break
      case 'agent.resumed':
        paused.delete(who)
        break
      case undefined:
        break
    }
    present[i] = Math.max(0, signedIn.size - paused.size)
  }
  return { at, present }
}

/** Walks the steps forward in time; `undefined` before the first step, where nobody told who was there. */
export function presenceAt(steps: PresenceSteps): (second: number) => number | undefined {
  let next = 0
  return (second) => {
    while (next < steps.at.length && (steps.at[next] ?? 0) <= second) next++
    return next === 0 ? undefined : steps.present[next - 1]
  }
}
