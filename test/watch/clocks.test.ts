/** F7, O4: the clock of a source that differs from ours is said in the log for as long as it does. */
import { describe, expect, it } from 'vitest'
import { clocksApp } from '../../functions/watch/clocks.ts'
import type { ClockOffset } from '../../shared/metrics/clockOffset.ts'
import type { LogRecord } from '../../shared/privacy/logRecord.ts'
import { settingsWith } from '../builders/report.ts'

const now = Date.parse('2026-06-09T12:00:00Z')
const open = { hours: [{ from: '2000-01-01', week: 'Mo-Fr 09:00-17:00' }], timeZone: 'UTC' }
const sources = [
  { id: 'centrale', provider: 'generic', secretFrom: 'stored' },
  { id: 'archief', provider: 'generic' },
]

async function logged(offsets: Readonly<Record<string, ClockOffset | undefined>>): Promise<readonly LogRecord[]> {
  const log: LogRecord[] = []
  const asked: string[] = []
  await clocksApp({
    settings: { current: () => Promise.resolve({ version: 1, settings: settingsWith(open, { sources }) }) },
    deliveries: {
      clock: (source) => {
        asked.push(source)
        return Promise.resolve(offsets[source])
      },
    },
    now: () => now,
    log: (record) => void log.push(record),
  })()
  expect(asked).toEqual(['centrale'])
  return log
}

describe('the clock of a source that delivers live', () => {
  const off = (seconds: number, level: ClockOffset['level']): ClockOffset => ({ seconds, deliveries: 9, level })

  it('is said when it is off, or so far off that its times are uncertain, and by how much', async () => {
    expect(await logged({ centrale: off(-41.5, 'off') })).toEqual([{ code: 'clock_off', level: 'warning', source: 'centrale', milliseconds: -41_500 }])
    expect(await logged({ centrale: off(900, 'uncertain') })).toMatchObject([{ code: 'clock_off', milliseconds: 900_000 }])
  })
  it('is not said when it is right, nor of a source of which nothing came', async () => {
    expect(await logged({ centrale: off(2, 'right') })).toEqual([])
    expect(await logged({})).toEqual([])
  })
  it('is not asked of a source that only comes by file', async () => {
    expect(await logged({ archief: off(900, 'uncertain') })).toEqual([])
  })
})
