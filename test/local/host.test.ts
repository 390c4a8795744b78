import { request } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DataFolderInUse } from '../../infra/local/store/dataFolderLock.ts'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type Host, startHost } from '../../infra/local/host.ts'
import { runningHost } from '../../infra/local/hostFile.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { event, now, secret, signedRequest } from '../ingest/door.ts'
import { settings, telefoonLine } from '../storage/testEvents.ts'
import { ownEndpoint } from '../storage/storeUnderTest.ts'

describe('the host', () => {
  let dataDir = ''
  let host: Host
  const logged: LogRecord[] = []
  const start = (port = 0) =>
    startHost({
      port,
      dataDir,
      endpoint: ownEndpoint(),
      now: () => now,
      log: (record) => void logged.push(record),
      environment: { CENTRALE_SECRET: secret },
      empty: true,
    })
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'host-'))
    host = await start()
    await host.data.stores.settings.save(settings, 0)
  })
  afterAll(async () => {
    await host.stop()
    await rm(dataDir, { recursive: true })
    await rm(keysFolderOf(dataDir), { recursive: true })
  })

  const asOwner = () => ({ headers: { authorization: `Bearer ${host.ownerCode}` } })
  it('takes a signed event by its door and shows it in the figures', async () => {
    const { body, headers } = signedRequest(JSON.stringify(event()))
    const answer = await fetch(`${host.url}/hooks/centrale`, { method: 'POST', headers, body })
    expect([answer.status, await answer.text()]).toEqual([202, '{}'])
    await host.settled()
    const today = localTimeOf(telefoonLine.timeZone).dateOf(now)
    expect((await host.data.stores.dayFiles.readDays(telefoonLine, addDays(today, -1), today)).map(({ columns }) => columns.length)).toEqual([1])
    const report = await fetch(`${host.url}/api/v1/missed?line=telefoon&from=${today}&to=${today}`, asOwner())
    expect(await report.json()).toMatchObject({ metrics: { attempts: 1 } })
  })
  it.each(['bereikbaar.elders.example', 'localhost.elders.example', '192.0.2.7'])('serves no page under the name %s, whoever asks (H1)', async (name) => {
    const status = await new Promise<number | undefined>((resolve) => {
      const { port } = new URL(host.url)
      request({ port, host: '127.0.0.1', path: '/', headers: { host: name, authorization: `Bearer ${host.ownerCode}` } }, (answer) =>
        resolve(answer.resume().statusCode),
      ).end()
    })
    expect(status).toBe(421)
  })
  it('serves pages and imports beside it', async () => {
    expect((await fetch(`${host.url}/`)).url).toBe(`${host.url}/sign-in`)
    expect((await fetch(`${host.url}/`, asOwner())).status).toBe(200)
    expect((await fetch(`${host.url}/imports/unknown`, asOwner())).status).toBe(404)
    expect((await fetch(`${host.url}/hooks/centrale`)).status).toBe(405)
  })
  it('answers 413 to a body that does not end, before it has ended', async () => {
    const { headers } = signedRequest('')
    const answer = await fetch(`${host.url}/hooks/centrale`, { method: 'POST', headers, body: endless(), duplex: 'half' } as RequestInit)
    expect(answer.status).toBe(413)
  })
  it('listens on this machine only', async () => {
    const port = Number(new URL(host.url).port)
    const addresses = Object.values((await import('node:os')).networkInterfaces()).flatMap((own) =>
      (own ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
    )
    for (const address of addresses) expect(await canConnect(address, port)).toBe(false)
  })
  it('is found by others through its folder, and has it to itself', async () => {
    expect(await runningHost(dataDir)).toMatchObject({ url: host.url, pid: process.pid })
    await expect(start()).rejects.toThrow(DataFolderInUse)
  })
  it('does not start on a taken port, and leaves its folder free then', async () => {
    const other = await mkdtemp(join(tmpdir(), 'host-'))
    const port = Number(new URL(host.url).port)
    const starting = () => startHost({ port, dataDir: other, now: () => now, log: () => undefined, environment: {}, empty: true })
    await expect(starting()).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await expect(starting()).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(await runningHost(other)).toBeUndefined()
    await rm(other, { recursive: true })
    await rm(keysFolderOf(other), { recursive: true })
  })
  it('is found no more once it has stopped', async () => {
    const other = await mkdtemp(join(tmpdir(), 'host-'))
    const brief = await startHost({ port: 0, dataDir: other, now: () => now, log: () => undefined, environment: {}, empty: true })
    expect(await runningHost(other)).toMatchObject({ url: brief.url })
    await brief.stop()
    expect(await runningHost(other)).toBeUndefined()
    await rm(other, { recursive: true })
    await rm(keysFolderOf(other), { recursive: true })
  })
  it('logs codes and counts only', () => expect(JSON.stringify(logged)).not.toMatch(/999123|8812|helplijn/))
})

function endless(): ReadableStream<Uint8Array> {
  let sent = 0
  return new ReadableStream({ pull: (controller) => (sent++ < 400 ? controller.enqueue(new Uint8Array(16_384).fill(120)) : new Promise(() => undefined)) })
}

const canConnect = (address: string, port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect({ host: address, port, timeout: 500 })
    const answer = (isConnected: boolean) => () => {
      socket.destroy()
      done(isConnected)
    }
    socket.once('connect', answer(true))
    for (const failure of ['error', 'timeout']) socket.once(failure, answer(false))
  })
