/** The stored position of the hand-over to the fold: up to which event it came, and which events it gave up. */
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { EventId, SourceId } from '../../../shared/contacts/identifiers.ts'
import { partition } from '../../../shared/storage/tables/reading.ts'
import { givenUpKey, givenUpPartition, handOverKey } from '../../../shared/storage/tables/settingsTable.ts'
import { doneIfAllowed } from '../../../shared/storage/tables/writing.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'

export type HandOverCursor = {
  /** Before anything is delivered: whatever a source without a cursor delivers later was received after this. Done again, it changes nothing. */
  readonly begin: (now: number) => Promise<void>
  /** UTC milliseconds of receipt: whatever this source delivered before is folded. */
  readonly read: (source: SourceId) => Promise<number>
  readonly write: (source: SourceId, at: number) => Promise<void>
  readonly giveUp: (eventId: EventId) => Promise<void>
  readonly givenUp: () => Promise<readonly EventId[]>
  readonly takeBack: (eventId: EventId) => Promise<void>
}

const firstStartKey = { pk: 'HANDOVER', sk: 'FIRST_START' }

export function handOverCursor({ client, settings: TableName }: Tables): HandOverCursor {
  const at = async (Key: { pk: string; sk: string }): Promise<number | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    return typeof Item?.['at'] === 'number' ? Item['at'] : undefined
  }
  return {
    begin: async (now) => {
      const first = { TableName, Item: { ...firstStartKey, at: now }, ConditionExpression: 'attribute_not_exists(pk)' }
      await doneIfAllowed(client.send(new PutCommand(first)))
    },
    read: async (source) => (await at(handOverKey(source))) ?? (await at(firstStartKey)) ?? 0,
    write: async (source, cursor) => {
      await client.send(new PutCommand({ TableName, Item: { ...handOverKey(source), at: cursor } }))
    },
    giveUp: async (eventId) => {
      await client.send(new PutCommand({ TableName, Item: givenUpKey(eventId) }))
    },
    givenUp: async () => (await partition(client, TableName, givenUpPartition)).map(({ sk }) => sk as EventId), // written by `giveUp`
    takeBack: async (eventId) => {
      await client.send(new DeleteCommand({ TableName, Key: givenUpKey(eventId) }))
    },
  }
}
