/** The store of the simulation beside a real one: the same random requests, the same answers. Where the tests run against DynamoDB Local, that is the real one. */
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testStore } from '../../../storage/testStores.ts'
import { clientOver } from './storeHandler.ts'
import { memoryStore } from './memoryStore.ts'

const store = testStore()
type Asking = (client: DynamoDBDocumentClient, table: string) => Promise<unknown>

const names = ['a', 'b', 'ä', 'c#1', 'Z']
const key = fc.record({ pk: fc.constantFrom('p', 'q', 'P#1'), sk: fc.constantFrom(...names) })
const value = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom('', 'x', 'xy', 'y', 'é'),
  fc.boolean(),
  fc.constantFrom(new Set(['m']), new Set(['m', 'n'])),
  fc.constant(Buffer.from([1, 2])),
  fc.constant({ deep: [1, 'x'] }),
)
const fields = fc.record({ n: fc.integer({ min: -3, max: 3 }), v: value, expiresAt: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] })
const delivery = fc.record({ delivery: fc.constantFrom('s#1', 's#2'), deliveredAt: fc.constantFrom('001#a', '002#b', '002#c') }, { requiredKeys: [] })
const item = fc.tuple(key, fields, delivery).map(([own, some, at]) => ({ ...own, ...some, ...at }))
const small = fc.integer({ min: -3, max: 3 })
const condition = fc.oneof(
  fc.constant({}),
  fc.constant({ ConditionExpression: 'attribute_not_exists(pk)' }),
  fc.constant({ ConditionExpression: 'attribute_exists(pk)' }),
  small.map((n) => ({ ConditionExpression: 'attribute_not_exists(n) OR n < :n', ExpressionAttributeValues: { ':n': n } })),
  small.map((n) => ({ ConditionExpression: 'attribute_not_exists(n) OR n < :n OR (n = :n AND v <> :v)', ExpressionAttributeValues: { ':n': n, ':v': 'x' } })),
  small.map((n) => ({ ConditionExpression: 'NOT n BETWEEN :a AND :b', ExpressionAttributeValues: { ':a': n, ':b': n + 2 } })),
)
const update = fc.oneof(
  small.map((n) => ({ UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': n } })),
  fc.constant({ UpdateExpression: 'ADD placed :p, n :n', ExpressionAttributeValues: { ':p': new Set(['z', 'm']), ':n': 1 } }),
  value.map((v) => ({
    UpdateExpression: 'SET #v = if_not_exists(#v, :v), n = :n',
    ExpressionAttributeNames: { '#v': 'v' },
    ExpressionAttributeValues: { ':v': v, ':n': 2 },
  })),
  fc.constant({ UpdateExpression: 'REMOVE v SET n = :n', ExpressionAttributeValues: { ':n': 3 } }),
  fc.constant({ UpdateExpression: 'SET n = n + :n', ExpressionAttributeValues: { ':n': 1 } }),
)
const sorted = <Item>(items: readonly Item[] | undefined) => [...(items ?? [])].map(told).sort()
/** A set has no order, and bytes are bytes whatever holds them. */
const told = (thing: unknown): string =>
  JSON.stringify(thing, (_, own: unknown) =>
    own instanceof Set
      ? { set: [...own].sort() }
      : own instanceof Uint8Array
        ? { bytes: Buffer.from(own).toString('hex') }
        : isFields(own)
          ? Object.fromEntries(Object.entries(own).sort())
          : own,
  )
const isFields = (own: unknown): own is object =>
  typeof own === 'object' && own !== null && !Array.isArray(own) && Object.getPrototypeOf(own) === Object.prototype

type Page = Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>
/** All pages of it. */
async function everyPage(read: (from: Record<string, unknown> | undefined) => Promise<Page>) {
  const items: string[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await read(from)
    items.push(...(page.Items ?? []).map(told))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return items
}

const asking: fc.Arbitrary<Asking> = fc.oneof(
  fc.tuple(item, condition).map(
    ([Item, own]): Asking =>
      (client, TableName) =>
        client.send(new PutCommand({ TableName, Item, ...own })).then(() => 'put'),
  ),
  fc.tuple(key, condition).map(
    ([Key, own]): Asking =>
      (client, TableName) =>
        client.send(new DeleteCommand({ TableName, Key, ...own })).then(() => 'deleted'),
  ),
  fc.tuple(key, update, fc.boolean()).map(
    ([Key, own, isGuarded]): Asking =>
      async (client, TableName) =>
        told(
          (
            await client.send(
              new UpdateCommand({ TableName, Key, ...own, ...(isGuarded ? { ConditionExpression: 'attribute_exists(pk)' } : {}), ReturnValues: 'ALL_NEW' }),
            )
          ).Attributes,
        ),
  ),
  key.map(
    (Key): Asking =>
      async (client, TableName) =>
        told((await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item),
  ),
  fc.tuple(fc.constantFrom('p', 'q'), fc.boolean(), fc.integer({ min: 1, max: 3 })).map(
    ([pk, isForward, Limit]): Asking =>
      (client, TableName) =>
        everyPage((from) =>
          client.send(
            new QueryCommand({
              TableName,
              KeyConditionExpression: 'pk = :pk AND sk > :sk',
              FilterExpression: 'attribute_not_exists(expiresAt) OR expiresAt <= :now',
              ExpressionAttributeValues: { ':pk': pk, ':sk': 'Z', ':now': 2 },
              ConsistentRead: true,
              ScanIndexForward: isForward,
              Limit,
              ...(from && { ExclusiveStartKey: from }),
            }),
          ),
        ),
  ),
  fc.constantFrom('s#1', 's#2').map(
    (day): Asking =>
      async (client, TableName) =>
        sorted(
          await everyPage((from) =>
            client.send(
              new QueryCommand({
                TableName,
                IndexName: 'deliveries',
                KeyConditionExpression: '#day = :day AND #at >= :from',
                ProjectionExpression: 'pk, sk',
                ExpressionAttributeNames: { '#day': 'delivery', '#at': 'deliveredAt' },
                ExpressionAttributeValues: { ':day': day, ':from': '002' },
                ...(from && { ExclusiveStartKey: from }),
              }),
            ),
          ),
        ),
  ),
  fc.constantFrom('p', 'P#').map(
    (start): Asking =>
      async (client, TableName) =>
        sorted(
          await everyPage((from) =>
            client.send(
              new ScanCommand({
                TableName,
                FilterExpression: 'begins_with(pk, :start)',
                ExpressionAttributeValues: { ':start': start },
                Limit: 2,
                ...(from && { ExclusiveStartKey: from }),
              }),
            ),
          ),
        ),
  ),
  fc.uniqueArray(key, { minLength: 1, maxLength: 4, selector: told }).map(
    (Keys): Asking =>
      async (client, TableName) =>
        sorted((await client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }))).Responses?.[TableName]),
  ),
  fc.uniqueArray(item, { minLength: 1, maxLength: 4, selector: ({ pk, sk }) => `${pk} ${sk}` }).map(
    (items): Asking =>
      async (client, TableName) => {
        const requests = items.map(({ pk, sk, ...others }, n) =>
          n % 2 === 0 ? { PutRequest: { Item: { pk, sk, ...others } } } : { DeleteRequest: { Key: { pk, sk } } },
        )
        return told((await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }))).UnprocessedItems)
      },
  ),
)

async function answerOf(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (failure) {
    if (!(failure instanceof DynamoDBServiceException)) throw failure
    return failure.name
  }
}

describe('the store of the simulation', () => {
  it('answers as the real one does, whatever is asked in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(asking, { minLength: 20, maxLength: 60 }), async (all) => {
        const { tables } = await store.emptyStores()
        const memory = memoryStore('test')
        const client = clientOver(async (operation, input) => memory.answer(operation, input))
        for (const ask of all) expect(await answerOf(ask(client, 'test-events'))).toEqual(await answerOf(ask(tables.client, tables.events)))
      }),
      { numRuns: 12, seed: 20_260 },
    )
  }, 120_000)
})
