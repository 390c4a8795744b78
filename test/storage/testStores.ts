import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { type Stores, storesOf } from '../../shared/storage/stores.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { type RunningStore, startStore } from './storeUnderTest.ts'

/** A store in memory, for the tests of one file. */
export function testStore() {
  let dynamo: RunningStore | undefined
  const clients: { destroy: () => void }[] = []
  const endpoint = () => {
    if (dynamo === undefined) throw new Error('only inside a test')
    return dynamo.endpoint
  }
  beforeAll(async () => {
    dynamo = await startStore()
  })
  afterAll(async () => {
    for (const client of clients) client.destroy()
    await dynamo?.stop()
  })
  return {
    endpoint,
    /** Tables of their own, so that one test never sees another's. */
    emptyStores: async (options: Parameters<typeof storesOf>[1] = {}): Promise<Stores> => {
      const client = dynamoClient({ endpoint: endpoint() })
      clients.push(client)
      const tables = tablesNamed(client, `test-${randomUUID()}`)
      await ensureTables(tables)
      return storesOf(tables, options)
    },
  }
}

/** Every item of a table, for looking at what is really there. */
export async function itemsOf(
  stores: Pick<Stores, 'tables'>,
  table: 'events' | 'contacts' | 'history' | 'settings',
): Promise<readonly Record<string, unknown>[]> {
  const { scanPages } = await import('../../shared/storage/tables/reading.ts')
  const items: Record<string, unknown>[] = []
  for await (const page of scanPages(stores.tables.client, { TableName: stores.tables[table] })) items.push(...page)
  return items
}
