import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { getMany, queryAll } from '../../../shared/storage/tables/reading.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'
import { inTurns } from '../../../shared/storage/tables/turns.ts'
import { deleteMany } from '../../../shared/storage/tables/writing.ts'
import { itemsOf, testStore } from '../testStores.ts'

const store = testStore()

describe('reading many items', () => {
  it('follows every page of a query', async () => {
    const { tables } = await store.emptyStores()
    const text = 'x'.repeat(300_000)
    const names = Array.from({ length: 9 }, (_, n) => `item ${n}`)
    await inTurns(names, 4, (sk) => tables.client.send(new PutCommand({ TableName: tables.contacts, Item: { pk: 'p', sk, text } })))
    const found = await queryAll(tables.client, { TableName: tables.contacts, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'p' } })
    expect(found.map(({ sk }) => sk)).toEqual(names) // 2.7 MB: three pages at least
  })
  it('asks again for what a batch left out', async () => {
    const { client, asked } = clientThatLeavesOut(3)
    const keys = [1, 2, 3, 4, 5].map((n) => ({ pk: `p${n}`, sk: 's' }))
    expect((await getMany(client, 'table', keys)).map(({ pk }) => pk)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5'])
    expect(asked()).toBe(4)
  })
  it('gets an item once that an index names twice, in one batch and over two', async () => {
    const stores = await store.emptyStores()
    const keys = Array.from({ length: 101 }, (_, n) => ({ pk: `p${n}`, sk: 's' }))
    await inTurns(keys, 8, (Item) => stores.tables.client.send(new PutCommand({ TableName: stores.tables.contacts, Item })))
    const found = await getMany(stores.tables.client, stores.tables.contacts, [...keys, ...keys.slice(0, 3).map((key) => ({ ...key }))])
    expect(new Set(found.map(({ pk }) => pk)).size).toBe(101)
    expect(found).toHaveLength(101)
  })
  it('gets more than a hundred keys', async () => {
    const stores = await store.emptyStores()
    const keys = Array.from({ length: 130 }, (_, n) => ({ pk: `p${n}`, sk: 's' }))
    await inTurns(keys, 8, (Item) => stores.tables.client.send(new PutCommand({ TableName: stores.tables.contacts, Item })))
    expect(await getMany(stores.tables.client, stores.tables.contacts, keys)).toHaveLength(130)
    await deleteMany(stores.tables.client, stores.tables.contacts, keys)
    expect(await itemsOf(stores, 'contacts')).toHaveLength(0)
  })
})

describe('work in turns', () => {
  it('answers in the order of the items, whatever ends first', async () =>
    expect(await inTurns([30, 1, 10], 3, async (ms) => new Promise((done) => setTimeout(() => done(ms), ms)))).toEqual([30, 1, 10]))
  it('fails with the first failure, and begins nothing after it', async () => {
    const begun: number[] = []
    const work = async (n: number) => {
      begun.push(n)
      if (n === 2) throw new Error('no')
    }
    await expect(inTurns([1, 2, 3, 4], 1, work)).rejects.toThrow('no')
    expect(begun).toEqual([1, 2])
  })
})

/** Gives two of the keys asked for and leaves out the others, so often; then all. */
function clientThatLeavesOut(times: number) {
  let asked = 0
  const send = async ({ input }: { input: { RequestItems: Record<string, { Keys: object[] }> } }) => {
    asked += 1
    const keys = input.RequestItems['table']!.Keys
    const given = asked <= times ? keys.slice(0, 1) : keys
    const left = keys.slice(given.length)
    return { Responses: { table: given }, ...(left.length > 0 ? { UnprocessedKeys: { table: { Keys: left } } } : {}) }
  }
  return { client: { send } as unknown as Tables['client'], asked: () => asked }
}
