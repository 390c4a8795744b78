/** The four tables by the names that a function finds in its environment. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Tables } from './tables.ts'

const name = z.string().check(z.minLength(1))

/** What a function that reads tables asks of its environment: spread into whatever else it asks for. */
export const tableNames = { EVENTS_TABLE: name, CONTACTS_TABLE: name, HISTORY_TABLE: name, SETTINGS_TABLE: name } as const

export const tablesByName = (client: DynamoDBDocumentClient, names: Readonly<Record<keyof typeof tableNames, string>>): Tables => ({
  client,
  events: names.EVENTS_TABLE,
  contacts: names.CONTACTS_TABLE,
  history: names.HISTORY_TABLE,
  settings: names.SETTINGS_TABLE,
})
