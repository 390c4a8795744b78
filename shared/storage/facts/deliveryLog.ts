/** What a source delivered in the last 30 days, one line a delivery, newest first: never its content, only what kind it was and what became of it. */
import { dayMs } from '../../calendar/durations.ts'
import { Instant, type SourceId } from '../../contacts/identifiers.ts'
import { type ClockOffset, clockOffset, type TimedDelivery } from '../../metrics/clockOffset.ts'
import { deliveredAt, eventsTable, utcDateOf } from '../tables/eventsTable.ts'
import type { Item } from '../tables/reading.ts'
import { deliveryDays, isExpired } from '../tables/retention.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'
import { type DayCounts, deliveryCounts, type RefusedExample } from './deliveryCounts.ts'
import { type DeliveryEntry, entryOf, refusedEntry } from './deliveryEntry.ts'
import { deliveryItems } from './deliveryItems.ts'
import { type StoredAside, waitsIn } from './eventLog.ts'

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

const usualSize = 50
const datesAtOnce = 8
/** Enough for a median; a busy source has thousands in a quarter of an hour. */
const mostTimed = 400

export function deliveryLog(tables: Tables): DeliveryLog {
  const counts = deliveryCounts(tables)
  const { deliveredOn, setAsideOn, usedLater } = deliveryItems(tables)
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
      const laterOf = await usedLater(items)
      const until = last === undefined ? undefined : placeOf(last)?.below
      const told = examples.filter((one) => one.receivedAt > oldest && (until === undefined || !isBelow(one, until)))
      const entries = [
        ...items.map((item) => ({ place: Number(item['receivedAt']), entry: entryOf(item, laterOf(item)) })),
        ...told.map((example) => ({ place: Number(example.receivedAt), entry: refusedEntry(example) })),
      ]
      return { entries: entries.sort((a, b) => b.place - a.place).map(({ entry }) => entry), ...(last === undefined ? {} : { next: last }) }
    },
    clock: async (source, now) => {
      const timed: TimedDelivery[] = []
      for (const back of [0, 1])
        for await (const item of deliveredOn(source, utcDateOf(now - back * dayMs))) {
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
}

/** A further event of one report was counted with the first. */
const isShown = (item: Item, oldest: number, now: number) =>
  Number(item['receivedAt']) > oldest && !isExpired(item, now) && (item['counts'] !== false || item['again'] === true)

const isBelow = ({ receivedAt, id }: RefusedExample, place: string | undefined) => place === undefined || deliveredAt(receivedAt, id) < place

/** undefined for a text of another hand: then the log begins at its beginning. */
function placeOf(text: string): { readonly day: number; readonly below: string } | undefined {
  const [, day, below] = /^(\d{1,6}) (\d{15}#[\w.-]{1,80})$/.exec(text) ?? []
  return day === undefined || below === undefined ? undefined : { day: Number(day), below }
}
