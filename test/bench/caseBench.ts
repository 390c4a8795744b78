/** The case of one line's year: every block of the week as a candidate, a thousand draws of each plan, the frontier and the rivals. */
import assert from 'node:assert/strict'
import { caseFigures } from '../../shared/cases/caseFigures.ts'
import { type CaseRequest, usualSwitches } from '../../shared/cases/caseRequest.ts'
import { bestBlocks, type Candidate } from '../../shared/cases/proposal/bestBlocks.ts'
import { weekCuts } from '../../shared/cases/proposal/weekCuts.ts'
import { slotsInWeek } from '../../shared/cases/caseEvidence.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { type Budget, milliseconds } from './budget.ts'
import { inputOf } from './inventedInput.ts'
import { inventedContacts, lineId, random, year } from './inventedYear.ts'
import { median } from './medians.ts'

const sunday = { weekday: 6, from: 1200, until: 1380, staff: 2 }
const asked: CaseRequest = {
  line: lineId,
  from: LocalDate.parse(year.from),
  to: LocalDate.parse(year.to),
  plans: [{ name: 'zondag', blocks: [sunday] }],
  propose: { budgetHours: 12, minBlockMinutes: 120, earliest: 0, latest: 1440, minStaff: 1, maxStaff: 3, goal: 'people' },
  switches: usualSwitches,
  costPerStaffHour: 35,
  handOverMinutes: 0,
}

/** Half hours to twelve hours, six staff: as many candidates as a week of half hours has. */
function everyBlock(): readonly Candidate[] {
  const next = random(4)
  const worth = Float64Array.from({ length: slotsInWeek }, next)
  const candidates: Candidate[] = []
  for (let start = 0; start < slotsInWeek; start++)
    for (let slots = 1; slots <= 24 && (start % 48) + slots <= 48; slots++)
      for (let staff = 1; staff <= 6; staff++)
        candidates.push({ start, slots, staff, cost: staff * slots, value: slots * (worth[start] ?? 0) * (1 - 0.5 ** staff) })
  return candidates
}

/** Milliseconds of the processor: limits in time, and not against a peer of the same run, must not depend on what else the machine is doing. */
function processorTime(work: () => unknown, rounds = 5): number {
  work()
  return median(
    Array.from({ length: rounds }, () => {
      const began = process.cpuUsage()
      work()
      const { user, system } = process.cpuUsage(began)
      return (user + system) / 1000
    }),
  )
}

export function caseBench(): readonly Budget[] {
  const [small, large] = [inputOf(inventedContacts(10_000, 6)), inputOf(inventedContacts(100_000, 6))]
  const candidates = everyBlock()
  const answer = caseFigures(small, asked)
  assert.equal(answer.refused, undefined)
  assert.ok(answer.plans.every(({ refused, peoplePerYear }) => refused === undefined && peoplePerYear !== undefined))
  const line = processorTime(() => caseFigures(small, asked))
  const busy = processorTime(() => caseFigures(large, asked))
  const optimum = processorTime(() => bestBlocks(candidates, weekCuts(candidates), { budget: 200 }))
  return [
    {
      what: "the case of a line's year, 100,000 contacts: every block of the week, 1,000 draws, frontier and rivals",
      measured: busy,
      unit: 'ms',
      atMost: 500,
      from: `a plan and a proposal of 12 staff hours; with 10,000 contacts ${milliseconds(line)}`,
    },
    {
      what: 'the best blocks for every budget up to 200 half hours at once',
      measured: optimum,
      unit: 'ms',
      atMost: 150,
      from: `${candidates.length.toLocaleString('en')} candidates of up to twelve hours and six staff`,
    },
  ]
}
