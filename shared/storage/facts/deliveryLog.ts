/** What a source delivered in the last 30 days, one line a delivery, newest first: never its content, only what kind it was and what became of it. */
import { Instant, type LineId, type SourceId } from '../../contacts/identifiers.ts'
import { type ClockOffset, clockOffset, type TimedDelivery } from '../../metrics/clockOffset.ts'
import type { LogReason } from '../../privacy/logRecord.ts'
import type { UnrecognisedReason } from '../../providers/provider.ts'
import { type DayCounts, deliveryCounts, type RefusedExample } from './deliveryCounts.ts'
import { type QuarantineReason, type StoredAside, waitsIn } from './eventLog.ts'
import { deliveredAt, eventsTable, setAsidePartition, usedLaterKey, utcDateOf } from '../tables/eventsTable.ts'
import { getMany, type Item, onlyAttributes, onlyIn, queryPages } from '../tables/reading.ts'
import { deliveryDays, isExpired } from '../tables/retention.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'

export type DeliveryOutcome = 'accepted' | 'duplicate' | 'unrecognised' | 'quarantined' | 'refused'
export type DeliveryReason = UnrecognisedReason | QuarantineReason | 'conflict' | LogReason

export type DeliveryEntry = {
  /** Ours, short, and the same whenever this delivery is shown. */
  readonly id: string
  /** To the second; to the minute where it tells of somebody's contact. */
  readonly receivedAt: Instant
  /** When it happened by the sender's clock, cut to the minute. */
  readonly at?: Instant
  /** Event type of ours, or the safe name of the sender's. */
  readonly kind?: string
  readonly outcome: DeliveryOutcome
  readonly reason?: DeliveryReason
  /** Names of known fields with kind and length of their values. */
  readonly shape?: string
  readonly line?: LineId
  /** On a stale delivery: how far the sender's clock is ahead of ours (below zero: behind), in seconds. */
  readonly clockSeconds?: number
  /** On a delivery that was set aside: it could be used later. */
  readonly usedLater?: 'accepted' | 'duplicate'
  /** It was set aside first and used later. */
  readonly again?: true
}

export type DeliveryPage = { readonly entries: readonly DeliveryEntry[] /** Hand it back for the page after this one. */; readonly next?: string }

export type DeliveryLog = {
  /** @param options.from `next` of the page before */
  readonly page: (source: SourceId, now: Instant, options?: { readonly from?: string; readonly size?: number }) => Promise<DeliveryPage>
  /** Counts of refused deliveries and of unknown event types, by UTC date, oldest first; only days that have any. Kept 13 months. */
  readonly counts: (source: SourceId, dates: readonly string[], now: Instant) => Promise<readonly DayCounts[]>
  /** How far the source's clock is off, by its newest deliveries of the last day; undefined: nothing came. */
  readonly clock: (source: SourceId, now: Instant) => Promise<ClockOffset | undefined>
  /** How many events of each request are stored, of those received from one moment until another; a request is named by its token's first part. */
  readonly ofRequests: (source: SourceId, from: number, until: number) => Promise<ReadonlyMap<string, number>>
  /** Deliveries that are set aside and can be judged again: how many by reason. */
  readonly waiting: (source: SourceId, now: Instant) => Promise<ReadonlyMap<StoredAside['reason'], number>>
}

/** All that the log reads of an item, so that whoever may read the log need not be able to read events. */
export const logAttributes = [
  'pk',
  'sk',
  'source',
  'receivedAt',
  'token',
  'kind',
  'reason',
  'type',
  'at',
  'shape',
  'line',
  'conflict',
  'counts',
  'again',
  'as',
  'waits',
  'counted',
  'expiresAt',
  eventsTable.index.partitionKey,
  eventsTable.index.sortKey,
] as const

const dayMs = 86_400_000
const usualSize = 50
const datesAtOnce = 8
/** Enough for a median; a busy source has thousands in a quarter of an hour. */
const mostTimed = 400

export function deliveryLog(tables: Tables): DeliveryLog {
  const { client, events: TableName } = tables
  const counts = deliveryCounts(tables)
  const only = onlyAttributes(logAttributes)

  /** Stored deliveries of one UTC date, newest first, from below a place in that order. */
  const deliveredOn = async function* (source: SourceId, utcDate: string, below: string | undefined): AsyncGenerator<Item> {
    const pages = queryPages(client, {
      TableName,
      IndexName: eventsTable.index.name,
      KeyConditionExpression: below === undefined ? '#day = :day' : '#day = :day AND #place < :below',
      ScanIndexForward: false,
      Limit: 200,
      ProjectionExpression: only.ProjectionExpression,
      ExpressionAttributeNames: {
        ...only.ExpressionAttributeNames,
        '#day': eventsTable.index.partitionKey,
        ...(below === undefined ? {} : { '#place': eventsTable.index.sortKey }),
      },
      ExpressionAttributeValues: { ':day': `${source}#${utcDate}`, ...(below === undefined ? {} : { ':below': below }) },
    })
    const told = new Set<string>()
    for await (const hints of pages) {
      // After a crash the index may name items that were never written, and others twice.
      const keys = hints.map(keyOf)
      const found = new Map((await getMany(client, TableName, keys, only)).map((item) => [textOfKey(item), item]))
      for (const hint of hints) {
        const item = found.get(textOfKey(hint))
        if (item === undefined || told.has(textOfKey(hint))) continue
        told.add(textOfKey(hint))
        yield item
      }
    }
  }

  const setAsideOn = (source: SourceId, utcDate: string) => onlyIn(client, TableName, setAsidePartition(source, utcDate), logAttributes)

  return {
    page: async (source, now, { from, size = usualSize } = {}) => {
      const start = from === undefined ? undefined : placeOf(from)
      const oldest = now - deliveryDays * dayMs
      const items: Item[] = []
      const examples: RefusedExample[] = []
      let last: string | undefined
      for (let day = start?.day ?? Math.floor(now / dayMs); day * dayMs + dayMs > oldest && last === undefined; day--) {
        const utcDate = utcDateOf(day * dayMs)
        const below = day === start?.day ? start.below : undefined
        for (const [, own] of await counts.read(source, [utcDate], now)) examples.push(...own.examples.filter((one) => isBelow(one, below)))
        for await (const item of deliveredOn(source, utcDate, below)) {
          if (!isShown(item, oldest, now)) continue
          items.push(item)
          if (items.length < size) continue
          last = `${day} ${String(item[eventsTable.index.sortKey])}`
          break
        }
      }
      const used = await usedLater(items)
      const until = last === undefined ? undefined : placeOf(last)?.below
      const told = examples.filter((one) => one.receivedAt > oldest && (until === undefined || !isBelow(one, until)))
      const entries = [...items.map((item) => ({ place: Number(item['receivedAt']), entry: entryOf(item, used) })), ...told.map(refusedEntry)]
      return { entries: entries.sort((a, b) => b.place - a.place).map(({ entry }) => entry), ...(last === undefined ? {} : { next: last }) }
    },
    clock: async (source, now) => {
      const timed: TimedDelivery[] = []
      for (const back of [0, 1])
        for await (const item of deliveredOn(source, utcDateOf(now - back * dayMs), undefined)) {
          const { receivedAt, at } = item as { receivedAt: number; at?: number } // written by the event log
          if (at !== undefined && isShown(item, now - dayMs, now) && item['again'] !== true) timed.push({ receivedAt, at })
          if (timed.length >= mostTimed) return clockOffset(timed)
        }
      return clockOffset(timed)
    },
    ofRequests: async (source, from, until) => {
      const stored = new Map<string, number>()
      const below = `${deliveredAt(Instant.parse(until), '')}`
      for (let day = Math.floor((until - 1) / dayMs); (day + 1) * dayMs > from; day--)
        for await (const item of deliveredOn(source, utcDateOf(day * dayMs), below)) {
          if (Number(item['receivedAt']) < from) break
          const [request = ''] = String(item['token']).split('.')
          if (item['counts'] !== false) stored.set(request, (stored.get(request) ?? 0) + 1)
        }
      return stored
    },
    counts: async (source, dates, now) => [...(await counts.read(source, dates, now)).values()].sort((a, b) => (a.utcDate < b.utcDate ? -1 : 1)),
    waiting: async (source, now) => {
      const reasons = new Map<StoredAside['reason'], number>()
      const dates = Array.from({ length: deliveryDays + 1 }, (_, back) => utcDateOf(now - back * dayMs))
      for (const items of await inTurns(dates, datesAtOnce, (utcDate) => setAsideOn(source, utcDate)))
        for (const item of items.filter(waitsIn(items, now))) {
          const reason = item['reason'] as StoredAside['reason'] // written by the event log
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
        }
      return reasons
    },
  }

  async function usedLater(items: readonly Item[]): Promise<ReadonlyMap<string, unknown>> {
    const setAside = items.filter(({ kind }) => kind === 'unrecognised' || kind === 'quarantined')
    const notes = await getMany(
      client,
      TableName,
      setAside.map(({ pk, sk }) => usedLaterKey({ pk: String(pk), sk: String(sk) })),
      only,
    )
    return new Map(notes.map((note) => [textOfKey(note), note['as']]))
  }
}

const keyOf = ({ pk, sk }: Item) => ({ pk, sk })
const textOfKey = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`

/** A further event of one report was counted with the first. */
const isShown = (item: Item, oldest: number, now: number) =>
  Number(item['receivedAt']) > oldest && !isExpired(item, now) && (item['counts'] !== false || item['again'] === true)

const isBelow = ({ receivedAt, id }: RefusedExample, place: string | undefined) => place === undefined || deliveredAt(receivedAt, id) < place

/** undefined for a text of another hand: then the log begins at its beginning. */
function placeOf(text: string): { readonly day: number; readonly below: string } | undefined {
  const [, day, below] = /^(\d{1,6}) (\d{15}#[\w.-]{1,80})$/.exec(text) ?? []
  return day === undefined || below === undefined ? undefined : { day: Number(day), below }
}

const refusedEntry = ({ id, receivedAt, reason, clockSeconds }: RefusedExample): { place: number; entry: DeliveryEntry } => ({
  place: receivedAt,
  entry: { id, receivedAt: cutTo(1000, receivedAt), outcome: 'refused', reason, ...(clockSeconds === undefined ? {} : { clockSeconds }) },
})

// Written by the event log from typed values; stored items are not changed by anybody.
function entryOf(item: Item, used: ReadonlyMap<string, unknown>): DeliveryEntry {
  const { kind, reason, type, at, shape, line, again, conflict, token, receivedAt, pk, sk } = item as Stored & Item
  const later = used.get(textOfKey(usedLaterKey({ pk: String(pk), sk: String(sk) }))) as DeliveryEntry['usedLater']
  return {
    id: shortId(token),
    receivedAt: cutTo(at === undefined ? 1000 : 60_000, receivedAt),
    outcome: kind,
    ...(at === undefined ? {} : { at: cutTo(60_000, at) }),
    ...(type === undefined ? {} : { kind: type }),
    ...(conflict === true ? { reason: 'conflict' as const } : reason === undefined ? {} : { reason }),
    ...(shape === undefined || shape === '' ? {} : { shape }),
    ...(line === undefined ? {} : { line }),
    ...(later === undefined ? {} : { usedLater: later }),
    ...(again === true ? { again } : {}),
  }
}

type Stored = {
  readonly kind: DeliveryOutcome
  readonly reason?: DeliveryReason
  readonly type?: string
  readonly at?: Instant
  readonly shape?: string
  readonly line?: LineId
  readonly again?: true
  readonly conflict?: boolean
  readonly token: string
  readonly receivedAt: Instant
}

/** A moment cut is a moment. */
const cutTo = (milliseconds: number, moment: Instant) => (moment - (moment % milliseconds)) as Instant

/** The first letters of the request's id, and which of its events it was. */
function shortId(token: string): string {
  const [request = '', place = '0'] = token.split('.')
  return place === '0' ? request.slice(0, 8) : `${request.slice(0, 8)}.${place}`
}
