import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { eventLog } from '../../shared/storage/eventLog.ts'
import { drain } from './drain.ts'

const name = z.string().min(1)
const config = z.object({ EVENTS_TABLE: name, CONTACTS_TABLE: name, HISTORY_TABLE: name, SETTINGS_TABLE: name }).parse(process.env)
const tables = {
  client: dynamoClient({}),
  events: config.EVENTS_TABLE,
  contacts: config.CONTACTS_TABLE,
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
}

/** Brings home what was spilled. */
export const handler = drain({ events: eventLog(tables), log: logWriter(Date.now), newRequest: randomUUID })
