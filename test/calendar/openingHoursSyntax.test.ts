import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeOpeningHoursProblem, type OpeningHoursProblem } from '../../shared/calendar/openingHoursProblem.ts'
import { parseTimes, parseWeek } from '../../shared/calendar/openingHoursSyntax.ts'
import { blockAsRead, writeTimes, writeWeek } from '../../shared/calendar/weekPattern.ts'
import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { date } from '../builders/report.ts'
import { slowBlocks } from './slowRules.ts'
import { weekPatterns } from './weekPatterns.ts'

function canonical(text: string): string {
  const read = parseWeek(text)
  if ('problem' in read) throw new Error(describeOpeningHoursProblem(read.problem))
  return writeWeek(read)
}
const problemIn = (read: object | { readonly problem: OpeningHoursProblem }) => ('problem' in read ? read.problem : undefined)

describe('opening hours are read', () => {
  it.each(['Mo 1;', 'Mo-Su,', 'Su[1,2,3],', 'Mo 9:00-10:00;'])('in a moment, also where an address holds nothing but %s', (piece) => {
    const before = process.cpuUsage().user
    parseWeek(piece.repeat(16_000 / piece.length))
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(700)
  })
  it.each([
    ['ranges of days, several blocks', 'Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00', 'Mo-Th 13:00-17:00,19:00-21:00; Fr 10:00-14:00'],
    ['lists of days', 'Sa,Su 10:00-12:00', 'Sa,Su 10:00-12:00'],
    ['lists of ranges', 'Mo-We,Fr 10:00-12:00', 'Mo-We,Fr 10:00-12:00'],
    ['a range that goes round', 'Fr-Mo 10:00-12:00', 'Mo,Fr-Su 10:00-12:00'],
    ['a range of one day', 'Mo-Mo 10:00-12:00', 'Mo 10:00-12:00'],
    ['no days: every day', '10:00-12:00', 'Mo-Su 10:00-12:00'],
    ['past midnight', 'Sa 22:00-02:00', 'Sa 22:00-02:00'],
    ['past midnight, counted on', 'Sa 22:00-26:00', 'Sa 22:00-02:00'],
    ['until midnight, either way', 'Mo 20:00-24:00; Tu 20:00-00:00', 'Mo,Tu 20:00-24:00'],
    ['longer than a day', 'Fr 10:00-34:00; Sa 10:00-40:00', 'Fr 10:00-34:00; Sa 10:00-40:00'],
    ['all the time', '24/7', '24/7'],
    ['all the time, spelled out', 'Mo-Su 00:00-24:00', '24/7'],
    ['all the time but for holidays', '24 / 7; PH off', '24/7; PH off'],
    ['a later rule replaces an earlier one for its days', 'Mo-Fr 09:00-17:00; We 12:00-14:00; Fr off', 'Mo,Tu,Th 09:00-17:00; We 12:00-14:00'],
    ['blocks out of order that overlap or touch', 'Mo 12:00-14:00,09:00-12:00,13:00-15:00', 'Mo 09:00-15:00'],
    ['public holidays', 'Mo-Fr 09:00-17:00; PH 10:00-14:00', 'Mo-Fr 09:00-17:00; PH 10:00-14:00'],
    ['public holidays beside days', 'Su,PH 10:00-14:00', 'Su 10:00-14:00; PH 10:00-14:00'],
    ['public holidays only', 'PH 10:00-14:00', 'PH 10:00-14:00'],
    ['never open', 'off', 'off'],
    ['never open, in other words', 'Mo-Su closed', 'off'],
    ['any case, any spacing, an end', '  mo - FR   9:00  -  17:00 ,  19:00-21:00 ; ; ph OFF ;', 'Mo-Fr 09:00-17:00,19:00-21:00; PH off'],
    ['Dutch days and words', 'ma-do 13.00-17.00; vr,za 10.00-12.00; zo gesloten', 'Mo-Th 13:00-17:00; Fr,Sa 10:00-12:00'],
    [
      'each Dutch day',
      'ma 01:00-02:00; di 02:00-03:00; wo 03:00-04:00; do 04:00-05:00; vr 05:00-06:00; za 06:00-07:00; zo 07:00-08:00',
      'Mo 01:00-02:00; Tu 02:00-03:00; We 03:00-04:00; Th 04:00-05:00; Fr 05:00-06:00; Sa 06:00-07:00; Su 07:00-08:00',
    ],
    ['the dashes of word processors', 'Mo–Fr 09:00–17:00; Sa 10:00—12:00', 'Mo-Fr 09:00-17:00; Sa 10:00-12:00'],
    ['the first of the month', 'Su[1] 10:00-12:00', 'off; Su[1] 10:00-12:00'],
    ['some of the month', 'Mo-Fr 09:00-17:00; Mo[1,3] off; Fr[-1] 09:00-12:00', 'Mo-Fr 09:00-17:00; Mo[1,3] off; Fr[-1] 09:00-12:00'],
    ['a range of places, and other days beside it', 'Mo,Su[1-3] 10:00-12:00', 'Mo 10:00-12:00; Su[1,2,3] 10:00-12:00'],
    ['every other week', 'week 1-53/2 zo 10.00-12.00', 'off; week 01-53/2 Su 10:00-12:00'],
    ['weeks without days', 'Mo-Fr 09:00-17:00; week 30-32 off', 'Mo-Fr 09:00-17:00; week 30-32 Mo-Su off'],
    ['several weeks', 'week 03,05 Mo,Tu 10:00-12:00', 'off; week 03 Mo,Tu 10:00-12:00; week 05 Mo,Tu 10:00-12:00'],
    ['school holidays', 'Mo-Fr 09:00-17:00; SH Mo-Fr 10:00-12:00', 'Mo-Fr 09:00-17:00; SH Mo-Fr 10:00-12:00'],
    ['school and public holidays together', 'Mo-Fr 09:00-17:00; PH,SH off', 'Mo-Fr 09:00-17:00; SH Mo-Su off; PH off'],
    ['a later rule for a whole weekday takes away what was said of some', 'Su[1] 10:00-12:00; SH Su off; Su 13:00-14:00', 'Su 13:00-14:00'],
    ['a later rule of the same choice replaces the earlier', 'Su[1] 10:00-12:00; Su[2] off; Su[1] 13:00-14:00', 'off; Su[2] off; Su[1] 13:00-14:00'],
    ['the hours of a bank', 'Su-Th 07:00-24:00; Fr 07:00-14:00; Sa 20:00-24:00', 'Mo-Th,Su 07:00-24:00; Fr 07:00-14:00; Sa 20:00-24:00'],
  ])('%s: %s', (_what, text, expected) => expect(canonical(text)).toBe(expected))

  it('and written so that reading gives the same hours on every date', () => {
    const dates = ['2026-12-28', '2026-10-19'].flatMap((monday) => datesBetween(date(monday), addDays(date(monday), 13)))
    fc.assert(
      fc.property(weekPatterns, (pattern) => {
        const text = writeWeek(pattern)
        const read = parseWeek(text)
        if ('problem' in read) throw new Error(text)
        expect([read.days, read.publicHoliday, read.rules.length, writeWeek(read)]).toEqual([pattern.days, pattern.publicHoliday, pattern.rules.length, text])
        expect(dates.map((on) => slowBlocks(read, on))).toEqual(dates.map((on) => slowBlocks(pattern, on)))
      }),
      { seed: 1, numRuns: 250 },
    )
  })
  it('without ever throwing, whatever is typed; and what is refused stands where it is said to stand', () => {
    const scraps = fc.constantFrom(
      'Mo',
      'ph',
      '-',
      ',',
      ';',
      ' ',
      '24/7',
      '10:00',
      '26:00',
      '9',
      'off',
      '+',
      'juli',
      '–',
      '[',
      ']',
      '1',
      'week',
      'SH',
      '99:99',
      '24:00',
      '/',
      ':',
    )
    fc.assert(
      fc.property(
        fc.array(scraps, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (text) => {
          const problem = problemIn(parseWeek(text))
          const start = problem ? problem.position - 1 : 0
          const [found, expected] = problem ? [text.slice(start, start + problem.piece.length), problem.piece] : [canonical(canonical(text)), canonical(text)]
          expect(found).toBe(expected)
        },
      ),
      { seed: 1, numRuns: 2_000 },
    )
  })
})

describe('opening hours are refused, with the piece and its place', () => {
  it.each([
    ['', 'empty', '', 1],
    [' ; ', 'empty', '', 4],
    ['Jan-Mar 10:00-12:00', 'unknown_word', 'Jan', 1],
    ['maandag 10:00-12:00', 'unknown_word', 'maandag', 1],
    ['Mo sunrise-12:00', 'unknown_word', 'sunrise', 4],
    ['Mo 10:00-12:00 uur', 'unknown_word', 'uur', 16],
    ['Mo[0] 10:00-12:00', 'place_expected', '0', 4],
    ['Mo[6] 10:00-12:00', 'place_expected', '6', 4],
    ['Mo[] 10:00-12:00', 'place_expected', ']', 4],
    ['Mo[1,] 10:00-12:00', 'place_expected', ']', 6],
    ['Mo[1 10:00-12:00', 'place_expected', '', 17],
    ['Mo[1;2] 10:00-12:00', 'place_expected', ';', 5],
    ['[1] 10:00-12:00', 'unexpected', '[', 1],
    ['Sa[1]-Su 10:00-12:00', 'place_of_one_day', 'Sa', 1],
    ['week Su 10:00-12:00', 'week_expected', 'Su', 6],
    ['week 54 Su 10:00-12:00', 'week_expected', '54', 6],
    ['week 10-02 Su 10:00-12:00', 'week_expected', '02', 9],
    ['week 01-53/2 Su', 'times_missing', 'Su', 14],
    ['week 01-53/2 Su[1] 10:00-12:00', 'weeks_stand_alone', 'week', 1],
    ['week 01-53/2 PH 10:00-12:00', 'weeks_stand_alone', 'week', 1],
    ['SH Su[1] 10:00-12:00', 'school_stands_alone', 'SH', 1],
    ['Mo-SH 10:00-12:00', 'day_expected', 'SH', 4],
    ['Mo[1]/2 10:00-12:00', 'time_expected', '/', 6],
    ['Mo: 10:00-12:00', 'unknown_sign', ':', 3],
    ['Mo 10:00+', 'open_end', '+', 9],
    ['Mo- 10:00-12:00', 'day_expected', '-', 3],
    ['Mo, 10:00-12:00', 'day_expected', '', 5],
    [',Mo 10:00-12:00', 'day_expected', '', 1],
    ['PH-Mo 10:00-12:00', 'day_expected', 'Mo', 4],
    ['Mo-PH 10:00-12:00', 'day_expected', 'PH', 4],
    ['Mo Tu 10:00-12:00', 'unexpected', 'Tu', 4],
    ['PH Mo 10:00-12:00', 'unexpected', 'Mo', 4],
    ['Mo-Tu-We 10:00-12:00', 'unexpected', '-', 6],
    ['Mo off 10:00-12:00', 'unexpected', '10:00', 8],
    ['Mo-Fr', 'times_missing', 'Fr', 4],
    ['Mo-Fr 09:00-17:00; Sa', 'times_missing', 'Sa', 20],
    ['Mo 10:00-12:00,', 'time_expected', '', 16],
    ['Mo 10:00-12:00, off', 'time_expected', 'off', 17],
    ['Mo 10:00', 'end_missing', '10:00', 4],
    ['Mo 10:00-', 'end_missing', '10:00', 4],
    ['Mo 10:00 12:00', 'end_missing', '10:00', 4],
    ['Mo-Fr 9-17', 'minutes_missing', '9', 7],
    ['Mo 10:00-12', 'minutes_missing', '12', 10],
    ['Mo 10:75-12:00', 'no_such_time', '10:75', 4],
    ['Mo 10:00-48:30', 'no_such_time', '48:30', 10],
    ['Mo 25:00-27:00', 'begins_after_midnight', '25:00', 4],
    ['Mo 24:00-26:00', 'begins_after_midnight', '24:00', 4],
    ['Mo 00:00-00:00', 'no_length', '00:00', 4],
    ['Mo 10:00-12:00 14:00-16:00', 'comma_expected', '14:00', 16],
    ['Mo 10:00-12:00, Tu 10:00-12:00', 'semicolon_expected', 'Tu', 17],
    ['Mo 10:00-12:00 Tu 10:00-12:00', 'semicolon_expected', 'Tu', 16],
    ['Mo off Tu 10:00-12:00', 'semicolon_expected', 'Tu', 8],
    ['Mo-Fr 24/7', 'always_stands_alone', '24/7', 7],
    ['24/7 off', 'always_stands_alone', '24/7', 1],
  ])('%j: %s', (text, key, piece, position) => expect(parseWeek(text)).toEqual({ problem: { key, piece, position } }))

  it('and one English sentence that names the cure', () => {
    const sentence = (text: string) => {
      const read = parseWeek(text)
      return 'problem' in read ? describeOpeningHoursProblem(read.problem) : ''
    }
    expect(sentence('Mo-Fr 9-17')).toBe('"9" at character 7 cannot be read: write the minutes too, such as 9:00.')
    expect(sentence('Mo 10:00-12:00,')).toBe('Something is missing at character 16: put times here, such as 09:00-17:00.')
    expect(sentence('')).toContain('Nothing is written here')
    expect(sentence('x'.repeat(900)).length).toBeLessThan(300)
    expect(sentence('Mo-Fr 09:00-17:00 Sa 10:00-12:00')).toContain('start each group of days with a semicolon')
  })
})

describe('the times of one date', () => {
  it.each([
    ['19:00-20:00', '19:00-20:00'],
    ['22.00–02.00', '22:00-02:00'],
    ['closed', 'off'],
    ['Gesloten', 'off'],
  ])('%s', (text, expected) => {
    const read = parseTimes(text)
    expect('problem' in read ? read : writeTimes(read)).toBe(expected)
  })
  it.each([
    ['', 'empty'],
    ['Mo 10:00-12:00', 'days_not_allowed'],
    ['10:00-12:00; 13:00-14:00', 'unexpected'],
    ['24/7', 'always_stands_alone'],
    ['kerst', 'unknown_word'],
  ])('%j is refused: %s', (text, key) => expect(problemIn(parseTimes(text))).toMatchObject({ key }))
})

describe('how a visitor reads it', () => {
  it('is a list of blocks a weekday, with ends on the next day marked', () => {
    const read = parseWeek('Mo 13:00-17:00,22:00-02:00; Su 20:00-24:00; PH off')
    if ('problem' in read) throw new Error('not read')
    const days = read.days.map((blocks) => blocks.map(blockAsRead))
    expect(days).toHaveLength(7)
    expect(days[0]).toEqual([
      { from: '13:00', until: '17:00', isNextDay: false },
      { from: '22:00', until: '02:00', isNextDay: true },
    ])
    expect(days[1]).toEqual([])
    expect(days[6]).toEqual([{ from: '20:00', until: '24:00', isNextDay: false }])
    expect(read.publicHoliday).toEqual([])
  })
})
