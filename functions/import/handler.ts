import { handle } from 'hono/aws-lambda'
import * as z from 'zod'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { providers } from '../../shared/providers/registry.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { importRecords } from '../../shared/storage/facts/importRecords.ts'
import { kmsMac } from '../../shared/storage/aws/kmsMac.ts'
import { kmsVault } from '../../shared/storage/aws/kmsVault.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { auditTrail } from '../../shared/storage/people/auditTrail.ts'
import { sessionStore } from '../../shared/storage/people/sessionStore.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { whoAsks } from '../../shared/storage/people/whoAsks.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
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
