/** What is metered on AWS's own DynamoDB Local is what the ledger says; and DynamoDB Local counts by the rule that AWS publishes. */
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { testStore } from '../storage/testStores.ts'
import { itemBytes, unitsToWrite } from './ledgerMeter.ts'
import { isAsRecorded, journeyNames, meteredBuilds, meteredJourney, meteredKept, meteredNight, meteredYear, type Row, rowText } from './ledgerMetered.ts'
import { metered } from './ledgerWork.ts'

const store = testStore()
const otherThanRecorded = (rows: readonly Row[]) => rows.filter((row) => !isAsRecorded(row)).map(rowText)

describe('the capacity ledger', () => {
  it('is by AWS’s rule: a unit a kilobyte written, of the size that it publishes how to work out', async () => {
    const own = await metered(store.endpoint())
    for (const length of [1, 900, 990, 1_000, 1_024, 2_000, 5_000]) {
      const Item = { pk: 'LEDGER', sk: String(length).padStart(6, '0'), text: 'é'.repeat(length / 2), count: 12_345, file: new Uint8Array(10), is: true }
      await own.tables.client.send(new PutCommand({ TableName: own.tables.contacts, Item }))
      expect([length, own.take().writes]).toEqual([length, unitsToWrite(itemBytes(Item))])
    }
    own.close()
  })
  it.each(journeyNames)('of %s is what is recorded', async (name) => {
    expect(otherThanRecorded(await meteredJourney(store.endpoint(), name))).toEqual([])
  })
  it('of making day files is what is recorded, as the day grows', async () => {
    expect(otherThanRecorded(await meteredBuilds(store.endpoint()))).toEqual([])
  })
  it('of every page and the look of five minutes is what is recorded', async () => {
    expect(otherThanRecorded(await meteredYear(store.endpoint(), 900))).toEqual([])
  })
  it('of a page that the night worked out is what is recorded', async () => {
    expect(otherThanRecorded(await meteredKept(store.endpoint(), 900))).toEqual([])
  })
  it('of the night is what is recorded', async () => {
    expect(otherThanRecorded(await meteredNight(store.endpoint(), 75))).toEqual([])
  })
})
