/** The real synth, and the very bundles it makes, run as Lambda runs them. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ScanCommand as ScanRaw } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Settings } from '../../shared/settings/settings.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { formTokenHeader, formTokenOf, sessionIdOf } from '../../shared/access/session.ts'
import { User, UserId } from '../../shared/access/user.ts'
import { ensureTables } from '../../shared/storage/ensureTables.ts'
import { sessionStore } from '../../shared/storage/sessionStore.ts'
import { userStore } from '../../shared/storage/userStore.ts'
import { settingsStore } from '../../shared/storage/settingsStore.ts'
import { type Tables, tablesNamed } from '../../shared/storage/tables.ts'
import { bundle } from '../builders/bundle.ts'
import { gatewayEvent, requestEvent, signed } from '../builders/signedEvent.ts'
import { type Asked, kmsStub, notingDynamo, secretsStub } from './awsStubs.ts'
import { type RunningFunction, runFunction } from './lambdaRuntime.ts'
import { type Template, mayDo } from './policies.ts'
import { type RunningStore, startStore } from '../storage/storeUnderTest.ts'

const project = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)
const kilobytes = 1000
const functions = ['Ingest', 'Fold', 'Site', 'Import', 'Watch'] as const
type FunctionName = (typeof functions)[number]

let folder: string
let template: Template
const assetOf = (name: FunctionName) => {
  const isOurs = (role: unknown) => JSON.stringify(role).includes(`${name}Role`)
  const found = Object.values(template.Resources).find(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && isOurs(Properties['Role']))
  if (found === undefined) throw new Error(`no function has the role of ${name}`)
  return join(folder, `asset.${(found.Properties['Code'] as { S3Key: string }).S3Key.replace('.zip', '')}`)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assembly-'))
  // No credentials, no region and no configuration: whoever has just cloned the project has none.
  const { AWS_PROFILE: _profile, ...environment } = process.env
  await run('npx', ['--no-install', 'cdk', 'synth', '--quiet', '--no-notices', '--output', folder, '--context', 'sources=centrale'], {
    cwd: project,
    env: { ...environment, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' },
  })
  template = JSON.parse(await readFile(join(folder, 'bereikbaar-test.template.json'), 'utf8'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('bundles', () => {
  it('of every function are there; ingest is at most 450 kB (S3, budget of the design)', async () => {
    const sizes = Object.fromEntries(
      await Promise.all(functions.map(async (name) => [name, Math.round((await stat(join(assetOf(name), 'index.mjs'))).size / kilobytes)])),
    )
    console.log(`bundles, minified, in kB: ${JSON.stringify(sizes)}`)
    expect(sizes['Ingest']).toBeLessThanOrEqual(450)
  })
  it('of ingest holds these packages; a new name is to be looked at first (S3)', async () => {
    const { packages } = await bundle(join(project, 'functions/ingest/handler.ts'), join(folder, 'ingest.mjs'))
    expect(packages.filter((name) => !/^@(aws-sdk|smithy|aws)\//.test(name))).toEqual(['hono', 'mnemonist', 'obliterator', 'zod'])
    expect(packages.filter((name) => name.startsWith('@aws-sdk/client-'))).toEqual(['@aws-sdk/client-dynamodb'])
  })
})

describe('the way of one missed call through the bundles', () => {
  const asked: Asked[] = []
  const servers: Server[] = []
  const running = new Map<FunctionName, RunningFunction>()
  let store: RunningStore
  let tables: Tables
  const key = Buffer.alloc(33, 's').toString('base64')
  const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const started = async (server: Promise<Server>) => {
    servers.push(await server)
    return addressOf(await server)
  }
  const invoke = (name: FunctionName, event: unknown) => running.get(name)!.invoke(event) as Promise<any>

  beforeAll(async () => {
    store = await startStore()
    tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), 'bereikbaar-test')
    await ensureTables(tables)
    await settingsStore(tables).save(
      Settings.parse({
        organisation: { id: 'proef', name: 'Proef' },
        lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', closedRecorded: 'yes', hours: [{ from: '2020-01-01', week: '24/7' }] }],
        sources: [{ id: 'centrale', provider: 'generic', secretFrom: 'stored', lines: { telefoon: 'telefoon' } }],
      }),
      0,
    )
    await userStore(tables).save(User.parse({ id: 'mia', email: 'mia@hulplijn.example', name: 'Mia', roles: ['manager'], invitedAt: Date.now(), revision: 1 }))
    const startedAt = Date.now()
    await sessionStore(tables).begin({ id: sessionIdOf(token), user: UserId.parse('mia'), revision: 1, startedAt, seenAt: startedAt - 120_000 })
    const kms = await started(kmsStub())
    await started(secretsStub(new Map([['bereikbaar-test/sources/centrale', key]])))
    for (const name of functions) {
      const environment = {
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_SESSION_TOKEN: 'session',
        AWS_ENDPOINT_URL_DYNAMODB: await started(notingDynamo(store.endpoint, name, asked)),
        AWS_ENDPOINT_URL_KMS: kms,
        EVENTS_TABLE: tables.events,
        CONTACTS_TABLE: tables.contacts,
        HISTORY_TABLE: tables.history,
        SETTINGS_TABLE: tables.settings,
        CALLER_KEY_PREFIX: 'callers',
        IDENTITY_KEY_ID: 'identities',
        SECRETS_PREFIX: 'bereikbaar-test/sources/',
        SECRETS_KEY: 'secrets',
        TEST_KEY_NAME: 'bereikbaar-test/test-events',
        DOOR_ADDRESS: 'https://hooks.example.org',
        SITE_ADDRESS: 'https://example.org',
        ERASE_FUNCTION: 'erase',
        OIDC_ISSUER: 'https://accounts.example.org',
        OIDC_CLIENT_ID: 'site',
        OIDC_SECOND_FACTOR: 'provider',
        SPILL_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/000000000000/waiting',
      }
      running.set(name, await runFunction(assetOf(name), environment))
    }
  })
  afterAll(async () => {
    for (const one of running.values()) one.stop()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await store.stop()
  })

  const token = 't'.repeat(43)
  const cookies = [`__Host-session=${token}`]
  const today = new Date()
  const told = (type: string, secondsAgo: number) =>
    JSON.stringify({
      type,
      contact: 'c-1',
      line: 'telefoon',
      channel: 'phone',
      at: new Date(today.getTime() - secondsAgo * 1000).toISOString(),
      caller: '+999000001',
    })
  const delivery = (body: string, secret = key) => gatewayEvent('centrale', signed(body, secret, Date.now()))

  it('ingest takes signed events, knows a repeat, and turns a wrong signature away', async () => {
    expect((await invoke('Ingest', delivery(told('contact.queued', 7200)))).statusCode).toBe(202)
    const left = delivery(told('contact.left', 7100))
    for (let tries = 0; tries < 2; tries++) expect((await invoke('Ingest', left)).statusCode).toBe(202)
    expect((await invoke('Ingest', delivery(told('contact.left', 7100), Buffer.alloc(33, 'x').toString('base64')))).statusCode).toBe(401)
    const { Items = [] } = await tables.client.send(new ScanCommand({ TableName: tables.events }))
    expect(Items.map(({ kind }) => kind).sort()).toEqual(['accepted', 'accepted', 'counts', 'duplicate']) // what was turned away is counted, not kept
    expect(JSON.stringify(Items)).not.toContain('999000001')
  })
  it('fold takes them from the stream, in whatever order and as often as they come', async () => {
    // As they lie in the table: each value with its type, as the stream carries them.
    const { Items = [] } = await tables.client.send(new ScanRaw({ TableName: tables.events }))
    const Records = [...Items, ...Items].toReversed().map((NewImage, n) => ({
      eventID: String(n),
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-west-1',
      dynamodb: { Keys: { pk: NewImage['pk'], sk: NewImage['sk'] }, NewImage, SequenceNumber: String(1000 + n), StreamViewType: 'NEW_IMAGE' },
    }))
    expect(await invoke('Fold', { Records })).toEqual({ batchItemFailures: [] })
  })
  const reported = async () => {
    const [from, to] = [new Date(today.getTime() - 86_400_000), today].map((day) => day.toISOString().slice(0, 10))
    const answer = await invoke('Site', requestEvent({ method: 'GET', path: '/api/v1/missed', query: `line=telefoon&from=${from}&to=${to}`, cookies }))
    expect(answer.statusCode).toBe(200)
    return JSON.parse(answer.body).metrics
  }
  it('site and import let nobody in without a session (A1)', async () => {
    expect(await invoke('Site', requestEvent({ method: 'GET', path: '/missed' }))).toMatchObject({ statusCode: 303 })
    expect((await invoke('Import', requestEvent({ method: 'POST', path: '/imports', body: '{}' }))).statusCode).toBe(401)
    const { statusCode, body } = await invoke('Site', requestEvent({ method: 'GET', path: '/sign-in' }))
    expect([statusCode, body.includes('/sign-in/go'), body.includes('/sign-in/owner')]).toEqual([200, true, false])
  })
  it('site says in its report that one person left', async () => {
    expect(await reported()).toMatchObject({ attempts: 1, answered: 0, missed_open: 1, cause: { gave_up: 1 } })
  })
  it('import adds a call from a file, and the next report has it', async () => {
    const file = ['contact.queued', 'contact.left'].map((type, n) => told(type, 3600 - n * 30).replace('c-1', 'c-2')).join('\n')
    const headers = {
      'content-type': 'application/json',
      origin: 'https://example.org',
      'sec-fetch-site': 'same-origin',
      [formTokenHeader]: formTokenOf(token),
    }
    const send = async (method: string, path: string, body: string, query = '') =>
      JSON.parse((await invoke('Import', requestEvent({ method, path, query, headers, body, cookies }))).body)
    const { importId } = await send('POST', '/imports', JSON.stringify({ source: 'centrale', files: [{ name: 'history.jsonl' }] }))
    await send('PUT', `/imports/${importId}/parts/1`, file, 'file=0&last=true')
    expect(await send('POST', `/imports/${importId}/finish`, '')).toMatchObject({ state: 'done', counts: { stored: 2, refused: 0 } })
    expect(await reported()).toMatchObject({ attempts: 2, answered: 0, missed_open: 2 })
  })
  it('watch looks at every source, with what was imported', async () => {
    await invoke('Watch', {})
    expect(running.get('Watch')!.log()).not.toContain('error')
  })
  it('nothing a function asked of a table is beyond its rights (I2)', () => {
    expect(asked.length).toBeGreaterThan(10)
    const beyond = asked.filter(({ who, action, table, key: partition }) => !mayDo(template, `${who}Role`, { action: `dynamodb:${action}`, table, partition }))
    expect(beyond).toEqual([])
  })
  it('no log names the caller', () => {
    for (const one of running.values()) expect(one.log()).not.toMatch(/999000001|c-[12]"/)
  })
})
