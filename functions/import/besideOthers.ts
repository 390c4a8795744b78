/** Whether another source tells of the same old days of a line: callers have a key of each import then, so nobody is recognised in both. */
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { linesOfSource } from '../../shared/settings/sourceLines.ts'
import type { LineDate } from '../../shared/storage/days/lineDate.ts'
import type { ImportRecord } from '../../shared/storage/facts/importRecords.ts'
import type { Stores } from '../../shared/storage/stores.ts'

/** @param days that the import tells of. Nothing is read where a line has no other source. */
export async function isBesideOthers(
  { dayFiles }: Pick<Stores, 'dayFiles'>,
  settings: Settings,
  { source }: Pick<ImportRecord, 'source'>,
  { days, now }: { readonly days: readonly LineDate[]; readonly now: number },
): Promise<boolean> {
  const overUntil = keyPeriods(settings.privacy).overUntil(now)
  const isShared = (line: LineDate['line']) => settings.sources.some((other) => other.id !== source && linesOfSource(other, settings).includes(line.id))
  const lines = new Map(days.filter(({ line }) => isShared(line)).map(({ line }) => [line.id, line]))
  for (const line of lines.values()) {
    const { dayStart } = localTimeOf(line.timeZone)
    const own = days.filter((day) => day.line.id === line.id && dayStart(day.date) < overUntil).map(({ date }) => date)
    const [first, last] = [own.toSorted()[0], own.toSorted().at(-1)]
    if (first === undefined || last === undefined) continue
    for (const { columns } of await dayFiles.readDays(line, first, last))
      if (columns.bySource.contact.some((told) => (columns.bySource.sources[told] ?? source) !== source)) return true
  }
  return false
}
