/**
 * A busy day is not written anew for every event of it. Making a day file reads all rows of its day, so doing that for each of them would cost the square of
 * how busy the day is; the fuller the file, the longer it now stands before it is made again. Nothing shows: whoever changed a fact has raised the version, and every
 * reader makes what is behind. Imported days are made as before, because the days beside them must follow.
 */
import { minuteMs } from '../../shared/calendar/durations.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Line } from '../../shared/settings/settings.ts'
import { utcDatesBetween } from '../../shared/storage/days/dayFacts.ts'
import type { DayFileStore } from '../../shared/storage/days/dayFiles.ts'
import type { Parcels } from '../../shared/storage/facts/parcels.ts'
import type { FoldStores } from './fold.ts'

type PacedStores = { readonly dayFiles: Pick<DayFileStore, 'bump' | 'build'>; readonly parcels: Pick<Parcels, 'eventsOn'> }

/** Some 450 contacts: a file of a quiet line is made at once, always. */
const smallBytes = 4 * 1024
/** As long as between two looks of the watch, which makes what is behind. */
const longestMs = 5 * minuteMs
const mostRemembered = 1_000

/** How long a file of so many bytes stands before it is made again: a second for each kilobyte. Milliseconds. */
export const standsFor = (fileBytes: number): number => Math.min(longestMs, Math.max(0, Math.round(((fileBytes - smallBytes) / 1024) * 1000)))

/** @param now UTC milliseconds. What it remembers is lost with the process, and then a file is made once too often. */
export function buildPace({ dayFiles, parcels }: PacedStores, now: () => number): FoldStores['dayFiles'] {
  const standsUntil = new Map<string, number>()
  const hasImportsAround = async (line: Line, date: LocalDate): Promise<boolean> => {
    const clock = localTimeOf(line.timeZone)
    const utcDates = utcDatesBetween(clock.dayStart(addDays(date, -1)), clock.dayStart(addDays(date, 2)))
    return (await Promise.all(utcDates.map(parcels.eventsOn))).some((events) => events.length > 0)
  }
  return {
    bump: dayFiles.bump,
    build: async (line, date) => {
      const day = `${line.id} ${date}`
      if (now() < (standsUntil.get(day) ?? 0) && !(await hasImportsAround(line, date))) return { hasImports: false }
      const startedAt = now()
      const built = await dayFiles.build(line, date)
      if (standsUntil.size >= mostRemembered) standsUntil.clear()
      standsUntil.set(day, startedAt + standsFor(built.file?.length ?? 0))
      return built
    },
  }
}
