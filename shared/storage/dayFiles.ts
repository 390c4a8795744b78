/**
 * Day files: made from the facts by anybody who sees that one is behind, read by every report. A file says which version of its day
 * it was built from; whoever changed a fact raises the version afterwards, so a file that missed the change is always seen to be behind.
 */
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import { datesBetween } from '../calendar/localDate.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import { type LineId, LocalDate } from '../contacts/identifiers.ts'
import type { DayColumns } from '../dayfiles/dayColumns.ts'
import { type DayFacts, isReadable, packDay, unpackDay } from '../dayfiles/pack.ts'
import type { FactsVersion } from '../metrics/reportQuestion.ts'
import type { Line } from '../settings/settings.ts'
import type { ContactStore } from './contactStore.ts'
import {
  fileSortKey,
  filesPartition,
  filesPrefix,
  monthOf,
  monthOfPartition,
  versionAttribute,
  versionAttributePattern,
  versionsKey,
  versionsPartition,
} from './contactsTable.ts'
import { type FactReader, factReader } from './dayFacts.ts'
import { dayCache } from './dayCache.ts'
import { fileOf, inParts, numberIn, partNumber } from './dayFileParts.ts'
import { type History, isKnown } from './history.ts'
import type { Parcels } from './parcels.ts'
import { getMany, type Item, partition, queryAll, queryPages, scanPages } from './reading.ts'
import type { Tables } from './tables.ts'
import { inTurns } from './turns.ts'
import { deleteMany, doneIfAllowed } from './writing.ts'

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
  readonly everyFile: () => AsyncIterable<readonly { readonly line: LineId; readonly date: LocalDate }[]>
  /** Takes away the live files of days that are stripped as a whole. */
  readonly dropBefore: (lines: readonly LineZone[], until: number) => Promise<void>
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
/** Everything of a line that arrived before the moment `until` is stripped and stands in history; `date` is that moment's local day, of which the rest is live. */
export type Cut = { readonly date: LocalDate; readonly until: number }

const monthsAtOnce = 8
/** With so few days missing in a month each is read on its own instead of the whole month. */
const daysReadAlone = 3
const defaultCacheBytes = 128 * 2 ** 20

export function dayFileStore(
  tables: Tables,
  contacts: Pick<ContactStore, 'eventsOfDay'>,
  parcels: Pick<Parcels, 'eventsOn'>,
  history: Pick<History, 'state' | 'read' | 'versions' | 'firstDate'>,
  options: DayFileOptions = {},
): DayFileStore {
  const { client, contacts: TableName } = tables
  const cache = dayCache<LiveDay>(options.cacheBytes ?? defaultCacheBytes)
  const now = options.now ?? Date.now
  const cutFor = async ({ timeZone }: LineZone): Promise<Cut | undefined> => {
    const state = await history.state()
    return state && { date: localTimeOf(timeZone).dateOf(state.until), until: state.until }
  }

  const versionsOf = async (line: LineId, months: readonly string[]) => {
    const items = await getMany(
      client,
      TableName,
      months.map((month) => versionsKey(line, month)),
    )
    const byMonth = new Map(items.map((item) => [item['sk'], item]))
    return (date: LocalDate) => numberIn(byMonth.get(monthOf(date))?.[versionAttribute(date)])
  }

  /** `builtFrom` must have been read before anything that `read` remembers: a change in between then leaves the file behind, and never passes unseen. */
  const buildFrom = async (read: FactReader, { line, date }: LineDate, builtFrom: number, cut: Cut | undefined): Promise<BuiltDay> => {
    // What is stripped is never made again.
    if (cut !== undefined && date < cut.date) return { builtFrom, digest: digestOf(undefined), file: undefined, hasImports: false }
    const { facts: all, hasImports } = await read(line, date)
    const facts = sinceCut(all, cut)
    const file = isEmpty(facts) ? undefined : packDay(facts)
    const built = { builtFrom, digest: digestOf(file), file, hasImports }
    await write(line.id, date, built, afterOf(date, cut))
    return built
  }

  const packed = async (read: FactReader, { line, date }: LineDate, cut: Cut | undefined) => {
    const facts = sinceCut((await read(line, date)).facts, cut)
    return isEmpty(facts) ? undefined : packDay(facts)
  }

  const write = async (line: LineId, date: LocalDate, { builtFrom, digest, file }: BuiltDay, after: number) => {
    const parts = file === undefined ? [] : inParts(file)
    const put = (part: number, content: Item) => {
      const Item = { pk: filesPartition(line, monthOf(date)), sk: fileSortKey(date, part), builtFrom, digest, ...(after === 0 ? {} : { after }), ...content }
      const condition = { ConditionExpression: 'attribute_not_exists(builtFrom) OR builtFrom <= :from', ExpressionAttributeValues: { ':from': builtFrom } }
      return doneIfAllowed(client.send(new PutCommand({ TableName, Item, ...condition })))
    }
    // The first part comes last: it tells a reader that the others are there, and their digest that they belong to it.
    for (const [n, part] of [...parts.entries()].slice(1)) await put(n, { file: part })
    await put(0, { ...(parts[0] === undefined ? {} : { file: parts[0] }), parts: parts.length })
  }

  const storedDays = async (line: LineId, dates: readonly LocalDate[]) => {
    const wanted = new Set<string>(dates)
    const reads = [...Map.groupBy(dates, monthOf)].flatMap(([month, days]) => readsOf(month, days))
    const items = await inTurns(reads, monthsAtOnce, async ({ month, start }) =>
      (await partition(client, TableName, filesPartition(line, month), start)).map((item) => ({ month, item })),
    )
    const byDate = Map.groupBy(items.flat(), ({ month, item }) => `${month}-${String(item['sk']).slice(0, 2)}`)
    return new Map([...byDate].flatMap(([date, parts]) => (wanted.has(date) ? [[date, fileOf(parts.map(({ item }) => item))] as const] : [])))
  }

  const current = async (line: LineZone, from: LocalDate, to: LocalDate): Promise<readonly StoredDay[]> => {
    const all = datesBetween(from, to)
    const cut = await cutFor(line)
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
    const versionOf = await versionsOf(line.id, monthsOf(dates))
    const touched = dates.filter((date) => versionOf(date) > 0)
    const cachedAs = (date: LocalDate) => `${versionOf(date)} ${afterOf(date, cut)}`
    // Held here until the end: filling in the missing days may push others out of the cache.
    const days = new Map(touched.flatMap((date) => cache.get(line.id, date, cachedAs(date)) ?? []).map((day) => [day.date, day.value]))
    const missing = touched.filter((date) => !days.has(date))
    const stored = await storedDays(line.id, missing)
    const read = factReader(contacts.eventsOfDay, parcels.eventsOn)
    await inTurns(missing, 4, async (date) => {
      const known = stored.get(date)
      const isCurrent = known !== undefined && known.builtFrom >= versionOf(date) && known.after === afterOf(date, cut)
      // A newer program wrote it: that file stays, and is worked out here for this reader only.
      const isNewer = isCurrent && known.file !== undefined && !isReadable(known.file)
      const { builtFrom, digest, file } = isNewer
        ? { ...known, file: await packed(read, { line, date }, cut) }
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

  /** Of days of a month, `01`…`31`, whether they hold a fact, for those that were looked at since they changed. */
  const lookedAt = async (line: LineZone, versions: Item, cut: Cut | undefined): Promise<ReadonlyMap<string, boolean>> => {
    const month = String(versions['sk'])
    const files = await queryAll(client, {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ProjectionExpression: 'sk, parts, builtFrom, #after',
      ExpressionAttributeNames: { '#after': 'after' },
      ExpressionAttributeValues: { ':pk': filesPartition(line.id, month) },
    })
    const isCurrent = ({ sk, builtFrom, after }: Item) => {
      const date = LocalDate.parse(`${month}-${String(sk).slice(0, 2)}`)
      return numberIn(builtFrom) >= numberIn(versions[versionAttribute(date)]) && numberIn(after) === afterOf(date, cut)
    }
    const firsts = files.filter((file) => partNumber(file) === 0 && isCurrent(file))
    return new Map(firsts.map(({ sk, parts }) => [String(sk), numberIn(parts) > 0]))
  }

  return {
    readDays: current,
    factsVersion: async (lines, from, to) => {
      const dates = datesBetween(from, to)
      const state = await history.state()
      return Promise.all(
        lines.map(async (line) => {
          const [live, stripped] = await Promise.all([versionsOf(line, monthsOf(dates)), state === undefined ? () => 0 : history.versions(line, dates)])
          return { line, days: dates.map((date) => [live(date), stripped(date), ...mayBeStripped(date, state?.until)].join('.')) }
        }),
      )
    },
    dataVersion: async (lines, from, to) => {
      const hash = createHash('sha256')
      for (const line of lines) for (const { date, digest } of await current(line, from, to)) hash.update(`${line.id} ${date} ${digest}\n`)
      return hash.digest('base64url').slice(0, 16)
    },
    firstDate: async (line) => {
      const cut = await cutFor(line)
      const first = cut && (await history.firstDate(line.id, cut.until))
      if (first !== undefined) return first
      for await (const months of queryPages(client, {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': versionsPartition(line.id) },
      })) {
        const read = factReader(contacts.eventsOfDay, parcels.eventsOn)
        for (const month of months) {
          const touched = Object.keys(month).filter((attribute) => versionAttributePattern.test(attribute) && numberIn(month[attribute]) > 0)
          const dates = touched.map((attribute) => LocalDate.parse(`${String(month['sk'])}-${attribute.slice(1)}`)).sort()
          const live = cut === undefined ? dates : dates.filter((date) => date >= cut.date)
          const known = live.length === 0 ? new Map<string, boolean>() : await lookedAt(line, month, cut)
          for (const date of live) {
            // A day may be touched without holding anything: by a contact that was moved, or an erasure that rewrote a list of other lines too.
            const isFilled =
              known.get(date.slice(8)) ?? (await buildFrom(read, { line, date }, numberIn(month[versionAttribute(date)]), cut)).file !== undefined
            if (isFilled) return date
          }
        }
      }
      return undefined
    },
    bump: async (line, dates) => {
      for (const [month, days] of Map.groupBy(new Set(dates), monthOf)) {
        const command = new UpdateCommand({
          TableName,
          Key: versionsKey(line, month),
          UpdateExpression: `ADD ${days.map((date) => `${versionAttribute(date)} :one`).join(', ')}`,
          ExpressionAttributeValues: { ':one': 1 },
        })
        await client.send(command)
      }
    },
    build: async (line, date) => {
      const versionOf = await versionsOf(line.id, [monthOf(date)])
      return buildFrom(factReader(contacts.eventsOfDay, parcels.eventsOn), { line, date }, versionOf(date), await cutFor(line))
    },
    buildAll: async (days, onBuilt) => {
      const byLine = Map.groupBy(days, ({ line }) => line.id)
      const versions = new Map(
        await inTurns([...byLine], 4, async ([line, own]) => [line, await versionsOf(line, monthsOf(own.map(({ date }) => date)))] as const),
      )
      const state = await history.state()
      const cutOf = ({ timeZone }: LineZone) => state && { date: localTimeOf(timeZone).dateOf(state.until), until: state.until }
      const read = factReader(contacts.eventsOfDay, parcels.eventsOn)
      let done = 0
      await inTurns(
        [...days].sort((a, b) => compareText(a.date, b.date) || compareText(a.line.id, b.line.id)),
        4,
        async (day) => {
          await buildFrom(read, day, versions.get(day.line.id)?.(day.date) ?? 0, cutOf(day.line))
          onBuilt?.(++done)
        },
      )
    },
    versions: (line, dates) => versionsOf(line, monthsOf(dates)),
    cut: cutFor,
    dropBefore: async (lines, until) => {
      const cutOf = new Map(lines.map(({ id, timeZone }) => [id, localTimeOf(timeZone).dateOf(until)]))
      const files = { TableName, FilterExpression: 'begins_with(pk, :files)', ExpressionAttributeValues: { ':files': filesPrefix } }
      for await (const page of scanPages(client, { ...files, ProjectionExpression: 'pk, sk' })) {
        const old = page.filter(({ pk, sk }) => {
          const day = fileDay(String(pk), String(sk).slice(0, 2))
          return day !== undefined && day.date < (cutOf.get(day.line) ?? '')
        })
        await deleteMany(client, TableName, old)
      }
    },
    everyFile: async function* () {
      const input = {
        TableName,
        ProjectionExpression: 'pk, sk',
        FilterExpression: 'begins_with(pk, :files)',
        ExpressionAttributeValues: { ':files': filesPrefix },
      }
      for await (const page of scanPages(client, input)) yield page.flatMap(({ pk, sk }) => fileDay(String(pk), String(sk)) ?? [])
    },
    storedFile: async (line, date) => (await storedDays(line, [date])).get(date)?.file,
  }
}

/** Until when everything is stripped, for a day that may begin before: in some zone it is a day earlier. */
const mayBeStripped = (date: LocalDate, until = 0): readonly number[] => (Date.parse(date) - 86_400_000 < until ? [until] : [])

type LiveDay = Omit<StoredDay, 'columns'> & { readonly columns: DayColumns | undefined }

/** Of the day that is stripped in part: from when on it is live. 0 for every other. */
const afterOf = (date: LocalDate, cut: Cut | undefined): number => (cut?.date === date ? cut.until : 0)

/** What arrived since; the day's other part stands in history. */
export function sinceCut({ contacts, presence, heartbeats }: DayFacts, cut: Cut | undefined): DayFacts {
  if (cut === undefined) return { contacts, presence, heartbeats }
  return {
    contacts: contacts.filter(({ arrivedAt }) => arrivedAt >= cut.until),
    presence: presence.filter(({ at }) => at >= cut.until),
    heartbeats: heartbeats.filter(({ at }) => at >= cut.until),
  }
}

type MonthRead = { readonly month: string; readonly start: string | undefined }
const readsOf = (month: string, days: readonly LocalDate[]): readonly MonthRead[] =>
  days.length <= daysReadAlone ? days.map((date) => ({ month, start: fileSortKey(date, 0) })) : [{ month, start: undefined }]

const monthsOf = (dates: readonly LocalDate[]) => [...new Set(dates.map(monthOf))]

/** Undefined for a later part of a file. Written by `filesPartition` and `fileSortKey` from branded values. */
function fileDay(pk: string, sk: string): { line: LineId; date: LocalDate } | undefined {
  const month = monthOfPartition(pk)
  return month === undefined || sk.includes('#') ? undefined : { line: month.line as LineId, date: `${month.month}-${sk}` as LocalDate }
}

const isEmpty = ({ contacts, presence, heartbeats }: DayFacts) => contacts.length + presence.length + heartbeats.length === 0
const digestOf = (file: Uint8Array | undefined) =>
  createHash('sha256')
    .update(file ?? new Uint8Array())
    .digest('base64url')
    .slice(0, 22)
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
