/** How far each import has come. Nothing of a file stands here but how many rows of it were used, and names of columns that the settings know too. */
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Instant, LineId, SourceId } from '../../contacts/identifiers.ts'
import { partition } from '../tables/reading.ts'
import { importKey, importsPartition, listedImportKey, openImportKey, openImportsPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { doneIfAllowed } from '../tables/writing.ts'

const count = z.int().min(0)

/** in = stored + duplicate + refused + skipped, in rows. */
export const RowCounts = z.strictObject({ rows: count, stored: count, duplicate: count, refused: count, skipped: count })
export type RowCounts = z.infer<typeof RowCounts>

const TakenPart = z.strictObject({
  file: count,
  /** Of the part after pseudonymising: the same part sent again is known by it. */
  digest: z.string(),
  counts: RowCounts,
  /** Refused rows by reason. */
  refusedBecause: z.record(z.string(), count),
  /** Ids that stand on rows of different callers, see `idsOfSeveralCallers`; absent: none. */
  sharedIds: count.optional(),
  /** See there; absent: they are not. */
  areMostlyHours: z.literal(true).optional(),
  /** First and last moment of its events. */
  from: z.optional(Instant),
  until: z.optional(Instant),
  /** Where the next part of the file begins: the number of its first line and of its first byte. */
  nextLine: count,
  nextByte: count,
})
export type TakenPart = z.infer<typeof TakenPart>

const Utf16 = z.enum(['utf-16le', 'utf-16be'])
export type Utf16 = z.infer<typeof Utf16>

const ImportedFile = z.strictObject({
  name: z.string().max(200),
  /** Bytes, where the sender knew; only to tell one file from another. */
  size: count.optional(),
  /** Opens the format again, see `HistoryFile.head`. */
  head: z.string().optional(),
  /** As its first two bytes said; absent: UTF-8 or Windows-1252. */
  encoding: Utf16.optional(),
  /** Carriage returns alone; absent: line feeds, with or without them. */
  lineEnds: z.literal('cr').optional(),
  isRead: z.boolean(),
})
export type ImportedFile = z.infer<typeof ImportedFile>

/** Month `yyyy-MM` → bit 0 for its first day, so that ten years of ten lines stay a small text. */
const Months = z.record(z.string(), z.int().min(0))

const Stretch = z.strictObject({ from: z.number(), until: z.number() })

/** What an import mended of the live feed. Moments in UTC milliseconds. */
export const Reconciled = z.strictObject({
  /** Contacts that had been missed on the line. */
  filled: count,
  /** Gaps that it closed, and how many others within it stay. */
  closed: z.array(Stretch),
  stay: count,
})
export type Reconciled = z.infer<typeof Reconciled>

export const ImportRecord = z.strictObject({
  importId: z.string(),
  source: SourceId,
  dryRun: z.boolean(),
  startedAt: Instant,
  state: z.enum(['taking', 'done', 'undoing', 'undone']),
  doneAt: z.optional(Instant),
  undoneAt: z.optional(Instant),
  /** While it is being undone: its events are gone, and days are still to be built. */
  isRemoved: z.literal(true).optional(),
  /** First and last moment of what earlier rounds with the same files brought: they left events under the same name. */
  reach: z.strictObject({ from: Instant, until: Instant }).optional(),
  files: z.array(ImportedFile).min(1),
  parts: z.array(TakenPart),
  /** Days that may look different, as long as they have not been built. */
  touched: z.record(LineId, Months),
  /** What the days it touches held before it, and the gaps there were. */
  wire: z.strictObject({ contactsBefore: count, days: z.record(LineId, Months), gaps: z.array(Stretch) }).optional(),
  reconciled: Reconciled.optional(),
  /** Another import or source tells of people in the same old weeks. */
  isBesideOthers: z.literal(true).optional(),
})
export type ImportRecord = z.infer<typeof ImportRecord>
export type StoredRecord = { readonly record: ImportRecord; readonly revision: number }

export type ImportRecords = {
  readonly read: (importId: string) => Promise<StoredRecord | undefined>
  /** @param revision of the record this one was made from; 0 for a new one. @returns false when somebody else has written since. */
  readonly write: (record: ImportRecord, revision: number) => Promise<boolean>
  /** Imports that began and did not finish, and those that are being undone. */
  readonly open: () => Promise<readonly ImportRecord[]>
  /** Every import that stored something, or is about to; the newest first. */
  readonly all: () => Promise<readonly ImportRecord[]>
}

export function importRecords({ client, settings: TableName }: Tables): ImportRecords {
  const itemOf = async (importId: string) => (await client.send(new GetCommand({ TableName, Key: importKey(importId), ConsistentRead: true }))).Item
  const read = async (importId: string): Promise<StoredRecord | undefined> => {
    const Item = await itemOf(importId)
    return Item && { record: ImportRecord.parse(JSON.parse(String(Item['record']))), revision: Number(Item['revision']) }
  }
  const recordsIn = async (list: string): Promise<readonly ImportRecord[]> => {
    const items = await partition(client, TableName, list)
    return (await inTurns(items, 8, ({ sk }) => read(String(sk)))).flatMap((stored) => stored?.record ?? [])
  }
  return {
    read,
    write: async (record, revision) => {
      const begins = (record.state === 'taking' && record.parts.length === 0) || record.state === 'undoing'
      if (begins) await client.send(new PutCommand({ TableName, Item: openImportKey(record.importId) }))
      if (begins && !record.dryRun) await client.send(new PutCommand({ TableName, Item: listedImportKey(record.importId) }))
      const Item = { ...importKey(record.importId), record: JSON.stringify(record), revision: revision + 1 }
      const condition =
        revision === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': revision } }
      // The answer to a write may be lost, and the client sends it again: then it is ours that stands there.
      const isOurs = async () => {
        const stored = await itemOf(record.importId)
        return stored?.['revision'] === Item.revision && stored['record'] === Item.record
      }
      const isWritten = (await doneIfAllowed(client.send(new PutCommand({ TableName, Item, ...condition })))) || (await isOurs())
      if (isWritten && (record.state === 'done' || record.state === 'undone'))
        await client.send(new DeleteCommand({ TableName, Key: openImportKey(record.importId) }))
      return isWritten
    },
    open: async () => {
      const records = await recordsIn(openImportsPartition)
      return records.filter(({ state }) => state === 'taking' || state === 'undoing')
    },
    all: async () => [...(await recordsIn(importsPartition))].sort((a, b) => b.startedAt - a.startedAt),
  }
}
