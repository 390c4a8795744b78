import { handle } from 'hono/aws-lambda'
import * as z from 'zod'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { connectedSite } from './connectedSite.ts'

const name = z.string().min(1)
const config = z.object({ EVENTS_TABLE: name, CONTACTS_TABLE: name, SETTINGS_TABLE: name }).parse(process.env)
const now = () => Instant.parse(Date.now())
const stores = storesOf({ client: dynamoClient({}), events: config.EVENTS_TABLE, contacts: config.CONTACTS_TABLE, settings: config.SETTINGS_TABLE })

export const handler = handle(connectedSite(stores, now, logWriter(now)))
