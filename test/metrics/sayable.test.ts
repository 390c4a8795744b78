/** What may be said of a cell, a difference, a part of the week. */
import { describe, expect, it } from 'vitest'
import type { Figures, WeekCell } from '../../shared/metrics/figures.ts'
import { missedChange } from '../../shared/metrics/change.ts'
import { gridCell, openness } from '../../shared/metrics/gridCell.ts'
import { tenthsOfCounts } from '../../shared/metrics/tenths.ts'
import { worstDaypart } from '../../shared/metrics/worstDaypart.ts'
import { contactsOf, now } from '../builders/siteStates.ts'
import { report, settingsWith } from '../builders/report.ts'

const cell = (more: Partial<WeekCell>): WeekCell => ({
  weekday: 1,
  from: '12:00',
  to: '18:00',
  attempts: 0,
  answered: 0,
  missed_open: 0,
  missed_open_measured: more.missed_open ?? 0,
  missed_closed: 0,
  short: 0,
  unknown: 0,
  never: 0,
  openHours: 0,
  exposureHours: 78,
  ...more,
})

describe('a cell of the week grid', () => {
  it('says nothing where nothing was measured', () =>
    expect(gridCell(cell({ exposureHours: 0 }), 'never', 'yes')).toEqual({ known: false, why: 'not_measured' }))
  it('is zero only where closed attempts are recorded', () => {
    expect(gridCell(cell({}), 'missed_closed', 'yes')).toEqual({ known: true, value: 0 })
    expect(gridCell(cell({}), 'missed_closed', 'no')).toEqual({ known: false, why: 'not_recorded' })
  })
  it('counts per ten open hours only where the line was open', () => {
    expect(gridCell(cell({ openHours: 20, missed_open: 5 }), 'per_open_hour', 'yes')).toEqual({ known: true, value: 2.5 })
    expect(gridCell(cell({}), 'per_open_hour', 'yes')).toEqual({ known: false, why: 'not_open' })
  })
  it('is open from half of its time on', () =>
    expect([0, 10, 39, 78].map((openHours) => openness(cell({ openHours })))).toEqual(['closed', 'partly', 'open', 'open']))
})

describe('a difference between two periods', () => {
  const figures = (daily: number, from = '2026-03-09', to = '2026-06-07', skip = false): Figures =>
    report({
      contacts: contactsOf({
        attempts: Array.from({ length: daily }, (_, index) => ({ at: `1${index % 8}:0${Math.floor(index / 8)}` })),
        from,
        to,
        ...(skip && { skip: () => true }),
      }),
      settings: settingsWith({}),
      from,
      to,
      now,
      firstDate: from,
    })
  it('is claimed where it is large', () => {
    expect(missedChange(figures(4), figures(2))).toEqual({ now: 364, before: 182, verdict: 'more' })
    expect(missedChange(figures(2), figures(4)).verdict).toBe('less')
  })
  it('is claimed by the range that the definitions ask for', () => {
    const by = (rangeLevel: 0.9 | 0.95) => {
      const now = figures(20, '2026-06-01', '2026-06-07')
      return missedChange({ ...now, definitions: { ...now.definitions, rangeLevel } }, figures(16, '2026-05-25', '2026-05-31')).verdict
    }
    // A log ratio of 0.22 with a deviation of 0.13: 1.77 times as much.
    expect([by(0.9), by(0.95)]).toEqual(['more', 'no_clear_difference'])
  })
  it('is not claimed where chance could make it', () => expect(missedChange(figures(2), figures(2)).verdict).toBe('no_clear_difference'))
  it('of a period that runs is about the days that are over, and as many of the other', () => {
    const [running, whole] = [figures(4, '2026-06-01', '2026-06-10'), figures(4, '2026-05-18', '2026-05-27')]
    expect(missedChange(running, whole)).toEqual({ now: 36, before: 36, verdict: 'no_clear_difference' })
    expect(missedChange(figures(4, '2026-06-10', '2026-06-10'), figures(4, '2026-06-03', '2026-06-03')).verdict).toBe('unmeasured')
  })
  it('of a period that runs leaves out what came through within a gap on the days that are compared, and no other', () => {
    const sources = [{ id: 'bron', provider: 'csv', lines: { telefoon: 'telefoon' } }]
    const gapOn = (day: string, next: string) => [{ source: 'bron', from: `${day}T00:00:00+02:00`, until: `${next}T00:00:00+02:00`, cause: 'outage' }]
    const weekBefore = (gaps: object[]) => {
      const [from, to] = ['2026-05-18', '2026-05-27']
      const many = contactsOf({ attempts: Array.from({ length: 50 }, (_, n) => ({ at: `12:${String(n).padStart(2, '0')}` })), from: to, to })
      const contacts = [...contactsOf({ attempts: [10, 11, 14, 15].map((hour) => ({ at: `${hour}:00` })), from, to }), ...many]
      return report({ contacts, settings: settingsWith({}, { sources, gaps }), from, to, now, firstDate: from })
    }
    const running = figures(4, '2026-06-01', '2026-06-10')
    expect(missedChange(running, weekBefore(gapOn('2026-05-27', '2026-05-28')))).toEqual({ now: 36, before: 36, verdict: 'no_clear_difference' })
    const early = weekBefore(gapOn('2026-05-18', '2026-05-19'))
    expect(early.days.map(({ missedInGaps }) => missedInGaps)).toEqual([4, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(missedChange(running, early).verdict).toBe('no_clear_difference')
  })
  it('is not claimed of fewer than twenty', () => expect(missedChange(figures(2), figures(2, '2026-06-01', '2026-06-07')).verdict).toBe('too_few'))
})

describe('shares in tenths', () => {
  it('add up to ten', () => {
    for (const [first, second] of [
      [1, 2],
      [5, 5],
      [19, 1],
      [0, 3],
    ] as const) {
      const tenths = tenthsOfCounts(first, second)!
      expect(tenths.first + tenths.second).toBe(10)
    }
  })
  it('of nothing are unknown', () => expect(tenthsOfCounts(0, 0)).toBeUndefined())
})

describe('the worst daypart', () => {
  const grid = (cells: readonly WeekCell[], grain: 'hour' | 'workweek' = 'hour') => ({
    grain,
    asked: 'auto' as const,
    medianAttempts: 10,
    cells,
    byHour: [],
    byWeekday: [],
  })
  it('adds hours up to dayparts', () =>
    expect(
      worstDaypart(
        grid([
          cell({ weekday: 2, from: '19:00', to: '20:00', never: 15 }),
          cell({ weekday: 2, from: '20:00', to: '21:00', never: 15 }),
          cell({ weekday: 5, never: 20 }),
        ]),
      ),
    ).toMatchObject({
      weekday: 2,
      from: '18:00',
      to: '24:00',
      share: 0.6,
      standsOut: true,
    }))
  it('is not named of a handful, or of a grid without days', () => {
    expect(worstDaypart(grid([cell({ never: 6 })]))).toBeUndefined()
    expect(worstDaypart(grid([cell({ never: 60 })], 'workweek'))).toBeUndefined()
  })
})
