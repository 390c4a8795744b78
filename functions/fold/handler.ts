import { setTimeout as pause } from 'node:timers/promises'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { foldApp } from './app.ts'
import { givenUpQueue } from './givenUpQueue.ts'

const name = z.string().min(1)
const config = z.object({ EVENTS_TABLE: name, CONTACTS_TABLE: name, HISTORY_TABLE: name, SETTINGS_TABLE: name, GIVEN_UP_QUEUE_URL: z.url() }).parse(process.env)
const stores = storesOf({
  client: dynamoClient({}),
  events: config.EVENTS_TABLE,
  contacts: config.CONTACTS_TABLE,
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
})
const giveUp = givenUpQueue(config.GIVEN_UP_QUEUE_URL, { environment: process.env, now: Date.now })
const fold = foldApp({ ...stores, now: Date.now, log: logWriter(Date.now), patience: { giveUp, pause } })

export const handler = (event: DynamoDBStreamEvent) => fold(event)
