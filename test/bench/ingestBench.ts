/** One live event: the whole handler, from the gateway's event to its answer, against a bare handler that does the same conditional put on the same store. */
import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { ingestApp } from '../../functions/ingest/app.ts'
import { recentSettings } from '../../functions/ingest/recentSettings.ts'
import { secretsFrom } from '../../functions/ingest/secrets.ts'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { webhookLoaders } from '../../shared/providers/webhookLoaders.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { eventLog } from '../../shared/storage/facts/eventLog.ts'
import { settingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { tablesNamed } from '../../shared/storage/tables/tables.ts'
import { type Budget, milliseconds } from './budget.ts'
import { settings } from './inventedYear.ts'
import { medians } from './medians.ts'
import { gatewayEvent, signed } from '../builders/signedEvent.ts'

const secret = `whsec_${Buffer.alloc(32, 's').toString('base64')}`
const events = 600

export async function ingestBench(): Promise<readonly Budget[]> {
  const store = await embeddedDynamo()
  try {
    const client = dynamoClient({ endpoint: store.endpoint, requestTimeout: 900, attempts: 2 })
    const tables = tablesNamed(client, 'bench')
    await ensureTables(tables)
    await settingsStore(tables).save(settings, 0)
    const now = () => Date.now() as Instant // as the handler has it
    const key = (purpose: string) => createHmac('sha256', 'bench').update(purpose).digest()
    const handler = handle(
      ingestApp({
        sources: recentSettings(settingsStore(tables), now),
        webhooks: webhookLoaders,
        secretsOf: secretsFrom({ environment: { BENCH_SECRET: secret }, readText: () => Promise.reject(new Error('no files')) }),
        pseudonymiser: pseudonymiser(memoryVault({ caller: key('caller'), visitor: key('visitor'), agent: key('agent'), provider: key('provider') })),
        events: eventLog(tables),
        spill: () => Promise.reject(new Error('no spill')),
        now,
        newRequest: randomUUID,
        addressOf: () => undefined,
        log: () => undefined,
      }),
    )
    // The bare handler: the same gateway event and web framework, the same put, and nothing in between.
    const put = async (Item: Record<string, unknown>) => {
      await client.send(new PutCommand({ TableName: tables.events, Item, ConditionExpression: 'attribute_not_exists(pk)' }))
    }
    const bare = handle(
      new Hono().post('/hooks/:sourceId', async (context) => {
        await context.req.text()
        await put(items[handled++]!)
        return context.json({}, 202)
      }),
    )
    // What the sender and the gateway do is done beforehand: the clock runs for the handler alone.
    // Both are compiled by then: what a fresh process costs has a budget of its own.
    const warmUp = 500
    const deliveries = Array.from({ length: 2 * (events + warmUp) }, (_, n) => gatewayEvent('centrale', signed(bodyOf(n), secret, Date.now())))
    const items = Array.from({ length: 2 * (events + warmUp) }, (_, n) => likeStored(n))
    let [delivered, handled] = [0, 0]
    const deliver = async (handler: typeof bare) => {
      const answer = await handler(deliveries[delivered++ % deliveries.length]!)
      assert.equal(answer.statusCode, 202)
    }
    const measured = { ours: () => deliver(handler), bareHandler: () => deliver(bare), putAlone: () => put(items[handled++]!) }
    const { ours, bareHandler, putAlone } = await medians(events, measured, warmUp)
    return [
      {
        what: 'ingest, one event, against a bare handler with the same conditional put',
        measured: ours / bareHandler,
        unit: 'x',
        atMost: 1.25,
        from: `${milliseconds(ours)} against ${milliseconds(bareHandler)}, medians of ${events} events in turns; the put alone takes ${milliseconds(putAlone)}`,
      },
    ]
  } finally {
    await store.stop()
  }
}

const bodyOf = (number: number) =>
  JSON.stringify({
    type: 'contact.queued',
    contact: `c-${number}`,
    line: 'telefoon',
    channel: 'phone',
    at: new Date().toISOString(),
    caller: `+9990000${String(number).padStart(5, '0')}`,
  })

/** An item of the same attributes and size as a stored event. */
function likeStored(number: number): Record<string, unknown> {
  const id = createHmac('sha256', 'bench').update(String(number)).digest('base64url').slice(0, 22)
  const receivedAt = Date.now()
  return {
    pk: `EVENT#${id}`,
    sk: 'EVENT',
    kind: 'accepted',
    event: JSON.stringify({ eventId: id, contactId: id, type: 'contact.queued', at: receivedAt, lineId: 'telefoon', caller: id, source: 'centrale' }),
    type: 'contact.queued',
    at: receivedAt,
    shape: 'lineId:telefoon caller:pseudonym',
    line: 'telefoon',
    source: 'centrale',
    receivedAt,
    token: `${randomUUID()}.0`,
    delivery: 'centrale#2026-01-01',
    deliveredAt: `${String(receivedAt).padStart(15, '0')}#${id}`,
  }
}
