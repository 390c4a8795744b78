import type { DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { foldApp } from './app.ts'

const name = z.string().min(1)
const config = z.object({ EVENTS_TABLE: name, CONTACTS_TABLE: name, HISTORY_TABLE: name, SETTINGS_TABLE: name }).parse(process.env)
const stores = storesOf({
  client: dynamoClient({}),
  events: config.EVENTS_TABLE,
  contacts: config.CONTACTS_TABLE,
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
})
const fold = foldApp({ ...stores, now: Date.now, log: logWriter(Date.now) })

export const handler = (event: DynamoDBStreamEvent) => fold(event)
