import { describe, expect, it } from 'vitest'
import { foldApp } from '../../functions/fold/app.ts'
import { buildPace, standsFor } from '../../functions/fold/buildPace.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { eventKey } from '../../shared/storage/tables/eventsTable.ts'
import { writeEvent } from '../../shared/storage/facts/storedEvents.ts'
import { streamEvent } from '../infra/lambdaEvents.ts'
import { at, caller, contactEvent, day, settings, telefoonLine } from '../storage/testEvents.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const date = day('2026-03-02')
const itemOf = (event: SourceEvent) => {
  const { pk, sk } = eventKey(event.eventId)
  return { pk: { S: pk }, sk: { S: sk }, event: { S: writeEvent(event) } }
}
const kilobytes = (count: number) => new Uint8Array(count * 1024)

/** Days of the given size, counted; and a clock. */
function pacedDay(size: () => number, imported: readonly SourceEvent[] = []) {
  const clock = { now: 1_000_000 }
  let built = 0
  const pace = buildPace(
    {
      dayFiles: {
        bump: async () => undefined,
        build: async () => {
          built += 1
          return { builtFrom: built, digest: '', file: kilobytes(size()), hasImports: imported.length > 0 }
        },
      },
      parcels: { eventsOn: async () => imported },
    },
    () => clock.now,
  )
  return { clock, build: () => pace.build(telefoonLine, date), built: () => built }
}

describe('how often a day file is made', () => {
  it('is with every batch while it is small', async () => {
    const { build, built } = pacedDay(() => 3)
    for (let n = 0; n < 5; n++) await build()
    expect(built()).toBe(5)
  })
  it('is less often the fuller it is, never less than every five minutes', async () => {
    expect([standsFor(4 * 1024), standsFor(14 * 1024), standsFor(204 * 1024), standsFor(10_000 * 1024)]).toEqual([0, 10_000, 200_000, 300_000])
    const { build, built, clock } = pacedDay(() => 14)
    for (let second = 0; second < 60; second++, clock.now += 1_000) await build()
    expect(built()).toBe(6)
  })
  it('costs a busy day what it costs by its length, not by the square of its events', async () => {
    const madeOfDay = async (kilobytesAtMidnight: number) => {
      let made = 0
      const size = { kilobytes: 0 }
      const { build, built, clock } = pacedDay(() => size.kilobytes)
      for (let second = 0; second < 86_400; second += 5, clock.now += 5_000) {
        size.kilobytes = Math.round((second / 86_400) * kilobytesAtMidnight)
        const before = built()
        await build()
        made += (built() - before) * size.kilobytes
      }
      return made
    }
    // Every five seconds half of 200 kB would be 1,728,000.
    const [busy, tenTimes] = [await madeOfDay(200), await madeOfDay(2_000)]
    expect(busy).toBeLessThan(150_000)
    expect(tenTimes).toBeLessThan(4 * busy)
  })
  it('is with every batch where history was imported around the day, because the days beside it must follow', async () => {
    const { build, built } = pacedDay(() => 200, [contactEvent('c', 'contact.arrived', '2026-03-02T09:00:00Z')])
    for (let n = 0; n < 5; n++) await build()
    expect(built()).toBe(5)
  })
  it('shows nobody an old figure: what a batch did not make is made by whoever reads', async () => {
    const stores = await store.emptyStores()
    await stores.settings.save(settings, 0)
    const clock = { now: at('2026-03-02T10:00:00Z') as number }
    let built = 0
    const dayFiles = {
      ...stores.dayFiles,
      build: async (...words: Parameters<typeof stores.dayFiles.build>) => {
        built += 1
        return stores.dayFiles.build(...words)
      },
    }
    const fold = foldApp({ ...stores, dayFiles, now: () => clock.now, log: () => undefined })
    const calls = Array.from({ length: 600 }, (_, n) =>
      contactEvent(`c${n}`, 'contact.arrived', `2026-03-02T09:${String(n % 60).padStart(2, '0')}:00Z`, { caller: caller(`p${n}`) }),
    )
    for (let n = 0; n < calls.length; n += 50)
      expect(await fold(streamEvent(calls.slice(n, n + 50).map(itemOf), 'INSERT', 1_000 + n))).toEqual({ batchItemFailures: [] })
    expect(built).toBeLessThan(12)
    const [read] = await stores.dayFiles.readDays(telefoonLine, date, date)
    expect(read?.columns.length).toBe(600)
    expect((await stores.dayFiles.build(telefoonLine, date)).digest).toBe(read?.digest)
  })
})
