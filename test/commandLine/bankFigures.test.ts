/** Every figure that is known of the bank's April 1999, out of the report of the real command line, to the last digit. */
import { beforeAll, describe, expect, it } from 'vitest'
import { dataFolders, fixturePath, type Ran } from './helpline.ts'

const { run, report } = dataFolders().next()
const april = ['--from', '1999-04-01', '--to', '1999-04-30']
let first: Ran
let again: Ran
let missed: any
let waits: any
let availability: any

beforeAll(async () => {
  await run(['apply', fixturePath('bank/settings.json')])
  first = await run(['import', fixturePath('bank-calls-1999-04.csv.gz'), '--source', 'bank', '--json'])
  missed = await report('missed', [...april, '--grain', 'hour'])
  waits = await report('waits', april)
  availability = await report('availability', april)
  again = await run(['import', fixturePath('bank-calls-1999-04.csv.gz'), '--source', 'bank', '--json'])
}, 120_000)

const percent = (share: number) => Math.round(share * 10_000) / 100
const rounded = (value: number) => Math.round(value * 100) / 100

describe('the bank in April 1999', () => {
  it('rows, phantoms, contacts', () => {
    expect(first.code).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({
      rows: 32_036,
      skipped: 305,
      stored: 31_731,
      duplicate: 0,
      refused: 0,
      dates: { from: '1999-04-01', until: '1999-04-30' },
    })
    expect(missed.metrics.attempts).toBe(31_731)
  })
  it('series as a bare number, as scripts read it, with its range beside it', () => {
    const { series, series_range, needs, attempts } = missed.metrics
    expect(series_range.low).toBeLessThan(series)
    expect(series_range.high).toBeGreaterThan(series)
    expect([series > needs.value, series < attempts]).toEqual([true, true])
  })
  it('answered and missed, in the queue and before it', () => {
    const { answered, left_in_queue, left_in_menu } = missed.metrics.outcome
    expect([answered, left_in_queue, left_in_menu]).toEqual([23_583, 5_694, 2_454])
    expect(percent((left_in_queue + left_in_menu) / missed.metrics.attempts)).toBe(25.68)
    expect(percent(left_in_queue / (answered + left_in_queue))).toBe(19.45)
  })
  it('waits of the answered and of those who left', () => {
    expect(waits.metrics).toMatchObject({ answered: 23_583, medianSeconds: 31, p90Seconds: 227, leavers: { count: 5_694 } })
    expect([rounded(waits.metrics.asaSeconds), rounded(waits.metrics.leavers.meanSeconds)]).toEqual([77.24, 84.3])
  })
  it.each([
    [20, 10_606, [33.42, 36.23, 38.17, 44.97]],
    [60, 14_501, [45.7, 49.53, 55.44, 61.49]],
  ])('answered within %d s, by four rules', (seconds, answeredWithin, shares) => {
    const level = waits.metrics.serviceLevels.find((each: any) => each.seconds === seconds)
    expect(level.answeredWithin).toBe(answeredWithin)
    expect([level.ofAttempts, level.ofAnsweredAndLeftInQueue, level.withoutQuickLeavers, level.ofAnswered].map(percent)).toEqual(shares)
  })
  it('busiest hours of the week, on the wall clock', () => {
    const busiest = missed.weekGrid.cells.toSorted((a: any, b: any) => b.attempts - a.attempts).slice(0, 2)
    expect(busiest.map(({ weekday, from, attempts }: any) => [weekday, from, attempts])).toEqual([
      [7, '16:00', 649],
      [7, '12:00', 599],
    ])
  })
  it('busiest day, and the day with most missed', () => {
    const missedOn = (day: any) => day.attempts - day.answered
    const busiest = missed.days.toSorted((a: any, b: any) => b.attempts - a.attempts)[0]
    const worst = missed.days.toSorted((a: any, b: any) => missedOn(b) - missedOn(a))[0]
    expect([busiest.date, busiest.attempts, worst.date, missedOn(worst)]).toEqual(['1999-04-11', 2_025, '1999-04-11', 592])
  })
  it('inside and outside opening hours', () => {
    expect(missed.metrics.arrived_open).toMatchObject({ attempts: 30_847, missed: 7_299 })
    expect(missed.metrics.arrived_closed).toMatchObject({ attempts: 884, missed: 849 })
    expect(percent(7_299 / 30_847)).toBe(23.66)
  })
  it('hours inside opening hours in which nobody was answered', () => {
    const { hours, attempts, list } = availability.metrics.unansweredHours
    expect([hours, attempts]).toEqual([37, 673])
    const hoursOn = (date: string) => list.filter((each: any) => each.date === date).map(({ hour }: any) => hour)
    const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n)
    expect(hoursOn('1999-04-01')).toEqual([14, 18])
    expect(hoursOn('1999-04-06')).toEqual([14, 15, 16, 17, 19, 23])
    expect(hoursOn('1999-04-07')).toEqual([11, 12, 18, 19])
    expect(hoursOn('1999-04-20')).toEqual(from(14, 23))
    expect(hoursOn('1999-04-21')).toEqual(from(7, 17))
    for (const saturday of ['1999-04-03', '1999-04-10', '1999-04-17', '1999-04-24']) expect(hoursOn(saturday)).toEqual([20])
    const sumOn = (...dates: string[]) => list.filter((each: any) => dates.includes(each.date)).reduce((sum: number, each: any) => sum + each.attempts, 0)
    expect([sumOn('1999-04-20'), sumOn('1999-04-21'), sumOn('1999-04-03', '1999-04-10', '1999-04-17', '1999-04-24')]).toEqual([281, 200, 104])
  })
  it('most in conversation at once', () => {
    expect(availability.metrics.peakInConversation).toMatchObject({ value: 12, firstAt: expect.stringContaining('1999-04-28T14:30:00') })
  })
  it('attempts by hour and by weekday', () => {
    expect(missed.weekGrid.byHour.join(' ')).toBe('145 68 40 16 15 21 110 799 2029 2399 2758 2613 2583 2425 2345 2056 2226 1915 1444 1103 1097 1332 1253 939')
    expect(missed.weekGrid.byWeekday.join(' ')).toBe('5951 4235 3694 6796 3234 908 6913')
  })
})

describe('the same file again', () => {
  it('changes nothing and says so', async () => {
    expect(again.code).toBe(0)
    expect(JSON.parse(again.out)).toMatchObject({ rows: 32_036, stored: 0, duplicate: 31_731, skipped: 305 })
    expect((await report('missed', [...april, '--grain', 'hour'])).dataVersion).toBe(missed.dataVersion)
    expect(await run(['verify'])).toMatchObject({ code: 0, out: '' })
  })
})

describe('every figure', () => {
  it('is the same after everything derived was computed again', async () => {
    const around = ['--from', '1999-03-25', '--to', '1999-05-05']
    const coverage = await report('coverage', around)
    expect((await run(['rebuild'])).code).toBe(0)
    expect(await report('coverage', around)).toEqual(coverage)
    expect(await report('missed', [...april, '--grain', 'hour'])).toEqual(missed)
    expect(await report('waits', april)).toEqual(waits)
    expect(await report('availability', april)).toEqual(availability)
  }, 60_000)
})
