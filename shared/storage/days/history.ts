/**
 * Stripped day files. A day is written whole, by whoever strips it; of several origins that tell of one source the last stands, and taking that away brings
 * the one before back. What one source told never replaces what another did.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { LineId, LocalDate } from '../../contacts/identifiers.ts'
import type { DayColumns } from '../../dayfiles/dayColumns.ts'
import { recent } from '../../dayfiles/recent.ts'
import { beginsBefore } from '../../privacy/keyPeriods.ts'
import { monthOf } from '../tables/contactsTable.ts'
import { historyPartition, strippedKey } from '../tables/historyTable.ts'
import { partition } from '../tables/reading.ts'
import { expiresAt, isExpired } from '../tables/retention.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { dayCache } from './dayCache.ts'
import { strippedVersions } from './dayVersions.ts'
import { daysIn, type HistoryDay, type HistoryPart, itemsOf } from './historyParts.ts'
import { type HistoryRemoval, historyRemoval } from './historyRemoval.ts'

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
} & HistoryRemoval

const monthsAtOnce = 8
const mostDaysToldKept = 1_000

export function historyStore(tables: Tables, cacheBytes: number): History {
  const { client, history: TableName } = tables
  const versions = strippedVersions(tables)
  const cache = dayCache<readonly HistoryDay[]>(cacheBytes)
  const told = recent<boolean>(mostDaysToldKept)
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
    put: async (part, kept) => {
      // The first piece comes last: it tells a reader that the others are there.
      for (const Item of itemsOf(part, expiresAt(kept.from, kept.years * 366)).toReversed()) await client.send(new PutCommand({ TableName, Item }))
      await versions.raise(part.line, [part.date])
    },
    versions: versions.of,
    read: async (line, dates, now) => {
      const versionOf = await versions.of(line, dates)
      const touched = dates.filter((date) => versionOf(date) > 0)
      const known = new Map(touched.flatMap((date) => cache.get(line, date, versionOf(date)) ?? []).map((day) => [day.date, day.value]))
      const missing = touched.filter((date) => !known.has(date))
      await inTurns([...Map.groupBy(missing, monthOf)], monthsAtOnce, async ([month, own]) => {
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
      for await (const months of versions.months(line))
        for (const { dates, versionOf } of months) for (const date of dates) if (await isDayTold(line, date, { version: versionOf(date), until })) return date
      return undefined
    },
    ...historyRemoval(tables, versions),
  }
}

/**
 * Whether readers may look at a part: the day of a turn stands in history and is live as well, so a part of the period after the turn, written by a strip that
 * was stopped before it moved its mark, would be counted beside the live facts it was made of.
 * @param until how far everything is stripped
 */
export const isKnown = ({ period }: Pick<HistoryDay, 'period'>, until: number): boolean => beginsBefore(period, until)

const isSign = ({ length, presence, signsOfLife }: DayColumns) => length + presence.at.length + signsOfLife.length > 0
