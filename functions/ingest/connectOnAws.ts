/** What the two functions for Amazon Connect are given where they run. */
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { AwsEnvironment } from '../../shared/storage/aws/awsCall.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { eventLog } from '../../shared/storage/facts/eventLog.ts'
import { kmsMac } from '../../shared/storage/aws/kmsMac.ts'
import { kmsVault } from '../../shared/storage/aws/kmsVault.ts'
import { settingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import type { ConnectDependencies } from './connectEvents.ts'
import { recentSettings } from './recentSettings.ts'

const name = z.string().check(z.minLength(1))
const Config = z.object({
  ...tableNames,
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
  const tables = tablesByName(client, config)
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
