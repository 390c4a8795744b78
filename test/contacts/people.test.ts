import { describe, expect, it } from 'vitest'
import { estimatePeople, type KindCounts, type Recognised } from '../../shared/contacts/people.ts'

const none = { reached_at_once: 0, later: 0, never: 0, still_open: 0 }
const kind = (attempts: number, needs: Partial<KindCounts['needs']>, withheld = 0): KindCounts => ({ attempts, needs: { ...none, ...needs }, withheld })
const known = (more: Partial<Recognised>): Recognised => ({
  attempts: 0,
  needs: 0,
  series: 0,
  people: 0,
  needsByStatus: none,
  peopleByStatus: none,
  heaviestAttemptsPerNeed: 1,
  ...more,
})

describe('people', () => {
  // 100 needs: 40 answered at once, 20 answered at the second attempt, 40 tried twice and were never reached; 80 people.
  const recognised = known({
    attempts: 160,
    needs: 100,
    series: 110,
    people: 80,
    needsByStatus: { ...none, reached_at_once: 40, later: 20, never: 40 },
    peopleByStatus: { ...none, reached_at_once: 35, later: 15, never: 30 },
    heaviestAttemptsPerNeed: 4,
  })
  const kinds = (answered: number, missed: number) => ({
    answered: kind(60, { reached_at_once: 40, later: 10 }, answered),
    missed_open: kind(100, { later: 10, never: 40 }, missed),
    missed_closed: kind(0, {}, 0),
  })

  it('who can all be recognised are counted, without a range', () => {
    const { people, needsByStatus } = estimatePeople(kinds(0, 0), recognised)
    expect(people).toEqual({ value: 80, low: 80, high: 80 })
    expect(needsByStatus.never).toEqual({ value: 40, low: 40, high: 40 })
  })
  it('behind withheld attempts like the recognised ones double every figure', () => {
    const { needs, people, series, needsByStatus } = estimatePeople(kinds(60, 100), recognised)
    expect(needs.value).toBeCloseTo(200)
    expect(people.value).toBeCloseTo(160)
    expect(series.value).toBeCloseTo(220)
    expect(needsByStatus.never.value).toBeCloseTo(80)
    expect(needsByStatus.later.value).toBeCloseTo(40)
  })
  it('range from all repeating like the heaviest tenth to all different', () => {
    const { needs, needsByStatus } = estimatePeople(kinds(60, 100), recognised)
    expect(needs).toMatchObject({ low: 100 + 100 * (1.6 / 4), high: 100 + 160 })
    // Of the needs behind missed attempts four in five were never reached.
    expect(needsByStatus.never.high).toBeCloseTo(40 + 100 * (40 / 50))
  })
  it('range at least as far as chance: few that were seen say little of as many that were not, and none seen is not none there', () => {
    const few = known({
      attempts: 12,
      needs: 12,
      series: 12,
      people: 12,
      needsByStatus: { ...none, reached_at_once: 10, never: 2 },
      peopleByStatus: { ...none, reached_at_once: 10, never: 2 },
    })
    const fewKinds = { answered: kind(10, { reached_at_once: 10 }, 15), missed_open: kind(12, { never: 12 }, 3), missed_closed: kind(0, {}, 0) }
    const { needsByStatus, people } = estimatePeople(fewKinds, few)
    // Nobody repeats, so both ends of the old rule meet at the value; three hidden ones foreseen from two have a deviation of about 2.6.
    expect(needsByStatus.never).toMatchObject({ value: 5, low: 2, high: 5 })
    expect(needsByStatus.later).toMatchObject({ value: 0, low: 0 })
    expect(needsByStatus.later.high).toBeGreaterThan(2)
    expect(needsByStatus.still_open).toEqual({ value: 0, low: 0, high: 0 })
    expect(people.low).toBeLessThan(22)
    expect(people.high).toBe(30)
    expect(estimatePeople(fewKinds, few, { deviations: 0.5 }).people.low ?? 0).toBeGreaterThan(people.low ?? 0)
  })
  it('may still be reached, whoever tried last without a number, also where nobody else is waited for', () => {
    const { needsByStatus } = estimatePeople(kinds(60, 100), recognised, { mayBeOpen: 3 })
    expect(needsByStatus.still_open).toEqual({ value: 0, low: 0, high: 3 })
    expect(estimatePeople(kinds(60, 100), recognised).needsByStatus.still_open).toEqual({ value: 0, low: 0, high: 0 })
  })
  it('who are seen to withhold their number now and then may have been reached all the same: never reached reaches lower, later higher, the middle stays', () => {
    const [apart, mixed] = [estimatePeople(kinds(60, 100), recognised), estimatePeople(kinds(60, 100), recognised, { mixed: 1 })]
    // A third of the recognised answers came after an attempt that was missed: of 60 withheld answers, 20.
    expect(mixed.needsByStatus.never).toMatchObject({ value: apart.needsByStatus.never.value, low: 40 - 20, high: apart.needsByStatus.never.high })
    expect(mixed.needsByStatus.later.high).toBeCloseTo((apart.needsByStatus.later.high ?? 0) + 20 + 10)
    expect(mixed.needs).toMatchObject({ value: apart.needs.value, low: 100, high: apart.needs.high })
    expect(mixed.people.low).toBeGreaterThanOrEqual(80)
    expect(estimatePeople(kinds(0, 0), recognised, { mixed: 1 })).toEqual(estimatePeople(kinds(0, 0), recognised))
  })
  it('who were answered with a withheld number are never among the never reached', () => {
    expect(estimatePeople(kinds(60, 0), recognised).needsByStatus.never.value).toBe(40)
  })
  it('are unknown, between one and all, when nobody can be recognised', () => {
    const { people, needsByStatus } = estimatePeople({ answered: kind(0, {}, 3), missed_open: kind(0, {}, 5), missed_closed: kind(0, {}, 2) }, known({}))
    expect(people).toEqual({ value: null, low: 1, high: 10 })
    expect(needsByStatus.never).toEqual({ value: null, low: 0, high: 7 })
  })
  it('are nobody when nobody tried', () => {
    expect(estimatePeople({ answered: kind(0, {}), missed_open: kind(0, {}), missed_closed: kind(0, {}) }, known({})).people).toEqual({
      value: 0,
      low: 0,
      high: 0,
    })
  })
  it('of every status add up to all', () => {
    const { needs, needsByStatus } = estimatePeople(kinds(17, 23), recognised)
    const sum = Object.values(needsByStatus).reduce((total, own) => total + (own.value ?? Number.NaN), 0)
    expect(sum).toBeCloseTo(needs.value ?? 0)
  })
})
