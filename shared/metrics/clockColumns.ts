/** Where each contact stands on the wall clock of its line: days, quarters, hours of the week. One pass, cached with the columns. */
import { daySeconds } from '../calendar/durations.ts'
import { type LocalTime, localTimeOf } from '../calendar/localTime.ts'
import type { ContactColumns } from '../dayfiles/contactColumns.ts'

export type ClockColumns = {
  /** Local days since 1 January 1970. */
  readonly day: Int32Array
  /** Quarter of the local day, 0..95 (by the wall clock, so an hour of a clock change shares its quarters). */
  readonly quarter: Uint8Array
  /** ISO weekday - 1 times 24 plus the local hour, 0..167. */
  readonly hourOfWeek: Uint8Array
}

export function clockColumns(columns: ContactColumns, zoneOf: (line: number) => string): ClockColumns {
  const { length, at, line } = columns
  const day = new Int32Array(length)
  const quarter = new Uint8Array(length)
  const hourOfWeek = new Uint8Array(length)
  const first = (at[0] ?? 0) * 1000
  const last = ((at[length - 1] ?? 0) + 1) * 1000
  const walls = columns.lines.map((_, index) => new Wall(localTimeOf(zoneOf(index)).offsetsBetween(first, last)))
  for (let i = 0; i < length; i++) {
    const wall = walls[line[i] ?? 0]
    if (wall === undefined) continue
    const second = wall.secondOfDay(at[i] ?? 0)
    const hour = (second / 3600) | 0
    day[i] = wall.day
    quarter[i] = (second / 900) | 0
    hourOfWeek[i] = wall.weekday * 24 + hour
  }
  return { day, quarter, hourOfWeek }
}

type Offsets = ReturnType<LocalTime['offsetsBetween']>

/** The wall clock of a line, for moments that do not go back: what is the same all day is worked out once a day. */
class Wall {
  day = 0
  weekday = 0
  readonly #offsets: Offsets
  #step = 0
  /** Seconds UTC: when this day began by the offset of now, and until when that holds. */
  #dayStart = 0
  #until = Number.NEGATIVE_INFINITY
  constructor(offsets: Offsets) {
    this.#offsets = offsets
  }
  secondOfDay(moment: number): number {
    if (moment >= this.#until) this.#turnTo(moment)
    return moment - this.#dayStart
  }
  #turnTo(moment: number): void {
    while (this.#changesAfter(this.#step) <= moment) this.#step++
    const shift = (this.#offsets[this.#step]?.offsetMinutes ?? 0) * 60
    this.day = Math.floor((moment + shift) / daySeconds)
    this.weekday = weekdayOf(this.day)
    this.#dayStart = this.day * daySeconds - shift
    this.#until = Math.min(this.#dayStart + daySeconds, this.#changesAfter(this.#step))
  }
  #changesAfter(step: number): number {
    const next = this.#offsets[step + 1]
    return next === undefined ? Number.POSITIVE_INFINITY : next.fromMs / 1000
  }
}

/** 0 for Monday .. 6 for Sunday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7
