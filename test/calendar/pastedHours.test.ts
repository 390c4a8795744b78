import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedHours } from '../../shared/calendar/pastedHours.ts'
import { writeWeek } from '../../shared/calendar/weekPattern.ts'
import { weekPatterns } from './weekPatterns.ts'

const whyOf = (text: string) => pastedHours(text).leftOut.map(({ why, piece, problem }) => [why, problem?.key ?? piece])
const spec = (...specifications: readonly object[]) => JSON.stringify({ '@type': 'LocalBusiness', openingHoursSpecification: specifications })

describe('a paste of OpenStreetMap text', () => {
  it('is taken as it is', () => {
    expect(pastedHours('Mo-Th 13:00-17:00; Su[1] 10:00-12:00')).toEqual({ week: 'Mo-Th 13:00-17:00; Su[1] 10:00-12:00', exceptions: [], leftOut: [] })
    fc.assert(
      fc.property(weekPatterns, (pattern) => {
        expect(pastedHours(writeWeek(pattern))).toMatchObject({ week: writeWeek(pattern), leftOut: [] })
      }),
      { seed: 1, numRuns: 200 },
    )
  })
  it('names each group that cannot be read, and takes the others', () => {
    const text = 'Mo-Fr 13:00-17:00; Dec 24 off; Sa 10-12; Su 10:00-12:00'
    expect(pastedHours(text).week).toBe('Mo-Fr 13:00-17:00; Su 10:00-12:00')
    expect(whyOf(text)).toEqual([
      ['hours', 'unknown_word'],
      ['hours', 'minutes_missing'],
    ])
  })
  it.each([
    ['Monday to Friday 7pm - 10:30 pm\nSun: 19:00 until 22:00', 'Mo-Fr 19:00-22:30; Su 19:00-22:00'],
    ['Mon-Thu and Sat 9 a.m.–12 p.m.', 'Mo-Th,Sa 09:00-12:00'],
    ['Friday 10pm-12am', 'Fr 22:00-24:00'],
    ['maandag t/m vrijdag 19.00 tot 22.00 uur; zaterdag en zondag 10.00-12.00 uur', 'Mo-Fr 19:00-22:00; Sa,Su 10:00-12:00'],
  ])('is read in words as well: %s', (text, week) => expect(pastedHours(text)).toEqual({ week, exceptions: [], leftOut: [] }))
  it.each(['Mon-Fri 9-5pm', 'maandag tot vrijdag 19:00-22:00', 'Mon 13pm-14pm', 'Weekdays 9am-5pm'])('guesses at nothing: %s', (text) => {
    const { week, leftOut } = pastedHours(text)
    expect([week, leftOut.map(({ piece }) => piece)]).toEqual([undefined, [text]])
  })
  it('may hold nothing', () => {
    expect(pastedHours('  ')).toEqual({ week: undefined, exceptions: [], leftOut: [{ piece: '', why: 'nothing_found' }] })
    expect(pastedHours('We zijn er voor u').week).toBeUndefined()
  })
})

describe('a paste of schema.org', () => {
  it('adds up its texts, and takes days alone as whole days', () => {
    expect(pastedHours('{"openingHours": ["Mo-Fr 09:00-12:00", "Mo,Tu 13:00-17:00"]}').week).toBe('Mo,Tu 09:00-12:00,13:00-17:00; We-Fr 09:00-12:00')
    expect(pastedHours('{"openingHours": "Mo-Su"}').week).toBe('24/7')
    expect(pastedHours('"openingHours": "Sa 22:00-02:00",').week).toBe('Sa 22:00-02:00')
  })
  it.each([
    ['one day', { dayOfWeek: 'Monday', opens: '09:00', closes: '17:00' }, 'Mo 09:00-17:00'],
    [
      'days as addresses',
      { dayOfWeek: ['https://schema.org/Saturday', 'http://schema.org/Sunday'], opens: '10:00:00', closes: '12:30:00' },
      'Sa,Su 10:00-12:30',
    ],
    ['past midnight', { dayOfWeek: 'Friday', opens: '22:00', closes: '02:00' }, 'Fr 22:00-02:00'],
    ['until midnight', { dayOfWeek: 'Friday', opens: '18:00', closes: '00:00' }, 'Fr 18:00-24:00'],
    ['the whole day', { dayOfWeek: 'Friday', opens: '00:00', closes: '23:59' }, 'Fr 00:00-24:00'],
    ['closed', { dayOfWeek: 'Friday', opens: '00:00', closes: '00:00' }, 'off'],
    ['closed by saying nothing', { dayOfWeek: 'Friday' }, 'off'],
    ['every day', { opens: 'T09:00', closes: 'T17:00+01:00' }, 'Mo-Su 09:00-17:00'],
    ['public holidays', { dayOfWeek: ['Monday', 'PublicHolidays'], opens: '10:00', closes: '12:00' }, 'Mo 10:00-12:00; PH 10:00-12:00'],
  ])('reads a specification: %s', (_what, specification, week) => expect(pastedHours(spec(specification))).toEqual({ week, exceptions: [], leftOut: [] }))
  it('adds up specifications', () => {
    const both = spec({ dayOfWeek: 'Monday', opens: '09:00', closes: '12:00' }, { dayOfWeek: 'Monday', opens: '13:00', closes: '17:00' })
    expect(pastedHours(both).week).toBe('Mo 09:00-12:00,13:00-17:00')
  })
  it('makes exceptions of single days', () => {
    const dated = spec(
      { validFrom: '2026-12-24', validThrough: '2026-12-26', opens: '00:00', closes: '00:00' },
      { validFrom: '2026-12-31', validThrough: '2026-12-31', opens: '10:00', closes: '14:00' },
    )
    expect(pastedHours(dated)).toEqual({
      week: undefined,
      exceptions: [
        { date: '2026-12-24', week: 'off' },
        { date: '2026-12-25', week: 'off' },
        { date: '2026-12-26', week: 'off' },
        { date: '2026-12-31', week: '10:00-14:00' },
      ],
      leftOut: [],
    })
  })
  it('names what it cannot take over', () => {
    const reasons = spec(
      { dayOfWeek: 'Monday', opens: '09:00', closes: '17:00', validFrom: '2026-06-01', validThrough: '2026-09-01' },
      { dayOfWeek: 'Funday', opens: '09:00', closes: '17:00' },
      { dayOfWeek: 'Monday', opens: 'nine', closes: '17:00' },
    )
    expect(pastedHours(reasons).leftOut.map(({ why }) => why)).toEqual(['season', 'day', 'times'])
    expect(whyOf('{"openingHours": ["Mo-Fr 9-5"')).toEqual([['json', '']])
  })
  it('finds hours deep in a page, in scripts and in attributes', () => {
    const graph = `<script type="application/ld+json">{"@graph":[{"@type":"Place"},{"department":[${spec({ dayOfWeek: 'Tuesday', opens: '09:00', closes: '17:00' })}]}]}</script>`
    expect(pastedHours(`<html>${graph}</html>`).week).toBe('Tu 09:00-17:00')
    expect(pastedHours('<time itemprop="openingHours" datetime="Tu,Th 16:00-20:00">di en do</time>').week).toBe('Tu,Th 16:00-20:00')
    expect(pastedHours('<meta content="Sa 16:00-20:00" itemprop="openingHours">').week).toBe('Sa 16:00-20:00')
    expect(pastedHours('{"@type":"OpeningHoursSpecification","dayOfWeek":"Mo","opens":"9:00","closes":"17:00"}').week).toBe('Mo 09:00-17:00')
  })
  it.each(['<script', '<script application/ld+json>', 'Mo 1;', '<meta itemprop="openingHours" ', '[', 'Mo-Su 9:00-10:00,', '{"a":', ', '])(
    'is done in a moment with a hundred thousand signs of %s: the same process takes in calls',
    (piece) => {
      const before = process.cpuUsage().user
      expect(pastedHours(piece.repeat(100_000 / piece.length)).week).toBeUndefined()
      expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2_000)
    },
  )
  it('finds a script behind letters that become two when they are made small', () => {
    const script = `<SCRIPT type="application/LD+json">${spec({ dayOfWeek: 'Tuesday', opens: '09:00', closes: '17:00' })}</Script>`
    expect(pastedHours(`<title>\u0130\u0130\u0130</title>${script}`).week).toBe('Tu 09:00-17:00')
  })
  it('never throws, whatever was pasted', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"openingHoursSpecification":${json},"openingHours":${json}}`),
    )
    fc.assert(
      fc.property(anything, (text) => void pastedHours(text)),
      { seed: 2, numRuns: 500 },
    )
  })
})
