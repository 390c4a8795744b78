/** The four tables of one deployment and the one client of this process that reads and writes them. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export type Tables = {
  readonly client: DynamoDBDocumentClient
  readonly events: string
  readonly contacts: string
  readonly history: string
  readonly settings: string
}

/** How one table is laid out; the infrastructure and the embedded store take it from here. */
export type TableLayout = {
  readonly suffix: 'events' | 'contacts' | 'history' | 'settings'
  readonly partitionKey: string
  readonly sortKey: string
  readonly index?: { readonly name: string; readonly partitionKey: string; readonly sortKey: string }
}

/** @param prefix 1-64 letters, digits, `-`, `_` or `.`: what keeps two deployments in one account apart. */
export const tablesNamed = (client: DynamoDBDocumentClient, prefix: string): Tables => ({
  client,
  events: `${prefix}-events`,
  contacts: `${prefix}-contacts`,
  history: `${prefix}-history`,
  settings: `${prefix}-settings`,
})
