import * as z from 'zod'
import { coverageReader } from '../../shared/metrics/coverage/coverageReader.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { alertStore } from '../../shared/storage/alertStore.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { deliveryLog } from '../../shared/storage/deliveryLog.ts'
import { watchApp } from './app.ts'
import { clocksApp } from './clocks.ts'

const name = z.string().min(1)
const config = z.object({ EVENTS_TABLE: name, CONTACTS_TABLE: name, HISTORY_TABLE: name, SETTINGS_TABLE: name }).parse(process.env)
const stores = storesOf({
  client: dynamoClient({}),
  events: config.EVENTS_TABLE,
  contacts: config.CONTACTS_TABLE,
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
})

const watch = watchApp({
  settings: stores.settings,
  coverage: coverageReader(stores.dayFiles),
  alerts: alertStore(stores.tables),
  // The alarm on this function's log tells people; mail of our own comes later.
  notify: () => Promise.resolve(),
  now: Date.now,
  log: logWriter(Date.now),
})

const clocks = clocksApp({ settings: stores.settings, deliveries: deliveryLog(stores.tables), now: Date.now, log: logWriter(Date.now) })

export const handler = async (): Promise<void> => {
  await watch()
  await clocks()
}
