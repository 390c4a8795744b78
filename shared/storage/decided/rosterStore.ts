/**
 * Rosters by line and local week. A week is never overwritten: each import writes its next version whole, and undoing an import writes what was
 * there before as the version after it.
 */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Instant, LineId, LocalDate } from '../../contacts/identifiers.ts'
import { firstWeekKept, headsOnly } from '../../rosters/headsOnly.ts'
import { RosterLayout } from '../../rosters/rosterLayout.ts'
import { inOrder, type Shift } from '../../rosters/shift.ts'
import { rosterHoursStore } from './rosterHoursStore.ts'
import { utcDateOf } from '../tables/eventsTable.ts'
import { type Item, partition, queryPages } from '../tables/reading.ts'
import { expiresAt, isExpired, rosterMonths } from '../tables/retention.ts'
import { rosterImportKey, rosterImportsPartition, rosterPartition, rosterWeekKey } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

const StoredShift = z.strictObject({
  line: LineId,
  from: Instant,
  until: Instant,
  people: z.int().min(0),
  name: z.string(),
  pauseMinutes: z.int().min(1).optional(),
})
const StoredWeek = z.strictObject({ shifts: z.array(StoredShift), importId: z.string() })

const TouchedWeek = z.strictObject({ line: LineId, week: z.string(), version: z.int() })
export const RosterImport = z.strictObject({
  importId: z.string(),
  at: Instant,
  fileName: z.string().max(200),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  refused: z.int(),
  weeks: z.array(TouchedWeek),
  undoneAt: z.optional(Instant),
  layout: RosterLayout.optional(),
})
export type RosterImport = z.infer<typeof RosterImport>

/** ISO week of the line's own zone, `yyyy-Www`. */
export type RosterWeek = { readonly line: LineId; readonly week: string; readonly shifts: readonly Shift[] }

export type RosterStore = {
  /** Newest versions of the weeks from one to another, both included. */
  readonly weeks: (line: LineId, from: string, to: string) => Promise<readonly RosterWeek[]>
  /** Writes the weeks that differ from what is there; the import is listed once it has all been written. Doing it again writes nothing. */
  readonly save: (about: Omit<RosterImport, 'weeks' | 'undoneAt'>, weeks: readonly RosterWeek[]) => Promise<RosterImport>
  /** The newest first. */
  readonly imports: () => Promise<readonly RosterImport[]>
  /** The weeks that an import changed, as they were when it was done; undefined for an import that is not there. */
  readonly asImported: (importId: string) => Promise<readonly Shift[] | undefined>
  /** Puts back what was there before, in every week that nobody has changed since. @returns the weeks that were left as they are */
  readonly undo: (importId: string, now: Instant) => Promise<readonly { readonly line: LineId; readonly week: string }[]>
}

type Version = { readonly version: number; readonly shifts: readonly Shift[]; readonly importId: string }

type StoredWeek = z.infer<typeof StoredWeek>
export const storedWeekIn = (item: Item): StoredWeek => StoredWeek.parse(JSON.parse(String(item['roster'])))
export const weekText = (week: StoredWeek): string => JSON.stringify(week)

/** @param now UTC milliseconds; what is over its time is told as it will be kept */
export function rosterStore(tables: Tables, now: () => number = Date.now): RosterStore {
  const { client, settings: TableName } = tables
  const hours = rosterHoursStore(tables)
  const versionAt = async (line: LineId, week: string, version: number): Promise<Version | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: rosterWeekKey(line, week, version), ConsistentRead: true }))
    return Item && { version, ...storedWeekIn(Item) }
  }
  const newest = async (line: LineId, week: string): Promise<Version | undefined> => {
    const query = {
      TableName,
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: 1,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :week)',
      ExpressionAttributeValues: { ':pk': rosterPartition(line), ':week': `${week}#` },
    }
    for await (const [item] of queryPages(client, query)) return item && { version: versionOf(String(item['sk'])), ...storedWeekIn(item) }
    return undefined
  }
  /** @returns the version written; undefined when the week is already so. */
  const put = async ({ line, week, shifts }: RosterWeek, importId: string): Promise<number | undefined> => {
    for (;;) {
      const known = await newest(line, week)
      if (JSON.stringify(inOrder(known?.shifts ?? [])) === JSON.stringify(inOrder(shifts))) {
        // Whoever wrote it may have been stopped before its hours.
        await hours.put({ line, week, shifts }, known?.version ?? 0)
        return undefined
      }
      const version = (known?.version ?? 0) + 1
      const Item = { ...rosterWeekKey(line, week, version), roster: weekText({ shifts: [...inOrder(shifts)], importId }) }
      if (!(await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }))))) continue
      await hours.put({ line, week, shifts }, version)
      return version
    }
  }
  const list = async (record: RosterImport) => {
    const expiry = { expiresAt: expiresAt(record.at, rosterMonths * 31) }
    await client.send(new PutCommand({ TableName, Item: { ...rosterImportKey(record.importId), record: JSON.stringify(record), ...expiry } }))
  }
  const imports = async () => {
    const items = (await partition(client, TableName, rosterImportsPartition)).filter((item) => !isExpired(item, now()))
    const records = items.map((item) => RosterImport.parse(JSON.parse(String(item['record']))))
    return records.sort((a, b) => b.at - a.at)
  }

  return {
    imports,
    weeks: async (line, from, to) => {
      const query = {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': rosterPartition(line), ':from': `${from}#`, ':to': `${to}#~` },
      }
      const latest = new Map<string, RosterWeek>()
      for await (const page of queryPages(client, query))
        for (const item of page) {
          const week = String(item['sk']).split('#')[0] ?? ''
          latest.set(week, { line, week, shifts: storedWeekIn(item).shifts }) // versions come in order
        }
      const kept = firstWeekKept(LocalDate.parse(utcDateOf(now())), rosterMonths)
      return [...latest.values()].map((own) => (own.week < kept ? { ...own, shifts: headsOnly(own.shifts) } : own))
    },
    save: async (about, weeks) => {
      const touched: z.infer<typeof TouchedWeek>[] = []
      for (const week of weeks) {
        const version = await put(week, about.importId)
        if (version !== undefined) touched.push({ line: week.line, week: week.week, version })
      }
      const record = { ...about, weeks: touched }
      if (touched.length > 0) await list(record)
      return record
    },
    asImported: async (importId) => {
      const record = (await imports()).find((own) => own.importId === importId)
      if (record === undefined) return undefined
      const versions = await Promise.all(record.weeks.map(({ line, week, version }) => versionAt(line, week, version)))
      return versions.flatMap((version) => version?.shifts ?? [])
    },
    undo: async (importId, now) => {
      const record = (await imports()).find((own) => own.importId === importId)
      if (record === undefined || record.undoneAt !== undefined) return []
      const kept: { line: LineId; week: string }[] = []
      for (const { line, week, version } of record.weeks) {
        const known = await newest(line, week)
        if (known?.version === version) await put({ line, week, shifts: (await versionAt(line, week, version - 1))?.shifts ?? [] }, `undo ${importId}`)
        else if (known?.importId !== `undo ${importId}`) kept.push({ line, week })
      }
      await list({ ...record, undoneAt: now })
      return kept
    },
  }
}

const versionOf = (sortKey: string) => Number(sortKey.split('#v')[1])
