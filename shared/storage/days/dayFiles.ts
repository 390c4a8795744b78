/**
 * Day files: made from the facts by anybody who sees that one is behind, read by every report. A file says which version of its day
 * it was built from; whoever changed a fact raises the version afterwards, so a file that missed the change is always seen to be behind.
 */
import { createHash } from 'node:crypto'
import { dayMs } from '../../calendar/durations.ts'
import { datesBetween } from '../../calendar/localDate.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { FactsVersion } from '../../metrics/reportQuestion.ts'
import type { ContactStore } from '../contacts/contactStore.ts'
import type { Parcels } from '../facts/parcels.ts'
import type { Tables } from '../tables/tables.ts'
import { whileUnderWay } from '../tables/whileUnderWay.ts'
import { type DayBuilder, dayBuilder } from './dayBuilder.ts'
import { type Cut, cutOf } from './dayCut.ts'
import { factReader } from './dayFacts.ts'
import { type DayFileItems, dayFileItems } from './dayFileItems.ts'
import { type DayVersions, liveVersions } from './dayVersions.ts'
import { type History, isKnown } from './history.ts'
import type { LineZone } from './lineDate.ts'
import { liveDays, type StoredDay } from './liveDays.ts'

export type DayFileStore = {
  /** Only days that hold something; both dates included. Days that are behind are built first. Warm days are not read again. */
  readonly readDays: (line: LineZone, from: LocalDate, to: LocalDate) => Promise<readonly StoredDay[]>
  /** Differs when anything in these days was written or taken away; read without reading them. */
  readonly factsVersion: (lines: readonly LineId[], from: LocalDate, to: LocalDate) => Promise<FactsVersion>
  /** Stands for all figures that can be made of these days: equal facts, equal text. */
  readonly dataVersion: (lines: readonly LineZone[], from: LocalDate, to: LocalDate) => Promise<string>
  /** The first local date of the line with any fact, over all time; undefined where there is none. A day of which that is not known yet is built. */
  readonly firstDate: (line: LineZone) => Promise<LocalDate | undefined>
  /** Says that facts of these days changed. Must come after the change itself. */
  readonly bump: (line: LineId, dates: Iterable<LocalDate>) => Promise<void>
  readonly build: DayBuilder['build']
  readonly buildAll: DayBuilder['buildAll']
  readonly versions: DayVersions['of']
  /** Every line and day that was ever built, whether or not the line is still set up; for rebuild and verify. */
  readonly everyFile: DayFileItems['every']
  /** Takes away the live files of days that are stripped as a whole. */
  readonly dropBefore: DayFileItems['dropBefore']
  /** undefined: nothing was stripped yet. */
  readonly cut: (line: LineZone) => Promise<Cut | undefined>
  /** The file as it is stored, whether or not it is behind; undefined where there is none or its parts do not fit together. */
  readonly storedFile: (line: LineId, date: LocalDate) => Promise<Uint8Array | undefined>
}
export type DayFileOptions = {
  /** What the cache of unpacked days may take. */
  readonly cacheBytes?: number
  /** UTC milliseconds; absent: the clock. What is over its time is read no more. */
  readonly now?: () => number
}

/** Some two million contacts: a longer question pushes out what it would find the next time anyhow. */
const defaultCacheBytes = 64 * 2 ** 20

export function dayFileStore(
  tables: Tables,
  contacts: Pick<ContactStore, 'eventsOfDay'>,
  parcels: Pick<Parcels, 'eventsOn'>,
  history: Pick<History, 'state' | 'read' | 'versions' | 'firstDate'>,
  options: DayFileOptions = {},
): DayFileStore {
  const now = options.now ?? Date.now
  const versions = liveVersions(tables)
  const items = dayFileItems(tables)
  const builder = dayBuilder(() => factReader(contacts.eventsOfDay, parcels.eventsOn), versions, items, history, now)
  const live = liveDays(builder, versions, items, options.cacheBytes ?? defaultCacheBytes)
  // For readers, who ask for many lines and periods at once; whoever builds or strips a day looks for itself.
  const stateForReaders = whileUnderWay(history.state, () => '')

  const readDays = async (line: LineZone, from: LocalDate, to: LocalDate): Promise<readonly StoredDay[]> => {
    const all = datesBetween(from, to)
    const cut = cutOf(line, await stateForReaders())
    const [stripped, others] = await Promise.all([
      strippedDays(line, all, cut),
      live.read(line, cut === undefined ? all : all.filter((date) => date >= cut.date), cut),
    ])
    return [...stripped, ...others]
  }
  const strippedDays = async ({ id }: LineZone, dates: readonly LocalDate[], cut: Cut | undefined): Promise<readonly StoredDay[]> => {
    const own = cut === undefined ? [] : dates.filter((date) => date <= cut.date)
    if (cut === undefined || own.length === 0) return []
    const parts = await history.read(id, own, now())
    return parts.filter((part) => isKnown(part, cut.until)).map(({ date, digest, columns }) => ({ date, digest, columns, version: 0 }))
  }

  return {
    readDays,
    factsVersion: async (lines, from, to) => {
      const dates = datesBetween(from, to)
      const state = await stateForReaders()
      return Promise.all(
        lines.map(async (line) => {
          const [facts, stripped] = await Promise.all([versions.of(line, dates), state === undefined ? () => 0 : history.versions(line, dates)])
          return { line, days: dates.map((date) => [facts(date), stripped(date), ...mayBeStripped(date, state?.until)].join('.')) }
        }),
      )
    },
    dataVersion: async (lines, from, to) => {
      const hash = createHash('sha256')
      for (const line of lines) for (const { date, digest } of await readDays(line, from, to)) hash.update(`${line.id} ${date} ${digest}\n`)
      return hash.digest('base64url').slice(0, 16)
    },
    firstDate: whileUnderWay(
      async (line) => {
        const cut = cutOf(line, await stateForReaders())
        return (cut && (await history.firstDate(line.id, cut.until))) ?? live.first(line, cut)
      },
      ({ id, timeZone }) => `${id} ${timeZone}`,
    ),
    bump: versions.raise,
    build: builder.build,
    buildAll: builder.buildAll,
    versions: versions.of,
    cut: async (line) => cutOf(line, await history.state()),
    dropBefore: items.dropBefore,
    everyFile: items.every,
    storedFile: async (line, date) => (await items.readAsItIs(line, [date])).get(date)?.file,
  }
}

/** Until when everything is stripped, for a day that may begin before: in some zone it is a day earlier. */
const mayBeStripped = (date: LocalDate, until = 0): readonly number[] => (Date.parse(date) - dayMs < until ? [until] : [])
