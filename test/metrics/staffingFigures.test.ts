import { beforeAll, describe, expect, it } from 'vitest'
import { lindelijn, vlierlijn } from '../../infra/local/demo/scenarios.ts'
import type { Scenario } from '../../infra/local/demo/scenario.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { FiguresInput } from '../../shared/metrics/figuresOf.ts'
import { printedNumber } from '../../shared/metrics/registry.ts'
import { staffingFigures } from '../../shared/metrics/staffing/staffingFigures.ts'
import type { Shift } from '../../shared/rosters/shift.ts'
import { inputOfSimulation } from '../simulation/figuresOfSimulation.ts'
import { simulated } from '../simulation/simulatedLine.ts'
import { report, inputOf } from '../builders/report.ts'

const [from, to] = [LocalDate.parse('2026-12-07'), LocalDate.parse('2026-12-13')]
const inputs = new Map<Scenario, FiguresInput>()
beforeAll(async () => {
  for (const scenario of [vlierlijn, lindelijn])
    inputs.set(scenario, { ...(await inputOfSimulation(simulated(scenario, 2026), '2026-06-08', '2026-12-06')), now: Date.parse('2026-12-07T05:00:00Z') })
})
const figures = (scenario: Scenario, shifts: readonly Shift[] | undefined) => {
  const input = inputs.get(scenario)!
  return staffingFigures(input, { line: input.columns.lines[0]!, from, to, shifts: shifts ?? [], isRosterTold: () => shifts !== undefined })
}
const rosterOf = (scenario: Scenario, people: number): readonly Shift[] =>
  figures(scenario, undefined).intervals.map(({ from: start, until }) => ({
    line: inputs.get(scenario)!.columns.lines[0]!,
    from: start,
    until,
    people,
    name: '',
  }))

describe('the staffing of an invented line', () => {
  it('knows from its past how long conversations and patience last, and how many come', () => {
    const { demand } = figures(lindelijn, undefined)
    expect(demand!.weeks).toBe(26)
    // The median is 24 minutes or so; conversations are skewed, so the mean lies above it.
    expect(demand!.handle.seconds / 60).toBeGreaterThan(lindelijn.talkMedianMinutes * 0.9)
    expect(demand!.handle.seconds / 60).toBeLessThan(lindelijn.talkMedianMinutes * 1.7)
    expect(demand!.patience.value! / 60 / lindelijn.patienceMeanMinutes).toBeGreaterThan(0.7)
    expect(demand!.patience.value! / 60 / lindelijn.patienceMeanMinutes).toBeLessThan(1.4)
    expect(demand!.redial.share).toBeGreaterThan(0.2)
  })
  it('asks for enough people, within opening hours only, and says what each shortage costs', () => {
    const empty = figures(lindelijn, [])
    expect(empty.intervals.every(({ isUnstaffed, required }) => isUnstaffed && required!.onDuty >= 1)).toBe(true)
    expect(empty.gaps.length).toBeGreaterThan(0)
    expect(empty.gaps[0]!.people.value).toBeGreaterThanOrEqual(empty.gaps.at(-1)!.people.value)
    expect(empty.gaps.reduce((sum, { people }) => sum + people.value, 0)).toBeGreaterThan(20)
    // Those that a reader sees as equal stand as the week goes.
    const printed = empty.gaps.map((gap) => ({ people: printedNumber(gap.people.value), from: gap.from }))
    expect(printed).toEqual(printed.toSorted((a, b) => b.people - a.people || a.from - b.from))
    const two = figures(lindelijn, rosterOf(lindelijn, 2))
    const full = figures(lindelijn, rosterOf(lindelijn, 12))
    const people = (of: typeof empty) => of.gaps.reduce((sum, gap) => sum + gap.people.value, 0)
    expect(people(two)).toBeLessThan(people(empty))
    expect(full.gaps).toEqual([])
    expect(full.surplus.length).toBeGreaterThan(0)
  })
  it('of one counsellor keeps to the minimum where nothing more can be said', () => {
    const { intervals, isAssumed, hasRoster } = figures(vlierlijn, undefined)
    expect(hasRoster).toBe(false)
    expect(intervals.every(({ short, people }) => short === undefined && people === undefined)).toBe(true)
    expect(intervals.every(({ required }) => required!.onDuty >= 1)).toBe(true)
    expect(typeof isAssumed).toBe('boolean')
  })
})

it('a line without a past has its policy’s minimum, and says so', () => {
  const input = inputOf({ contacts: [], from: '2026-01-05', to: '2026-02-01', now: Date.parse('2026-02-02T05:00:00Z') })
  expect(report({ contacts: [], from: '2026-01-05', to: '2026-02-01' }).metrics.attempts).toBe(0)
  const found = staffingFigures(input, {
    line: input.columns.lines[0]!,
    from: LocalDate.parse('2026-02-02'),
    to: LocalDate.parse('2026-02-08'),
    shifts: [],
    isRosterTold: () => true,
  })
  expect(found.isAssumed).toBe(true)
  expect(found.intervals.every(({ required, short }) => required!.onDuty === 1 && short === 1)).toBe(true)
  expect(found.intervals).toHaveLength(40)
})
