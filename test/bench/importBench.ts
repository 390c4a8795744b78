/** A history file into the embedded store, day files included, against writing the same rows one item each, in batches, with nothing else done. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { mostPartBytes } from '../../functions/import/reading/partFeeder.ts'
import { importer } from '../../functions/import/steps/importer.ts'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { providers } from '../../shared/providers/registry.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { type Tables, tablesNamed } from '../../shared/storage/tables/tables.ts'
import type { Budget } from './budget.ts'
import { eventsOf, inventedContacts, settings } from './inventedYear.ts'
import { median } from './medians.ts'

const contacts = 10_000
const rounds = 3
const source = settings.sources[0]!

export async function importBench(): Promise<readonly Budget[]> {
  const rows = inventedContacts(contacts, 4)
    .flatMap(eventsOf)
    .map(({ type, contactId, at }, number) => ({
      id: `e-${number}`,
      type,
      contact: contactId,
      line: 'telefoon',
      at: new Date(at).toISOString(),
      caller: `+9990000${contactId.slice(8, 12)}`,
    }))
  const file = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'))
  const store = await embeddedDynamo()
  try {
    const taken: { ours: number; bare: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), `bench${round}`)
      await ensureTables(tables)
      taken.push({ ours: await secondsOf(() => importFile(tables, file, rows.length)), bare: await secondsOf(() => writeItems(tables, rows)) })
    }
    const [ours, bare] = [rows.length / median(taken.map((round) => round.ours)), rows.length / median(taken.map((round) => round.bare))]
    return [
      {
        what: 'import of a history file, against bare batch writes',
        measured: ours / bare,
        unit: 'x',
        atLeast: 0.7,
        from: `${Math.round(ours).toLocaleString('en')} rows a second, parsed, pseudonymised, stored and made into day files, against ${Math.round(bare).toLocaleString('en')} items a second; ${rows.length.toLocaleString('en')} rows`,
      },
    ]
  } finally {
    await store.stop()
  }
}

async function secondsOf(task: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await task()
  return (performance.now() - began) / 1000
}

async function importFile(tables: Tables, file: Uint8Array, rows: number): Promise<void> {
  const stores = storesOf(tables)
  await stores.settings.save(settings, 0)
  const key = (purpose: string) => createHmac('sha256', 'bench').update(purpose).digest()
  const keys = memoryVault({ caller: key('caller'), visitor: key('visitor'), agent: key('agent'), provider: key('provider') })
  const imports = importer({ stores, records: importRecords(tables), pseudonymiser: pseudonymiser(keys), providers, now: () => Instant.parse(Date.now()) })
  const { importId } = await imports.start({ source: source.id, files: [{ name: 'history.jsonl', size: file.length }] })
  for (let byte = 0, number = 1; byte < file.length; number++) {
    const bytes = file.subarray(byte, byte + mostPartBytes)
    byte += (await imports.takePart({ importId, file: 0, number, bytes, isLast: byte + bytes.length === file.length })).usedBytes
  }
  const { counts, state } = await imports.finish(importId)
  assert.deepEqual([state, counts.stored], ['done', rows])
}

/** As fast as the store takes them from one client: 25 a batch, eight batches at once. */
async function writeItems({ client, events }: Tables, rows: readonly object[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / 25) }, (_, n) =>
    rows.slice(n * 25, n * 25 + 25).map((row, i) => ({ PutRequest: { Item: { pk: `BARE#${n}`, sk: String(i), event: JSON.stringify(row) } } })),
  )
  let next = 0
  const writer = async () => {
    for (let batch = batches[next++]; batch !== undefined; batch = batches[next++])
      await client.send(new BatchWriteCommand({ RequestItems: { [events]: batch } }))
  }
  await Promise.all(Array.from({ length: 8 }, writer))
}
