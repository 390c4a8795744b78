/** C5: a source that falls silent in opening hours is an alert within five minutes, once, and so is its recovery with the length of the hole. */
import { describe, expect, it } from 'vitest'
import { watchApp } from '../../functions/watch/app.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { type AlertStore, alertStore } from '../../shared/storage/mail/alertStore.ts'
import { judged } from '../builders/feeds.ts'
import { settingsWith } from '../builders/report.ts'
import { testStore } from '../storage/testStores.ts'

const store = testStore()
const [minute, hour] = [60_000, 3_600_000]
/** Tuesday. */
const noon = Date.parse('2026-06-09T12:00:00Z')
const open = { hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' }], timeZone: 'UTC' }
const sources = [{ id: 'centrale', provider: 'generic', secretFrom: 'stored' }]
const everyQuarter = (until: number) => Array.from({ length: 40 * 96 }, (_, n) => until - n * 900_000).toReversed()

async function watching({ settings = settingsWith(open, { sources }), alerts }: { settings?: Settings; alerts?: AlertStore } = {}) {
  const log: LogRecord[] = []
  const kept = alerts ?? alertStore((await store.emptyStores()).tables)
  return {
    /** Sources that are an alert, and whether it is over. */
    told: async () => (await kept.all(noon)).map(({ source, since, until }) => ({ source, since, ...(until === undefined ? {} : { until }) })),
    log,
    alerts: kept,
    /** One look at this moment; the source was heard of at these moments. */
    look: (now: number, beats: readonly number[]) =>
      watchApp({
        settings: { current: () => Promise.resolve({ version: 1, settings }) },
        coverage: (own, { from, to }, at) =>
          Promise.resolve(
            judged({ settings: own, told: { telefoon: { centrale: { beats: beats.filter((beat) => beat <= at) } } }, from: addDays(from, -14), to, now: at }),
          ),
        alerts: kept,
        now: () => now,
        log: (record) => void log.push(record),
      })(),
  }
}

describe('a source that falls silent in opening hours', () => {
  it('is told at the first look after its heartbeat may have stayed away, once, and its recovery with the length of the hole', async () => {
    const { look, told, log, alerts } = await watching()
    const beats = everyQuarter(noon)
    for (let now = noon; now < noon + 2 * hour; now += 5 * minute) await look(now, beats)
    expect(await told()).toEqual([{ source: 'centrale', since: noon }])
    const [first] = await alerts.all(noon)
    // A quarter of an hour of grace, the quarter in which the last beat came, and at most five minutes until somebody looks.
    expect(first!.raisedAt - noon).toBeLessThanOrEqual(35 * minute)
    const back = noon + 2 * hour
    await look(back + 5 * minute, [...beats, back])
    await look(back + 10 * minute, [...beats, back])
    expect(await alerts.all(back)).toMatchObject([{ source: 'centrale', since: noon, until: back, recoveredAt: back + 5 * minute }])
    const codes = log.map(({ code }) => code)
    expect(codes.filter((code) => code === 'alert_raised')).toHaveLength(1)
    expect(codes.filter((code) => code === 'source_recovered')).toHaveLength(1)
    // The alarm follows this one: it stands as long as the source is silent.
    expect(codes.filter((code) => code === 'source_silent').length).toBeGreaterThan(10)
    expect(log.find(({ code }) => code === 'source_recovered')?.milliseconds).toBe(2 * hour)
  })
  it('wakes nobody while every line is closed, and is told in the morning', async () => {
    const { look, told, log } = await watching()
    const evening = Date.parse('2026-06-09T20:00:00Z')
    for (let now = evening; now < evening + 12 * hour; now += hour) await look(now, everyQuarter(evening))
    expect(await told()).toEqual([])
    expect(log).toEqual([])
    await look(Date.parse('2026-06-10T09:00:00Z'), everyQuarter(evening))
    expect(await told()).toMatchObject([{ since: evening }])
  })
  it('is not told where somebody has said what it is', async () => {
    const gaps = [{ source: 'centrale', from: new Date(noon - 900_000).toISOString(), until: new Date(noon + 6 * hour).toISOString(), cause: 'migration' }]
    const { look, told } = await watching({ settings: settingsWith(open, { sources, gaps }) })
    await look(noon + 2 * hour, everyQuarter(noon))
    expect(await told()).toEqual([])
  })
  it('of which only files are imported is not waited for', async () => {
    const { look, told } = await watching({
      settings: settingsWith(open, {
        sources: [{ id: 'centrale', provider: 'csv', columns: { id: 'a', arrival: 'b', outcome: { column: 'c', values: {} } } }],
      }),
    })
    await look(noon + 2 * hour, everyQuarter(noon))
    expect(await told()).toEqual([])
  })
})

describe('a watch', () => {
  it('beside another one writes one alert', async () => {
    const alerts = alertStore((await store.emptyStores()).tables)
    const [a, b] = [await watching({ alerts }), await watching({ alerts })]
    await Promise.all([a.look(noon + hour, everyQuarter(noon)), b.look(noon + hour, everyQuarter(noon))])
    expect(await alerts.all(noon)).toHaveLength(1)
  })
})
