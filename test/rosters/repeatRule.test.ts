import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { datesOf, RuleTooLong } from '../../shared/rosters/repeatRule.ts'
import { readRepeatRule } from '../../shared/rosters/repeatRuleText.ts'

const day = (text: string) => LocalDate.parse(text)
const dates = (rule: string, first: string, until = '2027-01-31') => datesOf(readRepeatRule(rule)!, day(first), day(until))

/** The calendar library's own expansion. */
function byLibrary(rule: string, first: string, until: string): readonly string[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(first))
  const found: string[] = []
  for (let next = iterator.next(), n = 0; next && n < 2000; next = iterator.next(), n++) {
    const date = next.toString().slice(0, 10)
    if (date > until) break
    found.push(date)
  }
  return found
}

describe('a repeating appointment', () => {
  it('comes every week, every other week, on the first Sunday and on the last Friday of the month', () => {
    expect(dates('FREQ=WEEKLY;BYDAY=MO,TH', '2026-12-28')).toEqual([
      '2026-12-28',
      '2026-12-31',
      '2027-01-04',
      '2027-01-07',
      '2027-01-11',
      '2027-01-14',
      '2027-01-18',
      '2027-01-21',
      '2027-01-25',
      '2027-01-28',
    ])
    expect(dates('FREQ=WEEKLY;INTERVAL=2', '2026-12-30')).toEqual(['2026-12-30', '2027-01-13', '2027-01-27'])
    expect(dates('FREQ=MONTHLY;BYDAY=1SU', '2026-11-01')).toEqual(['2026-11-01', '2026-12-06', '2027-01-03'])
    expect(dates('FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1', '2026-11-27')).toEqual(['2026-11-27', '2026-12-25', '2027-01-29'])
  })
  it('ends by count or by its last date', () => {
    expect(dates('FREQ=DAILY;COUNT=3', '2026-12-30')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
    expect(dates('FREQ=DAILY;UNTIL=20261231T235959Z', '2026-12-30')).toEqual(['2026-12-30', '2026-12-31'])
  })
  it('agrees with the calendar library, date for date', () => {
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
    const rule = fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 5 }), fc.uniqueArray(weekday, { maxLength: 4 }))
        .map(([interval, days]) => `FREQ=WEEKLY;INTERVAL=${interval}${days.length ? `;BYDAY=${days.join(',')}` : ''}`),
      fc.integer({ min: 1, max: 9 }).map((interval) => `FREQ=DAILY;INTERVAL=${interval}`),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(1, 2, 3, 4, -1), weekday)
        .map(([interval, nth, own]) => `FREQ=MONTHLY;INTERVAL=${interval};BYDAY=${nth}${own}`),
      fc.tuple(fc.integer({ min: 1, max: 28 })).map(([own]) => `FREQ=MONTHLY;BYMONTHDAY=${own}`),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([month, own]) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${own}`),
    )
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 700 }), (text, offset) => {
        const first = new Date(Date.UTC(2025, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)
        expect(dates(text, first, '2028-06-30')).toEqual(byLibrary(text, first, '2028-06-30'))
      }),
      { seed: 1, numRuns: 300 },
    )
  })
  it('that never comes true ends nothing but itself', () => {
    const started = performance.now()
    expect(dates('FREQ=MONTHLY;BYDAY=TH;BYMONTHDAY=31;BYMONTH=2', '2026-02-26', '2027-03-01')).toEqual([])
    expect(dates('FREQ=WEEKLY;BYDAY=TH;BYSETPOS=2', '2026-01-01')).toEqual([])
    expect(() => datesOf(readRepeatRule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')!, day('1990-01-01'), day('2099-01-01'))).toThrow(RuleTooLong)
    expect(performance.now() - started).toBeLessThan(1000)
  })
  it('of parts that are not understood, or of too many combinations, is not read', () => {
    const twelve = Array.from({ length: 12 }, (_, n) => n + 1).join(',')
    for (const rule of [
      'FREQ=HOURLY',
      'FREQ=WEEKLY;BYHOUR=3',
      'FREQ=DAILY;INTERVAL=0',
      'FREQ=WEEKLY;BYDAY=XX',
      'INTERVAL=2',
      'FREQ=DAILY;UNTIL=gisteren',
      `FREQ=YEARLY;BYMONTH=${twelve};BYMONTHDAY=${Array.from({ length: 31 }, (_, n) => n + 1).join(',')}`,
    ])
      expect(readRepeatRule(rule), rule).toBeUndefined()
  })
})
