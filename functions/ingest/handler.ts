import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import * as z from 'zod/mini'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { webhookLoaders } from '../../shared/providers/webhookLoaders.ts'
import { deliveryCounts } from '../../shared/storage/facts/deliveryCounts.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { eventLog } from '../../shared/storage/facts/eventLog.ts'
import { kmsMac } from '../../shared/storage/aws/kmsMac.ts'
import { kmsVault } from '../../shared/storage/aws/kmsVault.ts'
import { settingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import { ingestApp } from './app.ts'
import { queueSpill } from './queueSpill.ts'
import { recentSettings } from './recentSettings.ts'
import { secretsFrom } from './secrets.ts'
import { secretReader, storedSecret } from './storedSecret.ts'
import { turnedAway } from './turnedAway.ts'

const name = z.string().check(z.minLength(1))
const Config = z.object({
  ...tableNames,
  CALLER_KEY_PREFIX: name,
  IDENTITY_KEY_ID: name,
  SECRETS_PREFIX: name,
  TEST_KEY_NAME: name,
  SPILL_QUEUE_URL: name,
  AWS_SESSION_TOKEN: z._default(z.string(), ''),
})
const config = Config.parse(process.env, { jitless: true })
const now = () => Date.now() as Instant // whole milliseconds of this century by its making; every event asks for it several times
// Senders give up after three seconds, so the store has less.
const client = dynamoClient({ requestTimeout: 900, attempts: 2 })
const tables = tablesByName(client, config)

const readSecret = secretReader({ sessionToken: config.AWS_SESSION_TOKEN })

export const handler = handle(
  ingestApp({
    sources: recentSettings(settingsStore(tables), now),
    webhooks: webhookLoaders,
    secretsOf: secretsFrom({
      environment: process.env,
      readText: (path) => readFile(path, 'utf8'),
      readStored: storedSecret({ prefix: config.SECRETS_PREFIX, sessionToken: config.AWS_SESSION_TOKEN }),
    }),
    testKey: async () => {
      const text = await readSecret(config.TEST_KEY_NAME)
      return text === undefined ? undefined : Buffer.from(text)
    },
    pseudonymiser: pseudonymiser(
      kmsVault({ callerKeyPrefix: config.CALLER_KEY_PREFIX, identityKeyId: config.IDENTITY_KEY_ID }, kmsMac({ environment: process.env, now })),
    ),
    events: eventLog(tables),
    turnedAway: turnedAway(deliveryCounts(tables), randomUUID()),
    spill: queueSpill(config.SPILL_QUEUE_URL, { environment: process.env, now }),
    now,
    newRequest: randomUUID,
    addressOf: ({ env }: { env: { event?: LambdaEvent } }) => addressIn(env.event),
    targetOf: ({ env }: { env: { event?: LambdaEvent } }) => targetIn(env.event),
    log: logWriter(now),
  }),
)

const addressIn = (event: LambdaEvent | undefined) => (event !== undefined && 'http' in event.requestContext ? event.requestContext.http.sourceIp : undefined)

const targetIn = (event: LambdaEvent | undefined) =>
  event !== undefined && 'rawPath' in event ? `${event.rawPath}${event.rawQueryString === '' ? '' : `?${event.rawQueryString}`}` : undefined
