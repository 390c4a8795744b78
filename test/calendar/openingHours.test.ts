import { describe, expect, it } from 'vitest'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { dayHoursOf, type LineHours, openSpans, weekPatternOn } from '../../shared/calendar/openingHours.ts'
import { checkOpeningHours } from '../../shared/calendar/openingHoursCheck.ts'
import { writeWeek } from '../../shared/calendar/weekPattern.ts'
import { Instant, LocalDate } from '../../shared/contacts/identifiers.ts'
import { isOpenAt } from './isOpenAt.ts'
import { lineOpen } from './lineHours.ts'
import { wallReader } from './wallReader.ts'

const date = (text: string) => LocalDate.parse(text)
const at = (text: string) => Instant.parse(Date.parse(text))

/** Spans as the wall of the line shows them. */
function opened(line: LineHours, from: string, to = from): readonly string[] {
  const wall = wallReader(line.timeZone)
  return openSpans(line, date(from), date(to)).map((span) => `${wall(span.from).slice(5)} > ${wall(span.until).slice(5)}`)
}
const lengths = (line: LineHours, from: string, to = from) => openSpans(line, date(from), date(to)).map((span) => (span.until - span.from) / 3_600_000)

describe('a line is open', () => {
  it('in the blocks of each weekday', () => {
    expect(opened(lineOpen('Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00'), '2026-02-04', '2026-02-07')).toEqual([
      '02-04 13:00 > 02-04 17:00',
      '02-04 19:00 > 02-04 21:00',
      '02-05 13:00 > 02-05 17:00',
      '02-05 19:00 > 02-05 21:00',
      '02-06 10:00 > 02-06 14:00',
    ])
  })
  it('past midnight, cut to the days asked for, also when only the later day is asked for', () => {
    const line = lineOpen('Sa 22:00-02:00')
    expect(opened(line, '2026-02-07')).toEqual(['02-07 22:00 > 02-08 00:00'])
    expect(opened(line, '2026-02-08')).toEqual(['02-08 00:00 > 02-08 02:00'])
    expect(opened(line, '2026-02-07', '2026-02-08')).toEqual(['02-07 22:00 > 02-08 02:00'])
  })
  it('in one span where blocks of two days touch or overlap', () => {
    expect(lengths(lineOpen('24/7'), '2026-01-01', '2026-12-31')).toEqual([8_760])
    expect(opened(lineOpen('Fr 20:00-04:00; Sa 00:00-06:00'), '2026-02-06', '2026-02-07')).toEqual(['02-06 20:00 > 02-07 06:00'])
  })
  it('up to and not including the minute of closing', () => {
    const line = lineOpen('Mo-Fr 09:00-17:00')
    const moments = ['2026-02-04T07:59:59.999Z', '2026-02-04T08:00Z', '2026-02-04T15:59:59.999Z', '2026-02-04T16:00Z']
    expect(moments.map((moment) => isOpenAt(line, at(moment)))).toEqual([false, true, true, false])
  })
  it('for an hour less in the night that the clock goes forward', () => {
    expect(lengths(lineOpen('Mo-Su 22:00-06:00'), '2026-03-28', '2026-03-29')).toEqual([6, 7, 2])
  })
  it('never before 1970 and never from 2100 on, however far one asks', () => {
    const spans = openSpans(lineOpen([{ from: '0001-01-01', week: '24/7' }]), date('0001-01-01'), date('9999-12-31'))
    expect(spans).toEqual([{ from: 0, until: Date.parse('2100-01-01T00:00+01:00') }])
    expect(openSpans(lineOpen('24/7'), date('2026-02-02'), date('2026-02-01'))).toEqual([])
  })
})

describe.each([
  ['2019-03-31', '2019-10-27'],
  ['2020-03-29', '2020-10-25'],
  ['2021-03-28', '2021-10-31'],
  ['2022-03-27', '2022-10-30'],
  ['2023-03-26', '2023-10-29'],
  ['2024-03-31', '2024-10-27'],
  ['2025-03-30', '2025-10-26'],
  ['2026-03-29', '2026-10-25'],
  ['2027-03-28', '2027-10-31'],
])('in the nights of %s and %s in Amsterdam', (spring, autumn) => {
  const both = (week: string) => [lengths(lineOpen(week), spring), lengths(lineOpen(week), autumn)]

  it('a block 22:00-06:00 lasts 7 hours and 9 hours', () => {
    const night = lineOpen('Sa 22:00-06:00')
    const dayBefore = (on: string) => new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10)
    expect([lengths(night, dayBefore(spring), spring), lengths(night, dayBefore(autumn), autumn)]).toEqual([[7], [9]])
  })
  it('a block in the missing hour does not exist, and one in the doubled hour lasts two', () => expect(both('Su 02:00-03:00')).toEqual([[], [2]]))
  it('a block that begins at the doubled hour begins at its first occurrence, and one that ends there ends at it', () => {
    expect(both('Su 02:00-05:00')[1]).toEqual([4])
    expect(both('Su 01:00-02:30')[1]).toEqual([1.5])
  })
  it('a block that begins in the missing hour begins later by the gap', () => {
    expect(both('Su 02:30-05:00')[0]).toEqual([1.5])
    expect(opened(lineOpen('Su 02:30-05:00'), spring)).toEqual([`${spring.slice(5)} 03:30 > ${spring.slice(5)} 05:00`])
  })
  it('a whole day has 23 and 25 hours', () => expect(both('24/7')).toEqual([[23], [25]]))
  it('blocks by day are as long as ever', () => expect(both('Su 09:00-17:00')).toEqual([[8], [8]]))
})

describe('clock changes elsewhere', () => {
  it('Jerusalem on 2 April and 3 September 1999', () => {
    const night = lineOpen('Th 22:00-06:00', { timeZone: 'Asia/Jerusalem' })
    expect([lengths(night, '1999-04-01', '1999-04-02'), lengths(night, '1999-09-02', '1999-09-03')]).toEqual([[7], [9]])
    const bank = lineOpen('Su-Th 07:00-24:00; Fr 07:00-14:00; Sa 20:00-24:00', { timeZone: 'Asia/Jerusalem' })
    expect(lengths(bank, '1999-04-01', '1999-04-04')).toEqual([17, 7, 4, 17])
  })
  it('Lord Howe by half an hour', () => {
    const night = lineOpen('Sa 22:00-06:00', { timeZone: 'Australia/Lord_Howe' })
    expect([lengths(night, '2026-04-04', '2026-04-05'), lengths(night, '2026-10-03', '2026-10-04')]).toEqual([[8.5], [7.5]])
  })
  it('a day without midnight loses that hour', () => {
    expect(opened(lineOpen('24/7', { timeZone: 'America/Sao_Paulo' }), '2018-11-04')).toEqual(['11-04 01:00 > 11-05 00:00'])
  })
  it('a date the zone left out has no blocks; the night before it ends after as many hours as ever', () => {
    const apia = { timeZone: 'Pacific/Apia' }
    expect(opened(lineOpen('Fr 10:00-12:00', apia), '2011-12-29', '2011-12-31')).toEqual([])
    expect(lengths(lineOpen('Th 22:00-02:00', apia), '2011-12-29', '2011-12-31')).toEqual([4])
  })
})

describe('dated versions', () => {
  const line = lineOpen([
    { from: '2026-02-10', week: 'Mo-Su 20:00-23:00' },
    { from: '2026-02-01', week: 'Mo-Su 22:00-06:00' },
  ])
  it('hold from their date on, in whatever order they are listed; before the first the line is closed', () => {
    expect(opened(line, '2026-01-30', '2026-02-01')).toEqual(['02-01 22:00 > 02-02 00:00'])
    expect(dayHoursOf(line)(date('2026-01-31'))).toMatchObject({ by: 'no_version', blocks: [] })
    expect([weekPatternOn(line, date('2026-02-09')), weekPatternOn(line, date('2026-02-10'))].map((week) => week && writeWeek(week))).toEqual([
      'Mo-Su 22:00-06:00',
      'Mo-Su 20:00-23:00',
    ])
    expect(weekPatternOn(line, date('2026-01-31'))).toBeUndefined()
  })
  it('leave a night that began under the one before to run on to its end', () => {
    expect(opened(line, '2026-02-09', '2026-02-10')).toEqual(['02-09 00:00 > 02-09 06:00', '02-09 22:00 > 02-10 06:00', '02-10 20:00 > 02-10 23:00'])
  })
  it('with the same date: the last in the list holds', () => {
    const twice = lineOpen([
      { from: '2026-02-01', week: 'Mo-Su 10:00-11:00' },
      { from: '2026-02-01', week: 'Mo-Su 12:00-13:00' },
    ])
    expect(opened(twice, '2026-02-01')).toEqual(['02-01 12:00 > 02-01 13:00'])
  })
  it('a line without any has no hours', () => expect(opened(lineOpen([]), '2026-01-01', '2026-12-31')).toEqual([]))
})

describe('exceptions', () => {
  it('replace the blocks that begin on their date, and no others', () => {
    const line = lineOpen('Mo-Su 22:00-06:00', { exceptions: [{ date: '2026-02-04', week: 'closed' }] })
    expect(opened(line, '2026-02-03', '2026-02-05')).toEqual(['02-03 00:00 > 02-03 06:00', '02-03 22:00 > 02-04 06:00', '02-05 22:00 > 02-06 00:00'])
  })
  it('take a day out of a line that is always open', () => {
    const line = lineOpen('24/7', { exceptions: [{ date: '2026-02-04', week: 'closed' }] })
    expect(lengths(line, '2026-02-03', '2026-02-06')).toEqual([24, 48])
  })
  it('bring other hours, also on a day that is closed otherwise, also before the first version', () => {
    const line = lineOpen([{ from: '2026-02-03', week: 'Mo-Fr 09:00-17:00' }], {
      exceptions: [
        { date: '2026-02-01', week: '19:00-20:00' },
        { date: '2026-02-04', week: '12:00-13:00,22:00-02:00', reason: 'study day' },
      ],
    })
    expect(opened(line, '2026-02-01', '2026-02-05')).toEqual([
      '02-01 19:00 > 02-01 20:00',
      '02-03 09:00 > 02-03 17:00',
      '02-04 12:00 > 02-04 13:00',
      '02-04 22:00 > 02-05 02:00',
      '02-05 09:00 > 02-05 17:00',
    ])
    expect(dayHoursOf(line)(date('2026-02-04'))).toMatchObject({ by: 'exception', reason: 'study day' })
  })
  it('win over holidays; of several for one date the last holds', () => {
    const line = lineOpen([{ from: '2026-01-01', week: 'Mo-Fr 09:00-17:00', holidays: 'NL' }], {
      exceptions: [
        { date: '2026-04-27', week: 'closed' },
        { date: '2026-04-27', week: '10:00-12:00' },
      ],
    })
    expect(opened(line, '2026-04-27')).toEqual(['04-27 10:00 > 04-27 12:00'])
  })
})

describe('public holidays', () => {
  const kingsDay = '2026-04-27' // a Monday
  const withHolidays = (version: object) => lineOpen([{ from: '2026-01-01', week: 'Mo-Su 09:00-17:00', ...version }])

  it('are not assumed', () => {
    expect(lengths(withHolidays({}), kingsDay)).toEqual([8])
    expect(lengths(withHolidays({ week: 'Mo-Su 09:00-17:00; PH off' }), kingsDay)).toEqual([8])
  })
  it('close a line that names a country, unless it says otherwise', () => {
    expect(lengths(withHolidays({ holidays: 'NL' }), kingsDay)).toEqual([])
    expect(lengths(withHolidays({ holidays: 'NL', onHolidays: 'as_usual' }), kingsDay)).toEqual([8])
    expect(opened(withHolidays({ holidays: 'NL', onHolidays: '20:00-02:00' }), kingsDay, '2026-04-28')).toEqual([
      '04-27 20:00 > 04-28 02:00',
      '04-28 09:00 > 04-28 17:00',
    ])
    expect(lengths(withHolidays({ holidays: 'BE' }), kingsDay)).toEqual([8])
  })
  it('follow the PH rule of the pattern before anything else', () => {
    const week = 'Mo-Su 09:00-17:00; PH 10:00-11:00'
    expect(['closed', 'as_usual', '12:00-14:00'].map((onHolidays) => lengths(withHolidays({ week, holidays: 'NL', onHolidays }), kingsDay))).toEqual([
      [1],
      [1],
      [1],
    ])
  })
  it('are the general days off only: Good Friday and most 5ths of May are ordinary days', () => {
    const line = withHolidays({ holidays: 'NL' })
    expect(['2026-04-03', '2026-05-05', '2030-05-05', '2026-04-05'].map((on) => lengths(line, on).length)).toEqual([1, 1, 0, 0])
    expect(dayHoursOf(line)(date('2026-12-25'))).toMatchObject({ by: 'holiday', holiday: 'christmas_day' })
  })
  it('do not cut off the night of the eve, and take away the night of the day itself', () => {
    const line = lineOpen([{ from: '2026-01-01', week: 'Mo-Su 22:00-06:00', holidays: 'NL' }])
    expect(opened(line, '2026-12-24', '2026-12-27')).toEqual(['12-24 00:00 > 12-24 06:00', '12-24 22:00 > 12-25 06:00', '12-27 22:00 > 12-28 00:00'])
  })
})

describe('hours that cannot be read', () => {
  const line = lineOpen([{ from: '2026-01-01', week: 'Mo-Fr 9-17', onHolidays: 'brunch' }], { exceptions: [{ date: '2026-02-04', week: 'Mo 10:00-12:00' }] })
  it('are found before they are saved, each with its place', () => {
    expect(checkOpeningHours(line).map(({ path, problem }) => [path.join('.'), problem.key])).toEqual([
      ['hours.0.week', 'minutes_missing'],
      ['hours.0.onHolidays', 'unknown_word'],
      ['exceptions.0.week', 'days_not_allowed'],
    ])
    expect(checkOpeningHours(lineOpen([{ from: '2026-01-01', week: 'Mo 09:00-10:00', holidays: 'NL', onHolidays: 'as_usual' }]))).toEqual([])
  })
  it('are never taken for closed', () => expect(() => openSpans(line, date('2026-02-01'), date('2026-02-02'))).toThrow('"9" at character 7'))
})

describe('the local day of the line', () => {
  it('decides the weekday, not the day of UTC', () => {
    const line = lineOpen('Mo 00:00-01:00')
    expect(openSpans(line, date('2026-07-06'), date('2026-07-06'))).toEqual([{ from: at('2026-07-05T22:00Z'), until: at('2026-07-05T23:00Z') }])
    expect(localTimeOf(line.timeZone).dateOf(at('2026-07-05T22:00Z'))).toBe('2026-07-06')
  })
})
