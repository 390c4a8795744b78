import { handle } from 'hono/aws-lambda'
import * as z from 'zod'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { providers } from '../../shared/providers/registry.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { importRecords } from '../../shared/storage/importRecords.ts'
import { kmsMac } from '../../shared/storage/kmsMac.ts'
import { kmsVault } from '../../shared/storage/kmsVault.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { auditTrail } from '../../shared/storage/auditTrail.ts'
import { sessionStore } from '../../shared/storage/sessionStore.ts'
import { userStore } from '../../shared/storage/userStore.ts'
import { whoAsks } from '../../shared/storage/whoAsks.ts'
import { tableNames, tablesByName } from '../../shared/storage/tableNames.ts'
import { importApp } from './app.ts'

const name = z.string().min(1)
const Config = z.object({ ...tableNames, CALLER_KEY_PREFIX: name, IDENTITY_KEY_ID: name })
const config = Config.parse(process.env)
const now = () => Instant.parse(Date.now())
const stores = storesOf(tablesByName(dynamoClient({}), config))

export const handler = handle(
  importApp({
    stores,
    events: stores.events,
    records: importRecords(stores.tables),
    pseudonymiser: pseudonymiser(
      kmsVault({ callerKeyPrefix: config.CALLER_KEY_PREFIX, identityKeyId: config.IDENTITY_KEY_ID }, kmsMac({ environment: process.env, now })),
    ),
    providers,
    who: whoAsks(sessionStore(stores.tables), userStore(stores.tables), now),
    trail: auditTrail(stores.tables),
    now,
    log: logWriter(now),
    // The gateway in front waits 29 seconds.
    mostBuildMs: 20_000,
  }),
)
