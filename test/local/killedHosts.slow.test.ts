/**
 * The real processes, killed at random moments under live signed traffic: the host, its store, and a command that imports a file beside them; with a store
 * that throttles and loses answers, and senders that repeat themselves. What was answered is there, once (F1, F6, W2, W8).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { verify } from '../../shared/storage/days/verify.ts'
import { utcDateOf } from '../../shared/storage/tables/eventsTable.ts'
import { begin } from '../commandLine/helpline.ts'
import { day, settings } from '../storage/testEvents.ts'
import { seeded } from '../staffing/seeded.ts'
import { type FaultyStore, faultyStore } from './faultyStore.ts'
import { liveTraffic } from './liveTraffic.ts'
import { expectNothingLost } from './nothingLost.ts'
import { testHost } from './runningHost.ts'

const rounds = Number(process.env['BEREIKBAAR_ROUNDS'] ?? 24)
/** On a busy machine there are fewer of them, unless so many are asked for (`npm run simulate -- --kill 50`). */
const longestMs = process.env['BEREIKBAAR_ROUNDS'] === undefined ? 45_000 : rounds * 15_000
const imported = 2_000
const dayMs = 86_400_000
/** Another one with every run, and told, so that a run can be made again: BEREIKBAAR_SEED. */
const seed = Number(process.env['BEREIKBAAR_SEED'] ?? Date.now() % 1_000_000)

let folder = ''
let store: FaultyStore | undefined
let host: Awaited<ReturnType<typeof testHost>> | undefined
afterEach(async () => {
  await host?.clean()
  await store?.stop()
  await rm(folder, { recursive: true, force: true })
})

const victims = ['host', 'store', 'importer'] as const
const sumOf = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Chats of the last ten days, two events each. */
function historyFile(now: number): string {
  const rows = Array.from({ length: imported }, (_, n) => {
    const at = now - dayMs - Math.floor((n / imported) * 9 * dayMs)
    const told = (type: string, later: number) =>
      JSON.stringify({ type, contact: `h-${n}`, line: 'widget', channel: 'chat', at: new Date(at + later).toISOString() })
    return [told('contact.arrived', 0), told('contact.left', 30_000)]
  })
  return rows.flat().join('\n')
}

describe('processes that are killed again and again', () => {
  it(
    `lose and double nothing in up to ${rounds} rounds (seed ${seed})`,
    async () => {
      const random = seeded(seed)
      folder = await mkdtemp(join(tmpdir(), 'killed-'))
      store = await faultyStore(join(folder, 'store'), random)
      host = await testHost(0, store.endpoint)
      let { url } = await host.start()
      await host.setUp(settings)
      const file = join(folder, 'history.jsonl')
      await writeFile(file, historyFile(Date.now()))
      const words = ['import', file, '--source', 'website', '--data', host.dataDir, '--endpoint', store.endpoint, '--json']
      let importer: ReturnType<typeof begin> | undefined
      const traffic = liveTraffic(() => url, 'k', { random, repeats: 0.3 })
      const killed = { host: 0, store: 0, importer: 0 }
      for (const until = Date.now() + longestMs; sumOf(killed) < rounds && Date.now() < until; ) {
        store.trouble(random() < 0.7 ? random() * 0.6 : 0)
        await pause(100 + random() * 500)
        const victim = victims[Math.floor(random() * victims.length)] ?? 'host'
        if (victim === 'store') store.kill()
        else if (victim === 'importer') importer?.child.kill('SIGKILL')
        else {
          await host.kill()
          store.trouble(0) // a host that cannot read its settings for long does not start, and says so
          ;({ url } = await host.start())
        }
        killed[victim] += 1
        if (importer === undefined || importer.child.killed || importer.child.exitCode !== null) importer = begin(words)
      }
      store.trouble(0)
      await importer?.ended
      await pause(500)
      await traffic.stop()
      // What was given up in times of trouble is folded after the next start.
      await host.kill()
      await host.start()
      const last = await begin(words).ended
      console.log(`seed ${seed}: killed ${JSON.stringify(killed)}, met ${JSON.stringify(store.met)}, ${traffic.acknowledged.size} contacts answered`)
      expect(last.code).toBe(0)
      expect(traffic.acknowledged.size).toBeGreaterThan(50)

      const data = await host.join()
      await expectNothingLost(data, traffic)
      const chat = settings.lines[1]!
      const [from, to] = [utcDateOf(Date.now() - 11 * dayMs), utcDateOf(Date.now())].map(day)
      expect((await data.stores.dayFiles.readDays(chat, from!, to!)).reduce((sum, { columns }) => sum + columns.length, 0)).toBe(imported)
      const { accepted } = await data.stores.events.ledger(settings.sources[0]!.id, utcDateOf(Date.now()))
      expect(accepted).toBeGreaterThanOrEqual(2 * traffic.acknowledged.size)
      expect(accepted).toBeLessThanOrEqual(2 * traffic.sent.size)
      expect((await verify(data.stores, settings)).differences).toEqual([])
      await data.close()
    },
    longestMs + 240_000,
  )
})
