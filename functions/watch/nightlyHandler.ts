import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { auditTrail } from '../../shared/storage/auditTrail.ts'
import { bookmarks } from '../../shared/storage/bookmarks.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { checkTrail } from './checkTrail.ts'
import { stripApp } from './strip.ts'
import { sweepApp } from './sweep.ts'

const name = z.string().min(1)
const config = z.object({ EVENTS_TABLE: name, CONTACTS_TABLE: name, HISTORY_TABLE: name, SETTINGS_TABLE: name }).parse(process.env)
const tables = {
  client: dynamoClient({}),
  events: config.EVENTS_TABLE,
  contacts: config.CONTACTS_TABLE,
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
}
const log = logWriter(Date.now)
const strip = stripApp({ stores: storesOf(tables), now: Date.now, log })
const sweep = sweepApp({ tables, now: Date.now, log })

export const handler = async (): Promise<void> => {
  await strip()
  await sweep()
  await checkTrail({ trail: auditTrail(tables), marks: bookmarks(tables), log })
}
