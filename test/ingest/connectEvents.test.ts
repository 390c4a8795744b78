import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { agentEvents, contactEvents, type ConnectDependencies } from '../../functions/ingest/connectEvents.ts'
import { recentSettings } from '../../functions/ingest/recentSettings.ts'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { connect as connectProvider } from '../../shared/providers/connect/connect.ts'
import { Source } from '../../shared/settings/settings.ts'
import { connectEvent, instanceArn, queueArn } from '../providers/connect/connectEvents.ts'
import { settings } from '../storage/testEvents.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'
import { doorOver, testVault } from './door.ts'

const store = testStore()
const now = Instant.parse(Date.parse('2026-09-21T14:30:00Z'))
const secret = connectProvider.webhook?.newSecret?.(Buffer.alloc(32, 7)) ?? ''
const source = SourceId.parse('connect')
const own = Source.parse({ id: 'connect', provider: 'connect', instanceArn, lines: { '+999201239999': 'telefoon' }, secretFrom: 'env:CONNECT_SECRET' })

async function connected(otherwise: Partial<ConnectDependencies> = {}, changed: Source = own) {
  const stores = await store.emptyStores()
  await stores.settings.save({ ...settings, sources: [...settings.sources, changed] }, 0)
  const logged: LogRecord[] = []
  const dependencies: ConnectDependencies = {
    source,
    sources: recentSettings(stores.settings, () => now),
    pseudonymiser: pseudonymiser(testVault),
    events: stores.events,
    spill: () => Promise.reject(new Error('no spill')),
    now: () => now,
    newRequest: randomUUID,
    log: (record) => void logged.push(record),
    ...otherwise,
  }
  const stored = async () =>
    (await itemsOf(stores, 'events')).filter(({ kind }) => kind === 'accepted').map(({ event }) => JSON.parse(String(event)).type ?? event)
  return {
    stores,
    logged,
    stored,
    ledger: () => stores.events.ledger(source, '2026-09-21'),
    onContact: contactEvents(dependencies),
    onAgents: agentEvents(dependencies),
  }
}
const queueInfo = { queueArn, queueType: 'STANDARD', enqueueTimestamp: '2026-09-21T14:00:09.000Z' }
const queued = connectEvent('QUEUED', { queueInfo })
const left = connectEvent('DISCONNECTED', { queueInfo, disconnectTimestamp: '2026-09-21T14:03:09.000Z' })

describe('a contact event that EventBridge hands on', () => {
  it('is stored and counted once, with what it says of before; a repeat is a duplicate, and an event that comes late is not', async () => {
    const { onContact, ledger, stores, logged } = await connected()
    await onContact(left)
    await onContact({ ...left, id: 'another' })
    await onContact(queued)
    expect(await ledger()).toMatchObject({ accepted: 2, duplicate: 1, conflict: 0 })
    const items = await itemsOf(stores, 'events')
    expect(items.filter(({ kind }) => kind === 'accepted')).toHaveLength(4) // left, which told of arrived and queued, and queued itself
    expect(JSON.stringify(items)).not.toMatch(/c-1"|999201239999|i-1/)
    expect(logged.map(({ code }) => code)).toEqual(['answered', 'answered', 'answered'])
  })
  it.each([
    ['of another instance', connectEvent('QUEUED', { queueInfo, instanceArn: `${instanceArn}-other` }), 'wrong'],
    ['of another service', { ...queued, source: 'aws.s3' }, 'malformed'],
    ['that is none', 'QUEUED', 'malformed'],
  ])('%s is refused: nothing is stored', async (_, event, reason) => {
    const { onContact, stores, logged } = await connected()
    await onContact(event)
    expect(await itemsOf(stores, 'events')).toEqual([])
    expect(logged).toMatchObject([{ code: 'refused', reason }])
  })
  it('is refused where the settings do not name the instance, or know no such source', async () => {
    const { instanceArn: _, ...unnamed } = own
    for (const changed of [unnamed as Source, { ...own, id: SourceId.parse('another') }]) {
      const { onContact, stores } = await connected({}, changed)
      await onContact(queued)
      expect(await itemsOf(stores, 'events')).toEqual([])
    }
  })
  it('comes again when nothing could be written, and nobody reads why', async () => {
    const broken = { append: () => Promise.reject(new Error('c-1 is secret')), setAside: () => Promise.reject(new Error('c-1')) }
    const { onContact, logged } = await connected({ events: broken })
    await expect(onContact(queued)).rejects.toThrow(/^not stored$/)
    expect(JSON.stringify(logged)).not.toContain('c-1')
  })
})

describe('a batch of the agent stream', () => {
  const login = {
    EventType: 'LOGIN',
    EventId: 'e-1',
    EventTimestamp: '2026-09-21T13:00:00.000Z',
    AgentARN: `${instanceArn}/agent/a-1`,
    InstanceARN: instanceArn,
  }
  const routable = { CurrentAgentSnapshot: { AgentStatus: { Type: 'ROUTABLE', Name: 'Available', StartTimestamp: '2026-09-21T13:00:00.000Z' } } }
  const batch = (...texts: readonly string[]) => ({ Records: texts.map((text) => ({ kinesis: { data: Buffer.from(text).toString('base64') } })) })

  it('is taken whole; a batch that comes again is duplicates', async () => {
    const { onAgents, ledger, stores } = await connected()
    const events = batch(JSON.stringify({ ...login, ...routable }), JSON.stringify({ ...login, EventType: 'HEART_BEAT', EventId: 'e-2' }), '{"broken', '\u00ff')
    await onAgents(events)
    await onAgents(events)
    expect(await ledger()).toMatchObject({ accepted: 2, duplicate: 2, unrecognised: 4 })
    expect(JSON.stringify(await itemsOf(stores, 'events'))).not.toContain('a-1')
  })
})

describe('the door for an instance in another account', () => {
  const send = async (event: unknown, headers: Record<string, string>) => {
    const stores = await store.emptyStores()
    await stores.settings.save({ ...settings, sources: [...settings.sources, own] }, 0)
    const { app, clock } = await doorOver(stores, { secretsOf: async () => [secret] })
    clock.now = now
    const answer = await app.request('/hooks/connect', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(event),
    })
    return { status: answer.status, ledger: await stores.events.ledger(source, '2026-09-21') }
  }
  const key = { 'x-api-key': secret }

  it('takes events with the right key', async () => expect(await send(left, key)).toMatchObject({ status: 202, ledger: { accepted: 1, duplicate: 0 } }))
  it('turns away a wrong key and none', async () => {
    expect((await send(left, { 'x-api-key': `${secret.slice(0, -1)}x` })).status).toBe(401)
    expect((await send(left, {})).status).toBe(401)
  })
  it('counts an event of another instance as not understood', async () => {
    const other = connectEvent('QUEUED', { queueInfo, instanceArn: `${instanceArn}-other` })
    expect(await send(other, key)).toMatchObject({ status: 202, ledger: { accepted: 0, unrecognised: 1 } })
  })
})
