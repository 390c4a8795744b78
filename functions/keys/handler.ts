import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { kmsKeeper } from '../../shared/storage/aws/kmsKeeper.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { keysApp } from './app.ts'

const name = z.string().min(1)
const Config = z.object({
  HISTORY_TABLE: name,
  SETTINGS_TABLE: name,
  CALLER_KEY_PREFIX: name,
  /** ARNs, with commas between. */
  PSEUDONYM_ROLES: name,
  KEEPER_ROLE: name,
  ACCOUNT_ROOT: name,
})
const config = Config.parse(process.env)
// It may read the calendar and how far everything is stripped, and add to the audit trail; no other table.
const { settings, history, tables } = storesOf({
  client: dynamoClient({}),
  events: 'none',
  contacts: 'none',
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
})
const keeper = kmsKeeper(
  { prefix: config.CALLER_KEY_PREFIX, users: config.PSEUDONYM_ROLES.split(','), keeper: config.KEEPER_ROLE, account: config.ACCOUNT_ROOT },
  { environment: process.env, now: Date.now },
)
const keep = keysApp({ settings, history, keeper, trail: auditTrail(tables), now: Date.now, log: logWriter(Date.now) })

export const handler = async (): Promise<void> => {
  await keep()
}
