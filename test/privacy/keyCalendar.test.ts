import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyCalendar } from '../../shared/privacy/keyCalendar.ts'
import { bridgeMs, keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import { PrivacySettings } from '../../shared/settings/privacySettings.ts'

const day = 86_400_000
const settings = PrivacySettings.parse({})
const noon = Date.parse('2026-06-10T10:00:00Z')
const present = keyPeriods(settings).at(noon)
const statesAt = (now: number, cleanedUntil: number | undefined) =>
  keyCalendar({ settings, keysKept: 'file', cleanedUntil, now }, { before: 1, after: 1 }).map(({ state }) => state)

describe('the calendar of keys', () => {
  it('shows the periods that were, the one that runs and those that come, without a gap between them', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 7, max: 92 }), fc.integer({ min: 7, max: 92 }), (after, first, then) => {
        const turned = PrivacySettings.parse({
          keyPeriods: [
            { from: '2026-01-01', days: first },
            { from: '2026-06-01', days: then },
          ],
        })
        const now = noon + after * day
        const turns = keyCalendar({ settings: turned, keysKept: 'kms', cleanedUntil: now, now })
        expect(turns).toHaveLength(7)
        expect(turns.filter(({ state }) => state === 'now')).toHaveLength(1)
        turns.slice(1).forEach(({ period }, n) => expect(period.from).toBe(turns[n]?.period.until))
      }),
      { seed: 20, numRuns: 100 },
    ))
  it('keeps the promises: 7 days to be recognised after the turn, a day more for the key, 7 for the key service, 14 for events, 35 for backups (K5, K6, R3)', () => {
    const [turn] = keyCalendar({ settings, keysKept: 'kms', cleanedUntil: undefined, now: noon }, { before: 0, after: 0 })
    const days = [turn?.recognisedUntil, turn?.keyUnusable, turn?.keyGone, turn?.eventsGone, turn?.backupsGone].map(
      (moment) => ((moment ?? 0) - present.until) / day,
    )
    expect(days).toEqual([7, 8, 15, 22, 57])
    const [ofFile] = keyCalendar({ settings, keysKept: 'file', cleanedUntil: undefined, now: noon }, { before: 0, after: 0 })
    expect(ofFile?.keyGone).toBe(ofFile?.keyUnusable)
  })
  it('says where each period stands, and that one is late when it was not stripped in time', () => {
    const { from } = present
    expect(statesAt(from + day, from - 1)).toEqual(['bridge', 'now', 'coming'])
    expect(statesAt(from + bridgeMs + 3_600_000, from - 1)).toEqual(['closing', 'now', 'coming'])
    expect(statesAt(from + bridgeMs + 2 * day, from - 1)).toEqual(['late', 'now', 'coming'])
    expect(statesAt(from + bridgeMs + 2 * day, from)).toEqual(['over', 'now', 'coming'])
  })
  it('says nothing of older periods where nothing was ever stripped', () =>
    expect(statesAt(present.from + bridgeMs + 2 * day, undefined)).toEqual(['now', 'coming']))
})
