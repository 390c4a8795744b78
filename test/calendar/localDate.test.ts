import { getISOWeek } from 'date-fns/getISOWeek'
import { getISOWeekYear } from 'date-fns/getISOWeekYear'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateOfDayNumber, datesBetween, dayNumberOf, isoWeekOf, nextDay, weekdayOf } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'

const date = (text: string) => LocalDate.parse(text)

describe('a calendar date', () => {
  it('is the number of its day since 1970, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (day) => {
        expect(dayNumberOf(dateOfDayNumber(day))).toBe(day)
      }),
      { seed: 1, numRuns: 200 },
    )
  })
  it('is followed by the next one, through leap days and ends of years', () => {
    expect(nextDay(date('2024-02-28'))).toBe('2024-02-29')
    expect(nextDay(date('2025-02-28'))).toBe('2025-03-01')
    expect(nextDay(date('2025-12-31'))).toBe('2026-01-01')
    expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31')
  })
  it('has an ISO weekday, Monday 1 to Sunday 7, also before 1970', () => {
    expect(['2026-03-23', '2026-03-28', '2026-03-29', '1969-12-28', '1969-12-29'].map((text) => weekdayOf(date(text)))).toEqual([1, 6, 7, 7, 1])
  })
  it('stands in a list with both ends; a list that ends before it begins is empty', () => {
    expect(datesBetween(date('2024-02-28'), date('2024-03-01'))).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    expect(datesBetween(date('2024-03-01'), date('2024-02-28'))).toEqual([])
  })
})

describe('the ISO week of a date', () => {
  it.each([
    ['2026-01-01', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2025-12-28', '2025-W52', '2025-12-22', '2025-12-28'],
    ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
    ['2026-03-29', '2026-W13', '2026-03-23', '2026-03-29'],
    ['1970-01-01', '1970-W01', '1969-12-29', '1970-01-04'],
  ])('of %s is %s', (text, week, from, to) => expect(isoWeekOf(date(text))).toEqual({ week, from, to }))
  it('is the week that date-fns says, for every date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const noon = new Date(2000, 0, 1 + day, 12)
        const own = dateOfDayNumber(dayNumberOf(date('2000-01-01')) + day)
        expect(isoWeekOf(own).week).toBe(`${getISOWeekYear(noon)}-W${String(getISOWeek(noon)).padStart(2, '0')}`)
      }),
      { seed: 8, numRuns: 1000 },
    )
  })
})
