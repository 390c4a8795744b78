/** What an import would change: within the weeks a file is about, the file is the whole truth; outside them nothing changes. */
import type { Instant, LineId } from '../contacts/identifiers.ts'
import { keyOf, merged, type Shift } from './shift.ts'

export type RosterChange = {
  readonly added: readonly Shift[]
  readonly removed: readonly Shift[]
  /** The same line, time and name with another number of people. */
  readonly changed: readonly { readonly before: Shift; readonly after: Shift }[]
  readonly unchanged: number
  /** The roster as it will be. */
  readonly after: readonly Shift[]
}

/** `replace`: in the weeks it has shifts in, the file is the whole truth. `add`: what is there stays, but a shift that the file names is as in the file. */
export type RosterTaking = 'replace' | 'add'

/**
 * @param weekOf the local week a moment lies in: a file replaces, line by line, the weeks in which it has shifts
 */
export function rosterChange(
  present: readonly Shift[],
  told: readonly Shift[],
  { weekOf, taking = 'replace' }: { readonly weekOf: (moment: Instant, line: LineId) => string; readonly taking?: RosterTaking },
): RosterChange {
  const weekKey = ({ line, from }: Shift) => `${line} ${weekOf(from, line)}`
  const weeks = new Set(told.map(weekKey))
  const named = new Set(told.map(keyOf))
  const file = taking === 'replace' ? told : [...told, ...present.filter((shift) => weeks.has(weekKey(shift)) && !named.has(keyOf(shift)))]
  const [replaced, kept] = [present.filter((shift) => weeks.has(weekKey(shift))), present.filter((shift) => !weeks.has(weekKey(shift)))]
  const before = new Map(merged(replaced).map((shift) => [keyOf(shift), shift]))
  const after = new Map(merged(file).map((shift) => [keyOf(shift), shift]))
  const both = [...after.values()].flatMap((shift) => {
    const known = before.get(keyOf(shift))
    return known === undefined ? [] : [{ before: known, after: shift }]
  })
  return {
    added: [...after.values()].filter((shift) => !before.has(keyOf(shift))),
    removed: [...before.values()].filter((shift) => !after.has(keyOf(shift))),
    changed: both.filter((pair) => pair.before.people !== pair.after.people),
    unchanged: both.filter((pair) => pair.before.people === pair.after.people).length,
    after: merged([...kept, ...file]),
  }
}
