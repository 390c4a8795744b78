/** What the two functions for Amazon Connect are given where they run. */
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { AwsEnvironment } from '../../shared/storage/awsCall.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { eventLog } from '../../shared/storage/eventLog.ts'
import { kmsMac } from '../../shared/storage/kmsMac.ts'
import { kmsVault } from '../../shared/storage/kmsVault.ts'
import { settingsStore } from '../../shared/storage/settingsStore.ts'
import type { ConnectDependencies } from './connectEvents.ts'
import { recentSettings } from './recentSettings.ts'

const name = z.string().min(1)
const Config = z.object({
  EVENTS_TABLE: name,
  CONTACTS_TABLE: name,
  HISTORY_TABLE: name,
  SETTINGS_TABLE: name,
  CALLER_KEY_PREFIX: name,
  IDENTITY_KEY_ID: name,
  CONNECT_SOURCE: SourceId,
})

/** @throws where something is missing in the environment */
export function connectOnAws(environment: AwsEnvironment): ConnectDependencies {
  const config = Config.parse(environment)
  const now = () => Instant.parse(Date.now())
  // Nobody waits on the line for an answer: the store has more time than at the door.
  const client = dynamoClient({ requestTimeout: 3_000, attempts: 3 })
  const tables = { client, events: config.EVENTS_TABLE, contacts: config.CONTACTS_TABLE, history: config.HISTORY_TABLE, settings: config.SETTINGS_TABLE }
  return {
    source: config.CONNECT_SOURCE,
    sources: recentSettings(settingsStore(tables), now),
    pseudonymiser: pseudonymiser(kmsVault({ callerKeyPrefix: config.CALLER_KEY_PREFIX, identityKeyId: config.IDENTITY_KEY_ID }, kmsMac({ environment, now }))),
    events: eventLog(tables),
    // AWS keeps the event and tries again.
    spill: () => Promise.reject(new Error('no spill')),
    now,
    newRequest: randomUUID,
    log: logWriter(now),
  }
}
