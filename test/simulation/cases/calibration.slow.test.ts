/**
 * The case builder held against helplines of which everything is known (decision 0090). These seeds are for judging: nobody tunes on them; look with
 * `npm run calibrate -- --seed 1`. The bounds leave two standard errors of so many lines beside what is aimed at (86 to 94 in 100, a
 * centre within a tenth, nine tenths of the best in hindsight).
 */
import { describe, expect, it } from 'vitest'
import { caseFigures } from '../../../shared/cases/caseFigures.ts'
import { calibrationOf } from './calibration.ts'
import { groupText } from './calibrationText.ts'
import { referenceLines } from './referenceLines.ts'
import { scoredCase, scoredLine } from './scoredLine.ts'

const judging = 6_000_000
const estimator = caseFigures
const lines = (count: number, from: number, kind?: Parameters<typeof scoredLine>[2]) =>
  Array.from({ length: count }, (_, line) => scoredLine(judging + from + line, { estimator, withProposal: false, otherYears: 0 }, kind))

describe('the case for longer hours, over drawn lines', () => {
  it('has ranges that hold what would truly have happened, and a centre that is not off', () => {
    // What is recorded only in part is a lower bound by its nature; it is never marked as strong.
    const scored = lines(180, 0).filter(({ kind }) => kind !== 'partly')
    const { people, needs, earlier, earlierAfterClosed, wronglyRefused, wronglySaid } = calibrationOf(scored)
    console.log(groupText('drawn lines', scored))
    expect(earlierAfterClosed.inside).toBeGreaterThanOrEqual(0.85)
    expect(earlier.inside).toBeGreaterThanOrEqual(0.75)
    expect(people.lines).toBeGreaterThan(100)
    expect(people.inside).toBeGreaterThanOrEqual(0.82)
    expect(people.inside).toBeLessThanOrEqual(0.98)
    for (const { pooled, median } of [people, needs]) {
      expect(Math.abs(Math.log(pooled))).toBeLessThan(Math.log(1.1))
      expect(Math.abs(Math.log(median))).toBeLessThan(Math.log(1.1))
    }
    expect({ wronglyRefused, wronglySaid }).toEqual({ wronglyRefused: 0, wronglySaid: 0 })
  })

  it('is refused where nothing is recorded while closed, and where hardly anybody can be recognised', () => {
    expect(lines(6, 1000, 'notRecorded').map(({ answer }) => answer.refused?.reason)).toEqual(Array.from({ length: 6 }, () => 'closed_not_recorded'))
    expect(lines(6, 1100, 'mostlyWithheld').every(({ answer }) => answer.refused !== undefined)).toBe(true)
  })

  it('tells a line whose misses come from being busy that more staff would help more, and by how much', () => {
    const busy = lines(24, 2000, 'busyOnly')
    const told = busy.filter(({ answer, moreStaff }) => answer.refused === undefined && moreStaff !== undefined)
    expect(told.length).toBeGreaterThan(3)
    for (const { answer, moreStaff } of told) expect(moreStaff?.said?.value).toBeGreaterThan(answer.peoplePerYear?.value ?? Number.POSITIVE_INFINITY)
    for (const { people, moreStaff } of told) expect(moreStaff?.true).toBeGreaterThan(people.same)
    expect(Math.abs(Math.log(calibrationOf(busy).moreStaff.pooled))).toBeLessThan(Math.log(1.15))
  })

  it('holds on large lines too, of which many are full in their present hours, and does not make much more of more staff there than it brings', () => {
    const scored = lines(30, 5000, 'large')
    console.log(groupText('large lines', scored))
    const { people, needs, earlierAfterClosed, moreStaff } = calibrationOf(scored)
    expect(people.lines).toBeGreaterThan(24)
    expect(earlierAfterClosed.inside).toBeGreaterThanOrEqual(0.85)
    expect(people.inside).toBeGreaterThanOrEqual(0.77)
    expect(needs.inside).toBeGreaterThanOrEqual(0.77)
    for (const { pooled } of [people, needs]) expect(Math.abs(Math.log(pooled))).toBeLessThan(Math.log(1.1))
    expect(Math.abs(Math.log(moreStaff.pooled))).toBeLessThan(Math.log(1.16))
  })

  it('proposes hours that reach nine tenths of what the best hours in hindsight would have reached', () => {
    const scored = Array.from({ length: 16 }, (_, line) => scoredLine(judging + 3000 + line, { estimator, withProposal: true, otherYears: 2 }, 'medium'))
    console.log(groupText('proposals', scored))
    const { proposals, ofBest } = calibrationOf(scored)
    expect(proposals).toBeGreaterThan(13)
    expect(ofBest.pooled).toBeGreaterThanOrEqual(0.87)
    expect(ofBest.usually).toBeGreaterThanOrEqual(0.9)
  })
})

it('comes out right for the same quiet line, busy line and night line, year after year of chance', () => {
  const years = Array.from({ length: 8 }, (_, year) => judging + year)
  const scored = Object.values(referenceLines).flatMap((line) =>
    years.map((year) => scoredCase(line, year, { estimator, withProposal: false, otherYears: 0 }, year)),
  )
  console.log(
    Object.keys(referenceLines)
      .map((kind) =>
        groupText(
          kind,
          scored.filter((own) => own.kind === kind),
        ),
      )
      .join('\n'),
  )
  expect(calibrationOf(scored).people.inside).toBeGreaterThanOrEqual(0.8)
  expect(Math.abs(Math.log(calibrationOf(scored).people.pooled))).toBeLessThan(Math.log(1.1))
})
