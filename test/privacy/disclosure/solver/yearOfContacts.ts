/** A year of a helpline of any size: evenings busier than mornings, callers who try again, hidden numbers, one who calls far too often. */
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Contact } from '../../../../shared/contacts/contact.ts'
import { contact } from '../../../builders/contacts.ts'
import { date, settingsWith } from '../../../builders/report.ts'

export const lineSettings = settingsWith({ hours: [{ from: '2000-01-01', week: 'Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00; Sa 22:00-24:00' }] })
/** Busier as the day goes on. */
const hourWeights = [3, 2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 7, 7, 7, 7, 8, 9, 10, 9, 7, 5]

/** The same numbers for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** @param year of which every day is told, with so many attempts in all */
export function yearOfContacts(attempts: number, seed: number, year = 2025): readonly Contact[] {
  const roll = dice(seed)
  const time = localTimeOf('Europe/Amsterdam')
  const among = (count: number) => Math.floor(roll() * count)
  const total = hourWeights.reduce((sum, weight) => sum + weight, 0)
  const sooner = hourWeights.map((_, hour) => hourWeights.slice(0, hour + 1).reduce((sum, weight) => sum + weight, 0))
  const hourOf = () => {
    const mark = roll() * total
    return sooner.findIndex((sum) => mark < sum)
  }
  const callers = Math.ceil(attempts / 3)
  return Array.from({ length: attempts }, (_, index): Contact => {
    const at = time.dayStart(addDays(date(`${year}-01-01`), among(365))) + hourOf() * 3_600_000 + among(3600) * 1000
    const caller = roll() < 0.25 ? undefined : roll() < 0.03 ? 'often' : String(among(callers))
    const chance = roll()
    const wait = Math.floor(-Math.log(1 - roll()) * 70)
    const about = { at, wait, ...(caller !== undefined && { caller }) }
    const name = `${seed} ${index}`
    if (!isOpen(time.hourOfWeekOf(at))) return contact({ ...about, more: { outcome: 'turned_away', reason: 'closed', waitSeconds: undefined } }, name)
    if (chance < 0.6) return contact({ ...about, answered: true }, name)
    if (chance < 0.9) return contact(about, name)
    if (chance < 0.97) return contact({ ...about, more: { outcome: 'turned_away', reason: 'full', waitSeconds: undefined } }, name)
    return contact({ ...about, more: { outcome: 'unknown', waitSeconds: undefined } }, name)
  })
}

function isOpen(hourOfWeek: number): boolean {
  const [day, hour] = [Math.floor(hourOfWeek / 24), hourOfWeek % 24]
  if (day < 4) return (hour >= 13 && hour < 17) || (hour >= 19 && hour < 21)
  return day === 4 ? hour >= 10 && hour < 14 : day === 5 && hour >= 22
}
