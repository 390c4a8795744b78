/** Which days a part of a file has to do with: those that it changes, and those on which what it holds may be known already. */
import { dayMs } from '../../../shared/calendar/durations.ts'
import type { SourceEvent } from '../../../shared/contacts/contactEvent.ts'
import { LocalDate } from '../../../shared/contacts/identifiers.ts'
import { linesOfSource } from '../../../shared/settings/sourceLines.ts'
import type { LineDate } from '../../../shared/storage/days/lineDate.ts'
import { daysBeside, daysOfEvents } from '../../../shared/storage/days/touchedDays.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { utcDateOf } from '../../../shared/storage/tables/eventsTable.ts'
import { dayNumbersOf } from '../known/freshRows.ts'
import type { ImportContext } from '../record/context.ts'
import type { ImportedRow } from '../reading/part.ts'

type Versions = Pick<Stores['dayFiles'], 'versions'>
type OfSource = Pick<ImportContext, 'settings' | 'source'>

/** A day beside the events' own may hold the rest of a contact; where no fact ever touched it, there is nothing to look different. */
export async function touchedBy(dayFiles: Versions, events: readonly SourceEvent[], { settings, source }: OfSource): Promise<readonly LineDate[]> {
  const own = daysOfEvents(events, settings.lines, linesOfSource(source, settings))
  const perLine = [...Map.groupBy(own, ({ line }) => line.id)].map(async ([id, days]) => {
    const beside = daysBeside(days)
    const versionOf = await dayFiles.versions(
      id,
      beside.map(({ date }) => date),
    )
    return [...days, ...beside.filter(({ date }) => versionOf(date) > 0)]
  })
  return (await Promise.all(perLine)).flat()
}

/** Whatever was imported had its days raised before: where no day was, there is nothing to look up. A first import then reads nothing. */
export async function mayBeKnown(dayFiles: Versions, rows: readonly ImportedRow[], { settings, source }: OfSource): Promise<(utcDate: string) => boolean> {
  const dates = new Set([...dayNumbersOf(rows)].flatMap((day) => [day - 1, day, day + 1].map((near) => LocalDate.parse(utcDateOf(near * dayMs)))))
  const versions = await Promise.all(linesOfSource(source, settings).map((line) => dayFiles.versions(line, [...dates])))
  const isTouched = (day: number) => versions.some((versionOf) => versionOf(LocalDate.parse(utcDateOf(day * dayMs))) > 0)
  return (utcDate) => [-1, 0, 1].some((beside) => isTouched(Date.parse(utcDate) / dayMs + beside))
}
