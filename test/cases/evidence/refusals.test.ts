import { describe, expect, it } from 'vitest'
import { refusalOfAll, type WhatIsKnown } from '../../../shared/cases/evidence/refusals.ts'
import { contact } from '../../builders/contacts.ts'
import { settingsWith } from '../../builders/report.ts'
import { evening, evenings, inventedEvidence, moment } from './inventedLine.ts'

const known: WhatIsKnown = { weeks: 26, coverage: 0.99, recognisedShare: 0.8, closedRecorded: 'yes', closedAttempts: 300, openAttempts: 3000 }

describe('what cannot be said', () => {
  it('of any hours, with the reason that matters most first', () => {
    expect(refusalOfAll(known)).toBeUndefined()
    expect(refusalOfAll({ ...known, closedRecorded: 'no', weeks: 2 })).toEqual({ reason: 'closed_not_recorded' })
    expect(refusalOfAll({ ...known, closedRecorded: 'unknown', closedAttempts: 0 })).toEqual({ reason: 'closed_not_recorded' })
    expect(refusalOfAll({ ...known, closedRecorded: 'unknown' })).toBeUndefined()
    // Whatever was said of the system: thousands while open and nobody ever while closed is a system that does not tell.
    expect(refusalOfAll({ ...known, closedAttempts: 0 })).toEqual({ reason: 'closed_not_recorded' })
    expect(refusalOfAll({ ...known, closedAttempts: 0, openAttempts: 40 })).toBeUndefined()
    expect(refusalOfAll({ ...known, coverage: 0.79 })).toEqual({ reason: 'too_little_measured' })
    expect(refusalOfAll({ ...known, weeks: 5 })).toEqual({ reason: 'too_few_weeks', weeksMore: 3 })
    expect(refusalOfAll({ ...known, recognisedShare: 0.39 })).toEqual({ reason: 'too_few_recognised' })
  })
  it('of a line that does not tell of closed hours, or was measured for seven weeks', () => {
    expect(inventedEvidence({ told: { settings: settingsWith({ closedRecorded: 'no' }) } }).refused).toEqual({ reason: 'closed_not_recorded' })
    expect(inventedEvidence({ weeks: 7 }).refused).toEqual({ reason: 'too_few_weeks', weeksMore: 1 })
    expect(inventedEvidence({ weeks: 8 }).refused).toBeUndefined()
  })
  it('where most withhold their number, also where only those while closed do', () => {
    const withheld = Array.from({ length: 400 }, (_, n) =>
      contact({ at: moment(n % 180, `20:${10 + (n % 40)}`), more: { outcome: 'turned_away', reason: 'closed', waitSeconds: 0 } }, `withheld ${n}`),
    )
    const own = inventedEvidence({ more: withheld })
    expect(own.recognisedShare).toBeLessThan(0.4)
    expect(own.refused).toEqual({ reason: 'too_few_recognised' })
  })
  it('of hours in which hardly anybody was turned away: with the weeks after which more could be said, or no date', () => {
    const evidence = inventedEvidence({ weeks: 10, perEvening: 1, backPerEvening: 0 })
    expect(evidence.refusalOf(evenings())).toBeUndefined()
    // Ten in ten weeks: ten more take ten weeks more.
    expect(evidence.refusalOf([evening(0)])).toEqual({ reason: 'too_few_needs', weeksMore: 10 })
    expect(evidence.refusalOf([evening(5)])).toEqual({ reason: 'too_few_needs' })
  })
  it('of hours that are none', () => {
    const evidence = inventedEvidence({ weeks: 10 })
    expect(evidence.refusalOf([])).toEqual({ reason: 'no_hours' })
    expect(evidence.refusalOf([evening(0, 0)])).toEqual({ reason: 'no_hours' })
    expect(evidence.refusalOf([{ weekday: 0, from: 600, until: 720, staff: 1 }])).toEqual({ reason: 'already_open' })
  })
})
