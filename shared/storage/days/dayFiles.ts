/**
 * Day files: made from the facts by anybody who sees that one is behind, read by every report. A file says which version of its day
 * it was built from; whoever changed a fact raises the version afterwards, so a file that missed the change is always seen to be behind.
 */
import { createHash } from 'node:crypto'
import { datesBetween, MS_PER_DAY } from '../../calendar/localDate.ts'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import { type DayFacts, isReadable, packDay, unpackDay } from '../../dayfiles/pack.ts'
import type { FactsVersion } from '../../metrics/reportQuestion.ts'
import type { Line } from '../../settings/settings.ts'
import type { ContactStore } from '../contacts/contactStore.ts'
import { dayCache } from './dayCache.ts'
import { type Cut, cutOf, liveFrom, sinceCut } from './dayCut.ts'
import { type FactReader, factReader } from './dayFacts.ts'
import { type DayFileItems, dayFileItems } from './dayFileItems.ts'
import { dayVersions } from './dayVersions.ts'
import { type History, isKnown } from './history.ts'
import type { Parcels } from '../facts/parcels.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { whileUnderWay } from '../tables/whileUnderWay.ts'

type LineZone = Pick<Line, 'id' | 'timeZone'>
export type LineDate = { readonly line: LineZone; readonly date: LocalDate }
/** `digest` follows from the facts of the day alone: it is the same after a rebuild, `version` need not be. */
export type StoredDay = { readonly date: LocalDate; readonly version: number; readonly digest: string; readonly columns: DayColumns }
/** `file` is absent for a day without any fact. */
export type BuiltDay = { readonly builtFrom: number; readonly digest: string; readonly file: Uint8Array | undefined; readonly hasImports: boolean }

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
  readonly build: (line: LineZone, date: LocalDate) => Promise<BuiltDay>
  /** Builds many days, reading what was imported once for all lines. */
  readonly buildAll: (days: readonly LineDate[], onBuilt?: (done: number) => void) => Promise<void>
  /** The version each of these days has now; 0 for one that no fact ever touched. */
  readonly versions: (line: LineId, dates: readonly LocalDate[]) => Promise<(date: LocalDate) => number>
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

const daysAtOnce = 4
/** Some two million contacts: a longer question pushes out what it would find the next time anyhow. */
const defaultCacheBytes = 64 * 2 ** 20

export function dayFileStore(
  tables: Tables,
  contacts: Pick<ContactStore, 'eventsOfDay'>,
  parcels: Pick<Parcels, 'eventsOn'>,
  history: Pick<History, 'state' | 'read' | 'versions' | 'firstDate'>,
  options: DayFileOptions = {},
): DayFileStore {
  const versions = dayVersions(tables)
  const items = dayFileItems(tables)
  const cache = dayCache<LiveDay>(options.cacheBytes ?? defaultCacheBytes)
  const now = options.now ?? Date.now
  const cutFor = async (line: LineZone): Promise<Cut | undefined> => cutOf(line, await history.state())
  // For readers, who ask for many lines and periods at once; whoever builds or strips a day looks for itself.
  const stateForReaders = whileUnderWay(history.state, () => '')
  const newReader = () => factReader(contacts.eventsOfDay, parcels.eventsOn)

  const packed = async (read: FactReader, { line, date }: LineDate, cut: Cut | undefined) => {
    const { facts, hasImports } = await read(line, date)
    const live = sinceCut(facts, cut)
    return { file: isEmpty(live) ? undefined : packDay(live), hasImports }
  }

  /** `builtFrom` must have been read before anything that `read` remembers: a change in between then leaves the file behind, and never passes unseen. */
  const buildFrom = async (read: FactReader, { line, date }: LineDate, builtFrom: number, cut: Cut | undefined): Promise<BuiltDay> => {
    // What is stripped is never made again.
    if (cut !== undefined && date < cut.date) return { builtFrom, digest: digestOf(undefined), file: undefined, hasImports: false }
    const { file, hasImports } = await packed(read, { line, date }, cut)
    const digest = digestOf(file)
    await items.put(line.id, date, { builtFrom, digest, file, after: liveFrom(date, cut) })
    return { builtFrom, digest, file, hasImports }
  }

  const current = async (line: LineZone, from: LocalDate, to: LocalDate): Promise<readonly StoredDay[]> => {
    const all = datesBetween(from, to)
    const cut = cutOf(line, await stateForReaders())
    const [stripped, live] = await Promise.all([
      strippedDays(line, all, cut),
      liveDays(line, cut === undefined ? all : all.filter((date) => date >= cut.date), cut),
    ])
    return [...stripped, ...live]
  }
  const strippedDays = async ({ id }: LineZone, dates: readonly LocalDate[], cut: Cut | undefined): Promise<readonly StoredDay[]> => {
    const own = cut === undefined ? [] : dates.filter((date) => date <= cut.date)
    if (cut === undefined || own.length === 0) return []
    const parts = await history.read(id, own, now())
    return parts.filter((part) => isKnown(part, cut.until)).map(({ date, digest, columns }) => ({ date, digest, columns, version: 0 }))
  }
  const liveDays = async (line: LineZone, dates: readonly LocalDate[], cut: Cut | undefined): Promise<readonly StoredDay[]> => {
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
        ? { ...known, file: (await packed(read, { line, date }, cut)).file }
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
  }

  /** A day may be touched without holding anything: by a contact that was moved, or an erasure that rewrote a list of other lines too. */
  const firstLiveDate = async (line: LineZone, cut: Cut | undefined): Promise<LocalDate | undefined> => {
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
  }

  return {
    readDays: current,
    factsVersion: async (lines, from, to) => {
      const dates = datesBetween(from, to)
      const state = await stateForReaders()
      return Promise.all(
        lines.map(async (line) => {
          const [live, stripped] = await Promise.all([versions.of(line, dates), state === undefined ? () => 0 : history.versions(line, dates)])
          return { line, days: dates.map((date) => [live(date), stripped(date), ...mayBeStripped(date, state?.until)].join('.')) }
        }),
      )
    },
    dataVersion: async (lines, from, to) => {
      const hash = createHash('sha256')
      for (const line of lines) for (const { date, digest } of await current(line, from, to)) hash.update(`${line.id} ${date} ${digest}\n`)
      return hash.digest('base64url').slice(0, 16)
    },
    firstDate: whileUnderWay(
      async (line) => {
        const cut = cutOf(line, await stateForReaders())
        return (cut && (await history.firstDate(line.id, cut.until))) ?? firstLiveDate(line, cut)
      },
      ({ id, timeZone }) => `${id} ${timeZone}`,
    ),
    bump: versions.raise,
    build: async (line, date) => {
      const versionOf = await versions.of(line.id, [date])
      return buildFrom(newReader(), { line, date }, versionOf(date), await cutFor(line))
    },
    buildAll: async (days, onBuilt) => {
      const byLine = Map.groupBy(days, ({ line }) => line.id)
      const known = new Map(
        await inTurns(
          [...byLine],
          daysAtOnce,
          async ([line, own]) =>
            [
              line,
              await versions.of(
                line,
                own.map(({ date }) => date),
              ),
            ] as const,
        ),
      )
      const state = await history.state()
      const read = newReader()
      let done = 0
      await inTurns(
        [...days].sort((a, b) => compareText(a.date, b.date) || compareText(a.line.id, b.line.id)),
        daysAtOnce,
        async (day) => {
          await buildFrom(read, day, known.get(day.line.id)?.(day.date) ?? 0, cutOf(day.line, state))
          onBuilt?.(++done)
        },
      )
    },
    versions: versions.of,
    cut: cutFor,
    dropBefore: items.dropBefore,
    everyFile: items.every,
    storedFile: async (line, date) => (await items.read(line, [date])).get(date)?.file,
  }
}

type LiveDay = Omit<StoredDay, 'columns'> & { readonly columns: DayColumns | undefined }

const isEmpty = ({ contacts, presence, heartbeats }: DayFacts) => contacts.length + presence.length + heartbeats.length === 0
const digestOf = (file: Uint8Array | undefined) =>
  createHash('sha256')
    .update(file ?? new Uint8Array())
    .digest('base64url')
    .slice(0, 22)
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Until when everything is stripped, for a day that may begin before: in some zone it is a day earlier. */
const mayBeStripped = (date: LocalDate, until = 0): readonly number[] => (Date.parse(date) - MS_PER_DAY < until ? [until] : [])
