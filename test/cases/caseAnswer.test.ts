import { describe, expect, it } from 'vitest'
import { parseWeek } from '../../shared/calendar/openingHoursSyntax.ts'
import { caseAnswer } from '../../shared/cases/caseAnswer.ts'
import { drawCount, slotsInWeek } from '../../shared/cases/caseEvidence.ts'
import { caseJson } from '../../shared/cases/caseJson.ts'
import { type CaseRequest, type ProposalLimits, usualSwitches } from '../../shared/cases/caseRequest.ts'
import { chancesBest, comparisonsOf } from '../../shared/cases/comparison.ts'
import { costPerPerson } from '../../shared/cases/costPerPerson.ts'
import { evidenceMark } from '../../shared/cases/evidenceMark.ts'
import { readExtraHours } from '../../shared/cases/extraHours.ts'
import { proposalOf } from '../../shared/cases/proposal/proposal.ts'
import { openMinutesOf } from '../../shared/cases/weekMinutes.ts'
import type { LineId } from '../../shared/contacts/identifiers.ts'
import { type HandMade, handMadeEvidence, slotOf } from '../builders/handMadeEvidence.ts'
import { date } from '../builders/report.ts'
import { seeded } from '../staffing/seeded.ts'

const week = 'Mo-Fr 09:00-17:00'
const pattern = parseWeek(week)
if ('problem' in pattern) throw new Error(week)
const context = { open: openMinutesOf(pattern), closedRecorded: 'yes' } as const
const isOpen = (slot: number) => context.open.some(({ from, until }) => from <= slot * 30 && slot * 30 < until)
/** Sunday and Tuesday evening, and a little everywhere. */
const evenings = (slot: number) => {
  const [weekday, hour] = [Math.floor(slot / 48), (slot % 48) / 2]
  return hour >= 19 && hour < 22 ? (weekday === 6 ? 0.3 : weekday === 1 ? 0.2 : 0.05) : 0.01
}
const evidenceOf = (more: Partial<HandMade> = {}) =>
  handMadeEvidence({ perWeek: evenings, openSlots: isOpen, byWeek: Array.from({ length: 52 }, () => 3), ...more })
const blocksOf = (text: string, staff = 1) => {
  const read = readExtraHours(text, staff)
  if ('problem' in read) throw new Error(text)
  return read.blocks
}
const limits: ProposalLimits = { budgetHours: 6, minBlockMinutes: 120, earliest: 0, latest: 1440, minStaff: 1, maxStaff: 2, goal: 'people' }
const request = (more: Partial<CaseRequest> = {}): CaseRequest => ({
  line: 'telefoon' as LineId,
  from: date('1970-01-01'),
  to: date('1970-12-30'),
  plans: [{ name: 'zondag', blocks: blocksOf('Su 19:00-22:00', 2) }],
  switches: usualSwitches,
  handOverMinutes: 0,
  ...more,
})
const answerTo = (own: Partial<CaseRequest>, evidence = evidenceOf()) => caseAnswer(evidence, context, request(own))

describe('a case', () => {
  it('says what a plan brings, with a range, a year', () => {
    const [plan] = answerTo({ costPerStaffHour: 40 }).plans
    expect(plan).toMatchObject({ id: 'plan-1', hours: 'Su 19:00-22:00', openHoursPerWeek: 3, staffHoursPerWeek: 6 })
    expect(plan!.peoplePerYear!.value).toBeCloseTo(6 * 0.3 * 0.75 * 52.18, 0)
    expect(plan!.peoplePerYear!.low).toBeLessThan(plan!.peoplePerYear!.value)
    expect(plan!.costPerYear).toBeCloseTo(40 * 6 * 52.18)
    expect(plan!.costPerPerson!.value).toBeCloseTo((40 * 6) / (6 * 0.3 * 0.75), 0)
    expect(plan!.peoplePerTenStaffHours!.value).toBeCloseTo((10 * 6 * 0.3 * 0.75) / 6, 1)
    expect(plan!.neverReachedShare!.value).toBeCloseTo(plan!.peoplePerYear!.value / 240)
    expect(plan!.backtest).toMatchObject({ happened: 39, isInside: true })
    expect(plan!.evidence).toMatchObject({ mark: 'strong' })
  })
  it('always has the two rivals, the same staff hours in present hours and nothing', () => {
    const { plans } = answerTo({}, evidenceOf({ elsewherePerHour: 0.1 }))
    expect(plans.map(({ id }) => id)).toEqual(['plan-1', 'moreStaff', 'nothing'])
    expect(plans[1]).toMatchObject({ kind: 'more_staff', staffHoursPerWeek: 6, openHoursPerWeek: 0 })
    expect(plans[2]).toMatchObject({ peoplePerYear: { value: 0, low: 0, high: 0 }, costPerYear: 0, hours: 'off' })
  })
  it('holds each plan against as many staff hours as its own in present hours', () => {
    const { plans, comparisons } = answerTo(
      {
        plans: [
          { name: 'kort', blocks: blocksOf('Su 19:00-21:00', 1) },
          { name: 'lang', blocks: blocksOf('Su 19:00-22:00', 2) },
        ],
      },
      evidenceOf({ elsewherePerHour: 0.1, scatter: 0 }),
    )
    const short = 4 * 0.3 * 0.5
    expect(plans.find(({ id }) => id === 'moreStaff')!.staffHoursPerWeek).toBe(6)
    expect(comparisons.find(({ plan, than }) => plan === 'plan-1' && than === 'moreStaff')!.people.value).toBeCloseTo((short - 2 * 0.1) * 52.18)
  })
  it('has them where nothing can be said, and then says so of each', () => {
    const refused = { reason: 'closed_not_recorded' } as const
    const answer = answerTo({ propose: limits }, evidenceOf({ more: { refused } }))
    expect(answer.refused).toEqual(refused)
    expect(answer.plans.map(({ id, refused: own }) => [id, own?.reason])).toEqual([
      ['plan-1', 'closed_not_recorded'],
      ['proposal', 'closed_not_recorded'],
      ['moreStaff', 'closed_not_recorded'],
      ['nothing', undefined],
    ])
    expect(answer.plans[0]!.evidence!.mark).toBe('too_little')
  })
  it('refuses hours in which the line is open, and counts the closed part of others', () => {
    const { plans } = answerTo({
      plans: [
        { name: 'open', blocks: blocksOf('Mo 10:00-12:00') },
        { name: 'half', blocks: blocksOf('Mo 16:00-19:00') },
        { name: 'geen', blocks: [] },
      ],
    })
    expect(plans[0]).toMatchObject({ refused: { reason: 'already_open' }, hours: 'off' })
    expect(plans[1]).toMatchObject({ hours: 'Mo 17:00-19:00', staffHoursPerWeek: 2, alreadyOpen: blocksOf('Mo 16:00-17:00') })
    expect(plans[2]).toMatchObject({ refused: { reason: 'no_hours' } })
  })
  it('passes on what the evidence refuses of these hours alone, and still says the rest', () => {
    const refusalOf = () => ({ reason: 'too_few_needs', weeksMore: 8 }) as const
    const { plans, refused } = answerTo({}, evidenceOf({ more: { refusalOf } }))
    expect(refused).toBeUndefined()
    expect(plans[0]).toMatchObject({ refused: { reason: 'too_few_needs', weeksMore: 8 } })
    expect(plans[0]!.peoplePerYear).toBeUndefined()
    expect(plans[1]!.peoplePerYear).toBeDefined()
  })
  it('pays for handing over only where a block stands alone', () => {
    const { plans } = answerTo({
      handOverMinutes: 15,
      plans: [
        { name: 'los', blocks: blocksOf('Mo 19:00-21:00', 2) },
        { name: 'vast', blocks: blocksOf('Mo 17:00-19:00', 2) },
      ],
    })
    expect(plans.slice(0, 2).map(({ staffHoursPerWeek }) => staffHoursPerWeek)).toEqual([4.5, 4])
  })
  it('is JSON with the keys of the contract, without draws', () => {
    const json = JSON.parse(JSON.stringify(caseJson({ answer: answerTo({ propose: limits, costPerStaffHour: 30 }), dataVersion: 'v1' })))
    expect(json).toMatchObject({ report: 'case', filters: { line: ['telefoon'] }, protected: false, dataVersion: 'v1', refused: null })
    for (const key of ['hours', 'staffHoursPerWeek', 'peoplePerYear', 'neverReachedShare', 'earlier', 'costPerPerson', 'evidence', 'refused'])
      for (const plan of json.plans) expect(plan).toHaveProperty(key)
    expect(JSON.stringify(json)).not.toContain('draws')
    expect(json.plans.map(({ id }: { id: string }) => id)).toEqual(['plan-1', 'proposal', 'moreStaff', 'nothing'])
  })
})

describe('a proposal', () => {
  it('finds the evenings, stays within the budget and shows what each staff hour brings', () => {
    const answer = answerTo({ propose: limits })
    const proposal = answer.plans.find(({ id }) => id === 'proposal')!
    expect(proposal.hours).toBe('Tu,Su 19:00-22:00')
    expect(proposal.staffHoursPerWeek).toBe(6)
    const { points } = answer.frontier!
    expect(points.map(({ marginal }) => marginal)).toEqual(points.map(({ marginal }) => marginal).sort((a, b) => b - a))
    expect(points.at(-1)).toMatchObject({ staffHoursPerWeek: 6 })
    expect(points.at(-1)!.peoplePerYear).toBeCloseTo(proposal.peoplePerYear!.value)
    expect(answer.splitSample!.people).toBeCloseTo(proposal.peoplePerYear!.value)
  })
  it('keeps to the hours of the day, the fewest people and the shortest block', () => {
    const early = proposalOf(evidenceOf(), { ...limits, earliest: 7 * 60, latest: 21 * 60, minStaff: 2 }, 0)!
    for (const { from, until, staff } of early.blocks) {
      expect(from).toBeGreaterThanOrEqual(420)
      expect(until).toBeLessThanOrEqual(1260)
      expect(until - from).toBeGreaterThanOrEqual(120)
      expect(staff).toBe(2)
    }
  })
  it('may run over midnight where the limits do', () => {
    const night = (slot: number) => (slot % 48 >= 44 || slot % 48 < 4 ? 0.4 : 0)
    const found = proposalOf(evidenceOf({ perWeek: night }), { ...limits, budgetHours: 4, earliest: 20 * 60, latest: 28 * 60, maxStaff: 1 }, 0)!
    expect(found.blocks).toHaveLength(1)
    expect(found.blocks[0]).toMatchObject({ from: 1320, until: 1560 })
  })
  it('is spread as at most one block a day, and by the hour takes the best block alone', () => {
    const spread = proposalOf(evidenceOf(), { ...limits, budgetHours: 20, goal: 'spread', maxStaff: 1 }, 0)!
    expect(new Set(spread.blocks.map(({ weekday }) => weekday)).size).toBe(spread.blocks.length)
    const byHour = proposalOf(evidenceOf(), { ...limits, goal: 'people_per_hour' }, 0)!
    expect(byHour.blocks).toHaveLength(1)
    expect(byHour.blocks[0]).toMatchObject({ weekday: 6, staff: 1 })
    // Two hours are too few to say anything of: the best hours of which something can be said.
    const refusalOf = (blocks: readonly { from: number; until: number }[]) =>
      blocks.reduce((sum, { from, until }) => sum + until - from, 0) < 180 ? ({ reason: 'too_few_needs' } as const) : undefined
    const sayable = proposalOf(evidenceOf({ more: { refusalOf } }), { ...limits, goal: 'people_per_hour' }, 0)!
    expect(sayable.blocks).toEqual([{ weekday: 6, from: 1140, until: 1320, staff: 1 }])
    expect(sayable.splitSamplePeople).toBeCloseTo(3 * 2 * 0.3 * 0.5 * 52.18, 0)
  })
  it('says from where more staff in present hours brings more', () => {
    const from = (elsewherePerHour: number) => proposalOf(evidenceOf({ elsewherePerHour }), { ...limits, budgetHours: 12 }, 0)!.frontier.moreStaffFrom
    expect(from(0)).toBeUndefined()
    expect(from(0.15)).toBeGreaterThan(2)
    expect(from(5)).toBe(0)
  })
  it('shows no budget at which too few needs were met to say anything, and none at all where it is refused itself', () => {
    const few = (fewest: number) =>
      evidenceOf({
        more: { refusalOf: (blocks) => (blocks.reduce((sum, { from, until }) => sum + until - from, 0) < fewest ? { reason: 'too_few_needs' } : undefined) },
      })
    const found = answerTo({ propose: { ...limits, maxStaff: 1 } }, few(240))
    expect(found.frontier!.points.length).toBeGreaterThan(0)
    for (const { staffHoursPerWeek } of found.frontier!.points) expect(staffHoursPerWeek).toBeGreaterThanOrEqual(4)
    const refused = answerTo({ propose: limits }, few(10_000))
    expect([refused.frontier, refused.splitSample, refused.plans[1]!.refused]).toEqual([undefined, undefined, { reason: 'too_few_needs' }])
  })
  it('says nothing where no hours would help', () => {
    expect(proposalOf(evidenceOf({ perWeek: () => 0 }), limits, 0)).toBeUndefined()
    const plan = answerTo({ plans: [], propose: limits }, evidenceOf({ perWeek: () => 0 })).plans[0]
    expect(plan).toMatchObject({ id: 'proposal', refused: { reason: 'no_hours' } })
  })
  it('takes the luck of the draw out: chosen on odd weeks and counted on even ones', () => {
    const random = seeded(5)
    const lucky = Float64Array.from({ length: slotsInWeek }, () => random() * 1.8 - 0.9)
    const found = proposalOf(evidenceOf({ perWeek: () => 0.1, luck: (slot) => lucky[slot] ?? 0 }), limits, 0)!
    const fair = proposalOf(evidenceOf({ perWeek: () => 0.1 }), limits, 0)!
    expect(found.splitSamplePeople).toBeLessThan(fair.splitSamplePeople * 0.9)
  })
  it('counts a need once, and seeks again where its blocks count the same ones', () => {
    // Three evenings reach the same people: two of them bring no more than one, a morning does.
    const evidence = evidenceOf({
      perWeek: (slot) => (slot < 3 * 48 && slot % 48 >= 38 && slot % 48 < 42 ? 0.3 : slot >= slotOf(5, 8) && slot < slotOf(5, 10) ? 0.2 : 0),
    })
    const evening = (blocks: readonly { from: number }[]) => blocks.filter(({ from }) => from === 19 * 60)
    const sameEvenings = {
      ...evidence,
      estimate: (blocks: Parameters<typeof evidence.estimate>[0]) => {
        const [first] = evening(blocks)
        return evidence.estimate(blocks.filter((own) => own.from !== 19 * 60 || own === first))
      },
    }
    const found = proposalOf(sameEvenings, { ...limits, budgetHours: 4, maxStaff: 1 }, 0)!
    expect(evening(found.blocks)).toHaveLength(1)
    expect(found.blocks).toContainEqual({ weekday: 5, from: 480, until: 600, staff: 1 })
  })
})

describe('plans beside each other', () => {
  const draws = (people: (draw: number) => number) => {
    const own = Float64Array.from({ length: drawCount }, (_, draw) => people(draw))
    return { people: own, needs: own, earlier: own, earlierOfWaiting: own, staffHours: own }
  }
  const random = seeded(9)
  const shared = Float64Array.from({ length: drawCount }, () => 100 * random())
  it('differ clearly where every draw does, though their ranges overlap', () => {
    const [found] = comparisonsOf(
      [
        { id: 'a', kind: 'hours', staffHoursPerWeek: 6, draws: draws((draw) => (shared[draw] ?? 0) + 5) },
        { id: 'b', kind: 'hours', staffHoursPerWeek: 4, draws: draws((draw) => shared[draw] ?? 0) },
      ],
      0.9,
      () => ({ id: 'moreStaff' }),
    )
    expect(found).toMatchObject({ plan: 'a', than: 'b', isClear: true })
    expect(found!.people.value).toBeCloseTo(5)
  })
  it('are best in so large a share of the draws', () => {
    const chances = chancesBest([{ id: 'a', draws: draws((draw) => (draw < 700 ? 2 : 0)) }, { id: 'b', draws: draws(() => 1) }, { id: 'refused' }])
    expect(Object.fromEntries(chances)).toEqual({ a: 0.7, b: 0.3 })
  })
  it('cost at least so much a person where some draws reach nobody, and nothing is said where many do', () => {
    const cost = (nobody: number) =>
      costPerPerson({ ...draws((draw) => (draw < nobody ? -1 : 10 + draw / 1000)), staffHours: new Float64Array(drawCount).fill(100) }, 30, 0.9)
    expect(cost(0)).toMatchObject({ value: expect.closeTo(285.7, 0), high: expect.any(Number) })
    expect(cost(80)).toMatchObject({ value: expect.any(Number), high: null })
    expect(cost(300)).toBeUndefined()
  })
})

describe('the evidence mark', () => {
  const backtest = (isInside: boolean) => ({ fittedTo: '', checkedFrom: '', checkedTo: '', predicted: { value: 1, low: 0, high: 2 }, happened: 1, isInside })
  const best = { weeks: 52, coverage: 0.99, closedRecorded: 'yes', isRefused: false, backtest: backtest(true), lowEnd: 20, moreStaffMiddle: 10 } as const
  it('is strong when all five conditions hold, and fair when one does not', () => {
    expect(evidenceMark(best).mark).toBe('strong')
    for (const worse of [{ weeks: 25 }, { coverage: 0.94 }, { closedRecorded: 'partly' as const }, { lowEnd: 9 }, { backtest: undefined }])
      expect(evidenceMark({ ...best, ...worse }).mark).toBe('fair')
  })
  it('is capped by a backtest that failed', () => {
    expect(evidenceMark({ ...best, backtest: backtest(false) }).mark).toBe('fair')
    expect(evidenceMark({ ...best, weeks: 12, backtest: backtest(false) }).mark).toBe('too_little')
  })
  it('is too little where nothing can be said', () => expect(evidenceMark({ ...best, isRefused: true }).mark).toBe('too_little'))
  it('tells of each condition what was wanted and found', () =>
    expect(evidenceMark({ ...best, weeks: 12 }).conditions).toContainEqual({ condition: 'weeks', holds: false, found: 12, wanted: 26 }))
})
