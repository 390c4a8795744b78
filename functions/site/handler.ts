import { handle } from 'hono/aws-lambda'
import * as z from 'zod'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { connectedSite } from './connectedSite.ts'

const tables = z.object({ EVENTS_TABLE: z.string().min(1), CONTACTS_TABLE: z.string().min(1), SETTINGS_TABLE: z.string().min(1) }).parse(process.env)
const stores = storesOf({ client: dynamoClient({}), events: tables.EVENTS_TABLE, contacts: tables.CONTACTS_TABLE, settings: tables.SETTINGS_TABLE })

export const handler = handle(connectedSite(stores, () => Instant.parse(Date.now()), (entry) => console.log(JSON.stringify(entry))))
