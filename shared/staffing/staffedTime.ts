/** How many people are rostered from one moment to another: for how much of the time each number of them. */
import type { Shift } from '../rosters/shift.ts'

export type StaffedTime = {
  /** The fewest at any moment: what can be counted on. */
  readonly least: number
  readonly most: number
  /** Share of the time with each number of people; the shares add up to 1. */
  readonly shares: ReadonlyMap<number, number>
}

/** Rostered for one line; `until` is after `from`, both UTC milliseconds. */
export function rosteredTime(shifts: readonly Shift[], from: number, until: number): StaffedTime {
  const own = shifts.filter((shift) => shift.from < until && shift.until > from)
  const edges = [...new Set([from, until, ...own.flatMap((shift) => [shift.from, shift.until]).filter((edge) => from < edge && edge < until)])].sort(
    (a, b) => a - b,
  )
  return staffedTime(
    edges.slice(1).map((end, n) => {
      const start = edges[n] ?? from
      const people = own.reduce((sum, shift) => (shift.from <= start && end <= shift.until ? sum + shift.people : sum), 0)
      return { people, length: end - start }
    }),
  )
}

function staffedTime(pieces: readonly { readonly people: number; readonly length: number }[]): StaffedTime {
  const total = pieces.reduce((sum, { length }) => sum + length, 0)
  const shares = new Map<number, number>()
  for (const { people, length } of pieces) shares.set(people, (shares.get(people) ?? 0) + length / total)
  const numbers = [...shares.keys()]
  return { least: Math.min(...numbers), most: Math.max(...numbers), shares }
}
