import { describe, expect, it } from 'vitest'
import { foldEvents } from '../../functions/fold/fold.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { stoppedAfter, storesInMemory } from '../simulation/pipeline/store/storesInMemory.ts'
import { caller, centrale, contactEvent, day, settings as usual } from '../storage/testEvents.ts'

const settings = Settings.parse({ ...usual, privacy: { keyPeriods: [{ from: '2026-03-02', days: 7 }] } })
const [line] = settings.lines
/** Some hours after the bridges over the turns of the second and the ninth. */
const [firstDue, secondDue] = [Date.parse('2026-03-09T08:00:00Z'), Date.parse('2026-03-16T08:00:00Z')]
const strip = (stores: Stores, now: number) => stripApp({ stores, now: () => now, log: () => undefined })()

async function told(stores: Stores): Promise<unknown> {
  const filters = { line: [line!.id], from: '2026-02-23', to: '2026-03-14', short: 'include', hours: 'all', unit: 'people', grain: 'auto' } as const
  const { figures } = await reportLoader(stores.dayFiles)({ version: 1, settings }, filters as never, secondDue)
  const { attempts, people, needs, series } = figures.metrics
  return { attempts, people, needs, series, days: figures.days.filter((day) => day.attempts > 0).map(({ date, attempts: all }) => `${date} ${all}`) }
}

describe('a strip that is stopped before it moves its mark', () => {
  it('shows nobody what it has written: the day of the turn before is still live, and each attempt is counted once (R5, R6)', async () => {
    const open = storesInMemory()
    const stores = open()
    await stores.settings.save(settings, 0)
    // Before and after the turn on the second, at 04:00 UTC; somebody tries on two days.
    const arrivals = [
      ['a', 'ann', '2026-03-01T10:00:00Z'],
      ['b', 'bea', '2026-03-02T03:20:00Z'],
      ['c', 'cor', '2026-03-02T07:07:00Z'],
      ['d', 'cor', '2026-03-02T08:38:00Z'],
      ['e', 'cor', '2026-03-02T17:16:00Z'],
      ['f', 'dan', '2026-03-02T18:13:00Z'],
      ['g', 'cor', '2026-03-03T03:12:00Z'],
    ] as const
    const events = arrivals.map(([name, who, when]) => contactEvent(name, 'contact.arrived', when, { caller: caller(who) }))
    for (const event of events) await stores.events.append(event, { source: centrale, receivedAt: event.at, token: `t ${event.eventId}` })
    await foldEvents(stores, settings.lines, events)
    await strip(stores, firstDue)
    const before = await told(stores)
    expect(before).toMatchObject({ attempts: 7, days: ['2026-03-01 1', '2026-03-02 5', '2026-03-03 1'] })
    for (let writes = 1; ; writes++) {
      const isDone = await strip(open(stoppedAfter(writes)), secondDue).then(
        () => true,
        () => false,
      )
      expect(await told(open()), `after ${writes} writes`).toEqual(before)
      if (isDone) break
    }
    expect(await stores.history.state()).toMatchObject({ cleanedUntil: Date.parse('2026-03-09T04:00:00Z') })
  })
})

describe('a strip that is stopped before it moves its mark, and a day that is empty when the next one runs', () => {
  it('leaves nothing behind of what an import had brought that was taken back in between', async () => {
    for (let writes = 1; ; writes++) {
      const open = storesInMemory()
      const stores = open()
      await stores.settings.save(settings, 0)
      const live = contactEvent('a', 'contact.arrived', '2026-02-25T10:00:00Z', { caller: caller('ann') })
      await stores.events.append(live, { source: centrale, receivedAt: live.at, token: 't' })
      await foldEvents(stores, settings.lines, [live])
      const imported = contactEvent('b', 'contact.arrived', '2026-02-26T10:00:00Z', { caller: caller('bea') })
      await stores.parcels.put(centrale, '2026-02-26', [imported], 'i1')
      await stores.dayFiles.bump(line!.id, [day('2026-02-26')])
      const isDone = await strip(open(stoppedAfter(writes)), firstDue).then(
        () => true,
        () => false,
      )
      if (isDone) break
      // A strip that came to its end is undone in the lasting record itself.
      if ((await stores.history.state()) !== undefined) continue
      await stores.parcels.removeImport(centrale, 'i1', ['2026-02-26'])
      await stores.history.removeImport('i1')
      await stores.dayFiles.bump(line!.id, [day('2026-02-26')])
      await strip(open(), firstDue)
      const days = await open().dayFiles.readDays(line!, day('2026-02-20'), day('2026-03-10'))
      expect(
        days.flatMap(({ date, columns }) => (columns.length > 0 ? [`${date} ${columns.length}`] : [])),
        `after ${writes} writes`,
      ).toEqual(['2026-02-25 1'])
    }
  })
})
