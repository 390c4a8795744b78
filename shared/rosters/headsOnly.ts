import { addDays, isoWeekOf } from '../calendar/localDate.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import { merged, type Shift } from './shift.ts'

/** Of shifts that are long past: how many people there were, and no longer what a file called them. Figures ask for nothing else. */
export const headsOnly = (shifts: readonly Shift[]): readonly Shift[] => merged(shifts.map((shift) => ({ ...shift, name: '' })))

/** The first ISO week that is kept as it was imported; those before it are kept as heads. @param today of the line @param months whole months back */
export function firstWeekKept(today: LocalDate, months: number): string {
  const monthsBack = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - months
  const first = `${Math.floor(monthsBack / 12)}-${String((monthsBack % 12) + 1).padStart(2, '0')}-01` as LocalDate // a date as it is written
  return isoWeekOf(addDays(first, Number(today.slice(8)) - 1)).week
}
