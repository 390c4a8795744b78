import { compareText } from '../contacts/compareText.ts'
import type { Instant, LineId } from '../contacts/identifiers.ts'

/** So many people promised to staff one line from one moment until another (half-open). Who they are is not kept. */
export type Shift = {
  readonly line: LineId
  readonly from: Instant
  readonly until: Instant
  readonly people: number
  /** The kind of duty as the file names it, such as `Avond`: shown to planners. */
  readonly name: string
  /** How long each of them is on a break of which nobody told when; absent: not at all. A break that was told is not part of any shift. */
  readonly pauseMinutes?: number | undefined
}

/** In order of line, time, length and name: equal rosters are equal lists. */
export const inOrder = (shifts: readonly Shift[]): readonly Shift[] =>
  [...shifts].sort(
    (a, b) =>
      compareText(a.line, b.line) ||
      a.from - b.from ||
      a.until - b.until ||
      compareText(a.name, b.name) ||
      a.people - b.people ||
      (a.pauseMinutes ?? 0) - (b.pauseMinutes ?? 0),
  )

/** Everything of a shift but how many people: shifts that share it are one line of a plan. */
export const keyOf = ({ line, from, until, name, pauseMinutes = 0 }: Shift): string => `${line} ${from} ${until} ${pauseMinutes} ${name}`

/** Shifts of the same line, time and name put together, their people added up. */
export function merged(shifts: readonly Shift[]): readonly Shift[] {
  const known = new Map<string, Shift>()
  for (const shift of shifts) {
    const before = known.get(keyOf(shift))
    known.set(keyOf(shift), before === undefined ? shift : { ...before, people: before.people + shift.people })
  }
  return inOrder([...known.values()])
}
