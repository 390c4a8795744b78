/**
 * Stripped day files. A day is written whole, by whoever strips it; of several origins that tell of one source the last stands, and taking that away brings
 * the one before back. What one source told never replaces what another did.
 */
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { type LineId, LocalDate, SourceId } from '../../contacts/identifiers.ts'
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import { joinedParts, withoutSources } from '../../dayfiles/joinedParts.ts'
import { packStripped, unpackDay } from '../../dayfiles/pack.ts'
import { recent } from '../../dayfiles/recent.ts'
import { beginsBefore } from '../../privacy/keyPeriods.ts'
import { monthOf, versionAttribute, versionAttributePattern } from '../tables/contactsTable.ts'
import { dayCache } from './dayCache.ts'
import { type PartOfDay, standingParts } from './standingParts.ts'
import { historyPartition, historyPrefix, historySortKey, ownOrigin, strippedKey, writtenKey, writtenPartition } from '../tables/historyTable.ts'
import { getMany, type Item, partition, queryPages, scanPages } from '../tables/reading.ts'
import { expiresAt, isExpired } from '../tables/retention.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { deleteMany } from '../tables/writing.ts'

/**
 * `until`: everything that arrived before this moment (UTC milliseconds) is stripped. `cleanedUntil`: and of that nothing is left elsewhere that must go. What a
 * newer program adds is passed over, for whoever shows a figure reads this first.
 */
export const StrippedState = z.object({
  until: z.int(),
  cleanedUntil: z.int(),
  /** Where the last strip began. */
  from: z.int(),
  at: z.int(),
})
export type StrippedState = z.infer<typeof StrippedState>

export type HistoryPart = {
  readonly line: LineId
  readonly date: LocalDate
  readonly period: string
  readonly origin: string
  readonly columns: DayColumns
  /** Of an import. `until`: how far everything was stripped when it came, milliseconds; what the feed told after that is not replaced by it. */
  readonly importId?: string
  readonly until?: number
  /** Of an import: whose part of the day it is. Absent: the whole day. */
  readonly source?: SourceId
}
export type HistoryDay = { readonly date: LocalDate; readonly period: string; readonly digest: string; readonly columns: DayColumns }

export type History = {
  /** undefined: nothing was ever stripped. */
  readonly state: () => Promise<StrippedState | undefined>
  readonly setState: (state: StrippedState) => Promise<void>
  /** @param kept how long the day stays, from the moment it is written: what is imported may be older than that already */
  readonly put: (part: HistoryPart, kept: { readonly years: number; readonly from: number }) => Promise<void>
  /** Of each day, a number that changes whenever any part of it is written or taken away; 0 where there never was one. */
  readonly versions: (line: LineId, dates: readonly LocalDate[]) => Promise<(date: LocalDate) => number>
  /**
   * The days' parts, in order of date and period; also those that a strip has written and not made known yet, see `isKnown`.
   * @param now what is over its time is not read
   */
  readonly read: (line: LineId, dates: readonly LocalDate[], now: number) => Promise<readonly HistoryDay[]>
  /** @param until how far everything is stripped */
  readonly firstDate: (line: LineId, until: number) => Promise<LocalDate | undefined>
  /** Takes away what the feed told of one period on these days; what imports told stays. May be repeated. */
  readonly removeOwn: (line: LineId, period: string, dates: readonly LocalDate[]) => Promise<void>
  /** Takes away what an import brought. @returns the days it had. May be repeated. */
  readonly removeImport: (importId: string) => Promise<readonly { readonly line: LineId; readonly date: LocalDate }[]>
  /** Takes away all there is of a line. */
  readonly removeLine: (line: LineId) => Promise<void>
}

const pieceBytes = 300_000
const monthsAtOnce = 8
const mostDaysToldKept = 1_000

export function historyStore({ client, history: TableName }: Tables, cacheBytes: number): History {
  const cache = dayCache<readonly HistoryDay[]>(cacheBytes)
  const told = recent<boolean>(mostDaysToldKept)
  const noteWritten = async (line: LineId, date: LocalDate) => {
    const command = {
      UpdateExpression: `ADD ${versionAttribute(date)} :one`,
      ExpressionAttributeValues: { ':one': 1 },
    }
    await client.send(new UpdateCommand({ TableName, Key: writtenKey(line, monthOf(date)), ...command }))
  }
  const versionsOf = async (line: LineId, dates: readonly LocalDate[]) => {
    const keys = [...new Set(dates.map(monthOf))].map((month) => writtenKey(line, month))
    const byMonth = new Map((await getMany(client, TableName, keys)).map((item) => [item['sk'], item]))
    return (date: LocalDate) => Number(byMonth.get(monthOf(date))?.[versionAttribute(date)] ?? 0)
  }
  /** Whether anything is told of a day, of which every page with figures asks for the first. */
  const isDayTold = async (line: LineId, date: LocalDate, { version, until }: { readonly version: number; readonly until: number }): Promise<boolean> => {
    const key = [line, date, version, until].join(' ')
    const known = told.get(key)
    if (known !== undefined) return known
    const parts = daysIn(date, await partition(client, TableName, historyPartition(line, monthOf(date)), `${date.slice(8)}#`))
    const isTold = parts.some((own) => isKnown(own, until) && isSign(own.columns))
    told.set(key, isTold, 1)
    return isTold
  }
  const everyFile = async function* () {
    const input = { TableName, FilterExpression: 'begins_with(pk, :files)', ExpressionAttributeValues: { ':files': historyPrefix } }
    for await (const page of scanPages(client, { ...input, ProjectionExpression: 'pk, sk, importId' })) yield page
  }
  return {
    state: async () => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: strippedKey, ConsistentRead: true }))
      if (Item === undefined) return undefined
      const { pk: _pk, sk: _sk, ...state } = Item
      return StrippedState.parse(state)
    },
    setState: async (state) => {
      await client.send(new PutCommand({ TableName, Item: { ...strippedKey, ...state } }))
    },
    put: async ({ line, date, period, origin, columns, importId, until, source }, kept) => {
      const file = packStripped(columns)
      const pieces = Array.from({ length: Math.max(1, Math.ceil(file.length / pieceBytes)) }, (_, n) => file.subarray(n * pieceBytes, (n + 1) * pieceBytes))
      const digest = createHash('sha256').update(file).digest('base64url').slice(0, 22)
      const expiry = { expiresAt: expiresAt(kept.from, kept.years * 366) }
      // The first piece comes last: it tells a reader that the others are there.
      for (const [n, piece] of [...pieces.entries()].toReversed()) {
        const key = { pk: historyPartition(line, monthOf(date)), sk: historySortKey(date.slice(8), period, origin, n) }
        const ofImport = { ...(importId !== undefined && { importId }), ...(until !== undefined && { until }), ...(source !== undefined && { source }) }
        const Item = { ...key, file: piece, digest, pieces: pieces.length, ...ofImport, ...expiry }
        await client.send(new PutCommand({ TableName, Item }))
      }
      await noteWritten(line, date)
    },
    versions: versionsOf,
    read: async (line, dates, now) => {
      const versionOf = await versionsOf(line, dates)
      const touched = dates.filter((date) => versionOf(date) > 0)
      const known = new Map(touched.flatMap((date) => cache.get(line, date, versionOf(date)) ?? []).map((day) => [day.date, day.value]))
      const missing = [
        ...Map.groupBy(
          touched.filter((date) => !known.has(date)),
          monthOf,
        ),
      ]
      await inTurns(missing, monthsAtOnce, async ([month, own]) => {
        const items = (await partition(client, TableName, historyPartition(line, month))).filter((item) => !isExpired(item, now))
        const byDay = Map.groupBy(items, ({ sk }) => String(sk).slice(0, 2))
        for (const date of own) {
          const value = daysIn(date, byDay.get(date.slice(8)) ?? [])
          cache.set(line, { date, version: versionOf(date), value })
          known.set(date, value)
        }
      })
      return touched.flatMap((date) => known.get(date) ?? [])
    },
    firstDate: async (line, until) => {
      const months = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': writtenPartition(line) } }
      for await (const page of queryPages(client, months))
        for (const month of page) {
          const days = Object.keys(month).filter((name) => versionAttributePattern.test(name))
          for (const day of days.map((name) => name.slice(1)).sort()) {
            const date = LocalDate.parse(`${String(month['sk'])}-${day}`)
            if (await isDayTold(line, date, { version: Number(month[versionAttribute(date)]), until })) return date
          }
        }
      return undefined
    },
    removeOwn: async (line, period, dates) => {
      for (const [month, own] of Map.groupBy(dates, monthOf)) {
        const wanted = new Map(own.map((date) => [historySortKey(date.slice(8), period, ownOrigin, 0).slice(0, -'000'.length), date]))
        const dateOf = ({ sk }: Item) => wanted.get(String(sk).slice(0, -'000'.length))
        const found = (await partition(client, TableName, historyPartition(line, month))).filter((item) => dateOf(item) !== undefined)
        await deleteMany(client, TableName, found.map(keyOf))
        for (const date of new Set(found.flatMap((item) => dateOf(item) ?? []))) await noteWritten(line, date)
      }
    },
    removeImport: async (importId) => {
      const days = new Map<string, { line: LineId; date: LocalDate }>()
      for await (const page of everyFile()) {
        const own = page.filter((item) => item['importId'] === importId)
        await deleteMany(client, TableName, own.map(keyOf))
        for (const item of own) {
          const day = dayOf(item)
          days.set(`${day.line} ${day.date}`, day)
        }
      }
      for (const { line, date } of days.values()) await noteWritten(line, date)
      return [...days.values()]
    },
    removeLine: async (line) => {
      const prefix = historyPartition(line, '')
      for await (const page of everyFile()) {
        const own = page.filter(({ pk }) => String(pk).startsWith(prefix))
        await deleteMany(client, TableName, own.map(keyOf))
      }
      const months = await partition(client, TableName, writtenPartition(line))
      await deleteMany(client, TableName, months.map(keyOf))
    },
  }
}

/**
 * Whether readers may look at a part: the day of a turn stands in history and is live as well, so a part of the period after the turn, written by a strip that
 * was stopped before it moved its mark, would be counted beside the live facts it was made of.
 * @param until how far everything is stripped
 */
export const isKnown = ({ period }: Pick<HistoryDay, 'period'>, until: number): boolean => beginsBefore(period, until)

const keyOf = ({ pk, sk }: Item) => ({ pk, sk })
const isSign = ({ length, presence, signsOfLife }: DayColumns) => length + presence.at.length + signsOfLife.length > 0

/** Written by `historyPartition` and `historySortKey` from branded values. */
function dayOf({ pk, sk }: Item): { line: LineId; date: LocalDate } {
  const [, line = '', month = ''] = String(pk).split('#')
  return { line: line as LineId, date: `${month}-${String(sk).slice(0, 2)}` as LocalDate }
}

/** The parts of a day by period, of all origins that stand joined. */
function daysIn(date: LocalDate, items: readonly Item[]): readonly HistoryDay[] {
  const parts = [...Map.groupBy(items, ({ sk }) => String(sk).slice(0, String(sk).lastIndexOf('#')))].map(([name, pieces]) => partOf(name, pieces))
  const periods = [...Map.groupBy(standingParts(parts), ({ part }) => part.period)].sort(([a], [b]) => (a < b ? -1 : 1))
  return periods.flatMap(([period, own]) => {
    const told = own.map(({ part, without }) => ({ ...part.read(), without }))
    const digest = told.map((one) => [one.digest, ...one.without].join(' ')).join(' ')
    const [first, ...others] = told.map(({ columns, without }) => withoutSources(columns, without))
    return first === undefined ? [] : [{ date, period, digest, columns: joinedParts([first, ...others]) }]
  })
}

type StoredPart = PartOfDay & { readonly read: () => { readonly digest: string; readonly columns: DayColumns } }

/** @throws Error where a piece is missing: a damaged store is no empty day. */
function partOf(name: string, items: readonly Item[]): StoredPart {
  const [, period = '', origin = ''] = name.split('#')
  const sorted = items.toSorted((a, b) => (String(a['sk']) < String(b['sk']) ? -1 : 1))
  const first = sorted[0]
  const source = SourceId.safeParse(first?.['source'])
  const until = first?.['until']
  const read = () => {
    const digest = String(first?.['digest'])
    const files = sorted.flatMap(({ file, digest: own }) => (file instanceof Uint8Array && own === digest ? [file] : []))
    if (files.length < Number(first?.['pieces'])) throw new Error('a stripped day lacks a piece')
    return { digest, columns: unpackDay(Buffer.concat(files.slice(0, Number(first?.['pieces'])))) }
  }
  return { period, origin, read, ...(source.success && { source: source.data }), ...(typeof until === 'number' && { until }) }
}
