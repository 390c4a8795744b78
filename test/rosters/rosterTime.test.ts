import { describe, expect, it } from 'vitest'
import { cellText, onlyOrderOf, readDate, readTime } from '../../shared/rosters/rosterTime.ts'

describe('a date in a roster', () => {
  it.each(['3-2-2026', '03/02/26', '2026-02-03', '3 feb 2026', 'di 3-2-2026', 'dinsdag 3 februari 2026', '3.2.2026', '2026-02-03 00:00', '46056'])(
    'is read from %s',
    (text) => expect(readDate(text)).toBe('2026-02-03'),
  )
  it.each(['30-2-2026', '2026-13-01', 'morgen', '', '20260203', '12345', '1-1-1899'])('is not made of %s', (text) => expect(readDate(text)).toBeUndefined())
})

it.each([
  ['23-11-2026', 'day_first'],
  ['11/23/2026', 'month_first'],
  ['11/3/2026', undefined],
  ['2026-11-23', undefined],
  ['23 nov 2026', undefined],
  ['31-11-2026', undefined],
])('of %s no other order gives a date than %s', (text, order) => expect(onlyOrderOf(text)).toBe(order))

describe('a time in a roster', () => {
  it.each([
    ['9:00', 540],
    ['09.30', 570],
    ['9u30', 570],
    ['0930', 570],
    ['9', 540],
    ['24:00', 1440],
    ['00:00', 0],
    ['21:15:00', 1275],
    ['19:00 uur', 1140],
    ['2026-02-03 22:00', 1320],
    ['7:00 PM', 1140],
    ['12:00 a.m.', 0],
    ['12:30pm', 750],
    ['0,7916666667', 1140],
    ['.375', 540],
    ['0.30', 30],
  ])('%s is %s minutes after midnight', (text, minutes) => expect(readTime(text)).toEqual({ minutes }))
  it('past midnight tells what it may stand for', () => expect(readTime('25:30')).toEqual({ fault: 'time_past_midnight', suggestion: '01:30' }))
  it.each(['9:75', 'half tien', '', '49:00', '-1:00', '13:00 PM', '0:30 am'])('is not made of %s', (text) =>
    expect(readTime(text)).toEqual({ fault: 'bad_time' }),
  )
})

describe('a cell of a spreadsheet', () => {
  it('becomes the text a person sees, rounded to the second first', () => {
    expect(cellText(new Date('2026-02-02T23:59:59.999Z'))).toBe('2026-02-03')
    expect(cellText(new Date('2026-02-03T19:29:59.999Z'))).toBe('2026-02-03 19:30')
    expect(cellText(new Date('1899-12-31T09:15:00Z'))).toBe('09:15')
    expect(cellText(0.8125)).toBe('19:30')
    expect(cellText(2)).toBe('2')
    expect(cellText(null)).toBe('')
  })
})
