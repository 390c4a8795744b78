/** What a case says must not hang on whether the past was stripped already: that happens at an hour of its own, on every machine another one. */
import { describe, expect, it } from 'vitest'
import { lindelijn } from '../../../infra/local/demo/scenarios.ts'
import { type CaseRequest, usualSwitches } from '../../../shared/cases/caseRequest.ts'
import { drawCount } from '../../../shared/cases/caseEvidence.ts'
import { caseEvidence } from '../../../shared/cases/evidence/evidence.ts'
import { gatheredEvidence } from '../../../shared/cases/evidence/gatheredEvidence.ts'
import { LineId, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { judgement } from '../../../shared/metrics/figuresOf.ts'
import { turnedVault } from '../../builders/turnedVault.ts'
import { allDates, type InMemory, inMemory, inputOf, stripNext } from '../../privacy/stripping/strippedLine.ts'
import { eventsOfSimulation, keysTurning } from '../../simulation/figuresOfSimulation.ts'
import { simulated } from '../../simulation/simulatedLine.ts'
import { middleOf } from './inventedLine.ts'

const [from, to] = [LocalDate.parse('2026-02-02'), LocalDate.parse('2026-07-05')]
const now = Date.parse('2026-08-10T12:00:00Z')
const evenings = [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 22 * 60, until: 23 * 60, staff: 2 }))
const request: CaseRequest = { line: LineId.parse(lindelijn.lineId), from, to, plans: [], switches: usualSwitches, handOverMinutes: 0 }

function saidOf(line: InMemory) {
  const input = inputOf(line, { from, to, now })
  const judged = judgement(input)
  const { draws } = caseEvidence(input, judged, request).estimate(evenings)
  const { returns, retries } = gatheredEvidence(input, judged, request)
  expect(draws.people).toHaveLength(drawCount)
  return { people: middleOf(draws.people), back: returns?.middle.share ?? 0, again: retries.again.yes }
}

describe('the same line, live and stripped', () => {
  it('says of hours what it said before, to within a few in a hundred', async () => {
    const settings = keysTurning(28)
    const simulation = simulated(lindelijn, 2026)
    const events = await eventsOfSimulation(simulation, '2026-01-05', '2026-08-03', { vault: turnedVault(), settings })
    const line = inMemory(settings, [simulation.line.id], events, allDates('2026-01-05', '2026-08-03'))
    const live = saidOf(line)
    for (let period = 0; period < 7; period++) stripNext(line, now)
    const stripped = saidOf(line)
    // Those who come back across a turn are told in less detail; nobody else is told less.
    expect(stripped.again).toBe(live.again)
    expect(stripped.back / live.back).toBeCloseTo(1, 1)
    expect(Math.abs(stripped.people / live.people - 1)).toBeLessThan(0.03)
  }, 120_000)
})
