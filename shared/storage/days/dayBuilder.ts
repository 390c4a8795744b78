/** Makes day files of the facts, and puts them where readers find them. */
import { dayMs } from '../../calendar/durations.ts'
import { compareText } from '../../contacts/compareText.ts'
import type { LocalDate } from '../../contacts/identifiers.ts'
import { type DayFacts, packDay } from '../../dayfiles/pack.ts'
import { bridgeMs } from '../../privacy/keyPeriods.ts'
import { inTurns } from '../tables/turns.ts'
import { type Cut, cutOf, liveFrom, sinceCut } from './dayCut.ts'
import type { FactReader } from './dayFacts.ts'
import type { DayFileItems } from './dayFileItems.ts'
import { digestOf } from './dayFileParts.ts'
import type { DayVersions } from './dayVersions.ts'
import type { History } from './history.ts'
import type { LineDate, LineZone } from './lineDate.ts'

/** `file` is absent for a day without any fact. */
export type BuiltDay = { readonly builtFrom: number; readonly digest: string; readonly file: Uint8Array | undefined; readonly hasImports: boolean }

export type DayBuilder = {
  /** A reader of facts that remembers what it read, for days that are built together. */
  readonly newReader: () => FactReader
  /**
   * @param builtFrom must have been read before anything that `read` remembers: a change in between then leaves the file behind, and never passes unseen
   */
  readonly buildFrom: (read: FactReader, day: LineDate, builtFrom: number, cut: Cut | undefined) => Promise<BuiltDay>
  readonly build: (line: LineZone, date: LocalDate) => Promise<BuiltDay>
  /** Builds many days, reading what was imported once for all lines. */
  readonly buildAll: (days: readonly LineDate[], onBuilt?: (done: number) => void) => Promise<void>
}

/** Days that are built side by side. */
export const daysAtOnce = 4

/** @param now UTC milliseconds */
export function dayBuilder(
  newReader: () => FactReader,
  versions: DayVersions,
  items: DayFileItems,
  history: Pick<History, 'state'>,
  now: () => number,
): DayBuilder {
  const wasStrippedMeanwhile = async ({ line, date }: LineDate) =>
    Date.parse(date) < now() - youngestStrippedMs && isStripped(date, cutOf(line, await history.state()))
  const buildFrom: DayBuilder['buildFrom'] = async (read, { line, date }, builtFrom, cut) => {
    // What is stripped is never made again.
    if (isStripped(date, cut)) {
      await items.empty(line.id, date, builtFrom)
      return { builtFrom, digest: digestOf(undefined), file: undefined, hasImports: false }
    }
    const { facts, hasImports } = await read(line, date)
    const file = liveFile(facts, cut)
    const digest = digestOf(file)
    await items.put(line.id, date, { builtFrom, digest, file, after: liveFrom(date, cut) })
    // A strip that overtook this one has cleared away already, and would leave the file standing.
    if (file !== undefined && (await wasStrippedMeanwhile({ line, date }))) await items.empty(line.id, date, builtFrom)
    return { builtFrom, digest, file, hasImports }
  }
  return {
    newReader,
    buildFrom,
    build: async (line, date) => {
      const versionOf = await versions.of(line.id, [date])
      return buildFrom(newReader(), { line, date }, versionOf(date), cutOf(line, await history.state()))
    },
    buildAll: async (days, onBuilt) => {
      const byLine = [...Map.groupBy(days, ({ line }) => line.id)]
      const versionsOf = async (line: LineZone['id'], own: readonly LineDate[]) =>
        versions.of(
          line,
          own.map(({ date }) => date),
        )
      const known = new Map(await inTurns(byLine, daysAtOnce, async ([line, own]) => [line, await versionsOf(line, own)] as const))
      const state = await history.state()
      const read = newReader()
      let done = 0
      await inTurns([...days].sort(byDateAndLine), daysAtOnce, async (day) => {
        await buildFrom(read, day, known.get(day.line.id)?.(day.date) ?? 0, cutOf(day.line, state))
        onBuilt?.(++done)
      })
    },
  }
}

/** No day is stripped before the bridge after its period is over; a day of that for zones and clocks. */
const youngestStrippedMs = bridgeMs - dayMs

/** What of these facts is live, packed; undefined where nothing is. */
export function liveFile(facts: DayFacts, cut: Cut | undefined): Uint8Array | undefined {
  const live = sinceCut(facts, cut)
  const { contacts, presence, heartbeats } = live
  return contacts.length + presence.length + heartbeats.length === 0 ? undefined : packDay(live)
}

/** As a whole: nothing of it is live. */
const isStripped = (date: LocalDate, cut: Cut | undefined): boolean => cut !== undefined && date < cut.date
const byDateAndLine = (a: LineDate, b: LineDate) => compareText(a.date, b.date) || compareText(a.line.id, b.line.id)
