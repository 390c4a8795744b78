import { describe, expect, it } from 'vitest'
import { datesBetween, weekdayOf } from '../../shared/calendar/localDate.ts'
import { dayHoursOf } from '../../shared/calendar/openingHours.ts'
import { schoolHolidayOn, schoolHolidaysKnown } from '../../shared/calendar/schoolHolidays.ts'
import { schoolRegions } from '../../shared/calendar/schoolRegions.ts'
import { writeTimes } from '../../shared/calendar/weekPattern.ts'
import { readSettings } from '../../shared/settings/settingsProblems.ts'
import { date } from '../builders/report.ts'
import { lineOpen } from './lineHours.ts'

const keyOn = (region: (typeof schoolRegions)[number], on: string) => {
  const found = schoolHolidayOn(region, date(on))
  return found === undefined || found === 'not_known' ? found : found.key
}

describe('Dutch school holidays', () => {
  it('are those of the region', () => {
    expect(schoolRegions.map((region) => keyOn(region, '2026-02-16'))).toEqual([undefined, 'spring', 'spring'])
    expect(schoolRegions.map((region) => keyOn(region, '2026-07-06'))).toEqual(['summer', undefined, undefined])
    expect(schoolRegions.map((region) => keyOn(region, '2026-10-12'))).toEqual(['autumn', undefined, undefined])
    expect(schoolRegions.map((region) => keyOn(region, '2026-12-28'))).toEqual(['christmas', 'christmas', 'christmas'])
  })
  it('hold from the Saturday to the Sunday', () => {
    expect(['2027-04-23', '2027-04-24', '2027-05-02', '2027-05-03'].map((on) => keyOn('zuid', on))).toEqual([undefined, 'may', 'may', undefined])
  })
  it('are not guessed outside the years that were looked up', () => {
    expect(['2019-09-01', '2028-09-04', '2035-07-20'].map((on) => keyOn('noord', on))).toEqual(['not_known', 'not_known', 'not_known'])
  })
  it('come five a school year, of 9, 16, 9, 9 and 44 days, in every region', () => {
    for (const region of schoolRegions) {
      const lengths = new Map<string, number[]>()
      let days = 0
      let last: string | undefined
      for (const on of datesBetween(date(schoolHolidaysKnown.from), date(schoolHolidaysKnown.to))) {
        const key = keyOn(region, on)
        if (key !== undefined && last === undefined) expect(weekdayOf(on)).toBe(6)
        if (key === undefined && last !== undefined) lengths.set(last, [...(lengths.get(last) ?? []), days])
        days = key === undefined ? 0 : days + 1
        last = key
      }
      const all = (key: string) => [...new Set(lengths.get(key))]
      expect(['autumn', 'christmas', 'spring', 'may', 'summer'].map(all)).toEqual([[9], [16], [9], [9], [44]])
      expect([...lengths.values()].map((found) => found.length).filter((count) => count < 8)).toEqual([])
    }
  })
})

describe('rules for school holidays', () => {
  const week = 'Mo-Fr 09:00-17:00; SH Mo-Fr 10:00-12:00'
  const on = (version: object, day: string) => {
    const { by, blocks } = dayHoursOf(lineOpen([{ from: '2020-01-01', week, ...version }]))(date(day))
    return [by, writeTimes(blocks)]
  }
  it('hold where the line names its region, and only then', () => {
    expect(on({ schoolHolidays: 'midden' }, '2026-02-16')).toEqual(['rule', '10:00-12:00'])
    expect(on({ schoolHolidays: 'noord' }, '2026-02-16')).toEqual(['week', '09:00-17:00'])
    expect(on({}, '2026-02-16')).toEqual(['week', '09:00-17:00'])
  })
  it('leave the usual hours where the school holidays are not known', () =>
    expect(on({ schoolHolidays: 'midden' }, '2029-02-19')).toEqual(['week', '09:00-17:00']))
  it('give way to public holidays that are kept', () => {
    expect(on({ schoolHolidays: 'midden', holidays: 'NL' }, '2026-12-25')).toEqual(['holiday', 'off'])
    expect(on({ schoolHolidays: 'midden', holidays: 'NL', onHolidays: 'as_usual' }, '2026-12-25')).toEqual(['holiday', '10:00-12:00'])
  })
})

describe('holidays that were chosen', () => {
  const isKept = (keptHolidays: readonly string[] | undefined, day: string) =>
    dayHoursOf(lineOpen([{ from: '2020-01-01', week: '24/7', holidays: 'NL', ...(keptHolidays && { keptHolidays: keptHolidays as never }) }]))(date(day)).by ===
    'holiday'
  it('count, and no others', () => {
    expect(['2026-04-03', '2026-04-27', '2026-12-25'].map((day) => isKept(['good_friday', 'christmas_day'], day))).toEqual([true, false, true])
    expect(['2026-04-03', '2026-04-27', '2026-12-25'].map((day) => isKept(undefined, day))).toEqual([false, true, true])
  })
  it('may be none', () => expect(isKept([], '2026-12-25')).toBe(false))
  it('know Liberation Day of each year and of the fifth year', () => {
    expect(['2026-05-05', '2030-05-05'].map((day) => isKept(['liberation_day'], day))).toEqual([true, true])
    expect(['2026-05-05', '2030-05-05'].map((day) => isKept(['liberation_day_lustrum'], day))).toEqual([false, true])
  })
})

describe('a settings file', () => {
  const problems = (version: object) => {
    const read = readSettings({
      organisation: { id: 'proef', name: 'Proef' },
      lines: [{ id: 'lijn', name: 'Lijn', channel: 'phone', hours: [{ from: '2026-01-01', week: '24/7', ...version }] }],
    })
    return 'problems' in read ? read.problems.map(({ path, cure }) => `${path}: ${cure}`) : []
  }
  it('may name the holidays of its country, and no others', () => {
    expect(problems({ holidays: 'BE', keptHolidays: ['assumption'] })).toEqual([])
    expect(problems({ keptHolidays: ['assumption'] })).toEqual(['lines[0].hours[0].holidays: add it: the country whose holidays "keptHolidays" names'])
    expect(problems({ holidays: 'BE', keptHolidays: ['kings_day'] })[0]).toMatch(
      /^lines\[0\]\.hours\[0\]\.keptHolidays\[0\]: no holiday of BE; these are: new_year,/,
    )
    expect(problems({ keptHolidays: ['carnival'] })).toHaveLength(1)
    expect(problems({ schoolHolidays: 'oost' })).toHaveLength(1)
  })
})

describe('an extra exception', () => {
  it('adds its times to those of the week', () => {
    const line = lineOpen('Mo-Su 09:00-12:00', { exceptions: [{ date: '2026-02-04', week: '11:00-14:00,20:00-22:00', extra: true }] })
    expect(writeTimes(dayHoursOf(line)(date('2026-02-04')).blocks)).toBe('09:00-14:00,20:00-22:00')
  })
})
