import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { MaybeEstimate } from '../../shared/contacts/estimate.ts'
import type { Figures } from '../../shared/metrics/figures.ts'
import { lindelijn, vlierlijn } from '../../infra/local/demo/scenarios.ts'
import { outageOf } from '../../infra/local/demo/story.ts'
import { figuresOfSimulation } from './figuresOfSimulation.ts'
import { amsterdam, type Simulated, simulated } from './simulatedLine.ts'

/** What truly happened in a period: attempts made in it, and needs first tried in it. Local dates, both included. */
function truthOf({ truth }: Simulated, from: string, to: string) {
  const start = amsterdam.dayStart(LocalDate.parse(from))
  const end = amsterdam.dayStart(addDays(LocalDate.parse(to), 1))
  const isInside = (at: number | undefined) => at !== undefined && start <= at && at < end
  const attempts = truth.attempts.filter(({ at }) => isInside(at))
  const needs = truth.needs.filter(({ firstAttemptAt }) => isInside(firstAttemptAt))
  return {
    attempts,
    needs,
    people: new Set(attempts.map(({ need }) => need.person.key)),
    count: (...endings: string[]) => attempts.filter(({ ending }) => endings.includes(ending ?? '')).length,
  }
}
const isWithin = ({ low, high }: MaybeEstimate, truth: number) => (low ?? Infinity) <= truth && truth <= (high ?? -Infinity)

describe('a line whose callers all send their number', () => {
  // From the first day of the simulation, so that nobody's need began before it.
  const period = ['2026-01-01', '2026-05-31'] as const
  const open = simulated({ ...lindelijn, withheldShare: 0 }, 2026)
  const truth = truthOf(open, ...period)
  let figures: Figures
  beforeAll(async () => {
    figures = await figuresOfSimulation(open, ...period, 'include')
  })
  it('has exactly the attempts that were made and the conversations that were held', () => {
    const { attempts, answered, cause, turned_away } = figures.metrics
    expect(attempts).toBe(truth.attempts.length)
    expect(answered).toBe(truth.count('answered'))
    expect(turned_away.full).toBe(truth.attempts.filter(({ ending, isEndLost }) => ending === 'full' && !isEndLost).length)
    expect(cause.technical).toBe(truth.attempts.filter(({ ending, isEndLost }) => ending === 'error' || (isEndLost && ending !== 'answered')).length)
  })
  it('has exactly as many people as called', () => {
    expect(figures.metrics.people).toEqual({ value: truth.people.size, low: truth.people.size, high: truth.people.size })
  })
  it('loses the people whom nobody ever answered, and hardly anybody else', () => {
    const answered = new Set(open.truth.attempts.filter(({ ending }) => ending === 'answered').map(({ need }) => need.person.key))
    const neverAnswered = [...truth.people].filter((person) => !answered.has(person)).length
    const never = figures.metrics.people_by_status.never.value ?? 0
    expect(never).toBeGreaterThanOrEqual(neverAnswered)
    expect(never / neverAnswered).toBeLessThan(1.2)
  })
})

describe('a line of whose callers a third withhold their number', () => {
  const period = ['2026-01-10', '2026-12-15'] as const
  const line = simulated(lindelijn, 2026)
  const truth = truthOf(line, ...period)
  let figures: Figures
  beforeAll(async () => {
    figures = await figuresOfSimulation(line, ...period)
  })
  it('holds the true number of needs and people, and of those never reached, within its ranges', () => {
    const { needs, people, needs_by_status } = figures.metrics
    expect(isWithin(needs, truth.needs.length)).toBe(true)
    expect(isWithin(people, truth.people.size)).toBe(true)
    expect(isWithin(needs_by_status.never, truth.needs.filter(({ reachedAt }) => reachedAt === undefined).length)).toBe(true)
  })
  it('holds the true patience of those who wait within a twentieth', () => {
    expect((figures.waits.patienceMeanSeconds.value ?? 0) / (lindelijn.patienceMeanMinutes * 60)).toBeCloseTo(1, 1)
  })
  it('tells of the outage as a gap that was not measured, and of no other', () => {
    const { from } = outageOf(2026)
    expect(figures.coverage.gapList.map(({ cause, hours, found }) => ({ cause, hours, found }))).toEqual([{ cause: 'outage', hours: 72, found: 'told' }])
    expect(figures.days.find(({ date }) => date === from)).toMatchObject({ attempts: 0, measuredHours: 0 })
  })
  it('answers more in the weeks after the extension than before', () => {
    const answeredInWeeks = (first: string, last: string) =>
      figures.trend.filter((week) => first <= week.from && week.to <= last).map(({ answered }) => answered)
    const mean = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0) / counts.length
    expect(mean(answeredInWeeks('2026-06-15', '2026-11-29'))).toBeGreaterThan(1.15 * mean(answeredInWeeks('2026-01-12', '2026-05-03')))
  })
})

describe('a line with one counsellor and three afternoons', () => {
  it('shows dayparts, open hours that nobody staffed, and no reachability over hours that were not recorded', async () => {
    const { weekGrid, metrics, availability, coverage } = await figuresOfSimulation(simulated(vlierlijn, 2026), '2026-03-01', '2026-12-15')
    expect(weekGrid.grain).toBe('daypart')
    expect(metrics.missed_closed / metrics.attempts).toBeGreaterThan(0.5)
    expect(metrics.cause.unstaffed).toBeGreaterThan(0)
    expect(availability.staffedShare).toBeLessThan(0.97)
    expect(coverage.closedRecorded).toBe('partly')
  })
})
