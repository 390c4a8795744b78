import { createHmac, randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { ingestApp, type IngestDependencies } from '../../functions/ingest/app.ts'
import { recentSettings } from '../../functions/ingest/recentSettings.ts'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import type { Spilled } from '../../functions/ingest/spill.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { webhookLoaders } from '../../shared/providers/webhookLoaders.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { settings } from '../storage/testEvents.ts'

export const now = Instant.parse(Date.parse('2026-03-02T10:00:00Z'))
export const secret = `whsec_${Buffer.alloc(32, 's').toString('base64')}`
export const nextSecret = `whsec_${Buffer.alloc(32, 'n').toString('base64')}`
export const testVault = memoryVault({ caller: Buffer.alloc(32, 1), visitor: Buffer.alloc(32, 2), agent: Buffer.alloc(32, 3), provider: Buffer.alloc(32, 4) })

export type Door = { readonly app: Hono; readonly logged: LogRecord[]; readonly spilled: Spilled[]; readonly stores: Stores; readonly clock: { now: number } }

/** The door over real tables; what a test wants to be otherwise is handed in. */
export async function doorOver(stores: Stores, otherwise: Partial<IngestDependencies> = {}): Promise<Door> {
  if ((await stores.settings.current()) === undefined) await stores.settings.save(settings, 0)
  const logged: LogRecord[] = []
  const spilled: Spilled[] = []
  const clock = { now: now as number }
  const app = ingestApp({
    sources: recentSettings(stores.settings, () => clock.now),
    webhooks: webhookLoaders,
    secretsOf: secretsFrom({ environment: { CENTRALE_SECRET: `${secret} ${nextSecret}` }, readText: () => Promise.reject(new Error('no file')) }),
    pseudonymiser: pseudonymiser(testVault),
    events: stores.events,
    spill: async (records) => void spilled.push(...records),
    now: () => Instant.parse(clock.now),
    newRequest: randomUUID,
    addressOf: () => '192.0.2.1',
    log: (record) => void logged.push(record),
    ...otherwise,
  })
  return { app, logged, spilled, stores, clock }
}

export type Sent = {
  readonly source?: string
  readonly key?: string
  readonly headers?: Record<string, string>
  readonly at?: number
  readonly method?: string
  /** The same on every retry of one delivery; random if left out. */
  readonly id?: string
}

/** What a telephone system sends: signed over the bytes. */
export function signedRequest(
  text: string | Uint8Array,
  { key = secret, headers = {}, at = now, id = `msg_${randomUUID()}` }: Sent = {},
): { readonly headers: Record<string, string>; readonly body: Buffer } {
  const body = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)
  const timestamp = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest('base64')
  return {
    body,
    headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}`, ...headers },
  }
}

export async function send(app: Hono, text: string | Uint8Array, sent: Sent = {}): Promise<Response> {
  const { source = 'centrale', method = 'POST' } = sent
  const { headers, body } = signedRequest(text, sent)
  return app.request(`/hooks/${source}`, { method, headers, ...(method === 'GET' || method === 'HEAD' ? {} : { body }) })
}

export const event = (more: object = {}) => ({
  type: 'contact.arrived',
  contact: 'c-8812',
  line: 'helplijn',
  at: '2026-03-02T09:59:58Z',
  caller: '+999123456789',
  ...more,
})
