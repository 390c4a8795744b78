import { randomBytes, randomUUID } from 'node:crypto'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { handle } from 'hono/aws-lambda'
import * as z from 'zod'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { keepingSecrets } from '../../shared/privacy/keepingSecrets.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { deliveryLog } from '../../shared/storage/deliveryLog.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { secretsManagerKeeper, secretsManagerText } from '../../shared/storage/secretsManager.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { connectedSite } from './connectedSite.ts'
import type { SourceConnections } from './dependencies.ts'
import { testDelivering } from './testDelivery.ts'

const name = z.string().min(1)
const config = z
  .object({
    EVENTS_TABLE: name,
    CONTACTS_TABLE: name,
    HISTORY_TABLE: name,
    SETTINGS_TABLE: name,
    SECRETS_PREFIX: name,
    SECRETS_KEY: name,
    TEST_KEY_NAME: name,
    DOOR_ADDRESS: name,
  })
  .parse(process.env)
const now = () => Instant.parse(Date.now())
const stores = storesOf({
  client: dynamoClient({}),
  events: config.EVENTS_TABLE,
  contacts: config.CONTACTS_TABLE,
  history: config.HISTORY_TABLE,
  settings: config.SETTINGS_TABLE,
})
const client = new SecretsManagerClient()
const doorAddress = () => config.DOOR_ADDRESS
const testKey = secretsManagerText(client, config.TEST_KEY_NAME)
const connections: SourceConnections = {
  secrets: keepingSecrets({
    keeper: secretsManagerKeeper({ client, prefix: config.SECRETS_PREFIX, keyId: config.SECRETS_KEY }),
    webhooks,
    now,
    random: randomBytes,
  }),
  sendTest: testDelivering({ webhooks, testKey: async () => bytesOf(await testKey()), doorAddress, now, newId: randomUUID }),
  deliveries: deliveryLog(stores.tables),
  doorAddress,
}

export const handler = handle(connectedSite({ stores, now, log: logWriter(now), connections }))

function bytesOf(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : Buffer.from(text)
}
