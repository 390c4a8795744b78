/**
 * What the fold leaves behind for those who show its figures: up to where it came with each source, which batches it has begun and not ended, and which
 * events it gave up. All of it says where figures are not complete, and nothing of a contact.
 */
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { EventId, LineId, LocalDate, SourceId } from '../../contacts/identifiers.ts'
import type { Placement } from './contactStore.ts'
import { begunKey, begunPrefix, foldingPartition, lineDay, parkedKey, parkedPrefix, reachedKey, reachedPrefix } from '../tables/contactsTable.ts'
import { type Item, partition } from '../tables/reading.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { deleteMany, doneIfAllowed } from '../tables/writing.ts'

/** Which figures an event belongs to. Neither days nor sources: nobody knows, so it may be any. */
export type Whereabouts = {
  readonly days: readonly Placement[]
  /** Where the line is not known: who delivered it. */
  readonly sources: readonly SourceId[]
}
/** `since` in UTC milliseconds: when the event was, or the oldest of the batch was stored. */
export type FoldingMark = Whereabouts & { readonly kind: 'parked' | 'begun'; readonly since: number }
export type Parked = Whereabouts & { readonly eventId: EventId; readonly since: number }

export type FoldingMarks = {
  readonly park: (parked: readonly Parked[]) => Promise<void>
  /** Whatever is marked under these events: they are folded now, or gone. */
  readonly takeAway: (eventIds: readonly EventId[]) => Promise<void>
  readonly begin: (first: EventId, batch: Whereabouts & { readonly since: number }) => Promise<void>
  readonly end: (first: EventId) => Promise<void>
  /** Whatever the source delivered up to this moment (UTC milliseconds of receipt) is folded, begun or given up. An earlier moment than is known changes nothing. */
  readonly reached: (source: SourceId, receivedAt: number) => Promise<void>
  readonly all: () => Promise<{ readonly marks: readonly FoldingMark[]; readonly reached: ReadonlyMap<SourceId, number> }>
  /** Everything that is marked as parked or begun now; hand it to `clear` once all of it is made good. */
  readonly marked: () => Promise<readonly Item[]>
  readonly clear: (marked: readonly Item[]) => Promise<void>
}

const writesAtOnce = 8

export function foldingMarks({ client, contacts: TableName }: Tables): FoldingMarks {
  const put = (item: Item) => client.send(new PutCommand({ TableName, Item: item }))
  return {
    park: async (parked) => {
      await inTurns(parked, writesAtOnce, ({ eventId, ...mark }) => put({ ...parkedKey(eventId), ...written(mark) }))
    },
    takeAway: (eventIds) =>
      deleteMany(
        client,
        TableName,
        [...new Set(eventIds)].flatMap((eventId) => [parkedKey(eventId), begunKey(eventId)]),
      ),
    begin: async (first, batch) => {
      await put({ ...begunKey(first), ...written(batch) })
    },
    end: async (first) => {
      await client.send(new DeleteCommand({ TableName, Key: begunKey(first) }))
    },
    reached: async (source, receivedAt) => {
      const later = {
        UpdateExpression: 'SET since = :at',
        ConditionExpression: 'attribute_not_exists(since) OR since < :at',
        ExpressionAttributeValues: { ':at': receivedAt },
      }
      await doneIfAllowed(client.send(new UpdateCommand({ TableName, Key: reachedKey(source), ...later })))
    },
    all: async () => {
      const items = await partition(client, TableName, foldingPartition)
      const reached = items.flatMap(({ sk, since }): [SourceId, number][] =>
        String(sk).startsWith(reachedPrefix) ? [[String(sk).slice(reachedPrefix.length) as SourceId, Number(since)]] : [],
      ) // written by `reachedKey` from a branded id
      return { marks: items.flatMap((item) => markOf(item) ?? []), reached: new Map(reached) }
    },
    marked: async () => (await partition(client, TableName, foldingPartition)).filter((item) => markOf(item) !== undefined),
    clear: (marked) => deleteMany(client, TableName, marked),
  }
}

const written = ({ days, sources, since }: Whereabouts & { readonly since: number }): Item => ({
  days: days.map(({ line, date }) => lineDay(line, date)),
  sources: [...sources],
  since,
})

/** Written by `written` above from branded values, so it is believed. */
function markOf({ sk, days, sources, since }: Item): FoldingMark | undefined {
  const kind = String(sk).startsWith(parkedPrefix) ? 'parked' : String(sk).startsWith(begunPrefix) ? 'begun' : undefined
  if (kind === undefined) return undefined
  const placed = listOf(days).map((day) => {
    const [line, date] = day.split('#')
    return { line: line as LineId, date: date as LocalDate }
  })
  return { kind, days: placed, sources: listOf(sources) as SourceId[], since: Number(since) }
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
