/** How many people are rostered from one moment to another: for how much of the time each number of them. */
import { minuteMs } from '../calendar/durations.ts'
import type { Shift } from '../rosters/shift.ts'

export type StaffedTime = {
  /** The fewest at any moment: what can be counted on. */
  readonly least: number
  readonly most: number
  /** Share of the time with each number of people; the shares add up to 1. Breaks of which nobody told when are taken off here, and not above. */
  readonly shares: ReadonlyMap<number, number>
  /** Of these people, the share that is on such a break at any moment. */
  readonly awayShare: number
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
      const there = own.filter((shift) => shift.from <= start && end <= shift.until)
      const people = there.reduce((sum, shift) => sum + shift.people, 0)
      const away = there.reduce((sum, { people: of, pauseMinutes = 0, from: begins, until: ends }) => sum + (of * pauseMinutes * minuteMs) / (ends - begins), 0)
      return { people, away, length: end - start }
    }),
  )
}

type Piece = { readonly people: number /** On average, on a break. */; readonly away: number; readonly length: number }

function staffedTime(pieces: readonly Piece[]): StaffedTime {
  const total = pieces.reduce((sum, { length }) => sum + length, 0)
  const shares = new Map<number, number>()
  const add = (people: number, share: number) => {
    if (share > 0) shares.set(people, (shares.get(people) ?? 0) + share)
  }
  for (const { people, away, length } of pieces) {
    // People go on a break one after the other, and not at the same time.
    const all = Math.floor(away)
    add(people - all, (1 - (away - all)) * (length / total))
    add(people - all - 1, (away - all) * (length / total))
  }
  const numbers = pieces.map(({ people }) => people)
  const sum = (of: (piece: Piece) => number) => pieces.reduce((all, piece) => all + of(piece) * piece.length, 0)
  return {
    least: Math.min(...numbers),
    most: Math.max(...numbers),
    shares,
    awayShare: sum(({ people }) => people) === 0 ? 0 : sum(({ away }) => away) / sum(({ people }) => people),
  }
}
