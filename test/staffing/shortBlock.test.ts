import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant, type LineId } from '../../shared/contacts/identifiers.ts'
import { staffingIntervals } from '../../shared/staffing/gap.ts'
import type { GapInput } from '../../shared/staffing/gapInput.ts'
import { requiredStaff } from '../../shared/staffing/requiredStaff.ts'
import { isShortBlock, outcomesInBlock, requiredInBlock } from '../../shared/staffing/shortBlock.ts'
import { peopleShortInBlock, whoIsThere } from '../../shared/staffing/shortBlockGap.ts'
import { rosteredTime } from '../../shared/staffing/staffedTime.ts'
import { solveChangingQueue } from './solveChangingQueue.ts'

const queue = { handleSeconds: 2100, meanPatienceSeconds: 300, policy: { minimum: 0, absence: 0, atOnce: 1 } }
const evening = (...perHour: readonly number[]) => perHour.map((arrivalsPerHour) => ({ hours: 1, arrivalsPerHour }))
const target = 0.1
const stationary = (arrivalsPerHour: number) => requiredStaff({ arrivalsPerHour, ...queue }, { abandonedAtMost: target }, queue.policy).forTarget

describe('a block that opens and closes', () => {
  it('is short where it lasts no longer than six conversations, and no more than fifty people are at work', () => {
    expect(isShortBlock(3, 20, queue)).toBe(true)
    expect(isShortBlock(4, 20, queue)).toBe(false)
    expect(isShortBlock(3, 100, queue)).toBe(false)
  })
  it('needs fewer people while it fills than it would at rest, and as many later', () => {
    const required = requiredInBlock(evening(20, 20, 20), queue, target).map(({ forTarget }) => forTarget)
    expect(required[0]).toBeLessThan(stationary(20) - 2)
    expect(required[2]).toBe(stationary(20))
  })
  it('keeps to the target from opening to the end of every hour and, with those turned away at closing, as a whole; with one person less it would not', () => {
    const hours = fc.array(fc.double({ min: 0.5, max: 12, noNaN: true }), { minLength: 1, maxLength: 3 })
    const patience = fc.integer({ min: 30, max: 1500 })
    fc.assert(
      fc.property(hours, patience, (perHour, meanPatienceSeconds) => {
        const [pieces, own] = [evening(...perHour), { ...queue, meanPatienceSeconds }]
        const staff = requiredInBlock(pieces, own, target).map(({ forTarget }) => forTarget)
        const outcomes = outcomesInBlock(pieces, staff, own)
        const upTo = (count: number, of: 'arrived' | 'lost') => outcomes.slice(0, count).reduce((total, outcome) => total + outcome[of], 0)
        for (const n of outcomes.keys()) expect(upTo(n + 1, 'lost')).toBeLessThanOrEqual(target * upTo(n + 1, 'arrived') + 1e-6)
        const fewer = staff.map((people, n) => (n === 0 ? people - 1 : people))
        if ((staff[0] ?? 0) > 0 && pieces.length > 1) expect(outcomesInBlock(pieces, fewer, own)[0]!.lost).toBeGreaterThan(target * outcomes[0]!.arrived)
      }),
      { seed: 5, numRuns: 60 },
    )
  })
  it('does not ask for more people because a busier hour left somebody waiting', () => {
    // The demo's own Wednesday: by the hour alone the second would need three, for the tenth of one caller more.
    const required = requiredInBlock(evening(1.89, 0.63, 0.27), { ...queue, handleSeconds: 1960, meanPatienceSeconds: 275 }, target)
    expect(required.map(({ forTarget }) => forTarget)).toEqual([2, 2, 2])
  })
  it('that everybody leaves early loses who comes after, as the chain itself would have it', () => {
    const pieces = evening(9, 9, 9)
    const outcomes = outcomesInBlock(pieces, [6, 0, 0], queue)
    const { stretches, waitingAtEnd } = solveChangingQueue({
      stretches: [6, 0, 0].map((staff) => ({ length: 1, arrivalRate: 9, staff })),
      serviceRate: 3600 / queue.handleSeconds,
      abandonRate: 3600 / queue.meanPatienceSeconds,
    })
    for (const [n, { lost }] of outcomes.entries()) expect(lost).toBeCloseTo(stretches[n]!.abandoned + (n === 2 ? waitingAtEnd : 0), 6)
  })
  it('never needs fewer than the policy says', () => {
    const policy = { minimum: 2, absence: 0.2, atOnce: 1 }
    const required = requiredInBlock(evening(0.2, 0.2), { ...queue, policy }, target)
    expect(required.map(({ onDuty, rostered, becauseOf }) => [onDuty, rostered, becauseOf])).toEqual([
      [2, 3, 'minimum'],
      [2, 3, 'minimum'],
    ])
    expect(Math.max(...required.map(({ forTarget }) => forTarget))).toBeLessThan(2)
  })
})

describe('who is there', () => {
  it('adds up to always, and on the whole to those who come', () => {
    const cases = whoIsThere([2, 3, 3], 0.1)
    expect(cases.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1)
    for (const [n, people] of [2, 3, 3].entries())
      expect(Math.abs(cases.reduce((sum, { staff, chance }) => sum + chance * staff[n]!, 0) - 0.9 * people)).toBeLessThan(0.05)
    // Who is missing is missing throughout: the evening with fewest in its first hour is the one with fewest in its last.
    for (const [n, { staff }] of cases.entries()) for (const [m, people] of staff.entries()) expect(people).toBeGreaterThanOrEqual(cases[n - 1]?.staff[m] ?? 0)
  })
})

describe('a shortage in a short block', () => {
  const input = (rostered: readonly number[]) => ({
    queue,
    intervals: rostered.map((people) => ({ attempts: 9, parts: [{ hours: 1, rostered: people, required: 7 }] })),
    firstShare: 1,
    redialShare: 0,
    awayShare: 0,
    dispersion: 1,
    levelVariance: 0,
    weeks: 26,
    level: 0.9,
  })
  it('costs nobody where enough are there throughout', () => {
    expect(peopleShortInBlock(input([7, 7, 8])).map(({ value }) => value)).toEqual([0, 0, 0])
  })
  it('costs more the more are missing, and what it leaves behind for the next hour is its own', () => {
    const [one, two] = [peopleShortInBlock(input([7, 5, 7])), peopleShortInBlock(input([7, 3, 7]))]
    expect(one.map(({ value }) => value > 0)).toEqual([false, true, false])
    expect(two[1]!.value).toBeGreaterThan(one[1]!.value + 1)
    expect(two[1]!.low).toBeLessThan(two[1]!.value)
    expect(two[1]!.high).toBeGreaterThan(two[1]!.value)
  })
})

describe('the roster', () => {
  const at = (text: string) => Date.parse(text)
  const open = [{ from: at('2026-02-03T18:00Z'), until: at('2026-02-03T21:00Z') }]
  const shifts = [{ line: 'telefoon' as LineId, from: Instant.parse(open[0]!.from), until: Instant.parse(open[0]!.until), people: 4, name: '' }]
  const gaps = (more: Partial<GapInput> = {}) =>
    staffingIntervals(
      {
        open,
        timeZone: 'Europe/Amsterdam',
        handleSeconds: queue.handleSeconds,
        meanPatienceSeconds: queue.meanPatienceSeconds,
        redialShare: 0,
        missedShare: 0,
        target: { abandonedAtMost: target },
        policy: queue.policy,
        attempts: (from, until) => (9 * (until - from)) / 3_600_000,
        dispersion: 1,
        levelVariance: 0,
        weeks: 26,
        level: 0.9,
        rostered: (from, until) => rosteredTime(shifts, from, until),
        present: () => undefined,
        ...more,
      },
      60,
    )
  const required = (more?: Partial<GapInput>) => gaps(more).map((interval) => interval.required?.onDuty)

  it('asks for fewer people in the first hour of a short evening than in the others', () => {
    const [first, second, third] = required()
    expect(first).toBeLessThan(second!)
    expect(third).toBe(stationary(9))
  })
  it('takes an evening of which only a part is asked about as one at rest', () => {
    expect(required({ blocks: [{ from: open[0]!.from - 3_600_000, until: open[0]!.until }] })).toEqual([7, 7, 7].map(() => stationary(9)))
  })
  it('takes a long day as one at rest', () => {
    const day = [{ from: open[0]!.from - 6 * 3_600_000, until: open[0]!.until }]
    expect(new Set(required({ open: day }))).toEqual(new Set([stationary(9)]))
  })
  it('counts a shift that ends within the hour for the quarters it lasts', () => {
    const half = { ...shifts[0]!, until: Instant.parse(open[0]!.from + 1.5 * 3_600_000) }
    const lost = (until: typeof shifts) => gaps({ rostered: (from, end) => rosteredTime(until, from, end) })[1]!.people!.value
    expect(lost([half])).toBeGreaterThan(lost(shifts))
    expect(lost([half])).toBeLessThan(lost([{ ...half, until: Instant.parse(open[0]!.from + 3_600_000) }]))
  })
})
