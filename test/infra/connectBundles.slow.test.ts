/** The two functions for Amazon Connect, bundled as the stack bundles them and run as Lambda runs them. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Settings } from '../../shared/settings/settings.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/ensureTables.ts'
import { settingsStore } from '../../shared/storage/settingsStore.ts'
import { type Tables, tablesNamed } from '../../shared/storage/tables.ts'
import { bundle } from '../builders/bundle.ts'
import { connectEvent, instanceArn, queueArn } from '../providers/connect/connectEvents.ts'
import { type Asked, kmsStub, notingDynamo } from './awsStubs.ts'
import { type RunningFunction, runFunction } from './lambdaRuntime.ts'
import { type RunningStore, startStore } from '../storage/storeUnderTest.ts'

const project = join(import.meta.dirname, '..', '..')
const handlers = ['eventBridgeHandler', 'agentEventsHandler'] as const
const asked: Asked[] = []
const servers: Server[] = []
const running = new Map<(typeof handlers)[number], RunningFunction>()
let folder: string
let store: RunningStore
let tables: Tables
const started = async (server: Promise<Server>) => {
  servers.push(await server)
  return `http://127.0.0.1:${((await server).address() as AddressInfo).port}`
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connect-'))
  store = await startStore()
  tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), 'bereikbaar-test')
  await ensureTables(tables)
  await settingsStore(tables).save(
    Settings.parse({
      organisation: { id: 'proef', name: 'Proef' },
      lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone' }],
      sources: [{ id: 'connect', provider: 'connect', instanceArn, lines: { '+999201239999': 'telefoon' } }],
    }),
    0,
  )
  const environment = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: 'session',
    AWS_ENDPOINT_URL_DYNAMODB: await started(notingDynamo(store.endpoint, 'connect', asked)),
    AWS_ENDPOINT_URL_KMS: await started(kmsStub()),
    EVENTS_TABLE: tables.events,
    CONTACTS_TABLE: tables.contacts,
    HISTORY_TABLE: tables.history,
    SETTINGS_TABLE: tables.settings,
    CALLER_KEY_PREFIX: 'callers',
    IDENTITY_KEY_ID: 'identities',
    CONNECT_SOURCE: 'connect',
  }
  for (const name of handlers) {
    await mkdir(join(folder, name))
    await bundle(join(project, `functions/ingest/${name}.ts`), join(folder, name, 'index.mjs'))
    running.set(name, await runFunction(join(folder, name), environment))
  }
})
afterAll(async () => {
  for (const one of running.values()) one.stop()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await store.stop()
  await rm(folder, { recursive: true })
})

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

it('contact events and agent events are stored once, and no log names anybody', async () => {
  const queueInfo = { queueArn, queueType: 'STANDARD', enqueueTimestamp: ago(3590) }
  const left = connectEvent('DISCONNECTED', { initiationTimestamp: ago(3600), queueInfo, disconnectTimestamp: ago(3500) })
  for (let tries = 0; tries < 2; tries++) await running.get('eventBridgeHandler')!.invoke(left)
  await running.get('eventBridgeHandler')!.invoke({ ...left, detail: { ...left.detail, contactId: 'c-9', instanceArn: `${instanceArn}-other` } })
  const login = { EventType: 'LOGIN', EventId: 'e-1', EventTimestamp: ago(7200), AgentARN: `${instanceArn}/agent/a-1`, InstanceARN: instanceArn }
  const data = Buffer.from(JSON.stringify({ ...login, CurrentAgentSnapshot: { AgentStatus: { Type: 'ROUTABLE' } } })).toString('base64')
  for (let tries = 0; tries < 2; tries++) await running.get('agentEventsHandler')!.invoke({ Records: [{ kinesis: { data, sequenceNumber: '1' } }] })

  const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.events }))
  const counted = Items.filter(({ counts }) => counts !== false).map(({ kind }) => kind)
  expect(counted.sort()).toEqual(['accepted', 'accepted', 'duplicate', 'duplicate'])
  expect(JSON.stringify(Items)).not.toMatch(/c-1"|a-1"|999201239999/)
  for (const one of running.values()) expect(one.log()).not.toMatch(/(?<![0-9a-f])(?:c-[19]|a-1)(?![0-9a-f])|999201239999/) // a request's own random id may hold such letters
  // What the stack allows them (I2).
  expect([...new Set(asked.map(({ action, table }) => `${action} ${table}`))].sort()).toEqual([
    'GetItem bereikbaar-test-events',
    'PutItem bereikbaar-test-events',
    'Query bereikbaar-test-settings',
  ])
})
it('what fails comes again: a function whose store is away throws, and says nothing of what it was given', async () => {
  servers[0]?.closeAllConnections()
  servers[0]?.close()
  const event = connectEvent('INITIATED', { contactId: 'c-secret', initiationTimestamp: ago(10) })
  await expect(running.get('eventBridgeHandler')!.invoke(event)).rejects.toThrow('not stored')
  expect(running.get('eventBridgeHandler')!.log()).not.toContain('c-secret')
})
