/**
 * What never became a stored delivery, counted by source and UTC date: refused requests and unknown event types. Each process writes whole counts of its
 * own under a name of its own, so nothing is added to by two and a repeated write changes nothing.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant, SourceId } from '../../contacts/identifiers.ts'
import type { LogReason } from '../../privacy/logRecord.ts'
import { countsPartition } from '../tables/eventsTable.ts'
import { type Item, onlyIn } from '../tables/reading.ts'
import { countDays, expiresAt, isExpired } from '../tables/retention.ts'
import type { Tables } from '../tables/tables.ts'
import { inTurns } from '../tables/turns.ts'

export type RefusedExample = { readonly id: string; readonly receivedAt: Instant; readonly reason: LogReason; readonly clockSeconds?: number }
export type DayCounts = {
  readonly utcDate: string
  /** Refused requests by reason. */
  readonly refused: Readonly<Record<string, number>>
  /** Unknown event types by safe name. */
  readonly unknownTypes: Readonly<Record<string, number>>
  /** The last few refused requests. */
  readonly examples: readonly RefusedExample[]
}
export type DeliveryCounts = {
  /** @param counter names the process that counted */
  readonly write: (source: SourceId, counter: string, counts: DayCounts) => Promise<void>
  /** Of all processes together, by UTC date; dates without any are left out. */
  readonly read: (source: SourceId, dates: readonly string[], now: number) => Promise<ReadonlyMap<string, DayCounts>>
}

const datesAtOnce = 8

export function deliveryCounts({ client, events: TableName }: Tables): DeliveryCounts {
  return {
    write: async (source, counter, counts) => {
      const key = { pk: countsPartition(source, counts.utcDate), sk: counter }
      const expiry = { expiresAt: expiresAt(Date.parse(counts.utcDate), countDays) }
      await client.send(new PutCommand({ TableName, Item: { ...key, kind: 'counts', counted: JSON.stringify(counts), ...expiry } }))
    },
    read: async (source, dates, now) => {
      const days = await inTurns([...dates], datesAtOnce, async (utcDate) => {
        const items = await onlyIn(client, TableName, countsPartition(source, utcDate), ['pk', 'sk', 'counted', 'expiresAt'])
        return items.filter((item) => !isExpired(item, now)).map(countsIn)
      })
      return new Map(days.flatMap((parts) => (parts[0] === undefined ? [] : [[parts[0].utcDate, together(parts)] as const])))
    },
  }
}

// Written by `write` above and by nobody else.
const countsIn = (item: Item) => JSON.parse(String(item['counted'])) as DayCounts

const together = (parts: readonly DayCounts[]): DayCounts => ({
  utcDate: parts[0]?.utcDate ?? '',
  refused: sums(parts.map(({ refused }) => refused)),
  unknownTypes: sums(parts.map(({ unknownTypes }) => unknownTypes)),
  examples: parts.flatMap(({ examples }) => examples),
})

function sums(parts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const total = new Map<string, number>()
  for (const part of parts) for (const [name, count] of Object.entries(part)) total.set(name, (total.get(name) ?? 0) + count)
  return Object.fromEntries(total)
}
