/** How many people are there at this moment: counts only, never who. */
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import { notTold, presenceSteps } from '../../staffing/presence.ts'

/** `signedIn` undefined: only who is not on a break was told. */
export type SignedInNow = { readonly present: number; readonly signedIn: number | undefined }

/** @param days of one line, in order of date. @param now UTC milliseconds. @returns undefined where no source ever told */
export function signedInNow(days: readonly DayColumns[], now: number): SignedInNow | undefined {
  const { at, present, signedIn } = presenceSteps({
    at: joined(days.map(({ presence }) => presence.at)),
    type: Uint8Array.from(joined(days.map(({ presence }) => presence.type))),
    agent: joined(days.map(({ presence }) => presence.agent)),
  })
  // What a clock that is ahead of ours told has not happened yet.
  const last = at.findLastIndex((second) => second * 1000 <= now)
  if (last === -1) return undefined
  const all = signedIn[last] ?? 0
  return { present: present[last] ?? 0, signedIn: all === notTold ? undefined : all }
}

function joined(parts: readonly ArrayLike<number>[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let length = 0
  for (const part of parts) {
    all.set(part, length)
    length += part.length
  }
  return all
}
