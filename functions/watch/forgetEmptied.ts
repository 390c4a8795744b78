import { datesBetween } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { KeyPeriod } from '../../shared/privacy/keyPeriods.ts'
import type { StrippedPeriod } from '../../shared/privacy/stripping/strippedDays.ts'
import type { Line } from '../../shared/settings/settings.ts'
import type { Stores } from '../../shared/storage/stores.ts'

/** Deletes stripped days that are empty by now: a strip that was interrupted may have written them, and the import behind them was undone since. */
export async function forgetEmptied({ history }: Pick<Stores, 'history'>, lines: readonly Line[], { days }: StrippedPeriod, period: KeyPeriod): Promise<void> {
  for (const { id, timeZone } of lines) {
    const { dateOf } = localTimeOf(timeZone)
    const written = new Set(days.flatMap(({ line, date }) => (line === id ? [date] : [])))
    const emptied = datesBetween(dateOf(period.from), dateOf(period.until)).filter((date) => !written.has(date))
    await history.removeOwn(id, period.name, emptied)
  }
}
