import { beforeAll, describe, expect, it } from 'vitest'
import { lindelijn, vlierlijn } from '../../../infra/local/demo/scenarios.ts'
import type { SourceEvent } from '../../../shared/contacts/contactEvent.ts'
import { eventsOfSimulation, keysTurning } from '../../simulation/figuresOfSimulation.ts'
import { simulated } from '../../simulation/simulatedLine.ts'
import { turnedVault } from '../../builders/turnedVault.ts'
import { allDates, everyReport, inMemory, staffing, stripNext } from './strippedLine.ts'

const [from, to] = ['2026-02-02', '2026-04-26']
const loaded = allDates('2026-01-26', '2026-05-04')
const now = Date.parse('2026-05-05T12:00:00Z')

describe.each([
  ['a small line', vlierlijn],
  ['a line of ten a day', lindelijn],
])('%s under keys that turn every seven days', (_name, scenario) => {
  const settings = keysTurning(7)
  const simulation = simulated(scenario, 2026)
  let events: readonly SourceEvent[] = []
  beforeAll(async () => {
    events = await eventsOfSimulation(simulation, '2026-01-26', '2026-05-04', { vault: turnedVault(), settings })
  }, 60_000)

  it('says the same in every report before and after each of its periods is stripped (R6)', () => {
    const line = inMemory(settings, [simulation.line.id], events, loaded)
    const [before, staffed] = [everyReport(line, { from, to, now }), staffing(line, { from, to, now })]
    for (let period = 0; period < 14; period++) {
      stripNext(line, now)
      expect(everyReport(line, { from, to, now }), `after ${period + 1} periods`).toEqual(before)
    }
    expect(staffing(line, { from, to, now })).toEqual(staffed)
  })
})
