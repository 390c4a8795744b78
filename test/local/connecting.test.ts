import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type Host, startHost } from '../../infra/local/host.ts'
import { localConnections } from '../../infra/local/localConnections.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { event, now, signedRequest } from '../ingest/door.ts'
import { settings, telefoonLine } from '../storage/testEvents.ts'
import { ownEndpoint } from '../storage/storeUnderTest.ts'

describe('a source that is connected while the host runs', () => {
  let dataDir = ''
  let host: Host
  let clock = now as number
  const logged: LogRecord[] = []
  const connected = Settings.parse({
    ...settings,
    sources: [...webhooks.keys()].map((provider) => ({
      id: `bron-${provider}`,
      provider,
      secretFrom: 'stored',
      ...(provider === 'generic' ? { lines: { helplijn: 'telefoon' } } : {}),
    })),
  })
  const generic = connected.sources.find(({ provider }) => provider === 'generic')!
  const connections = () =>
    localConnections(
      host.data,
      () => clock as typeof now,
      () => host.url,
    )
  const deliver = async (key: string, more: object = {}) => {
    const { body, headers } = signedRequest(JSON.stringify(event(more)), { key, at: clock })
    return (await fetch(`${host.url}/hooks/${generic.id}`, { method: 'POST', headers, body })).status
  }
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'connecting-'))
    host = await startHost({
      port: 0,
      dataDir,
      endpoint: ownEndpoint(),
      now: () => clock,
      log: (record) => void logged.push(record),
      environment: {},
      empty: true,
    })
    await host.data.stores.settings.save(connected, 0)
  })
  afterAll(async () => {
    await host.stop()
    for (const folder of [dataDir, keysFolderOf(dataDir)]) await rm(folder, { recursive: true })
  })

  it('takes deliveries from the moment it has a secret, without a restart, and both secrets for a day after a change', async () => {
    const { secrets } = connections()
    expect(await deliver(`whsec_${Buffer.alloc(32, 'x').toString('base64')}`)).toBe(503)
    const first = (await secrets.make(generic))?.shownOnce ?? ''
    expect(await deliver(first, { contact: 'one' })).toBe(202)
    const second = (await secrets.rotate(generic))?.shownOnce ?? ''
    expect([await deliver(first, { contact: 'two' }), await deliver(second, { contact: 'three' })]).toEqual([202, 202])
    clock += 86_400_000
    expect([await deliver(first, { contact: 'four' }), await deliver(second, { contact: 'five' })]).toEqual([401, 202])
    await secrets.remove(generic)
    expect(await deliver(second, { contact: 'six' })).toBe(503)
    await secrets.make(generic)
  })
  it('is tested through the public door, whatever its provider, and the log tells so at once', async () => {
    clock += 1000
    for (const source of connected.sources) {
      const { secrets, sendTest, deliveries } = connections()
      if (source.id !== generic.id && (await secrets.make(source)) === undefined) await secrets.keep(source, 'p'.repeat(32))
      const outcome = await sendTest(source)
      expect(outcome, source.id).toMatchObject({ outcome: 'answered', status: 202, address: `${host.url}/hooks/${source.id}` })
      const [newest] = (await deliveries.page(source.id, clock as typeof now)).entries
      expect(newest, source.id).toMatchObject({ outcome: 'unrecognised', reason: 'test_event' })
    }
  })
  it('says so where the door is not there', async () => {
    const { sendTest } = localConnections(
      host.data,
      () => clock as typeof now,
      () => 'http://localhost:9',
    )
    expect(await sendTest(generic)).toEqual({ outcome: 'unreachable', address: `http://localhost:9/hooks/${generic.id}` })
  })
  it('has what was set aside in its figures after it was judged again', async () => {
    const secret = (await connections().secrets.make(generic))?.shownOnce ?? ''
    const today = localTimeOf(telefoonLine.timeZone).dateOf(clock)
    expect(await deliver(secret, { line: 'nachtlijn', contact: 'night', at: new Date(clock - 5000).toISOString() })).toBe(202)
    await host.settled()
    const attempts = async () => (await host.data.stores.dayFiles.readDays(telefoonLine, today, today)).map(({ columns }) => columns.length)
    const before = await attempts()
    const current = (await host.data.stores.settings.current())!
    const sources = connected.sources.map((source) =>
      source.id === generic.id ? { ...source, lines: { ...source.lines, nachtlijn: telefoonLine.id } } : source,
    )
    await host.data.stores.settings.save({ ...connected, sources }, current.version)
    const answer = await fetch(`${host.url}/imports/reprocess`, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', origin: host.url, authorization: `Bearer ${host.ownerCode}` },
      body: new URLSearchParams({ source: generic.id, lang: 'nl' }),
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/data/sources/${generic.id}?lang=nl&used=1&left=0`])
    await host.settled()
    expect(await attempts()).toEqual([(before[0] ?? 0) + 1])
  })
  it('leaves its secret in no log and nowhere in the data folder', async () => {
    const shown = (await connections().secrets.make(generic))?.shownOnce ?? ''
    await deliver(shown, { contact: 'last' })
    const names = await readdir(dataDir, { recursive: true, withFileTypes: true })
    const files = await Promise.all(names.filter((name) => name.isFile()).map((name) => readFile(join(name.parentPath, name.name), 'latin1')))
    const everything = [...files, JSON.stringify(logged)].join('\n')
    expect(everything.includes(shown.slice(6, 30))).toBe(false)
  })
})
