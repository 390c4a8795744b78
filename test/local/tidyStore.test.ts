/** What is written over or taken away in the embedded store is let go of on disk: it would grow without end otherwise, and every question would pass over it. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { deleteMany } from '../../shared/storage/tables/writing.ts'

const pieces = 60
const sizeOf = async (folder: string) =>
  (await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))))).reduce((sum, { size }) => sum + size, 0)

it('lets go of what was taken away, and keeps the rest', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bereikbaar-'))
  const store = await embeddedDynamo({ path: folder })
  const tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), 'test')
  await ensureTables(tables)
  const keys = Array.from({ length: pieces }, (_, n) => ({ pk: `p${n}`, sk: 's' }))
  for (const key of keys)
    await tables.client.send(new PutCommand({ TableName: tables.events, Item: { ...key, text: randomBytes(100_000).toString('base64') } }))
  await deleteMany(tables.client, tables.events, keys.slice(1))
  await store.tidy()
  expect(await sizeOf(folder)).toBeLessThan(1_000_000)
  const { Items } = await tables.client.send(new ScanCommand({ TableName: tables.events, ProjectionExpression: 'pk' }))
  expect(Items).toEqual([{ pk: 'p0' }])
  tables.client.destroy()
  await store.stop()
  await rm(folder, { recursive: true })
})

it('does not keep what was written over, however often somebody asked for a part of it before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bereikbaar-'))
  const store = await embeddedDynamo({ path: folder })
  const tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), 'test')
  await ensureTables(tables)
  const oneOf = new QueryCommand({
    TableName: tables.events,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': 'p1' },
    Limit: 1,
  })
  for (let time = 0; time < 6; time++) {
    for (let n = 0; n < pieces; n++)
      await tables.client.send(new PutCommand({ TableName: tables.events, Item: { pk: `p${n}`, sk: 's', text: randomBytes(75_000).toString('base64') } }))
    expect((await tables.client.send(oneOf)).Items).toHaveLength(1)
  }
  tables.client.destroy()
  await store.stop()
  // 36 MB were written, 6 are there.
  expect(await sizeOf(folder)).toBeLessThan(25_000_000)
  await rm(folder, { recursive: true })
})
