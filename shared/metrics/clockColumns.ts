/** Where each contact stands on the wall clock of its line: days, quarters, hours of the week. One pass, cached with the columns. */
import { localTimeOf } from '../calendar/localTime.ts'
import type { ContactColumns } from '../dayfiles/contactColumns.ts'

export type ClockColumns = {
  /** Local days since 1 January 1970. */
  readonly day: Int32Array
  /** Quarter of the local day, 0..95 (by the wall clock, so an hour of a clock change shares its quarters). */
  readonly quarter: Uint8Array
  /** ISO weekday - 1 times 24 plus the local hour, 0..167. */
  readonly hourOfWeek: Uint8Array
}

const daySeconds = 86_400

export function clockColumns(columns: ContactColumns, zoneOf: (line: number) => string): ClockColumns {
  const { length, at, line } = columns
  const day = new Int32Array(length)
  const quarter = new Uint8Array(length)
  const hourOfWeek = new Uint8Array(length)
  const first = (at[0] ?? 0) * 1000
  const last = ((at[length - 1] ?? 0) + 1) * 1000
  const offsets = columns.lines.map((_, index) => localTimeOf(zoneOf(index)).offsetsBetween(first, last))
  const steps = offsets.map((table) => ({
    from: Float64Array.from(table, (step) => step.fromMs / 1000),
    shift: Int32Array.from(table, (step) => step.offsetMinutes * 60),
  }))
  const position = new Int32Array(columns.lines.length)
  for (let i = 0; i < length; i++) {
    const own = line[i] ?? 0
    const moment = at[i] ?? 0
    const table = steps[own]
    if (table === undefined) continue
    let step = position[own] ?? 0
    while (step + 1 < table.from.length && (table.from[step + 1] ?? 0) <= moment) step++
    position[own] = step
    const local = moment + (table.shift[step] ?? 0)
    const localDay = Math.floor(local / daySeconds)
    const second = local - localDay * daySeconds
    day[i] = localDay
    quarter[i] = second / 900
    hourOfWeek[i] = weekdayOf(localDay) * 24 + Math.floor(second / 3600)
  }
  return { day, quarter, hourOfWeek }
}

/** 0 for Monday .. 6 for Sunday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7
