import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { erasures } from '../../shared/storage/erasures.ts'
import { kmsKeeper } from '../../shared/storage/kmsKeeper.ts'
import { kmsMac } from '../../shared/storage/kmsMac.ts'
import { kmsVault } from '../../shared/storage/kmsVault.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { eraseApp } from './app.ts'
import { askErasure } from './ask.ts'

const name = z.string().min(1)
const Config = z.object({
  EVENTS_TABLE: name,
  CONTACTS_TABLE: name,
  HISTORY_TABLE: name,
  SETTINGS_TABLE: name,
  CALLER_KEY_PREFIX: name,
  IDENTITY_KEY_ID: name,
})
const config = Config.parse(process.env)
const place = { environment: process.env, now: Date.now }
const stores = storesOf({
  client: dynamoClient({}),
  events: config.EVENTS_TABLE,
  contacts: config.CONTACTS_TABLE,
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
})
const waiting = erasures(stores.tables)
const ask = askErasure({
  erasures: waiting,
  vault: kmsVault({ callerKeyPrefix: config.CALLER_KEY_PREFIX, identityKeyId: config.IDENTITY_KEY_ID }, kmsMac(place)),
  // Names of keys only: this function neither makes nor destroys one.
  keeper: kmsKeeper({ prefix: config.CALLER_KEY_PREFIX, users: [], keeper: '', account: '' }, place),
  now: Date.now,
  newId: randomUUID,
})
const erase = eraseApp({
  stores,
  erasures: waiting,
  lines: async () => (await stores.settings.current())?.settings.lines ?? [],
  now: Date.now,
  log: logWriter(Date.now),
})
const Request = z.object({ number: z.string().max(64) })

/** Called with a number it takes it and says nothing about it; by the clock it does what was taken. The number is in neither's log. */
export const handler = async (event: unknown): Promise<{ readonly answer: string } | undefined> => {
  const request = Request.safeParse(event)
  if (!request.success) {
    await erase()
    return undefined
  }
  const settings = (await stores.settings.current())?.settings
  return settings === undefined ? { answer: 'accepted' } : { answer: await ask(settings, request.data.number) }
}
