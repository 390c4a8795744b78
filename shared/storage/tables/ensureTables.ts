/** Makes the tables where no deployment does: the embedded store and tests. */
import { CreateTableCommand, DescribeTableCommand, type KeySchemaElement, ResourceInUseException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { setTimeout as pause } from 'node:timers/promises'
import { contactsTable } from './contactsTable.ts'
import { eventsTable } from './eventsTable.ts'
import { historyTable } from './historyTable.ts'
import { settingsTable } from './settingsTable.ts'
import type { TableLayout, Tables } from './tables.ts'

/** Safe to repeat; returns when all tables take reads and writes. @param keyArn under which AWS is to encrypt those that are made now; absent: a key of its own */
export async function ensureTables(tables: Tables, keyArn?: string): Promise<void> {
  const layouts = [eventsTable, contactsTable, historyTable, settingsTable]
  await Promise.all(layouts.map((layout) => ensureTable(tables, layout, keyArn)))
}

async function ensureTable(tables: Tables, layout: TableLayout, keyArn: string | undefined): Promise<void> {
  const { client, [layout.suffix]: name } = tables
  if ((await statusOf(client, name)) === undefined) await create(tables, layout, keyArn)
  while ((await statusOf(client, name)) !== 'ACTIVE') await pause(20)
}

async function statusOf(client: Tables['client'], name: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus
  } catch (failure) {
    if (failure instanceof ResourceNotFoundException) return undefined
    throw failure
  }
}

async function create(tables: Tables, layout: TableLayout, keyArn: string | undefined): Promise<void> {
  const { client, [layout.suffix]: TableName } = tables
  const index: TableLayout['index'] = layout.index
  const attributes = [layout.partitionKey, layout.sortKey, ...(index ? [index.partitionKey, index.sortKey] : [])]
  const command = new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' as const })),
    KeySchema: keySchema(layout),
    ...(keyArn === undefined ? {} : { SSESpecification: { Enabled: true, SSEType: 'KMS' as const, KMSMasterKeyId: keyArn } }),
    ...(index === undefined
      ? {}
      : { GlobalSecondaryIndexes: [{ IndexName: index.name, KeySchema: keySchema(index), Projection: { ProjectionType: 'ALL' as const } }] }),
  })
  try {
    await client.send(command)
  } catch (failure) {
    if (!(failure instanceof ResourceInUseException)) throw failure // somebody else is just making it
  }
}

const keySchema = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }): KeySchemaElement[] => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
]
