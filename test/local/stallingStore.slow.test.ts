import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keysFolderOf } from '../../infra/local/keys/fileVault.ts'
import { type Host, startHost } from '../../infra/local/host.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { utcDateOf } from '../../shared/storage/tables/eventsTable.ts'
import { event, secret, signedRequest } from '../ingest/door.ts'
import { centrale, settings } from '../storage/testEvents.ts'
import { type StallingStore, stallingStore } from './stallingStore.ts'

/** More than the connections that a client of the store has. */
const many = 60

describe('a host whose store hangs (W12, W13)', () => {
  let store: StallingStore
  let dataDir = ''
  let host: Host
  const logged: LogRecord[] = []
  beforeAll(async () => {
    store = await stallingStore()
    dataDir = await mkdtemp(join(tmpdir(), 'stalling-'))
    host = await startHost({
      port: 0,
      dataDir,
      endpoint: store.endpoint,
      now: Date.now,
      log: (record) => void logged.push(record),
      environment: { CENTRALE_SECRET: secret },
      empty: true,
    })
    await host.data.stores.settings.save(settings, 0)
    if ((await deliver('warm')) !== 202) throw new Error('the host takes nothing')
  })
  afterAll(async () => {
    await store.be('through')
    await host.stop()
    await store.stop()
    for (const folder of [dataDir, keysFolderOf(dataDir)]) await rm(folder, { recursive: true })
  })
  const deliver = async (contact: string): Promise<number> => {
    const body = JSON.stringify(event({ contact, id: contact, at: new Date().toISOString() }))
    const { headers } = signedRequest(body, { at: Date.now() })
    return (await fetch(`${host.url}/hooks/centrale`, { method: 'POST', headers, body })).status
  }

  it('answers every signed event in time, whatever the store does, and each is stored and counted once when it is back', async () => {
    let sent = 1
    for (const how of ['silent', 'dripping', 'closed'] as const) {
      await store.be(how)
      logged.length = 0
      const statuses = await Promise.all(Array.from({ length: many }, (_, n) => deliver(`${how}-${n}`)))
      sent += many
      expect([how, statuses.filter((status) => status !== 202)]).toEqual([how, []])
      // By the host's own clock, from the moment it began with a request.
      const slowest = Math.max(...logged.flatMap((record) => (record.code === 'answered' ? (record.milliseconds ?? 0) : [])))
      expect([how, slowest < 3_000]).toEqual([how, true])
      await store.be('through')
    }
    const accepted = async () => (await host.data.stores.events.ledger(centrale, utcDateOf(Date.now()))).accepted
    const until = Date.now() + 30_000
    while ((await accepted()) < sent && Date.now() < until) await pause(250)
    expect(await host.data.stores.events.ledger(centrale, utcDateOf(Date.now()))).toMatchObject({ accepted: sent, duplicate: 0, conflict: 0 })
    await host.settled()
  })
})
