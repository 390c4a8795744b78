import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { wallReader } from './wallReader.ts'

const date = (text: string) => LocalDate.parse(text)
const utc = (text: string) => Date.parse(`${text}Z`)
const iso = (ms: number) => new Date(ms).toISOString().replace(/(:00)?\.000Z$/, '')
const amsterdam = localTimeOf('Europe/Amsterdam')
const hours = (zone: string, on: string) => (localTimeOf(zone).dayStart(localTimeOf(zone).nextDay(date(on))) - localTimeOf(zone).dayStart(date(on))) / 3_600_000

const clockChanges = [
  ['2019-03-31', '2019-10-27'],
  ['2020-03-29', '2020-10-25'],
  ['2021-03-28', '2021-10-31'],
  ['2022-03-27', '2022-10-30'],
  ['2023-03-26', '2023-10-29'],
  ['2024-03-31', '2024-10-27'],
  ['2025-03-30', '2025-10-26'],
  ['2026-03-29', '2026-10-25'],
  ['2027-03-28', '2027-10-31'],
] as const

describe.each(clockChanges)('Amsterdam in the year of %s and %s', (spring, autumn) => {
  it('changes its clocks twice, at 01:00 UTC', () => {
    const year = spring.slice(0, 4)
    expect(amsterdam.transitionsBetween(utc(`${year}-01-01T00:00`), utc(`${year}-12-31T00:00`))).toEqual([
      { atMs: utc(`${spring}T01:00`), beforeMinutes: 60, afterMinutes: 120 },
      { atMs: utc(`${autumn}T01:00`), beforeMinutes: 120, afterMinutes: 60 },
    ])
  })
  it('has a day of 23 hours and one of 25', () => expect([spring, autumn].map((on) => hours('Europe/Amsterdam', on))).toEqual([23, 25]))
  it('moves a time in the missing hour forward by the gap', () => {
    expect(['01:59', '02:00', '02:30', '03:00'].map((time) => iso(amsterdam.fromWallClock(date(spring), time)))).toEqual([
      `${spring}T00:59`,
      `${spring}T01:00`,
      `${spring}T01:30`,
      `${spring}T01:00`,
    ])
  })
  it('takes a doubled time as its first occurrence unless the second is asked for', () => {
    const at = (time: string, ambiguous: 'first' | 'second') => iso(amsterdam.fromWallClock(date(autumn), time, { ambiguous }))
    expect([at('01:59', 'first'), at('02:00', 'first'), at('02:30', 'first'), at('03:00', 'first')]).toEqual(
      ['T23:59', 'T00:00', 'T00:30', 'T02:00'].map((time, i) => `${i === 0 ? dayBefore(autumn) : autumn}${time}`),
    )
    expect([at('02:00', 'second'), at('02:30', 'second'), at('03:00', 'second')]).toEqual([`${autumn}T01:00`, `${autumn}T01:30`, `${autumn}T02:00`])
  })
})
const dayBefore = (on: string) => iso(utc(`${on}T00:00`) - 86_400_000).slice(0, 10)

describe('other zones', () => {
  it('Jerusalem changed on Friday 2 April 1999 at 02:00 and on Friday 3 September 1999 at 02:00', () => {
    const jerusalem = localTimeOf('Asia/Jerusalem')
    expect(jerusalem.transitionsBetween(utc('1999-01-01T00:00'), utc('2000-01-01T00:00'))).toEqual([
      { atMs: utc('1999-04-02T00:00'), beforeMinutes: 120, afterMinutes: 180 },
      { atMs: utc('1999-09-02T23:00'), beforeMinutes: 180, afterMinutes: 120 },
    ])
    expect([hours('Asia/Jerusalem', '1999-04-02'), hours('Asia/Jerusalem', '1999-09-03')]).toEqual([23, 25])
    expect(iso(jerusalem.fromWallClock(date('1999-04-02'), '02:30'))).toBe('1999-04-02T00:30')
  })
  it('Lord Howe changes by half an hour', () => {
    const lordHowe = localTimeOf('Australia/Lord_Howe')
    expect([hours('Australia/Lord_Howe', '2026-04-05'), hours('Australia/Lord_Howe', '2026-10-04')]).toEqual([24.5, 23.5])
    expect(iso(lordHowe.fromWallClock(date('2026-04-05'), '01:45'))).toBe('2026-04-04T14:45')
    expect(iso(lordHowe.fromWallClock(date('2026-04-05'), '01:45', { ambiguous: 'second' }))).toBe('2026-04-04T15:15')
    expect(iso(lordHowe.fromWallClock(date('2026-10-04'), '02:10'))).toBe('2026-10-03T15:40')
  })
  it('a day without midnight starts when its clocks start', () => {
    expect(iso(localTimeOf('America/Sao_Paulo').dayStart(date('2018-11-04')))).toBe('2018-11-04T03:00')
    expect(hours('America/Sao_Paulo', '2018-11-04')).toBe(23)
  })
  it('a day with two midnights starts at the first', () => expect(hours('America/Havana', '2025-11-02')).toBe(25))
  it('a day the zone left out has no length', () => {
    expect(['2011-12-29', '2011-12-30', '2011-12-31'].map((on) => hours('Pacific/Apia', on))).toEqual([24, 0, 24])
  })
  it('two changes within a week are both seen', () => {
    const changes = localTimeOf('America/Recife').transitionsBetween(utc('2000-10-01T00:00'), utc('2000-11-01T00:00'))
    expect(changes.map(({ atMs }) => iso(atMs))).toEqual(['2000-10-08T03:00', '2000-10-15T02:00'])
  })
  it('a name that is no zone is refused', () => expect(() => localTimeOf('Europe/Lutjebroek')).toThrow(RangeError))
})

describe('the wall clock', () => {
  const zones = ['Europe/Amsterdam', 'Asia/Jerusalem', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC']
  const zone = fc.constantFrom(...zones)
  const minute = fc.integer({ min: 2 * 1_440, max: 47_481 * 1_440 }).map((minutes) => minutes * 60_000)

  it('reads as Intl reads it, from 1970 to 2099', () => {
    const readers = new Map(zones.map((name) => [name, wallReader(name)]))
    fc.assert(
      fc.property(zone, minute, (name, ms) => {
        const { dateOf, secondOfDayOf, offsetMinutesAt } = localTimeOf(name)
        const clock = new Date(secondOfDayOf(ms) * 1_000).toISOString().slice(11, 16)
        expect(`${dateOf(ms)} ${clock}`).toBe(readers.get(name)?.(ms))
        expect(new Date(ms + offsetMinutesAt(ms) * 60_000).toISOString().slice(0, 16).replace('T', ' ')).toBe(readers.get(name)?.(ms))
      }),
      { seed: 1, numRuns: 2_000 },
    )
  })
  it('gives every instant back from what it shows', () => {
    fc.assert(
      fc.property(zone, minute, (name, ms) => {
        const { dateOf, secondOfDayOf, fromWallClock } = localTimeOf(name)
        const first = fromWallClock(dateOf(ms), secondOfDayOf(ms))
        expect([first, fromWallClock(dateOf(ms), secondOfDayOf(ms), { ambiguous: 'second' })]).toContain(ms)
        expect(first).toBeLessThanOrEqual(ms)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
  it('shows each instant on the day between its start and the next', () => {
    fc.assert(
      fc.property(zone, minute, (name, ms) => {
        const { dateOf, dayStart, nextDay } = localTimeOf(name)
        const on = dateOf(ms)
        expect(dayStart(on) <= ms && ms < dayStart(nextDay(on))).toBe(true)
      }),
      { seed: 2, numRuns: 500 },
    )
  })
  it('takes seconds of the day as well as a text, and runs on past midnight', () => {
    expect(amsterdam.fromWallClock(date('2026-01-01'), 9.5 * 3_600)).toBe(amsterdam.fromWallClock(date('2026-01-01'), '09:30'))
    expect(amsterdam.fromWallClock(date('2026-01-01'), '09:30:15')).toBe(utc('2026-01-01T08:30:15'))
    expect(amsterdam.fromWallClock(date('2026-01-01'), 26 * 3_600)).toBe(utc('2026-01-02T01:00'))
    expect(amsterdam.fromWallClock(date('2026-03-28'), 26.5 * 3_600)).toBe(utc('2026-03-29T01:30'))
  })
  it.each(['9:30', '09.30', '', '09:60', 'noon'])('refuses %j as a time', (text) =>
    expect(() => amsterdam.fromWallClock(date('2026-01-01'), text)).toThrow(RangeError),
  )
  it('keeps to 1970-2099: what lies before or after is moved to the edge', () => {
    expect(amsterdam.dayStart(date('1970-01-01'))).toBe(0)
    expect(amsterdam.dayStart(date('2200-01-01'))).toBe(4_102_444_800_000)
  })
})

describe('the hour of the week', () => {
  it('counts from Monday 00:00 on the wall', () => {
    expect(['2026-01-04T22:59', '2026-01-04T23:00', '2026-01-05T00:00', '2026-01-11T22:00'].map((text) => amsterdam.hourOfWeekOf(utc(text)))).toEqual([
      167, 0, 1, 167,
    ])
  })
  it('is one cell of two hours in autumn, and none for the missing hour of spring', () => {
    const cellsOf = (on: string) => [0, 1, 2, 3, 4].map((hour) => amsterdam.hourOfWeekOf(amsterdam.dayStart(date(on)) + hour * 3_600_000) - 144)
    expect(cellsOf('2026-10-25')).toEqual([0, 1, 2, 2, 3])
    expect(cellsOf('2026-03-29')).toEqual([0, 1, 3, 4, 5])
  })
})

describe('the table of offsets between two instants', () => {
  it('starts at the first, has an entry a clock change, and no two alike in a row', () => {
    expect(amsterdam.offsetsBetween(utc('2026-01-01T00:00'), utc('2027-01-01T00:00'))).toEqual([
      { fromMs: utc('2026-01-01T00:00'), offsetMinutes: 60 },
      { fromMs: utc('2026-03-29T01:00'), offsetMinutes: 120 },
      { fromMs: utc('2026-10-25T01:00'), offsetMinutes: 60 },
    ])
    expect(localTimeOf('Asia/Kathmandu').offsetsBetween(utc('1990-01-01T00:00'), utc('2090-01-01T00:00'))).toEqual([
      { fromMs: utc('1990-01-01T00:00'), offsetMinutes: 345 },
    ])
  })
  it('is empty for no time at all', () => expect(amsterdam.offsetsBetween(5, 5)).toEqual([]))
  it('counts a change at its beginning and not at its end', () => {
    const change = utc('2026-03-29T01:00')
    expect(amsterdam.transitionsBetween(change, change + 1)).toHaveLength(1)
    expect(amsterdam.transitionsBetween(change - 5_000, change)).toEqual([])
  })
  it('has 246 changes for Amsterdam, from 1977 to 2099', () => expect(amsterdam.transitionsBetween(0, 4_102_444_800_000)).toHaveLength(246))
})
