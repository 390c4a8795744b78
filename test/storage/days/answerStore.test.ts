/** What was worked out at night, read by day from a real store. */
import { describe, expect, it } from 'vitest'
import { nightAnswers } from '../../../functions/watch/nightAnswers.ts'
import { keepingAnswers } from '../../../shared/metrics/keptAnswers.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import { answerStore } from '../../../shared/storage/days/answerStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { filtersOf, readReportQuery } from '../../../shared/text/reportQuery.ts'
import { fold, storeEvents } from '../../fold/foldedStore.ts'
import { caller, contactEvent, day, settings, telefoon } from '../testEvents.ts'
import { itemsOf, testStore } from '../testStores.ts'

const store = testStore()
const night = Date.parse('2026-03-09T02:30:00Z')
const hour = 3_600_000

async function filled(): Promise<Stores> {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const calls = Array.from({ length: 60 }, (_, n) =>
    contactEvent(`c${n}`, 'contact.arrived', new Date(night - (n + 0.5) * 86_400_000).toISOString(), { caller: caller(`c${n}`) }),
  )
  await storeEvents(stores, calls)
  await fold(stores, calls)
  return stores
}
const answersIn = async (stores: Stores) => (await itemsOf(stores, 'contacts')).filter(({ pk }) => String(pk).startsWith('ANSWER#'))
/** A program that began at this moment and keeps answers of so many attempts. */
function program(stores: Stores, now: number, { many = 20, name = 'one' } = {}) {
  const figures = keepingAnswers(
    reportLoader(stores.dayFiles),
    stores.dayFiles,
    answerStore(stores.tables, name, () => now),
    many,
  )
  const asked = (period: string) =>
    filtersOf(readReportQuery(new URLSearchParams({ period, line: telefoon }), settings.lines, day('2026-03-09')).query, settings.lines)
  return {
    figures: async (period: string) => figures((await stores.settings.current())!, asked(period), now),
    night: () => nightAnswers({ settings: stores.settings, days: stores.dayFiles, figures, now: () => now, many }),
  }
}

describe('answers of the night', () => {
  it('are there in the morning for every usual period of a line with so many attempts, and for all lines together', async () => {
    const stores = await filled()
    expect(await program(stores, night).night()).toBe(6)
    expect(await answersIn(stores)).toHaveLength(6)
    const morning = program(stores, night + 6 * hour)
    for (const period of ['13w', '12m', '2026']) {
      const { figures } = await morning.figures(period)
      expect(figures.coverage.uncounted).toEqual([{ reason: 'tonight', since: '2026-03-09T02:30:00.000Z', lines: [telefoon] }])
      const { figures: then } = await program(stores, night, { many: Number.POSITIVE_INFINITY, name: 'none' }).figures(period)
      expect(figures.metrics).toEqual(then.metrics)
      expect(figures.days).toEqual(then.days)
    }
  })
  it('are not made for a line of fewer attempts', async () => {
    const stores = await filled()
    expect(await program(stores, night, { many: 1_000 }).night()).toBe(0)
    expect(await answersIn(stores)).toEqual([])
  })
  it('are not read by another program, nor when their time is over', async () => {
    const stores = await filled()
    await program(stores, night).night()
    const isOfTheNight = async (own: ReturnType<typeof program>) => (await own.figures('2026')).figures.coverage.uncounted !== undefined
    expect(await isOfTheNight(program(stores, night + hour))).toBe(true)
    expect(await isOfTheNight(program(stores, night + hour, { name: 'two' }))).toBe(false)
    expect(await isOfTheNight(program(stores, night + 27 * hour))).toBe(false)
  })
  it('hold no pseudonym of anybody', async () => {
    const stores = await filled()
    await program(stores, night).night()
    const { figures } = await program(stores, night + hour).figures('2026')
    expect(figures.metrics.people.value).toBeGreaterThan(10)
    for (let n = 0; n < 60; n++) expect(JSON.stringify(figures)).not.toContain(caller(`c${n}`))
  })
})
