import { randomBytes, randomUUID } from 'node:crypto'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import * as z from 'zod'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { keepingSecrets } from '../../shared/privacy/keepingSecrets.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { deliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { cognitoAccounts } from '../../shared/storage/aws/cognitoAccounts.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { secretsManagerKeeper, secretsManagerText } from '../../shared/storage/aws/secretsManager.ts'
import { sessionStore } from '../../shared/storage/people/sessionStore.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { usualLimits, type Access } from './access/access.ts'
import { openIdProvider } from './access/signIn/openIdProvider.ts'
import { openIdSettings } from './access/signIn/openIdSettings.ts'
import { connectedSite } from './connectedSite.ts'
import { erasureFunction } from './erasureFunction.ts'
import type { SourceConnections } from './dependencies.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { whoAsks } from '../../shared/storage/people/whoAsks.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import { testDelivering } from './testDelivery.ts'
import { withinTheGateway } from './withinTheGateway.ts'

const name = z.string().min(1)
const config = z
  .object({
    ...tableNames,
    SECRETS_PREFIX: name,
    SECRETS_KEY: name,
    TEST_KEY_NAME: name,
    DOOR_ADDRESS: name,
    /** Of these pages, as people open them: scheme and host. */
    SITE_ADDRESS: z.url(),
    /** The one that may make pseudonyms to erase by. */
    ERASE_FUNCTION: name,
    /** See `answerStore`. */
    PROGRAM: name,
    /** Where accounts of people are made; absent: with a provider of one's own. */
    PEOPLE_POOL: name.optional(),
  })
  .parse(process.env)
const now = () => Instant.parse(Date.now())
const stores = storesOf(tablesByName(dynamoClient({}), config))
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

const place = { environment: process.env, now }
const erasureDoor = erasureFunction(config.ERASE_FUNCTION, place)
const users = userStore(stores.tables)
const sessions = sessionStore(stores.tables)
const openId = openIdSettings(process.env, `${config.SITE_ADDRESS}/sign-in/return`, undefined)
const access: Access = {
  who: whoAsks(sessions, users, now),
  users,
  sessions,
  trail: auditTrail(stores.tables),
  ...(openId && { provider: openIdProvider(openId) }),
  ...(config.PEOPLE_POOL !== undefined && { makeAccount: cognitoAccounts(config.PEOPLE_POOL, place) }),
  random: randomBytes,
  limits: usualLimits,
}

const answer = handle(connectedSite({ stores, access, keysKept: 'kms', program: config.PROGRAM, now, log: logWriter(now), connections, erasureDoor }))

export const handler = async (event: LambdaEvent, context?: LambdaContext) => withinTheGateway(await answer(event, context), event.headers?.['accept-encoding'])

function bytesOf(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : Buffer.from(text)
}
