import { describe, expect, it } from 'vitest'
import type { CaseAnswer, PlanAnswer } from '../../../shared/cases/case.ts'
import { calibrationOf } from './calibration.ts'
import type { CaseEstimator } from './scoredLine.ts'
import { scoredLine } from './scoredLine.ts'

/** Says of every plan the same number of people a year. */
const saying =
  (value: number, low: number, high: number, refused?: PlanAnswer['refused']): CaseEstimator =>
  (_input, request): CaseAnswer => ({
    request,
    level: 0.9,
    weeks: 52,
    coverage: 1,
    closedRecorded: 'yes',
    recognisedShare: 1,
    plans: [
      {
        id: 'plan-1',
        kind: 'hours',
        name: 'gevraagd',
        blocks: request.plans[0]!.blocks,
        hours: '',
        openHoursPerWeek: 0,
        staffHoursPerWeek: 0,
        ...(refused ? { refused } : { peoplePerYear: { value, low, high } }),
      },
    ],
    comparisons: [],
  })
const scoredBy = (estimator: CaseEstimator) => [101, 102, 103].map((seed) => scoredLine(seed, { estimator, withProposal: false, otherYears: 0 }, 'small'))

describe('the calibration', () => {
  it('tells a range that holds from one that does not', () => {
    expect(calibrationOf(scoredBy(saying(50, -1e6, 1e6))).people).toMatchObject({ lines: 3, inside: 1, below: 0, above: 0 })
    expect(calibrationOf(scoredBy(saying(1e6, 1e6, 1e6))).people).toMatchObject({ inside: 0, below: 1, above: 0 })
  })
  it('measures how far the centre is off', () => {
    const truth = scoredBy(saying(1, 0, 1)).map(({ people }) => people.same)
    const mean = truth.reduce((sum, own) => sum + own, 0) / truth.length
    expect(calibrationOf(scoredBy(saying(2 * mean, 0, 1))).people.pooled).toBeCloseTo(2, 6)
  })
  it('counts a refusal as wrong only where the books say that something could be said', () => {
    const refused = saying(0, 0, 0, { reason: 'too_few_needs' })
    expect(calibrationOf(scoredBy(refused))).toMatchObject({ lines: 3, said: 0, refused: 3 })
    const silent = scoredLine(104, { estimator: saying(1, 0, 2), withProposal: false, otherYears: 0 }, 'notRecorded')
    expect(calibrationOf([silent])).toMatchObject({ said: 1, wronglySaid: 1 })
    const tooSmall = scoredLine(105, { estimator: refused, withProposal: false, otherYears: 0 }, 'tiny')
    expect(calibrationOf([tooSmall])).toMatchObject({ refused: 1, wronglyRefused: 0 })
  })
})
