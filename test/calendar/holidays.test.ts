import { describe, expect, it } from 'vitest'
import { generalDaysOff, type HolidayCountry, type HolidayKey, holidaysOf } from '../../shared/calendar/holidays.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'

const dateOf = (country: HolidayCountry, year: number, key: HolidayKey) => holidaysOf(country, year).find((holiday) => holiday.key === key)?.date
const daysOff = (country: HolidayCountry, year: number) =>
  holidaysOf(country, year).flatMap(({ date, isGeneralDayOff }) => (isGeneralDayOff ? [date.slice(5)] : []))
const keptOn = (country: HolidayCountry, date: string) => generalDaysOff(country)(LocalDate.parse(date))

describe('Easter', () => {
  it.each([
    [1999, '1999-04-04'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('of %i fell or falls on %s', (year, date) => expect(dateOf('NL', year, 'easter_sunday')).toBe(date))
})

describe('Dutch holidays', () => {
  it('of 2026, the general days off', () => {
    expect(daysOff('NL', 2026)).toEqual(['01-01', '04-05', '04-06', '04-27', '05-14', '05-24', '05-25', '12-25', '12-26'])
  })
  it('know Good Friday, which is an ordinary working day for most', () => {
    expect(dateOf('NL', 2026, 'good_friday')).toBe('2026-04-03')
    expect(keptOn('NL', '2026-04-03')).toBeUndefined()
  })
  it('keep 5 May as a general day off once in five years', () => {
    expect([2020, 2024, 2025, 2026, 2030].filter((year) => keptOn('NL', `${year}-05-05`))).toEqual([2020, 2025, 2030])
  })
  it.each([
    [2013, '2013-04-30'],
    [2014, '2014-04-26'],
    [2024, '2024-04-27'],
    [2025, '2025-04-26'],
    [2031, '2031-04-26'],
    [2006, '2006-04-29'],
    [1978, '1978-05-01'],
  ])('keep the day of the King or Queen of %i on %s', (year, date) => expect(dateOf('NL', year, 'kings_day')).toBe(date))
  it('are in order of date, also where two share one', () => {
    const dates = holidaysOf('NL', 2016).map(({ date }) => date)
    expect(dates).toEqual([...dates].sort())
    expect(dates.filter((date) => date === '2016-05-05')).toHaveLength(2)
    expect(keptOn('NL', '2016-05-05')).toBe('ascension')
  })
})

describe('Belgian holidays', () => {
  it('are the ten legal ones', () => {
    expect(daysOff('BE', 2026)).toEqual(['01-01', '04-06', '05-01', '05-14', '05-25', '07-21', '08-15', '11-01', '11-11', '12-25'])
  })
})

describe('German holidays', () => {
  it('are the nine that all states share', () => {
    expect(daysOff('DE', 2026)).toEqual(['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26'])
  })
  it('had Reformation Day in all states once', () => {
    expect([2016, 2017, 2018].filter((year) => keptOn('DE', `${year}-10-31`))).toEqual([2017])
  })
})
