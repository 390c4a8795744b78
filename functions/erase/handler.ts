import * as z from 'zod'
import type { ErasureAnswer } from '../../shared/privacy/erasureDoor.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { erasures } from '../../shared/storage/forgotten/erasures.ts'
import { kmsKeeper } from '../../shared/storage/aws/kmsKeeper.ts'
import { kmsMac } from '../../shared/storage/aws/kmsMac.ts'
import { kmsVault } from '../../shared/storage/aws/kmsVault.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import { eraseApp } from './app.ts'
import { askErasure } from './ask.ts'

const name = z.string().min(1)
const Config = z.object({
  ...tableNames,
  CALLER_KEY_PREFIX: name,
  IDENTITY_KEY_ID: name,
})
const config = Config.parse(process.env)
const place = { environment: process.env, now: Date.now }
const stores = storesOf(tablesByName(dynamoClient({}), config))
const waiting = erasures(stores.tables)
const ask = askErasure({
  erasures: waiting,
  vault: kmsVault({ callerKeyPrefix: config.CALLER_KEY_PREFIX, identityKeyId: config.IDENTITY_KEY_ID }, kmsMac(place)),
  // Names of keys only: this function neither makes nor destroys one.
  keeper: kmsKeeper({ prefix: config.CALLER_KEY_PREFIX, users: [], keeper: '', account: '' }, place),
  now: Date.now,
})
const erase = eraseApp({
  stores,
  erasures: waiting,
  now: Date.now,
  log: logWriter(Date.now),
})
const id = z.string().regex(/^[0-9a-f]{16}$/)
const person = z.string().min(1).max(32)
const Request = z.union([
  z.strictObject({ ask: z.strictObject({ id, number: z.string().max(64), by: person, needsAnother: z.boolean() }) }),
  z.strictObject({ confirm: z.strictObject({ id, by: person }) }),
  z.strictObject({ withdraw: z.strictObject({ id }) }),
])
type Answer = { readonly answer: ErasureAnswer | boolean | 'failed' }

/** Asked by the pages it takes a number, or a yes of somebody else, and says nothing about it; by the clock it does what was taken. No number is in its log. */
export const handler = async (event: unknown): Promise<Answer | undefined> => {
  const request = Request.safeParse(event)
  if (!request.success) {
    await erase()
    return undefined
  }
  // What goes wrong with a number in hand is said by a word of ours: an error may quote it (P4).
  return answerTo(request.data).catch((): Answer => ({ answer: 'failed' }))
}

async function answerTo(request: z.infer<typeof Request>): Promise<Answer> {
  if ('confirm' in request) return { answer: await waiting.confirm(request.confirm.id, request.confirm.by, Date.now()) }
  if ('withdraw' in request) return { answer: await waiting.withdraw(request.withdraw.id) }
  const settings = (await stores.settings.current())?.settings
  return { answer: settings === undefined ? 'accepted' : await ask(settings, request.ask) }
}
