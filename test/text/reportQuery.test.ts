import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LineId, LocalDate } from '../../shared/contacts/identifiers.ts'
import { nextPeriod, periodName, periodOf, previousPeriod } from '../../shared/text/periods.ts'
import { filtersOf, parametersOf, readReportQuery } from '../../shared/text/reportQuery.ts'

const today = '2020-02-12' as LocalDate // a Wednesday
const lines = [
  { id: 'telefoon' as LineId, channel: 'phone' as const },
  { id: 'chat' as LineId, channel: 'chat' as const },
]
const read = (text: string) => readReportQuery(new URLSearchParams(text), lines, today)
const period = (name: string) => {
  const found = periodOf(name, today)
  return found && `${found.from} ${found.to}`
}

describe('a period by name', () => {
  it.each([
    ['28d', '2020-01-15 2020-02-11'],
    ['13w', '2019-11-11 2020-02-09'],
    ['12m', '2019-02-01 2020-01-31'],
    ['2019', '2019-01-01 2019-12-31'],
    ['2019-q4', '2019-10-01 2019-12-31'],
    ['2019-12', '2019-12-01 2019-12-31'],
    ['2020-w06', '2020-02-03 2020-02-09'],
    ['2015-w53', '2015-12-28 2016-01-03'],
    ['2020-w01', '2019-12-30 2020-01-05'],
    ['2019-12-24..2020-01-02', '2019-12-24 2020-01-02'],
  ])('%s is %s', (name, dates) => expect(period(name)).toBe(dates))
  it('that still runs ends today', () => expect(period('2020')).toBe('2020-01-01 2020-02-12'))
  it.each(['2019-w53', '0w', '13x', '2021', '2019-q5', '2019-13', '2020-02-02..2020-01-01', '99m', 'x..y', ''])('%s is none', (name) =>
    expect(period(name)).toBeUndefined(),
  )
  it('has one before and after it', () => {
    const from = (name: string) => periodOf(name, today)!
    expect(previousPeriod(from('2019-q4'))).toEqual({ from: '2019-07-01', to: '2019-09-30' })
    expect(previousPeriod(from('13w'))).toEqual({ from: '2019-08-12', to: '2019-11-10' })
    expect(nextPeriod(from('2019-q4'), today)).toEqual({ from: '2020-01-01', to: '2020-02-12' })
    expect(nextPeriod(from('2020-02'), today)).toBeUndefined()
  })
  it('is called what it is', () => {
    const name = (text: string) => periodName(periodOf(text, today)!)
    expect(name('13w')).toEqual({ kind: 'weeks', count: 13 })
    expect(name('28d')).toEqual({ kind: 'days', count: 28 })
    expect(name('12m')).toEqual({ kind: 'months', count: 12 })
    expect(name('2019')).toEqual({ kind: 'year', year: '2019' })
    expect(name('2019-q4')).toEqual({ kind: 'quarter', year: '2019', quarter: 4 })
    expect(name('2019-12')).toEqual({ kind: 'month', month: '2019-12' })
  })
})

describe('the query string of a report', () => {
  it('is the last 13 complete weeks of all lines when it says nothing', () => {
    const { query, problems } = read('')
    expect(problems).toEqual([])
    expect(filtersOf(query, lines)).toEqual({
      line: ['telefoon', 'chat'],
      from: '2019-11-11',
      to: '2020-02-09',
      short: 'exclude',
      hours: 'all',
      unit: 'people',
      grain: 'auto',
    })
  })
  it('takes dates before a named period', () =>
    expect(read('period=13w&from=2020-01-01&to=2020-01-31').query.period).toEqual({ from: '2020-01-01', to: '2020-01-31' }))
  it('takes dates as people type them', () => {
    expect(read('from=4-1-2020&to=9/2/2020')).toEqual(read('from=2020-01-04&to=2020-02-09'))
    expect(read('from=31-2-2020').problems).toEqual([{ kind: 'invalid_value', name: 'from', value: '31-2-2020' }])
  })
  it('narrows by channel', () => expect(filtersOf(read('channel=chat').query, lines).line).toEqual(['chat']))
  it.each([
    ['unit=cows', { kind: 'invalid_value', name: 'unit', value: 'cows' }],
    ['period=yesterday', { kind: 'invalid_value', name: 'period', value: 'yesterday' }],
    ['from=2020-02-30', { kind: 'invalid_value', name: 'from', value: '2020-02-30' }],
    ['line=fax', { kind: 'unknown_line', value: 'fax' }],
    ['utm_source=x', { kind: 'unknown_parameter', name: 'utm_source' }],
    ['from=2020-02-02&to=2020-01-01', { kind: 'order_of_dates', from: '2020-02-02', to: '2020-01-01' }],
    ['from=2001-01-01', { kind: 'too_long', from: '2001-01-01', to: '2020-02-12' }],
    ['from=0000-01-01', { kind: 'invalid_value', name: 'from', value: '0000-01-01' }],
    ['date=0001-01-01', { kind: 'invalid_value', name: 'date', value: '0001-01-01' }],
    ['match=moon', { kind: 'invalid_value', name: 'match', value: 'moon' }],
    ['grain=year', { kind: 'invalid_value', name: 'grain', value: 'year' }],
    ['compare=custom', { kind: 'no_compare_dates' }],
    ['compare=custom&cfrom=2019-01-01', { kind: 'no_compare_dates' }],
    ['compare=custom&cfrom=2019-02-01&cto=2019-01-01', { kind: 'compare_dates', from: '2019-02-01', to: '2019-01-01' }],
    ['compare=custom&cfrom=2021-01-01&cto=2021-02-01', { kind: 'compare_dates', from: '2021-01-01', to: '2021-02-01' }],
    ['from=2021-01-01', { kind: 'in_future', from: '2021-01-01' }],
    ['__proto__=1', { kind: 'unknown_parameter', name: '__proto__' }],
  ])('%s is named and falls back', (text, problem) => {
    const { query, problems } = read(text)
    expect(problems).toEqual([problem])
    expect(query.period).toEqual({ from: '2019-11-11', to: '2020-02-09' })
  })
  it.each([
    // Whole weeks back, as many days, the same weekdays.
    ['period=2019-12&compare=prev', '2019-10-27 2019-11-26'],
    ['period=13w&compare=prev', '2019-08-12 2019-11-10'],
    ['period=2019&compare=year', '2018-01-02 2019-01-01'],
    // The calendar.
    ['period=2019-12&compare=prev&match=date', '2019-11-01 2019-11-30'],
    ['period=2019-q4&compare=prev&match=date', '2019-07-01 2019-09-30'],
    ['period=2019&compare=year&match=date', '2018-01-01 2018-12-31'],
    ['period=2017-02&compare=year&match=date', '2016-02-01 2016-02-29'],
    ['period=2016-02&compare=year&match=date', '2015-02-01 2015-02-28'],
    ['compare=custom&cfrom=2018-03-01&cto=2018-04-15', '2018-03-01 2018-04-15'],
  ])('%s is compared with %s', (text, dates) => {
    const { query, problems } = read(text)
    expect(problems).toEqual([])
    expect(`${query.compareWith?.from} ${query.compareWith?.to}`).toBe(dates)
  })
  it('compares by weekday with a period that begins on the same day of the week and is as long', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 500 }), fc.constantFrom('prev', 'year'), (first, length, compare) => {
        const day = (n: number) => new Date(Date.UTC(2010, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
        const { period: now, compareWith: then } = read(`from=${day(first)}&to=${day(first + length)}&compare=${compare}`).query
        const apart = (Date.parse(now.from) - Date.parse(then?.from ?? '')) / 86_400_000
        expect([apart % 7, apart > 0, Date.parse(now.to) - Date.parse(then?.to ?? '')]).toEqual([0, true, apart * 86_400_000])
        if (compare === 'prev') expect((then?.to ?? '') < now.from).toBe(true)
      }),
      { seed: 1, numRuns: 200 },
    ))
  it('divides a period by days and months, and the week then as it sees fit', () => {
    for (const grain of ['day', 'month'] as const) {
      const { query, problems } = read(`grain=${grain}`)
      expect([query.grain, filtersOf(query, lines).grain, problems]).toEqual([grain, 'auto', []])
    }
  })
  it('is written back as it was read', () => {
    const one = <Value>(values: readonly Value[]) => fc.constantFrom(undefined, ...values)
    const asked = fc.record({
      line: one(['telefoon', 'chat']),
      channel: one(['phone']),
      period: one(['28d', '13w', '2019-q4']),
      from: one(['2020-01-01']),
      compare: one(['prev', 'year', 'custom']),
      match: one(['date']),
      unit: one(['attempts']),
      hours: one(['open']),
      short: one(['include']),
      grain: one(['daypart', 'day', 'month']),
      show: one(['missed_open']),
      cause: one(['busy', 'missed']),
      weekday: one(['1', '67']),
      after: one(['18:00']),
      before: one(['24:00']),
      sort: one(['-wait']),
      page: one(['3']),
      lang: one(['en']),
    })
    fc.assert(
      fc.property(asked, (values) => {
        const given = Object.entries(values).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]))
        const ownDates: [string, string][] =
          values.compare === 'custom'
            ? [
                ['cfrom', '2018-01-01'],
                ['cto', '2018-02-01'],
              ]
            : []
        const { query, problems } = readReportQuery(new URLSearchParams([...given, ...ownDates]), lines, today)
        expect(problems).toEqual([])
        expect(readReportQuery(parametersOf(query), lines, today)).toEqual({ query, problems: [] })
      }),
      { seed: 1, numRuns: 200 },
    )
  })
  it('never throws, whatever it holds', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('line', 'period', 'from', 'to', 'page', 'cause', 'after', 'x'), fc.string())), (pairs) => {
        expect(read(new URLSearchParams(pairs).toString()).query.period.from).toMatch(/^\d{4}-/)
      }),
      { seed: 1, numRuns: 300 },
    ))
})
