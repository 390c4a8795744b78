/** Every way of reading more than one item: pages are followed to the end, what a batch left out is asked again. */
import { BatchGetCommand, QueryCommand, type QueryCommandInput, ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import { inTurns } from './turns.ts'
import { pauseBefore } from './retry.ts'
import type { Tables } from './tables.ts'

export type Item = Record<string, unknown>
type Client = Tables['client']

/** All pages of a query, one page at a time. */
export async function* queryPages(client: Client, input: QueryCommandInput): AsyncGenerator<readonly Item[]> {
  let from: QueryCommandInput['ExclusiveStartKey']
  do {
    const page = await client.send(new QueryCommand({ ...input, ExclusiveStartKey: from }))
    yield page.Items ?? []
    from = page.LastEvaluatedKey
  } while (from !== undefined)
}

/** All items of a query; only for what is known to be small enough to hold. */
export async function queryAll(client: Client, input: QueryCommandInput): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const page of queryPages(client, input)) for (const item of page) items.push(item)
  return items
}

/** All items of a partition, strongly consistent. */
export const partition = (client: Client, table: string, pk: string, sortKeyFrom?: string) =>
  queryAll(client, {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: sortKeyFrom === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: sortKeyFrom === undefined ? { ':pk': pk } : { ':pk': pk, ':sk': sortKeyFrom },
  })

/** All items of a partition, of each these attributes only, strongly consistent. */
export const onlyIn = (client: Client, table: string, pk: string, attributes: readonly string[]) => {
  const { ProjectionExpression, ExpressionAttributeNames } = onlyAttributes(attributes)
  return queryAll(client, {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression,
    ExpressionAttributeNames,
    ExpressionAttributeValues: { ':pk': pk },
  })
}

/** Every item of a table, a page at a time; for rebuild and verify only. */
export async function* scanPages(client: Client, input: ScanCommandInput): AsyncGenerator<readonly Item[]> {
  let from: ScanCommandInput['ExclusiveStartKey']
  do {
    const page = await client.send(new ScanCommand({ ...input, ConsistentRead: true, ExclusiveStartKey: from }))
    yield page.Items ?? []
    from = page.LastEvaluatedKey
  } while (from !== undefined)
}

export type Projection = { readonly ProjectionExpression?: string; readonly ExpressionAttributeNames?: Record<string, string> }

/** These attributes and no others, by names that no reserved word can spoil. */
export const onlyAttributes = (names: readonly string[]) => ({
  ProjectionExpression: names.map((_, n) => `#only${n}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#only${n}`, name])),
})

const keysInOneBatch = 100

/**
 * The items that exist of these keys, each once, in no particular order, strongly consistent. @param only these attributes; absent: all
 * Keys may come twice, as an index names them: after a crash it may hold an item where it was to stand and where it stands now, and DynamoDB refuses
 * to be asked for one twice.
 */
export async function getMany(client: Client, table: string, keys: readonly Item[], only?: Projection): Promise<readonly Item[]> {
  const own = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()]
  const batches = Array.from({ length: Math.ceil(own.length / keysInOneBatch) }, (_, n) => own.slice(n * keysInOneBatch, (n + 1) * keysInOneBatch))
  return (await inTurns(batches, 8, (batch) => getBatch(client, table, batch, only))).flat()
}

async function getBatch(client: Client, table: string, keys: readonly Item[], only: Projection = {}): Promise<readonly Item[]> {
  const found: Item[] = []
  let left: Item[] = [...keys]
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt > 0) await pauseBefore(attempt)
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true, ...only } } }))
    found.push(...(answer.Responses?.[table] ?? []))
    left = answer.UnprocessedKeys?.[table]?.Keys ?? []
  }
  return found
}
