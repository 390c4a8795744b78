import { beforeAll, describe, expect, it } from 'vitest'
import type { LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import { figuresOf } from '../../../shared/metrics/figuresOf.ts'
import { largestCallerShares } from '../../../shared/metrics/protected/callerShares.ts'
import { composedRelease } from '../../../shared/metrics/protected/composedRelease.ts'
import { type OutsidePeriod, outsidePeriodOf, periodsWithin, piecesOf } from '../../../shared/metrics/protected/outsidePeriod.ts'
import { outsideRefusal, refusalSentence } from '../../../shared/metrics/protected/outsideRefusal.ts'
import { protectedReport } from '../../../shared/metrics/protected/protectedReport.ts'
import { releaseChain } from '../../../shared/metrics/protected/releaseChain.ts'
import { reportNames } from '../../../shared/metrics/reportJson.ts'
import type { Contact } from '../../../shared/contacts/contact.ts'
import { contact } from '../../builders/contacts.ts'
import { date, inputOf } from '../../builders/report.ts'
import { lineSettings, yearOfContacts } from '../../privacy/disclosure/solver/yearOfContacts.ts'

const line = 'telefoon' as LineId
const between = (from: string, to: string) => ({ from: date(from), to: date(to) })
const periodOf = (from: string, to: string) => outsidePeriodOf(between(from, to))!

function chainOf(contacts: readonly Contact[], period: OutsidePeriod) {
  const load = async ({ from, to }: OutsidePeriod) => {
    const input = inputOf({ contacts, settings: lineSettings, from, to, now: Date.parse('2026-06-01') })
    return { figures: figuresOf(input), dataVersion: 'one', callerShares: largestCallerShares(input) }
  }
  return releaseChain(period, { line, load })
}
async function reportsOf(contacts: readonly Contact[], period: OutsidePeriod): Promise<Record<string, any>> {
  const chain = await chainOf(contacts, period)
  return Object.fromEntries(reportNames.map((name) => [name, protectedReport(name, chain)]))
}

/** Every value in a report that stands for a count, with the names on the way to it. */
const notCounts =
  /hours|Hours|Seconds|seconds|share|Share|Rate|rate|abandonment|reachability|definitions|filters|threshold|weekday|days|gaps|gapList|low|high|basis|assumed|delay|ofA/
function countsIn(value: unknown, name = ''): [string, unknown][] {
  if (notCounts.test(name.split('.').at(-1) ?? '') || name.startsWith('.definitions') || name.startsWith('.coverage')) return []
  if (Array.isArray(value)) return value.flatMap((own, index) => countsIn(own, `${name}[${index}]`))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, own]) => countsIn(own, `${name}.${key}`))
  return [[name, value]]
}

describe('the reports of a quarter of a small line, for outside', () => {
  const contacts = yearOfContacts(900, 4)
  let reports: Record<string, any>
  beforeAll(async () => {
    reports = await reportsOf(contacts, periodOf('2025-04-01', '2025-06-30'))
  })

  it('say so, with their period and threshold', () => {
    for (const name of reportNames) expect(reports[name]).toMatchObject({ report: name, protected: true, period: '2025-Q2', threshold: 10 })
  })
  it('hold no count between 1 and 9, and no other that is not a multiple of 5', () => {
    const numbers = reportNames.flatMap((name) => countsIn(reports[name].metrics).concat(countsIn(reports[name].weekGrid), countsIn(reports[name].trend)))
    const counts = numbers.filter((own): own is [string, number] => typeof own[1] === 'number' && !own[0].endsWith('serviceLevel'))
    expect(counts.length).toBeGreaterThan(20)
    expect(counts.filter(([, value]) => value % 5 !== 0)).toEqual([])
    expect(
      numbers.filter(
        ([, value]) => typeof value === 'string' && value !== '<10' && value !== '*' && /^[<*\d]/.test(value) && !/^\d\d:00$|^\d{4}-\d\d$/.test(value),
      ),
    ).toEqual([])
    expect(numbers.map(([, value]) => value)).toContain('<10')
  })
  it('agree with each other, and with the report of each month', async () => {
    expect(reports['availability'].metrics.byLine[0]).toMatchObject({
      attempts: reports['missed'].metrics.attempts,
      missed_open: reports['missed'].metrics.missed_open,
    })
    const april = await reportsOf(contacts, periodOf('2025-04-01', '2025-04-30'))
    const { attempts, answered, missed_open, missed_closed } = april['missed'].metrics
    expect(reports['missed'].trend[0]).toMatchObject({ month: '2025-04', attempts, answered, missed_open, missed_closed })
    expect(reports['availability'].metrics.byMonth[0]).toMatchObject({ month: '2025-04', attempts, missed_open })
  })
  it('come out the same every time', async () => expect(await reportsOf(contacts, periodOf('2025-04-01', '2025-06-30'))).toEqual(reports))
  it('name no moment, no largest value and no list of hours', () => {
    expect(JSON.stringify(reports)).not.toMatch(/\d\d:\d\d:\d\d/)
    expect(reports['availability'].metrics).toMatchObject({ peakInConversation: { value: null, firstAt: null }, unansweredHours: { attempts: null, list: [] } })
    expect(reports['coverage'].metrics).toMatchObject({ firstDataAt: null, lastDataAt: null })
    expect(reports['missed'].metrics).not.toHaveProperty('most_by_one_caller_in_a_day')
    expect(reports['missed']).not.toHaveProperty('days')
  })
  it('give shares of printed numbers, and lengths to 5 seconds on a base of 20 or more', () => {
    const { answered, medianSeconds, leavers, serviceLevel } = reports['waits'].metrics
    for (const [base, length] of [
      [answered, medianSeconds],
      [leavers.count, leavers.medianSeconds],
    ]) {
      if (typeof base === 'number' && base >= 20) expect(length % 5).toBe(0)
      else expect(length).toBeNull()
    }
    if (serviceLevel.ofAnswered !== null) expect(serviceLevel.ofAnswered).toBe(serviceLevel.answeredWithin / answered)
    const { offered, answeredWhileOpen, answerRate } = reports['availability'].metrics
    if (typeof offered === 'number' && typeof answeredWhileOpen === 'number') expect(answerRate).toBeCloseTo(Math.min(1, answeredWhileOpen / offered), 9)
    else expect(answerRate).toBeNull()
  })
  it('show the ladder and the people of a year, and the week at a grain of which four fifths can be read', async () => {
    const { missed } = await reportsOf(contacts, periodOf('2025-01-01', '2025-12-31'))
    for (const what of ['attempts', 'answered', 'missed_open', 'missed_closed']) expect(missed.metrics[what]).toBeTypeOf('number')
    for (const what of ['people', 'never']) expect(missed.metrics[what].value % 5).toBe(0)
    const values = missed.weekGrid.cells.flatMap(({ attempts, missed_open, missed_closed, never }: any) => [attempts, missed_open, missed_closed, never])
    const filled = values.filter((own: unknown) => own !== 0 && own !== null)
    expect(filled.filter((own: unknown) => typeof own === 'number').length).toBeGreaterThanOrEqual(0.8 * filled.length)
  })
})

describe('a week grid for outside', () => {
  it('needs 13 weeks', async () => {
    const contacts = yearOfContacts(3000, 9)
    const [winter, spring] = await Promise.all([
      reportsOf(contacts, periodOf('2025-01-01', '2025-03-31')),
      reportsOf(contacts, periodOf('2025-04-01', '2025-06-30')),
    ])
    expect(winter['missed'].weekGrid).toBeNull()
    expect(spring['missed'].weekGrid.cells.length).toBeGreaterThan(1)
  })
})

describe('a month', () => {
  const march = periodOf('2026-03-01', '2026-03-31')
  const at = (day: number, minute: number) => Date.parse(`2026-03-${String(day).padStart(2, '0')}T12:00:00+01:00`) + minute * 60_000
  /** 3 March 2026 is a Tuesday, and the line opens at 13:00. */
  const open = (index: number) => at(3 + 7 * (index % 4), 75 + index)
  it('with three who left shows "<10" for them, beside what it rounds', async () => {
    const contacts = Array.from({ length: 43 }, (_, index) => contact({ at: open(index), caller: `${index}`, answered: index >= 3 }))
    const { missed } = await reportsOf(contacts, march)
    expect(missed.metrics).toMatchObject({ attempts: 45, answered: 40, missed_open: '<10', people: { value: 45, low: 45, high: 45 } })
  })
  it('in which one caller made most of the attempts does not show them', async () => {
    const contacts = Array.from({ length: 40 }, (_, index) => contact({ at: open(index), caller: index < 25 ? 'one' : `${index}`, answered: index % 2 === 0 }))
    const { missed } = await reportsOf(contacts, march)
    expect(missed.metrics.attempts).toBe('*')
  })
  it('with a gap does not say that nobody called', async () => {
    const contacts = [contact({ at: at(17, 75), caller: 'a', answered: true }), contact({ at: at(24, 75), caller: 'b', answered: true })]
    const { missed } = await reportsOf(contacts, march)
    expect(missed.coverage.share).toBeLessThan(1)
    expect(missed.metrics.missed_closed).toBeNull()
  })
})

describe('outside figures (D3, X9)', () => {
  const filters: Filters = { line: [line], ...between('2025-01-01', '2025-12-31'), short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' }
  const today = '2026-03-10' as LocalDate
  it.each([
    [{}, undefined],
    [between('2025-04-01', '2025-06-30'), undefined],
    [between('2025-02-03', '2025-03-02'), 'period'],
    [between('2026-01-01', '2026-03-31'), 'not_over'],
    [{ line: [line, 'chat' as LineId] }, 'lines'],
    [between('2025-02-01', '2025-06-30'), undefined],
    [{ hours: 'open' as const }, 'filters'],
    [{ short: 'include' as const }, 'filters'],
    [{ grain: 'hour' as const }, 'filters'],
  ])('for %j: refused because of %s', (change, reason) => {
    const answer = outsideRefusal({ ...filters, ...change }, today)
    expect('refused' in answer ? answer.refused : undefined).toBe(reason)
  })
  it('are refused with what can be had in their place', () => {
    const answer = outsideRefusal({ ...filters, ...between('2025-02-03', '2025-03-02') }, today)
    expect('refused' in answer && refusalSentence(answer)).toContain('--from 2025-02-01 --to 2025-02-28')
    const running = outsideRefusal({ ...filters, ...between('2026-03-01', '2026-03-31') }, today)
    expect('refused' in running && running.nearest.every(({ to }) => to < today)).toBe(true)
  })
  it('of a year that is running can be had up to its last whole month', () => {
    const answer = outsideRefusal({ ...filters, ...between('2026-01-01', '2026-12-31') }, today)
    expect('refused' in answer && refusalSentence(answer)).toContain('--from 2026-01-01 --to 2026-02-28')
  })
  it('of other whole months are the sum of what those print, and nothing where one of them is hidden', async () => {
    const contacts = yearOfContacts(3000, 3)
    const pieces = piecesOf(between('2025-04-01', '2025-08-31'))!
    const parts = await Promise.all(pieces.map(async (period) => ({ period, ...(await chainOf(contacts, period)) })))
    const whole = figuresOf(inputOf({ contacts, settings: lineSettings, from: '2025-04-01', to: '2025-08-31', now: Date.parse('2026-06-01') }))
    const composedOf = pieces.map(({ name }) => name)
    const report: any = protectedReport('missed', {
      figures: whole,
      dataVersion: 'one',
      release: composedRelease(whole, parts),
      earlier: parts.flatMap((part) => [...part.earlier, part.release]),
      composedOf,
    })
    const printed = parts.map((part) => (protectedReport('missed', part) as any).metrics)
    expect(report).toMatchObject({ protected: true, composedOf: ['2025-Q2', '2025-07', '2025-08'], weekGrid: null })
    for (const what of ['attempts', 'answered', 'missed_open', 'missed_closed', 'short']) {
      const values = printed.map((metrics) => metrics[what])
      expect(report.metrics[what]).toBe(values.every((value) => typeof value === 'number') ? values.reduce((sum, value) => sum + value, 0) : '*')
    }
    expect(report.metrics.people.value).toBe('*')
    expect(report.trend).toHaveLength(5)
  })
  it('of a period rest on those of its months and quarters', () => {
    expect(periodsWithin(periodOf('2025-01-01', '2025-12-31')).map(({ name }) => name)).toEqual([
      ...Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`),
      '2025-Q1',
      '2025-Q2',
      '2025-Q3',
      '2025-Q4',
    ])
    expect(piecesOf(between('2024-12-01', '2025-05-31'))?.map(({ name }) => name)).toEqual(['2024-12', '2025-Q1', '2025-04', '2025-05'])
    expect(piecesOf(between('2025-01-02', '2025-05-31'))).toBeUndefined()
  })
})
