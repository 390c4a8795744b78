/**
 * Requests to make somebody unlinked, waiting for the function that does it, some of them first for a second person. They hold pseudonyms under the keys
 * alive and never a number; each has as many, known or not.
 */
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { confirmWithinMs } from '../../access/erasureRequest.ts'
import { CallerPseudonym } from '../../contacts/identifiers.ts'
import { type ContactEvent, isContactEvent } from '../../contacts/contactEvent.ts'
import { eventSortKey } from '../tables/eventsTable.ts'
import { type Item, partition, scanPages } from '../tables/reading.ts'
import { expiresAt } from '../tables/retention.ts'
import { readEvent } from '../facts/storedEvents.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

/** Anything that can say whether a pseudonym is one of those. */
export type Named = { readonly has: (pseudonym: string) => boolean }
export type Erasure = { readonly id: string; readonly at: number; readonly pseudonyms: readonly CallerPseudonym[] }
export type Erasures = {
  /** @param awaitsOther who asked, where somebody else has to confirm it first */
  readonly ask: (erasure: Erasure, awaitsOther?: string) => Promise<void>
  /** By somebody else, within a day (A2). @param now UTC milliseconds. @returns false where nothing waits for this person's yes */
  readonly confirm: (id: string, by: string, now: number) => Promise<boolean>
  /** Takes back what still waits for a second person. @returns false where nothing does */
  readonly withdraw: (id: string) => Promise<boolean>
  /** All that were asked for in the last day, done or not. */
  readonly asked: (since: number) => Promise<number>
  /** Those to be done now. What nobody confirmed in time goes. @param now UTC milliseconds */
  readonly waiting: (now: number) => Promise<readonly Erasure[]>
  /** The pseudonyms go; that somebody asked stays for a day, for the limit. */
  readonly done: (erasure: Erasure) => Promise<void>
  /** Every live event that names one of them, and the ids of those that are about to go. */
  readonly naming: (pseudonyms: Named) => AsyncIterable<readonly { readonly event: ContactEvent; readonly isLeaving: boolean }[]>
}

const waitingPartition = 'ERASE#WAITING'
const askedPartition = 'ERASE#ASKED'
const isHeld = (item: Item) => item['awaitsOther'] !== undefined

export function erasures({ client, events: TableName }: Tables): Erasures {
  return {
    ask: async ({ id, at, pseudonyms }, awaitsOther) => {
      const gone = expiresAt(at, 2)
      await client.send(new PutCommand({ TableName, Item: { pk: askedPartition, sk: id, at, expiresAt: gone } }))
      const held = awaitsOther === undefined ? {} : { awaitsOther, expiresAt: gone }
      await client.send(new PutCommand({ TableName, Item: { pk: waitingPartition, sk: id, at, pseudonyms: [...pseudonyms], ...held } }))
    },
    confirm: (id, by, now) =>
      doneIfAllowed(
        client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: waitingPartition, sk: id },
            UpdateExpression: 'REMOVE awaitsOther, expiresAt',
            // One person is not two, whoever asks this function.
            ConditionExpression: 'attribute_exists(awaitsOther) AND awaitsOther <> :by AND #at > :oldest',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':by': by, ':oldest': now - confirmWithinMs },
          }),
        ),
      ),
    withdraw: (id) =>
      doneIfAllowed(client.send(new DeleteCommand({ TableName, Key: { pk: waitingPartition, sk: id }, ConditionExpression: 'attribute_exists(awaitsOther)' }))),
    asked: async (since) => (await partition(client, TableName, askedPartition)).filter(({ at }) => Number(at) > since).length,
    waiting: async (now) => {
      const all = await partition(client, TableName, waitingPartition)
      const [held, free] = [all.filter(isHeld), all.filter((item) => !isHeld(item))]
      for (const { sk, at } of held)
        if (Number(at) <= now - confirmWithinMs) await client.send(new DeleteCommand({ TableName, Key: { pk: waitingPartition, sk } }))
      return free.map(({ sk, at, pseudonyms }) => ({ id: String(sk), at: Number(at), pseudonyms: z.array(CallerPseudonym).parse(pseudonyms) }))
    },
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

export const namesAny = ({ caller, callerBefore }: ContactEvent, pseudonyms: Named): boolean =>
  (caller !== undefined && pseudonyms.has(caller)) || (callerBefore !== undefined && pseudonyms.has(callerBefore))
