/** C5: a source that falls silent in opening hours is told within five minutes, once, and so is its recovery with the length of the hole. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Notice, watchApp } from '../../functions/watch/app.ts'
import { noticeFile } from '../../infra/local/localWatch.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { type AlertStore, alertStore } from '../../shared/storage/alertStore.ts'
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
  const told: Notice[] = []
  const log: LogRecord[] = []
  const kept = alerts ?? alertStore((await store.emptyStores()).tables)
  return {
    told,
    log,
    alerts: kept,
    /** One look at this moment; the source was heard of at these moments. */
    look: (now: number, beats: readonly number[], notify: (notice: Notice) => Promise<void> = async (notice) => void told.push(notice)) =>
      watchApp({
        settings: { current: () => Promise.resolve({ version: 1, settings }) },
        coverage: (own, { from, to }, at) =>
          Promise.resolve(
            judged({ settings: own, told: { telefoon: { centrale: { beats: beats.filter((beat) => beat <= at) } } }, from: addDays(from, -14), to, now: at }),
          ),
        alerts: kept,
        notify,
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
    const [first] = told
    expect(told).toHaveLength(1)
    expect(first).toMatchObject({ kind: 'silent', source: 'centrale', since: noon })
    // A quarter of an hour of grace, the quarter in which the last beat came, and at most five minutes until somebody looks.
    expect(first!.at - noon).toBeLessThanOrEqual(35 * minute)
    const back = noon + 2 * hour
    await look(back + 5 * minute, [...beats, back])
    await look(back + 10 * minute, [...beats, back])
    expect(told.map(({ kind, until }) => [kind, until])).toEqual([
      ['silent', undefined],
      ['recovered', back],
    ])
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
    expect(told).toEqual([])
    expect(log).toEqual([])
    await look(Date.parse('2026-06-10T09:00:00Z'), everyQuarter(evening))
    expect(told).toMatchObject([{ kind: 'silent', since: evening }])
  })
  it('is not told where somebody has said what it is', async () => {
    const gaps = [{ source: 'centrale', from: new Date(noon - 900_000).toISOString(), until: new Date(noon + 6 * hour).toISOString(), cause: 'migration' }]
    const { look, told } = await watching({ settings: settingsWith(open, { sources, gaps }) })
    await look(noon + 2 * hour, everyQuarter(noon))
    expect(told).toEqual([])
  })
  it('of which only files are imported is not waited for', async () => {
    const { look, told } = await watching({
      settings: settingsWith(open, {
        sources: [{ id: 'centrale', provider: 'csv', columns: { id: 'a', arrival: 'b', outcome: { column: 'c', values: {} } } }],
      }),
    })
    await look(noon + 2 * hour, everyQuarter(noon))
    expect(told).toEqual([])
  })
})

describe('a watch that is stopped half-way', () => {
  it('before it told anybody tells it the next time, and writes no second alert', async () => {
    const { look, told, alerts } = await watching()
    const beats = everyQuarter(noon)
    await expect(look(noon + hour, beats, () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
    await look(noon + hour + 5 * minute, beats)
    await look(noon + hour + 10 * minute, beats)
    expect(told.map(({ kind }) => kind)).toEqual(['silent'])
    expect(await alerts.all(noon + hour)).toHaveLength(1)
  })
  it('after it told, but before it wrote that down, repeats the same notice under the same id, and the file keeps one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'notices-'))
    const file = join(folder, 'notices.jsonl')
    const kept = alertStore((await store.emptyStores()).tables)
    const { look } = await watching({ alerts: { ...kept, markTold: () => Promise.resolve() } })
    for (const now of [noon + hour, noon + hour + 5 * minute]) await look(now, everyQuarter(noon), noticeFile(file))
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(1)
    await rm(folder, { recursive: true })
  })
  it('beside another one writes one alert', async () => {
    const alerts = alertStore((await store.emptyStores()).tables)
    const [a, b] = [await watching({ alerts }), await watching({ alerts })]
    await Promise.all([a.look(noon + hour, everyQuarter(noon)), b.look(noon + hour, everyQuarter(noon))])
    expect(await alerts.all(noon)).toHaveLength(1)
  })
})
