/** The real synth, and the very bundles it makes, all of them, run as Lambda runs them: with what the template gives each, and held against its role. */
import { gunzipSync } from 'node:zlib'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ScanCommand as ScanRaw } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeRules } from '../../functions/site/access/routeRules.ts'
import { formTokenHeader, formTokenOf, sessionIdOf } from '../../shared/access/session.ts'
import { User, UserId } from '../../shared/access/user.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { ensureTables } from '../../shared/storage/tables/ensureTables.ts'
import { givenUpEntry } from '../../shared/storage/contacts/givenUpEntry.ts'
import { sessionStore } from '../../shared/storage/people/sessionStore.ts'
import { settingsStore } from '../../shared/storage/decided/settingsStore.ts'
import { type Tables, tablesNamed } from '../../shared/storage/tables/tables.ts'
import { userStore } from '../../shared/storage/people/userStore.ts'
import { bundle } from '../builders/bundle.ts'
import { gatewayEvent, requestEvent, signed } from '../builders/signedEvent.ts'
import { connectEvent, instanceArn, queueArn } from '../providers/connect/connectEvents.ts'
import { type RunningStore, startStore } from '../storage/storeUnderTest.ts'
import { kinesisEvent, queueEvent, scheduled, streamEvent } from './lambdaEvents.ts'
import { runFunction } from './lambdaRuntime.ts'
import { roleMay } from './policies.ts'
import { environmentOf, type RunningStack, runningStack, synthesis, type Synthesis, textOf } from './runningStack.ts'

const project = join(import.meta.dirname, '..', '..')
const kilobytes = 1000
let made: Synthesis

beforeAll(async () => {
  made = await synthesis({
    sources: 'centrale',
    alarmMail: 'manager@example.org',
    mailFrom: 'bereikbaar@example.org',
    connectSource: 'connect',
    connectInstance: instanceArn,
    connectAgentStream: 'arn:aws:kinesis:eu-west-1:111122223333:stream/agents',
  })
})
afterAll(() => made.remove())

describe('bundles', () => {
  it('of every function are there; ingest is at most 450 kB (S3, budget of the design)', async () => {
    const kilobytesIn = async (folder: string) => {
      const files = (await readdir(folder)).filter((file) => file.endsWith('.mjs'))
      return Math.round((await Promise.all(files.map((file) => stat(join(folder, file))))).reduce((sum, { size }) => sum + size, 0) / kilobytes)
    }
    const sizes = Object.fromEntries(await Promise.all([...made.functions.keys()].map(async (name) => [name, await kilobytesIn(made.bundleOf(name))])))
    console.log(`bundles, minified, in kB: ${JSON.stringify(sizes)}`)
    expect(sizes['IngestionIngest']).toBeLessThanOrEqual(450)
    expect(new Set([...made.functions.keys()].map(made.bundleOf)).size).toBe(made.functions.size)
  })
  it('of ingest holds these packages; a new name is to be looked at first (S3)', async () => {
    const { packages } = bundle(join(project, 'functions/ingest/handler.ts'), join(made.bundleOf('IngestionIngest'), '..', 'ingest'))
    expect(packages.filter((name) => !/^@(aws-sdk|smithy|aws)\//.test(name))).toEqual(['hono', 'mnemonist', 'obliterator', 'zod'])
    expect(packages.filter((name) => name.startsWith('@aws-sdk/client-'))).toEqual(['@aws-sdk/client-dynamodb'])
  })
})

/** Somewhere that a pattern leads: what is really there for names that exist, and a page that says there is nothing for others. */
const known: Readonly<Record<string, string>> = { line: 'telefoon', source: 'centrale', provider: 'generic', report: 'missed', table: 'ladder', version: '1' }
const pathOf = (pattern: string) =>
  pattern
    .replaceAll(/:(\w+)\{\(\?:([^()|]*)[^}]*\}/g, (_, _name: string, first: string) => first.replaceAll('\\', '') || 'x')
    .replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? 'x')
    .replaceAll('*', 'x')
const utcDay = (daysFromNow: number) => new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10)

/** What may be missing: then there is less of it (nobody signs in, nobody is mailed), and nothing is open that was closed. */
const mayBeMissing = /^(PARAMETERS_SECRETS|SECRETS_MANAGER_|SSM_|OIDC_|MAIL_FROM|PEOPLE_POOL|MAIL_)/
describe('a function that starts without what it needs (F9)', () => {
  it('ends at once, and says which names are missing', async () => {
    const silent: string[] = []
    for (const name of made.functions.keys()) {
      const needed = Object.keys(environmentOf(made, name, textOf(made))).filter((variable) => !mayBeMissing.test(variable))
      const started = await runFunction(made.bundleOf(name), { AWS_REGION: 'eu-west-1' })
      const ended = await started.invoke({}).then(
        () => 'answered',
        (error: Error) => error.message,
      )
      started.stop()
      // A mail address in the environment of watch asks for the site's address; without one that is not needed.
      for (const variable of needed)
        if (!ended.includes(variable) && !(name === 'WatchingWatch' && variable === 'SITE_ADDRESS')) silent.push(`${name} without ${variable}`)
    }
    expect(silent).toEqual([])
  })
})

describe('the stack on this machine', () => {
  let stack: RunningStack
  let store: RunningStore
  let tables: Tables
  let siteAddress = ''
  const key = Buffer.alloc(33, 's').toString('base64')
  const token = 't'.repeat(43)
  const cookies = [`__Host-session=${token}`]
  const today = new Date()
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
  const invoke = (name: string, event: unknown) => stack.invoke(name, event)

  beforeAll(async () => {
    store = await startStore()
    tables = tablesNamed(dynamoClient({ endpoint: store.endpoint }), 'bereikbaar-test')
    await ensureTables(tables)
    const settings = Settings.parse({
      organisation: { id: 'proef', name: 'Proef' },
      lines: [{ id: 'telefoon', name: 'Telefoon', channel: 'phone', closedRecorded: 'yes', hours: [{ from: '2020-01-01', week: '24/7' }] }],
      sources: [
        { id: 'centrale', provider: 'generic', secretFrom: 'stored', lines: { telefoon: 'telefoon' } },
        { id: 'connect', provider: 'connect', instanceArn, lines: { '+999201239999': 'telefoon' } },
      ],
      privacy: { keyPeriods: [{ from: utcDay(-10) }] }, // no turn among the contacts of these hours, for which only the key of now is made
    })
    await settingsStore(tables).save(settings, 0)
    await userStore(tables).save(
      User.parse({
        id: 'mia',
        email: 'mia@hulplijn.example',
        name: 'Mia',
        roles: ['manager', 'planner', 'privacy', 'admin'],
        invitedAt: Date.now(),
        revision: 1,
      }),
    )
    const startedAt = Date.now()
    await sessionStore(tables).begin({ id: sessionIdOf(token), user: UserId.parse('mia'), revision: 1, startedAt, seenAt: startedAt - 120_000 })
    stack = await runningStack(made, store.endpoint)
    stack.account.secrets.set('bereikbaar-test/sources/centrale', key)
    siteAddress = environmentOf(made, 'Site', textOf(made))['SITE_ADDRESS'] ?? ''
  }, 120_000)
  afterAll(async () => {
    stack.stop()
    tables.client.destroy()
    await store.stop()
  })

  const told = (type: string, secondsAgo: number, contact = 'c-1') =>
    JSON.stringify({ type, contact, line: 'telefoon', channel: 'phone', at: ago(secondsAgo), caller: '+999000001' })
  const delivery = (body: string, secret = key) => gatewayEvent('centrale', signed(body, secret, Date.now()))
  /** Each value with its type, as the stream carries it. */
  const rawItems = async () => (await tables.client.send(new ScanRaw({ TableName: tables.events, ConsistentRead: true }))).Items ?? []
  const kindsStored = async () => (await rawItems()).map(({ kind }) => kind?.S).sort()
  const reported = async () => {
    const [from, to] = [new Date(today.getTime() - 86_400_000), today].map((day) => day.toISOString().slice(0, 10))
    const answer = await invoke('Site', requestEvent({ method: 'GET', path: '/api/v1/missed', query: `line=telefoon&from=${from}&to=${to}`, cookies }))
    expect(answer.statusCode).toBe(200)
    return JSON.parse(answer.body).metrics
  }

  it('keys makes the keys of callers by the clock, and again changes nothing', async () => {
    for (let run = 0; run < 2; run++) await invoke('KeepingKeys', scheduled('KeysEveryHour'))
    const [ofIds, ...ofCallers] = stack.account.keys.aliases()
    expect(ofIds).toBe('alias/bereikbaar-test/identities')
    expect(ofCallers.length).toBeGreaterThan(0)
    expect(ofCallers.every((alias) => alias.startsWith('alias/bereikbaar-test/callers/'))).toBe(true)
  })
  it('ingest takes signed events, knows a repeat, and turns a wrong signature away', async () => {
    expect((await invoke('IngestionIngest', delivery(told('contact.queued', 7200)))).statusCode).toBe(202)
    const left = delivery(told('contact.left', 7100))
    for (let tries = 0; tries < 2; tries++) expect((await invoke('IngestionIngest', left)).statusCode).toBe(202)
    expect((await invoke('IngestionIngest', delivery(told('contact.left', 7100), Buffer.alloc(33, 'x').toString('base64')))).statusCode).toBe(401)
    expect(await kindsStored()).toEqual(['accepted', 'accepted', 'counts', 'duplicate']) // what was turned away is counted, not kept
    expect(JSON.stringify(await rawItems())).not.toContain('999000001')
    const caller = (await rawItems()).find(({ kind }) => kind?.S === 'accepted')?.['event']?.S ?? ''
    expect(JSON.parse(caller).caller).toMatch(/^[\w-]{22}$/) // by a key that the function of keys made, whose policy names the role of ingest
  })
  it('ingest reads what the gateway hands on in base64, and the bytes are those that were signed', async () => {
    const { headers, body } = signed(told('contact.queued', 6900, 'c-3').replace('telefoon', 'télefoon'), key, Date.now())
    const encoded = { method: 'POST', path: '/hooks/centrale', headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    const answer = await invoke('IngestionIngest', requestEvent({ ...encoded, routeKey: 'POST /hooks/{sourceId}', pathParameters: { sourceId: 'centrale' } }))
    expect(answer.statusCode).toBe(202) // of a line that is not set up: set aside
    expect(await kindsStored()).toContain('unrecognised')
  })
  it('what ingest cannot write waits in a queue, answered all the same and in time, and drain brings it home; a bad message holds up none (W12, W13, F3)', async () => {
    const before = (await rawItems()).length
    const ingest = made.functions.get('IngestionIngest') ?? ''
    const spilling = async (trouble: Set<string>, at: number) => {
      trouble.add(ingest)
      const began = performance.now()
      expect((await invoke('IngestionIngest', delivery(told('contact.queued', at, 'c-4')))).statusCode).toBe(202)
      expect(performance.now() - began).toBeLessThan(3_000) // W12
      trouble.delete(ingest)
    }
    await spilling(stack.account.throttled, 6800)
    expect((await rawItems()).length).toBe(before)
    await spilling(stack.account.silent, 6700)
    const spilled = await spilledNow()
    expect([spilled.length, JSON.stringify(spilled).includes('999000001')]).toEqual([2, false])
    const batch = queueEvent(['{', ...spilled, ...spilled])
    expect(await invoke('SpillingDrain', batch)).toEqual({ batchItemFailures: [{ itemIdentifier: batch.Records[0]?.messageId }] })
    expect((await kindsStored()).filter((kind) => kind === 'accepted').length).toBe(4)
  })
  const spilledNow = async () => {
    const ids = Object.entries(made.template.Resources).flatMap(([id, { Type, Properties }]) =>
      Type === 'AWS::SQS::Queue' ? [String(Properties['QueueName'] ?? id)] : [],
    )
    const queues = await Promise.all(ids.map((id) => stack.account.queueNamed(id)))
    return queues.flatMap((queue) => queue.bodies()).filter((body) => body.includes('"kind":"event"'))
  }

  it('fold takes them from the stream, in whatever order and as often as they come, with what is none of its in between', async () => {
    const items = await rawItems()
    const inserted = streamEvent([...items, ...items].toReversed())
    const removed = streamEvent(items, 'REMOVE', 5_000)
    const changed = streamEvent(items, 'MODIFY', 7_000)
    expect(await invoke('FoldingFold', { Records: [...inserted.Records, ...removed.Records, ...changed.Records] })).toEqual({ batchItemFailures: [] })
  })
  it('fold gives up a record that it cannot read by its key, and names it to Lambda while there is no queue (F3, F4)', async () => {
    const [good] = (await rawItems()).filter(({ kind }) => kind?.S === 'accepted')
    const bad = { ...good, pk: { S: `EVENT#${'A'.repeat(22)}` }, event: { S: '{"half' } }
    const givenUp = await stack.account.queueNamed('bereikbaar-test-given-up')
    expect(await invoke('FoldingFold', streamEvent([good!, bad]))).toEqual({ batchItemFailures: [] })
    expect(givenUp.bodies().map(givenUpEntry)).toEqual([{ eventIds: ['A'.repeat(22)] }])
    givenUp.breakDown()
    const again = streamEvent([good!, bad])
    expect(await invoke('FoldingFold', again)).toEqual({ batchItemFailures: [{ itemIdentifier: again.Records[1]?.dynamodb?.SequenceNumber }] })
  })
  it('fold takes a batch of a thousand', async () => {
    const [item] = (await rawItems()).filter(({ kind }) => kind?.S === 'accepted')
    const event = JSON.parse(item?.['event']?.S ?? '{}')
    const nameOf = (n: number) => `${n}`.padStart(4, '0').padEnd(22, 'z')
    const many = Array.from({ length: 1_000 }, (_, n) => {
      const own = { ...event, type: 'contact.arrived', eventId: nameOf(n), contactId: nameOf(n), at: Date.now() - 20 * 86_400_000, lineId: 'telefoon' }
      return { ...item, pk: { S: `EVENT#${nameOf(n)}` }, event: { S: JSON.stringify(own) } }
    })
    expect(await invoke('FoldingFold', streamEvent(many))).toEqual({ batchItemFailures: [] })
  })
  it('site and import let nobody in without a session (A1)', async () => {
    expect(await invoke('Site', requestEvent({ method: 'GET', path: '/missed' }))).toMatchObject({ statusCode: 303 })
    expect((await invoke('ImportingImport', requestEvent({ method: 'POST', path: '/imports', body: '{}' }))).statusCode).toBe(401)
    const { statusCode, body } = await invoke('Site', requestEvent({ method: 'GET', path: '/sign-in' }))
    expect([statusCode, body.includes('/sign-in/go'), body.includes('/sign-in/owner')]).toEqual([200, true, false])
  })
  it('site says in its report that one person left', async () => {
    expect(await reported()).toMatchObject({ answered: 0, missed_open: 1, cause: { gave_up: 1 } })
  })
  it('site sends pages, files and tables as the gateway wants them: cookies apart, bytes in base64', async () => {
    const page = await invoke('Site', requestEvent({ method: 'GET', path: '/missed', query: 'line=telefoon&lang=en', cookies: [...cookies, 'theme=dark'] }))
    expect([page.statusCode, page.headers['content-type'], page.isBase64Encoded]).toEqual([200, 'text/html; charset=UTF-8', false])
    const headers = { 'accept-encoding': 'gzip, deflate, br' }
    const packed = await invoke('Site', requestEvent({ method: 'GET', path: '/missed', query: 'line=telefoon&lang=en', cookies, headers }))
    expect([packed.statusCode, packed.headers['content-encoding'], packed.isBase64Encoded]).toEqual([200, 'gzip', true])
    expect(gunzipSync(Buffer.from(packed.body, 'base64')).toString()).toMatch(/^<!doctype html>[\s\S]*name="form_token"[\s\S]*<\/html>\s*$/)
    const range = `from=${today.toISOString().slice(0, 10)}&to=${today.toISOString().slice(0, 10)}`
    const table = await invoke('Site', requestEvent({ method: 'GET', path: '/xlsx/missed', query: `line=telefoon&${range}`, cookies }))
    if (table.statusCode === 200) expect([table.isBase64Encoded, Buffer.from(table.body, 'base64').subarray(0, 2).toString()]).toEqual([true, 'PK'])
    const style = await invoke('Site', requestEvent({ method: 'GET', path: /href="([^"]+\.css[^"]*)"/.exec(page.body)?.[1]?.split('?')[0] ?? '' }))
    expect([style.statusCode, style.headers['content-type']]).toEqual([200, expect.stringContaining('text/css')])
  })
  it('site answers every route that is only looked at, in its bundle and by its role', async () => {
    const broken: string[] = []
    for (const route of [...routeRules.keys()].filter((one) => one.startsWith('GET /') && !one.startsWith('GET /sign-in'))) {
      const path = pathOf(route.slice(4))
      const { statusCode } = await invoke('Site', requestEvent({ method: 'GET', path, query: `line=telefoon&from=${utcDay(-2)}&to=${utcDay(0)}`, cookies }))
      if (statusCode >= 500) broken.push(`${path} ${statusCode}`)
    }
    expect(broken).toEqual([])
  })
  it('import adds a call from a file, and the next report has it', async () => {
    const before = (await reported()).attempts
    const file = ['contact.queued', 'contact.left'].map((type, n) => told(type, 3600 - n * 30, 'c-2')).join('\n')
    const headers = { 'content-type': 'application/json', origin: siteAddress, 'sec-fetch-site': 'same-origin', [formTokenHeader]: formTokenOf(token) }
    const send = async (method: string, path: string, body: string, query = '', isBase64Encoded = false) =>
      JSON.parse((await invoke('ImportingImport', requestEvent({ method, path, query, headers, body, isBase64Encoded, cookies }))).body)
    const { importId } = await send('POST', '/imports', JSON.stringify({ source: 'centrale', files: [{ name: 'history.jsonl' }] }))
    await send('PUT', `/imports/${importId}/parts/1`, Buffer.from(file).toString('base64'), 'file=0&last=true', true)
    expect(await send('POST', `/imports/${importId}/finish`, '')).toMatchObject({ state: 'done', counts: { stored: 2, refused: 0 } })
    expect(await reported()).toMatchObject({ attempts: before + 1, missed_open: 2 })
  })
  it('contact events and agent events of Amazon Connect are stored once', async () => {
    const queueInfo = { queueArn, queueType: 'STANDARD', enqueueTimestamp: ago(3590) }
    const left = connectEvent('DISCONNECTED', { initiationTimestamp: ago(3600), queueInfo, disconnectTimestamp: ago(3500) })
    const accepted = async () => (await kindsStored()).filter((kind) => kind === 'accepted').length
    const before = await accepted()
    for (let tries = 0; tries < 2; tries++) await invoke('ConnectEventsContactEvents', left)
    await invoke('ConnectEventsContactEvents', { ...left, detail: { ...left.detail, contactId: 'c-9', instanceArn: `${instanceArn}-other` } })
    expect(await accepted()).toBeGreaterThan(before)
    const afterContacts = await accepted()
    const login = { EventType: 'LOGIN', EventId: 'e-1', EventTimestamp: ago(7200), AgentARN: `${instanceArn}/agent/a-1`, InstanceARN: instanceArn }
    const batch = kinesisEvent([JSON.stringify({ ...login, CurrentAgentSnapshot: { AgentStatus: { Type: 'ROUTABLE' } } })])
    for (let tries = 0; tries < 2; tries++) await invoke('ConnectEventsAgentEvents', batch)
    expect(await accepted()).toBe(afterContacts + 1)
    expect(JSON.stringify(await rawItems())).not.toMatch(/c-1"|a-1"|999201239999/)
  })
  it('one that cannot store what EventBridge brought throws, so that it comes again, and says nothing of what it was given', async () => {
    const id = made.functions.get('ConnectEventsContactEvents') ?? ''
    stack.account.throttled.add(id)
    await expect(invoke('ConnectEventsContactEvents', connectEvent('INITIATED', { contactId: 'c-secret', initiationTimestamp: ago(10) }))).rejects.toThrow(
      'not stored',
    )
    stack.account.throttled.delete(id)
    expect(stack.log('ConnectEventsContactEvents')).not.toContain('c-secret')
  })
  it('fold takes the rest, so that the night finds nothing that differs', async () => {
    const stored = (await rawItems()).filter(({ kind }) => kind?.S === 'accepted')
    expect(await invoke('FoldingFold', streamEvent(stored, 'INSERT', 9_000))).toEqual({ batchItemFailures: [] })
  })
  it('what goes by the clock goes through: watch, nightly, erase, keys', async () => {
    for (const [name, rule] of [
      ['WatchingWatch', 'EveryFiveMinutes'],
      ['KeepingNightly', 'EveryNight'],
      ['KeepingErase', 'EraseEveryHour'],
      ['KeepingKeys', 'KeysEveryHour'],
    ] as const) {
      await invoke(name, scheduled(rule))
      expect(stack.log(name)).not.toContain('"error"')
    }
  })
  it('erase takes a number from the pages, says nothing of it, and by the clock makes the caller unlinked', async () => {
    const answer = await invoke('KeepingErase', { ask: { id: '00112233445566aa', number: '+999000001', by: 'mia', needsAnother: false } })
    expect(answer).toEqual({ answer: 'accepted' })
    await invoke('KeepingErase', scheduled('EraseEveryHour'))
    const events = (await rawItems())
      .filter(({ kind, source }) => kind?.S === 'accepted' && source?.S === 'centrale')
      .map(({ event }) => JSON.parse(event?.S ?? '{}'))
    expect(events.length).toBeGreaterThan(0)
    expect([...new Set(events.flatMap(({ caller }) => caller ?? []))]).toEqual(['unlinked'])
  })
  it('no function asks what is beyond its rights (I2), and every one of them was asked something', () => {
    const { asked } = stack.account
    const nameOf = (who: string) => [...made.functions].find(([, id]) => id === who)?.[0] ?? who
    const beyond = asked.filter((request) => !roleMay(made.template, stack.roleOf(nameOf(request.who)), request))
    expect([...new Set(beyond.map(({ who, action, resource, context }) => `${who} ${action} ${resource} ${JSON.stringify(context)}`))]).toEqual([])
    expect([...made.functions.keys()].filter((name) => !asked.some(({ who }) => nameOf(who) === name))).toEqual([])
  })
  it('no log names the caller, or what a telephone system calls its contacts', () => {
    expect(stack.logs()).not.toMatch(/999000001|999201239999|"c-[1-9]"|c-secret/)
  })
})
