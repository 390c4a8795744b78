/** The days of a line that are not stripped: read from their files, built first where a file is behind, and kept while the process is warm. */
import type { LocalDate } from '../../contacts/identifiers.ts'
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import { isReadable, unpackDay } from '../../dayfiles/pack.ts'
import { inTurns } from '../tables/turns.ts'
import { type DayBuilder, daysAtOnce, liveFile } from './dayBuilder.ts'
import { dayCache } from './dayCache.ts'
import { type Cut, liveFrom } from './dayCut.ts'
import type { DayFileItems } from './dayFileItems.ts'
import type { DayVersions } from './dayVersions.ts'
import type { LineZone } from './lineDate.ts'

/** `digest` follows from the facts of the day alone: it is the same after a rebuild, `version` need not be. */
export type StoredDay = { readonly date: LocalDate; readonly version: number; readonly digest: string; readonly columns: DayColumns }

export type LiveDays = {
  /** Of these days those that hold something. */
  readonly read: (line: LineZone, dates: readonly LocalDate[], cut: Cut | undefined) => Promise<readonly StoredDay[]>
  /** The first day that holds something. A day may be touched without: by a contact that was moved, or an erasure that rewrote a list of other lines too. */
  readonly first: (line: LineZone, cut: Cut | undefined) => Promise<LocalDate | undefined>
}

export function liveDays({ newReader, buildFrom }: DayBuilder, versions: DayVersions, items: DayFileItems, cacheBytes: number): LiveDays {
  const cache = dayCache<LiveDay>(cacheBytes)
  return {
    read: async (line, dates, cut) => {
      const versionOf = await versions.of(line.id, dates)
      const touched = dates.filter((date) => versionOf(date) > 0)
      const cachedAs = (date: LocalDate) => `${versionOf(date)} ${liveFrom(date, cut)}`
      // Held here until the end: filling in the missing days may push others out of the cache.
      const days = new Map(touched.flatMap((date) => cache.get(line.id, date, cachedAs(date)) ?? []).map((day) => [day.date, day.value]))
      const missing = touched.filter((date) => !days.has(date))
      const stored = await items.read(line.id, missing)
      const read = newReader()
      await inTurns(missing, daysAtOnce, async (date) => {
        const known = stored.get(date)
        const isCurrent = known !== undefined && known.builtFrom >= versionOf(date) && known.after === liveFrom(date, cut)
        // A newer program wrote it: that file stays, and is worked out here for this reader only.
        const isNewer = isCurrent && known.file !== undefined && !isReadable(known.file)
        const { builtFrom, digest, file } = isNewer
          ? { ...known, file: liveFile((await read(line, date)).facts, cut) }
          : isCurrent
            ? known
            : await buildFrom(read, { line, date }, versionOf(date), cut)
        const day = { date, version: builtFrom, digest, columns: file && unpackDay(file) }
        if (builtFrom === versionOf(date)) cache.set(line.id, { date, version: cachedAs(date), value: day })
        days.set(date, day)
      })
      return touched.flatMap((date) => {
        const day = days.get(date)
        return day?.columns === undefined ? [] : [{ ...day, columns: day.columns }]
      })
    },
    first: async (line, cut) => {
      for await (const months of versions.months(line.id)) {
        const read = newReader()
        for (const month of months) {
          const live = cut === undefined ? month.dates : month.dates.filter((date) => date >= cut.date)
          const known = live.length === 0 ? new Map<LocalDate, boolean>() : await items.filled(line.id, month, cut)
          for (const date of live) {
            const isFilled = known.get(date) ?? (await buildFrom(read, { line, date }, month.versionOf(date), cut)).file !== undefined
            if (isFilled) return date
          }
        }
      }
      return undefined
    },
  }
}

type LiveDay = Omit<StoredDay, 'columns'> & { readonly columns: DayColumns | undefined }
