import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secret } from '../ingest/door.ts'
import { testHost } from '../local/runningHost.ts'
import { asteriskExchange, type Exchange, installedAsterisk } from './asteriskExchange.ts'
import { freePort } from './freePort.ts'
import { python, type TestForwarder, testForwarder } from './runningForwarder.ts'
import { exchangeSettings, expectSameAsLog } from './sameAsLog.ts'
import { randomFrom } from './simulatedLog.ts'

const rounds = 12
const installed = installedAsterisk()

describe('a real Asterisk, its callers, and the forwarder beside it', () => {
  let host: Awaited<ReturnType<typeof testHost>>
  let exchange: Exchange
  let forwarder: TestForwarder
  beforeEach(async () => {
    if (python === undefined) throw new Error('DID NOT RUN: there is no Python 3.6 or later')
    if (installed === undefined) throw new Error('DID NOT RUN: there is no asterisk on the path, and ASTERISK_ROOT names no system that has one')
    const port = await freePort()
    host = await testHost(port)
    exchange = await asteriskExchange(installed, await freePort())
    forwarder = await testForwarder({
      address: `http://127.0.0.1:${port}/hooks/centrale`,
      secret,
      queue_log: exchange.queueLog,
      cdr: exchange.records,
      cdr_contexts: 'inbound',
      process: 'asterisk',
      retry_seconds: 1,
      heartbeat_seconds: 1,
    })
  })
  afterEach(async () => {
    await forwarder?.clean()
    await exchange?.kill()
    exchange?.clean()
    await host?.clean()
  })

  it(`tell the same, contact for contact, after ${rounds} rounds of kills and rotations: nothing lost, nothing doubled`, async () => {
    console.log(installed?.version)
    await host.start()
    await host.setUp(exchangeSettings)
    await exchange.start()
    forwarder.start()
    const random = randomFrom(7)
    const staff = () => {
      for (const member of [1, 2, 'never'] as const) exchange.member('QueueAdd', member)
    }
    staff()
    let callers = 0
    const callersRing = async (ms: number) => {
      for (const until = Date.now() + ms; Date.now() < until; await pause(60 + 350 * random())) {
        callers += 1
        const patience = random() < 0.15 ? ('presses 1' as const) : 1 + Math.floor(9 * random())
        exchange.ring(callers, patience, random() < 0.15 ? 'closed' : 2 + Math.floor(9 * random()))
      }
    }
    const outages: { readonly from: number; until: number }[] = []
    for (let round = 0; round < rounds; round++) {
      await callersRing(2_000)
      exchange.rotate((['renamed', 'by itself', 'copied'] as const)[round % 3] ?? 'renamed', round)
      exchange.pause(1, round % 2 === 0)
      await callersRing(1_000)
      if (round % 4 === 0) {
        await forwarder.kill()
        await callersRing(1_500)
        forwarder.start()
      } else if (round % 4 === 1) {
        await host.kill()
        await callersRing(1_000)
        await host.start()
      } else if (round % 4 === 2) {
        await exchange.kill()
        const outage = { from: Date.now(), until: 0 }
        await pause(3_500)
        outage.until = Date.now()
        outages.push(outage)
        await exchange.start()
        staff()
      } else {
        for (const member of [1, 2, 'never'] as const) exchange.member('QueueRemove', member)
        await Promise.all([forwarder.kill(), host.kill()])
        await callersRing(500)
        await host.start()
        forwarder.start()
        staff()
      }
    }
    await pause(13_000) // the last callers come to their end
    const data = await host.join()
    const own = exchange.ownLog()
    const { contacts, events } = await expectSameAsLog(data, [own, readFileSync(exchange.records, 'utf8')])
    const entered = new Set(own.split('\n').flatMap((line) => (line.split('|')[4] === 'ENTERQUEUE' ? (line.split('|')[1] ?? []) : [])))
    const words = [...new Set(own.split('\n').flatMap((line) => line.split('|')[4] ?? []))].sort().join(' ')
    console.log(`${callers} callers rang, ${entered.size} joined the queue, ${contacts} contacts, ${events} events; ${words}`)
    expect(contacts).toBeGreaterThan(entered.size) // and those who were never let in
    expect(entered.size).toBeGreaterThan(60)

    const heartbeats: number[] = []
    for await (const page of data.stores.events.everything()) for (const { event } of page) if (event.type === 'source.heartbeat') heartbeats.push(event.at)
    expect(heartbeats.length).toBeGreaterThan(30)
    expect(heartbeats.filter((at) => outages.some(({ from, until }) => at > from + 1_000 && at < until - 1_000))).toEqual([])
    await data.close()
  })
})
