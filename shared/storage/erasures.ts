/** Requests to make somebody unlinked, waiting for the function that does it. They hold pseudonyms under the keys alive and never a number; each has as many, known or not. */
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { CallerPseudonym } from '../contacts/identifiers.ts'
import { type ContactEvent, isContactEvent } from '../contacts/contactEvent.ts'
import { eventSortKey } from './eventsTable.ts'
import { partition, scanPages } from './reading.ts'
import { expiresAt } from './retention.ts'
import { readEvent } from './storedEvents.ts'
import type { Tables } from './tables.ts'

export type Erasure = { readonly id: string; readonly at: number; readonly pseudonyms: readonly CallerPseudonym[] }
export type Erasures = {
  readonly ask: (erasure: Erasure) => Promise<void>
  /** All that were asked for in the last day, done or not. */
  readonly asked: (since: number) => Promise<number>
  readonly waiting: () => Promise<readonly Erasure[]>
  /** The pseudonyms go; that somebody asked stays for a day, for the limit. */
  readonly done: (erasure: Erasure) => Promise<void>
  /** Every live event that names one of them, and the ids of those that are about to go. */
  readonly naming: (pseudonyms: ReadonlySet<string>) => AsyncIterable<readonly { readonly event: ContactEvent; readonly isLeaving: boolean }[]>
}

const waitingPartition = 'ERASE#WAITING'
const askedPartition = 'ERASE#ASKED'

export function erasures({ client, events: TableName }: Tables): Erasures {
  return {
    ask: async ({ id, at, pseudonyms }) => {
      await client.send(new PutCommand({ TableName, Item: { pk: askedPartition, sk: id, at, expiresAt: expiresAt(at, 2) } }))
      await client.send(new PutCommand({ TableName, Item: { pk: waitingPartition, sk: id, at, pseudonyms: [...pseudonyms] } }))
    },
    asked: async (since) => (await partition(client, TableName, askedPartition)).filter(({ at }) => Number(at) > since).length,
    waiting: async () =>
      (await partition(client, TableName, waitingPartition)).map(({ sk, at, pseudonyms }) => ({
        id: String(sk),
        at: Number(at),
        pseudonyms: CallerPseudonym.array().parse(pseudonyms),
      })),
    done: async ({ id }) => {
      await client.send(new DeleteCommand({ TableName, Key: { pk: waitingPartition, sk: id } }))
    },
    naming: async function* (pseudonyms) {
      for await (const page of scanPages(client, { TableName, FilterExpression: 'sk = :event', ExpressionAttributeValues: { ':event': eventSortKey } }))
        yield page.flatMap((item) => {
          const event = readEvent(item['event'])
          if (!isContactEvent(event) || !namesAny(event, pseudonyms)) return []
          return [{ event, isLeaving: item['expiresAt'] !== undefined }]
        })
    },
  }
}

export const namesAny = ({ caller, callerBefore }: ContactEvent, pseudonyms: ReadonlySet<string>): boolean =>
  (caller !== undefined && pseudonyms.has(caller)) || (callerBefore !== undefined && pseudonyms.has(callerBefore))
