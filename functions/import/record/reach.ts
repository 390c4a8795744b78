/** From when until when an import may have left something. */
import { dayMs } from '../../../shared/calendar/durations.ts'
import { datesBetween } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { linesOfSource } from '../../../shared/settings/sourceLines.ts'
import type { LineDate } from '../../../shared/storage/days/lineDate.ts'
import { utcDateOf } from '../../../shared/storage/tables/eventsTable.ts'
import type { ImportRecord } from '../../../shared/storage/facts/importRecords.ts'
import { touchedDates } from '../../../shared/storage/facts/touched.ts'
import type { ImportContext } from './context.ts'

/** First and last moment of all that this import may have stored. */
export function reachOf({ parts, reach }: ImportRecord): ImportRecord['reach'] {
  const moments = [...parts, ...(reach === undefined ? [] : [reach])].flatMap(({ from, until }) =>
    from === undefined || until === undefined ? [] : [from, until],
  )
  const sorted = moments.sort((a, b) => a - b)
  const [from] = sorted
  const until = sorted.at(-1)
  return from === undefined || until === undefined ? undefined : { from, until }
}

/** UTC dates on which the import may have stored something, including events stored just before a crash, which no part lists yet. */
export function utcDatesOf(record: ImportRecord): readonly string[] {
  const reach = reachOf(record)
  const from = reach === undefined ? 0 : Math.floor(reach.from / dayMs)
  const until = reach === undefined ? -1 : Math.floor(reach.until / dayMs)
  const dates = new Set(Array.from({ length: until - from + 1 }, (_, n) => utcDateOf((from + n) * dayMs)))
  for (const date of touchedDates(record.touched)) for (const beside of [-1, 0, 1]) dates.add(utcDateOf(Date.parse(date) + beside * dayMs))
  return [...dates].sort()
}

/** Every local day from its first to its last moment, for each line of its source. */
export function daysWithin(record: ImportRecord, { settings, source }: ImportContext): readonly LineDate[] {
  const reach = reachOf(record)
  if (reach === undefined) return []
  return settings.lines
    .filter(({ id }) => linesOfSource(source, settings).includes(id))
    .flatMap((line) => {
      const { dateOf } = localTimeOf(line.timeZone)
      return datesBetween(dateOf(reach.from), dateOf(reach.until)).map((date) => ({ line, date }))
    })
}
