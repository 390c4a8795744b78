/** The same year of one invented line under keys that turn and under one that never does. */
import { beforeAll, describe, expect, it } from 'vitest'
import { lindelijn } from '../../infra/local/demo/scenarios.ts'
import { isContactEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { byPlace, eachNeed } from '../../shared/contacts/series.ts'
import { judgement } from '../../shared/metrics/figuresOf.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import { reportJson, reportNames } from '../../shared/metrics/reportJson.ts'
import { figuresOf } from '../../shared/metrics/figuresOf.ts'
import { verdictOf } from '../../shared/metrics/judgedContacts.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { eventsOfSimulation, inputOfEvents, keysTurning } from './figuresOfSimulation.ts'
import { simulated } from './simulatedLine.ts'

const fixed = () => memoryVault({ caller: Buffer.alloc(32, 1), visitor: Buffer.alloc(32, 2), agent: Buffer.alloc(32, 3), provider: Buffer.alloc(32, 4) })
const [from, to] = ['2026-02-02', '2026-04-26']

describe('keys that turn every seven days, beside one that never turns (K8)', () => {
  const line = simulated(lindelijn, 2026)
  const weekly = keysTurning(7)
  let one: readonly SourceEvent[] = []
  let turned: readonly SourceEvent[] = []
  beforeAll(async () => {
    one = await eventsOfSimulation(line, from, to, { vault: fixed(), settings: weekly })
    turned = await eventsOfSimulation(line, from, to, { vault: turnedVault(), settings: weekly })
  }, 60_000)
  const input = (events: readonly SourceEvent[], short: 'exclude' | 'include' = 'exclude', settings = weekly) =>
    inputOfEvents(line, from, to, { events, settings, short })

  it('give the same contacts, needs, series, reached later and never reached', () => {
    const needs = (events: readonly SourceEvent[]) => {
      const own = input(events)
      const told: string[] = []
      const { judged, definitionsOn } = judgement(own)
      eachNeed(
        {
          byPerson: own.columns.byPerson,
          verdictAt: byPlace(own.columns.byPerson, judged.verdict),
          leftOut: verdictOf('short'),
          windowsAt: (row) => definitionsOn(own.clock.day[row] ?? 0),
        },
        (need) =>
          told.push(
            JSON.stringify([[...need.rows.subarray(0, need.attempts)], [...need.startsSeries.subarray(0, need.attempts)], need.reachedAt, need.reachedAtOnce]),
          ),
      )
      return told.sort()
    }
    expect(needs(turned)).toEqual(needs(one))
    expect(needs(one).length).toBeGreaterThan(500)
  })
  it('give the same figures in every report and list', () => {
    for (const short of ['exclude', 'include'] as const) {
      const [a, b] = [input(one, short), input(turned, short)]
      for (const name of reportNames) expect(reportJson(name, figuresOf(b), '')).toEqual(reportJson(name, figuresOf(a), ''))
      expect(drillDown(b, {})).toEqual(drillDown(a, {}))
    }
  })
  it('need the bridge for it: without it more were never reached (K5)', () => {
    const cut = turned.map((event) => {
      if (!isContactEvent(event)) return event
      const { callerBefore: _gone, ...others } = event
      return others
    })
    const never = (events: readonly SourceEvent[]) => figuresOf(input(events)).metrics.needs_by_status.never.value ?? 0
    expect(never(cut)).toBeGreaterThan(never(turned) + 5)
  })
  it('count people for each period, so that a person who comes back under another key counts again (K4)', () => {
    const people = (settings: typeof weekly) => figuresOf(input(one, 'exclude', settings)).metrics.people.value ?? 0
    expect(people(weekly)).toBeGreaterThan(people(keysTurning(28)))
    expect(people(keysTurning(28))).toBeGreaterThan(people(keysTurning(92)))
  })
  it('tell the older pseudonym only in the first seven days, and it is the one the person had (K5)', async () => {
    const monthly = keysTurning(28)
    const events = (await eventsOfSimulation(line, from, to, { vault: turnedVault(), settings: monthly })).filter(isContactEvent)
    const bridged = events.filter(({ callerBefore }) => callerBefore !== undefined)
    const turns = ['2026-01-05T04:00:00Z', '2026-02-02T04:00:00Z', '2026-03-02T04:00:00Z', '2026-03-30T03:00:00Z', '2026-04-27T03:00:00Z'].map((text) =>
      Date.parse(text),
    )
    const known = new Set(events.map(({ caller }) => caller))
    expect(bridged.length).toBeGreaterThan(100)
    for (const { at } of bridged) expect(turns.some((turn) => turn <= at && at < turn + 7 * 86_400_000)).toBe(true)
    expect(bridged.filter(({ callerBefore }) => callerBefore !== undefined && known.has(callerBefore)).length).toBeGreaterThan(20)
  })
})
