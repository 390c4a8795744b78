import { localTimeOf } from '../../calendar/localTime.ts'
import type { Settings } from '../../settings/settings.ts'
import { linesOfSource } from '../../settings/sourceLines.ts'
import type { LineDate } from './lineDate.ts'
import type { Stores } from '../stores.ts'

/** The local days that the UTC dates with imported events touch, for every line of their source. */
export async function importedDays({ parcels }: Pick<Stores, 'parcels'>, settings: Settings): Promise<readonly LineDate[]> {
  const dates = await parcels.dates()
  return settings.lines.flatMap((line) => {
    const { dateOf } = localTimeOf(line.timeZone)
    const own = dates.filter(({ source: sourceId }) => {
      const source = settings.sources.find(({ id }) => id === sourceId)
      return source === undefined || linesOfSource(source, settings).includes(line.id)
    })
    const local = new Set(own.flatMap(({ utcDate }) => [dateOf(Date.parse(utcDate)), dateOf(Date.parse(utcDate) + 86_399_999)]))
    return [...local].map((date) => ({ line, date }))
  })
}
