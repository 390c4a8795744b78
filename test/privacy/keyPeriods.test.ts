import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bridgeMs, keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { PrivacySettings } from '../../shared/settings/privacySettings.ts'

const dayMs = 86_400_000
const calendar = (settings: object = {}) => keyPeriods(PrivacySettings.parse(settings))
const at = (text: string) => Date.parse(text)
const shown = (ms: number) => new Date(ms).toISOString()

describe('the periods of keys', () => {
  it('are 28 days unless set, from 7 to 92 (K4)', () => {
    const { from, until } = calendar().at(at('2026-06-10T12:00:00Z'))
    expect((until - from) / dayMs).toBe(28)
    for (const days of [6, 93]) expect(PrivacySettings.safeParse({ keyPeriods: [{ from: '2026-01-05', days }] }).success).toBe(false)
    for (const days of [7, 92]) {
      const period = calendar({ keyPeriods: [{ from: '2026-01-05', days }] }).at(at('2026-05-10T12:00:00Z'))
      expect(Math.round((period.until - period.from) / dayMs)).toBe(days)
    }
  })
  it('turn at 05:00 on the wall, also where the clocks change (K4)', () => {
    const weekly = calendar({ keyPeriods: [{ from: '2026-01-05', days: 7 }] })
    const turns = weekly.between(at('2026-03-20T00:00:00Z'), at('2026-04-08T00:00:00Z')).map(({ from }) => shown(from))
    expect(turns).toEqual(['2026-03-16T04:00:00.000Z', '2026-03-23T04:00:00.000Z', '2026-03-30T03:00:00.000Z', '2026-04-06T03:00:00.000Z'])
    const before = weekly.at(at('2026-03-30T02:59:59Z'))
    expect(weekly.at(at('2026-03-30T03:00:00Z'))).toMatchObject({ name: '2026-03-30', from: before.until })
  })
  it('follow each other without a hole, every moment in exactly one, by any lengths that people set at any date (K4)', () => {
    const versions = fc.array(fc.record({ day: fc.integer({ min: 0, max: 700 }), days: fc.integer({ min: 7, max: 92 }) }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 900 * 24 }), (told, hours) => {
        const own = calendar({ keyPeriods: told.map(({ day, days }) => ({ from: shown(at('2025-01-06') + day * dayMs).slice(0, 10), days })) })
        const moment = at('2025-01-06') + hours * 3_600_000
        const period = own.at(moment)
        expect(period.from <= moment && moment < period.until).toBe(true)
        expect(own.before(period).until).toBe(period.from)
        const days = Math.round((period.until - period.from) / dayMs)
        expect(days >= 7 && days <= 92).toBe(true)
      }),
      { seed: 5, numRuns: 300 },
    )
  })
  it('are bridged for their first seven days, and over for good once the bridge after them is (K5)', () => {
    const own = calendar({ keyPeriods: [{ from: '2026-01-05', days: 28 }] })
    const turn = at('2026-02-02T04:00:00Z')
    expect(own.bridgedAt(turn)?.name).toBe('2026-01-05')
    expect(own.bridgedAt(turn + bridgeMs - 1)?.name).toBe('2026-01-05')
    expect(own.bridgedAt(turn + bridgeMs)).toBeUndefined()
    expect(own.overUntil(turn + bridgeMs - 1)).toBeLessThan(turn)
    expect(own.overUntil(turn + bridgeMs)).toBe(turn)
  })
  it('keep their past when another length is set: it begins at the first turn from its date on', () => {
    const own = calendar({
      keyPeriods: [
        { from: '2026-01-05', days: 28 },
        { from: '2026-01-20', days: 7 },
      ],
    })
    const names = own.between(at('2026-01-06T00:00:00Z'), at('2026-02-20T00:00:00Z')).map(({ name }) => name)
    expect(names).toEqual(['2026-01-05', '2026-02-02', '2026-02-09', '2026-02-16'])
  })
})
