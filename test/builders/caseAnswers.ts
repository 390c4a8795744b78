/** Invented answers, one for every state in which the page must be able to say something true. */
import type { CaseAnswer, CaseRefusal, EvidenceMark, PlanAnswer } from '../../shared/cases/case.ts'
import { type CaseRequest, type ExtraBlock, usualSwitches } from '../../shared/cases/caseRequest.ts'
import { comparisonsOf } from '../../shared/cases/comparison.ts'
import { extraHoursText } from '../../shared/cases/extraHours.ts'
import { openHoursOf } from '../../shared/cases/weekMinutes.ts'
import type { Estimate } from '../../shared/contacts/estimate.ts'
import { lineId } from './contacts.ts'
import { date } from './report.ts'

export const evenings: readonly ExtraBlock[] = [1, 6].map((weekday) => ({ weekday, from: 19 * 60, until: 22 * 60, staff: 1 }))
const sunday: readonly ExtraBlock[] = [{ weekday: 6, from: 19 * 60, until: 22 * 60, staff: 2 }]
const mornings: readonly ExtraBlock[] = [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 7 * 60, until: 9 * 60, staff: 1 }))
const afternoons: readonly ExtraBlock[] = [1, 3].map((weekday) => ({ weekday, from: 13 * 60, until: 16 * 60, staff: 1 }))
const estimate = (value: number, low: number, high: number): Estimate => ({ value, low, high })

/** Draws evenly spread over the range, in an order that two plans do not share. */
function drawsOf({ value, low, high }: Estimate, hours: number, step = 1): PlanAnswer['draws'] {
  const people = Float64Array.from({ length: 100 }, (_, n) => {
    const place = ((n * step) % 100) / 99
    return place < 0.5 ? low + (value - low) * 2 * place : value + (high - value) * 2 * (place - 0.5)
  })
  return {
    people,
    needs: people.map((own) => own * 1.1),
    earlier: people.map((own) => own / 2),
    earlierOfWaiting: people.map(() => 0),
    staffHours: new Float64Array(100).fill(hours * 52.18),
  }
}

const conditions = (failing: readonly string[] = []): EvidenceMark['conditions'] => [
  { condition: 'weeks', holds: !failing.includes('weeks'), found: failing.includes('weeks') ? 14 : 52, wanted: 26 },
  { condition: 'coverage', holds: !failing.includes('coverage'), found: failing.includes('coverage') ? 0.91 : 0.993, wanted: 0.95 },
  { condition: 'closed_recorded', holds: !failing.includes('closed_recorded') },
  { condition: 'backtest', holds: !failing.includes('backtest'), found: 17 },
  { condition: 'beats_more_staff', holds: !failing.includes('beats_more_staff'), found: failing.includes('beats_more_staff') ? 22 : 46, wanted: 30 },
]
const evidence = (mark: EvidenceMark['mark'], failing: readonly string[] = []): EvidenceMark => ({ mark, conditions: conditions(failing) })
/** As where nothing could be estimated: what was not checked has no number, and the reason of the refusal is the condition that fails. */
function unsaidEvidence(reason: CaseRefusal['reason']): EvidenceMark {
  const found = { too_few_weeks: 3, too_little_measured: 0.64 } as Partial<Record<CaseRefusal['reason'], number>>
  const failing = { too_few_weeks: 'weeks', too_little_measured: 'coverage', closed_not_recorded: 'closed_recorded' } as Partial<
    Record<CaseRefusal['reason'], string>
  >
  const { mark, conditions: asked } = evidence('too_little', [failing[reason] ?? '', 'backtest', 'beats_more_staff'])
  return unchecked({
    mark,
    conditions: asked.map((own) => (own.condition === failing[reason] && found[reason] !== undefined ? { ...own, found: found[reason] } : own)),
  })
}
/** Without the numbers of what could not be checked. */
function unchecked({ mark, conditions: asked }: EvidenceMark): EvidenceMark {
  const isChecked = ({ condition, holds }: EvidenceMark['conditions'][number]) => holds || (condition !== 'backtest' && condition !== 'beats_more_staff')
  return { mark, conditions: asked.map((own) => (isChecked(own) ? own : { condition: own.condition, holds: own.holds })) }
}
const backtest = { fittedTo: '2026-03-08', checkedFrom: '2026-03-09', checkedTo: '2026-06-07', predicted: estimate(17, 11, 24), happened: 17, isInside: true }

export type PlanParts = Partial<PlanAnswer> & { readonly people?: Estimate; readonly rate?: number }

function plan(kind: 'hours' | 'proposed' | 'more_staff', { people = estimate(70, 46, 94), rate = 35, ...others }: PlanParts = {}, step = 1): PlanAnswer {
  const blocks = others.blocks ?? evenings
  const hours = blocks.reduce((sum, { from, until, staff }) => sum + (staff * (until - from)) / 60, 0)
  const spent = hours * 52.18
  const perTen = (own: number) => (10 * own) / spent
  return {
    id: kind === 'more_staff' ? 'moreStaff' : kind === 'proposed' ? 'proposal' : 'plan-1',
    kind,
    name: kind === 'hours' ? 'Twee avonden' : kind,
    blocks,
    hours: extraHoursText(blocks),
    openHoursPerWeek: openHoursOf(blocks),
    staffHoursPerWeek: hours,
    staffHoursPerYear: spent,
    needsPerYear: estimate(people.value * 1.1, people.low * 1.1, people.high * 1.1),
    peoplePerYear: people,
    earlierPerYear: estimate(people.value / 2, people.low / 2, people.high / 2),
    medianHoursEarlier: 14,
    neverReachedShare: estimate(people.value / 240, people.low / 240, people.high / 240),
    peoplePerTenStaffHours: estimate(perTen(people.value), perTen(people.low), perTen(people.high)),
    costPerYear: spent * rate,
    ...(people.low > 0 && { costPerPerson: { value: (spent * rate) / people.value, low: (spent * rate) / people.high, high: (spent * rate) / people.low } }),
    ...(kind !== 'more_staff' && {
      evidence: evidence('strong'),
      backtest,
      parts: { turnedAway: 130, neverReached: 92, throughShare: 0.87, gain: 80, loss: 5, returns: -1, relief: 3 },
      ifNewcomers: [
        { share: 0.25, needs: estimate(105, 75, 140) },
        { share: 0.5, needs: estimate(130, 95, 170) },
      ],
    }),
    draws: drawsOf(people, hours, step) ?? never(),
    ...others,
  }
}
const never = (): never => {
  throw new Error('no draws')
}

const nothing: PlanAnswer = {
  id: 'nothing',
  kind: 'nothing',
  name: 'nothing',
  blocks: [],
  hours: 'off',
  openHoursPerWeek: 0,
  staffHoursPerWeek: 0,
  staffHoursPerYear: 0,
  needsPerYear: estimate(0, 0, 0),
  peoplePerYear: estimate(0, 0, 0),
  earlierPerYear: estimate(0, 0, 0),
  neverReachedShare: estimate(0, 0, 0),
  costPerYear: 0,
}

const request: CaseRequest = {
  line: lineId,
  from: date('2025-06-09'),
  to: date('2026-06-07'),
  plans: [{ name: 'Twee avonden', blocks: evenings }],
  switches: usualSwitches,
  costPerStaffHour: 35,
  handOverMinutes: 0,
}
const rival = (people = estimate(30, 18, 44)) => plan('more_staff', { people, blocks: afternoons }, 7)

/** Its evidence speaks of the rival that stands beside it. */
function heldAgainst(own: PlanAnswer, { peoplePerYear }: PlanAnswer): PlanAnswer {
  if (own.evidence === undefined || peoplePerYear === undefined) return own
  const wanted = peoplePerYear.value
  const asked = own.evidence.conditions.map((each) => (each.condition === 'beats_more_staff' && each.found !== undefined ? { ...each, wanted } : each))
  return { ...own, evidence: { ...own.evidence, conditions: asked } }
}

function answer(asked: readonly PlanAnswer[], others: Partial<CaseAnswer> = {}, more: PlanAnswer = rival()): CaseAnswer {
  const plans = [...asked.map((own) => heldAgainst(own, more)), more, nothing]
  return {
    request,
    level: 0.9,
    weeks: 52,
    coverage: 0.993,
    closedRecorded: 'yes',
    recognisedShare: 0.71,
    neverPerYear: estimate(240, 204, 281),
    plans,
    comparisons: comparisonsOf(plans, 0.9, () => more),
    ...others,
  }
}

/** Nothing can be said of the line: neither of what was asked nor of the rivals. */
function refused(refusal: CaseRefusal, others: Partial<CaseAnswer> = {}): CaseAnswer {
  const { neverPerYear: _never, ...base } = answer([unsaid('hours', refusal)], { refused: refusal, ...others }, unsaid('more_staff', refusal))
  return base
}
/** Nothing can be said of these hours. */
function unsaid(
  kind: 'hours' | 'proposed' | 'more_staff',
  refusal: CaseRefusal,
  blocks: readonly ExtraBlock[] = kind === 'more_staff' ? [] : evenings,
): PlanAnswer {
  const { id, name, hours, openHoursPerWeek, staffHoursPerWeek } = plan(kind, { blocks })
  return {
    id,
    kind,
    name,
    blocks,
    hours,
    openHoursPerWeek,
    staffHoursPerWeek,
    refused: refusal,
    ...(kind !== 'more_staff' && { evidence: unsaidEvidence(refusal.reason) }),
  }
}

const proposal = plan('proposed', { people: estimate(82, 58, 108), blocks: [...evenings, { weekday: 3, from: 20 * 60, until: 22 * 60, staff: 1 }] }, 3)
const frontier: NonNullable<CaseAnswer['frontier']> = {
  points: [
    { staffHoursPerWeek: 0, peoplePerYear: 0, marginal: 0, blocks: [] },
    { staffHoursPerWeek: 3, peoplePerYear: 44, marginal: 14.7, blocks: evenings.slice(0, 1) },
    { staffHoursPerWeek: 6, peoplePerYear: 71, marginal: 9, blocks: evenings },
    { staffHoursPerWeek: 8, peoplePerYear: 82, marginal: 5.5, blocks: proposal.blocks },
  ],
  moreStaffFrom: 6,
}
const limits: CaseRequest['propose'] = { budgetHours: 8, minBlockMinutes: 120, earliest: 0, latest: 1440, minStaff: 1, maxStaff: 4, goal: 'people' }

export const caseAnswers = {
  normal: answer([plan('hours')]),
  small: answer(
    [plan('hours', { people: estimate(6, 2, 11), neverReachedShare: estimate(6 / 18, 2 / 18, 11 / 18), evidence: evidence('fair', ['beats_more_staff']) })],
    { neverPerYear: estimate(18, 14, 23) },
    rival(estimate(2, 0, 5)),
  ),
  gap: answer([plan('hours', { evidence: evidence('fair', ['coverage']) })], { coverage: 0.912 }),
  /** More staff in present hours brings as much. */
  no_difference: answer([plan('hours', { evidence: evidence('fair', ['beats_more_staff']) })], {}, rival(estimate(66, 40, 96))),
  more_staff_helps: answer(
    [plan('hours', { people: estimate(12, 3, 22), evidence: evidence('fair', ['beats_more_staff']) })],
    {},
    rival(estimate(150, 120, 190)),
  ),
  perhaps_nobody: answer([plan('hours', { people: estimate(4, -3, 12), evidence: evidence('fair', ['beats_more_staff']) })], {}, rival(estimate(5, -2, 13))),
  nobody: answer([plan('hours', { people: estimate(0.3, 0, 2), evidence: evidence('fair', ['beats_more_staff']) })], {}, rival(estimate(1, 0, 3))),
  cost_without_end: answer([plan('hours', { costPerPerson: { value: 260, low: 131, high: null } })]),
  cost_unknown: answer([plan('hours', { costPerPerson: undefined } as unknown as PlanParts)]),
  without_cost: answer([withoutCost(plan('hours'))], { request: withoutRate(request) }, withoutCost(rival())),
  backtest_failed: answer([plan('hours', { backtest: { ...backtest, happened: 41, isInside: false }, evidence: evidence('fair', ['backtest']) })]),
  no_backtest: answer([withoutBacktest(plan('hours', { evidence: unchecked(evidence('fair', ['weeks', 'backtest'])) }))], { weeks: 14 }),
  closed_partly: answer([plan('hours', { evidence: evidence('fair', ['closed_recorded']) })], { closedRecorded: 'partly' }),
  proposed: answer([proposal], { request: { ...request, plans: [], propose: limits }, frontier, splitSample: { people: 71 } }),
  several: answer(
    [
      plan('hours', { chanceBest: 0.2 }),
      plan('hours', { id: 'plan-2', name: 'Zondag dubbel', blocks: sunday, people: estimate(52, 34, 75), chanceBest: 0.05 }, 13),
      plan(
        'hours',
        {
          id: 'plan-3',
          name: 'Vroege ochtend',
          blocks: mornings,
          people: estimate(18, 6, 33),
          chanceBest: 0,
          evidence: evidence('fair', ['beats_more_staff']),
        },
        17,
      ),
      {
        ...unsaid('hours', { reason: 'too_few_needs', weeksMore: 30 }, [{ weekday: 2, from: 180, until: 300, staff: 1 }]),
        id: 'plan-4',
        name: 'Nacht van woensdag',
      },
      { ...proposal, chanceBest: 0.75 },
    ],
    {
      request: {
        ...request,
        plans: [
          { name: 'Twee avonden', blocks: evenings },
          { name: 'Zondag dubbel', blocks: sunday },
          { name: 'Vroege ochtend', blocks: mornings },
          { name: 'Nacht van woensdag', blocks: [{ weekday: 2, from: 180, until: 300, staff: 1 }] },
        ],
        propose: limits,
      },
      frontier,
      splitSample: { people: 71 },
    },
  ),
  partly_open: answer([plan('hours', { alreadyOpen: [{ weekday: 1, from: 16 * 60, until: 17 * 60, staff: 1 }] })]),
  holidays_out: answer([plan('hours')], { request: { ...request, switches: { ...usualSwitches, holidays: 'out', withheld: 'different' } }, weeks: 45 }),
  closed_not_recorded: refused({ reason: 'closed_not_recorded' }, { closedRecorded: 'no' }),
  too_few_weeks: refused({ reason: 'too_few_weeks', weeksMore: 5 }, { weeks: 3 }),
  too_few_recognised: refused({ reason: 'too_few_recognised' }, { recognisedShare: 0.22 }),
  too_little_measured: refused({ reason: 'too_little_measured' }, { coverage: 0.64 }),
  too_few_needs: answer([unsaid('hours', { reason: 'too_few_needs', weeksMore: 8 })], {}, rival()),
  too_few_needs_no_date: answer([unsaid('hours', { reason: 'too_few_needs' })], {}, rival()),
  already_open: answer([unsaid('hours', { reason: 'already_open' })], {}, rival()),
  nothing_found: answer(
    [unsaid('proposed', { reason: 'no_hours' }, [])],
    { request: { ...request, plans: [], propose: limits } },
    unsaid('more_staff', { reason: 'no_hours' }),
  ),
} as const satisfies Record<string, CaseAnswer>
export type CaseState = keyof typeof caseAnswers

function withoutCost({ costPerYear: _year, costPerPerson: _person, ...others }: PlanAnswer): PlanAnswer {
  return others
}
function withoutBacktest({ backtest: _backtest, ...others }: PlanAnswer): PlanAnswer {
  return others
}
function withoutRate({ costPerStaffHour: _rate, ...others }: CaseRequest): CaseRequest {
  return others
}
