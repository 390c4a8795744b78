/** Random helplines under random settings: linked lines, opening hours of odd minutes, other definitions, other lengths of keys. No strip moves a figure. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceEvent } from '../../../shared/contacts/contactEvent.ts'
import type { KeyVault } from '../../../shared/privacy/keyVault.ts'
import { memoryVault } from '../../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../../shared/privacy/pseudonymiser.ts'
import type { Report } from '../../../shared/providers/provider.ts'
import type { Shift } from '../../../shared/rosters/shift.ts'
import { Settings } from '../../../shared/settings/settings.ts'
import { turnedVault } from '../../builders/turnedVault.ts'
import { allDates, everyReport, inMemory, staffing, stripNext } from './strippedLine.ts'

const [from, to] = ['2026-03-02', '2026-03-29'] // a clock change is in it
const loaded = allDates('2026-02-23', '2026-04-05')
const first = Date.parse('2026-02-23T06:00:00Z')
const now = Date.parse('2026-04-06T12:00:00Z')
const lines = ['een', 'twee'] as const

const minuteOfDay = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const hours = fc
  .tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 20, max: 700 }), fc.constantFrom('Mo-Su', 'Mo-Fr', 'Mo,We,Sa'))
  .map(([opens, minutes, days]) => [{ from: '2020-01-01', week: `${days} ${minuteOfDay(opens)}-${minuteOfDay(opens + minutes)}` }])

const settingsOf = fc
  .record({
    links: fc.constantFrom(
      [],
      [['een', 'twee']],
      [
        ['een', 'tussen'],
        ['tussen', 'twee'],
      ],
    ), // the last by way of a third line, that nobody calls
    days: fc.integer({ min: 7, max: 16 }),
    hours: fc.tuple(hours, hours),
    shortSeconds: fc.integer({ min: 0, max: 120 }),
    seriesHours: fc.integer({ min: 1, max: 168 }),
    laterDays: fc.integer({ min: 1, max: 7 }),
    reconnectMinutes: fc.integer({ min: 0, max: 60 }),
    longestTalkSeconds: fc.integer({ min: 60, max: 14_400 }),
  })
  .map(({ links, days, hours: [one, two], ...definitions }) =>
    Settings.parse({
      organisation: { id: 'proef', name: 'Proef' },
      definitions: [{ from: '1970-01-01', ...definitions }],
      lines: [
        { id: 'een', name: 'Een', channel: 'phone', hours: one },
        { id: 'twee', name: 'Twee', channel: 'phone', hours: two },
        { id: 'tussen', name: 'Tussen', channel: 'phone', hours: one },
      ],
      links,
      sources: [{ id: 'centrale', provider: 'generic', lines: { een: 'een', twee: 'twee', tussen: 'tussen' } }],
      privacy: { keyPeriods: [{ from: '2026-01-05', days }] },
    }),
  )

type Call = {
  readonly at: number
  readonly line: number
  readonly who: number
  readonly how: 'left' | 'answered' | 'voicemail' | 'open'
  readonly wait: number
  readonly talk: number
}
const call: fc.Arbitrary<Call> = fc.record({
  at: fc.integer({ min: first, max: now - 3_600_000 }).map((at) => at - (at % 1000)),
  line: fc.nat({ max: 1 }),
  // People who call again; some tell no number.
  who: fc.nat({ max: 30 }),
  how: fc.constantFrom('left', 'left', 'answered', 'voicemail', 'open'),
  wait: fc.integer({ min: 0, max: 1500 }),
  talk: fc.integer({ min: 1, max: 7200 }),
})
const shift = fc.record({
  at: fc.integer({ min: first, max: now - 40_000_000 }),
  line: fc.nat({ max: 1 }),
  who: fc.nat({ max: 2 }),
  seconds: fc.integer({ min: 60, max: 40_000 }),
})
/** Lines of which nobody tells who is signed in have only their roster; most shifts begin or end within minutes of a call. */
const staffed = fc.record({
  shifts: fc.oneof(fc.constant([]), fc.array(shift, { maxLength: 15 })),
  rostered: fc.array(fc.record({ beside: fc.nat(), minutes: fc.integer({ min: -12, max: 12 }), seconds: fc.integer({ min: 60, max: 40_000 }) }), {
    minLength: 40,
    maxLength: 60,
  }),
})
const rostersOf = (settings: Settings, calls: readonly Call[], told: readonly { beside: number; minutes: number; seconds: number }[]): readonly Shift[] =>
  told.flatMap(({ beside, minutes, seconds }) => {
    const call = calls[beside % calls.length]
    const id = settings.lines[call?.line ?? 0]?.id
    if (call === undefined || id === undefined) return []
    const edge = call.at + minutes * 60_000
    const [from, until] = beside % 2 === 0 ? [edge, edge + seconds * 1000] : [edge - seconds * 1000, edge]
    return [{ line: id, from: from as Shift['from'], until: until as Shift['until'], people: 1, name: 'Dienst' }]
  })

function reportsOf(calls: readonly Call[], shifts: readonly { at: number; line: number; who: number; seconds: number }[]): readonly Report[] {
  const told = (n: number, { at, line, who }: Call, type: string, after: number): Report => ({
    kind: 'contact',
    identity: `c${n} ${type}`,
    contact: `c${n}`,
    type: type as never,
    at: (at + after * 1000) as never,
    queue: lines[line]!,
    ...(type === 'contact.arrived' ? { caller: who === 0 ? 'anonymous' : `+9991234567${10 + who}` } : {}),
  })
  return [
    ...calls.flatMap((own, n): Report[] => [
      told(n, own, 'contact.arrived', 0),
      ...(own.how === 'left' ? [told(n, own, 'contact.left', own.wait)] : []),
      ...(own.how === 'voicemail' ? [told(n, own, 'contact.voicemail', own.wait)] : []),
      ...(own.how === 'answered' ? [told(n, own, 'contact.answered', own.wait), told(n, own, 'contact.ended', own.wait + own.talk)] : []),
    ]),
    ...shifts.flatMap(({ at, line, who, seconds }, n): Report[] => [
      { kind: 'presence', identity: `s${n} in`, type: 'agent.signed_in', at: at as never, agent: `a${who}`, queue: lines[line]! },
      { kind: 'presence', identity: `s${n} out`, type: 'agent.signed_out', at: (at + seconds * 1000) as never, agent: `a${who}`, queue: lines[line]! },
    ]),
  ]
}

describe('a strip of random lines under random settings (R6, K5, K8)', () => {
  it('leaves every report, every list and the staffing as they were, period after period', async () => {
    await fc.assert(
      fc.asyncProperty(settingsOf, fc.array(call, { minLength: 30, maxLength: 60 }), staffed, async (settings, calls, { shifts, rostered }) => {
        const events = await eventsOf(settings, reportsOf(calls, shifts))
        const ids = settings.lines.map(({ id }) => id)
        const line = inMemory(settings, ids, events, loaded, rostersOf(settings, calls, rostered))
        const asked = { from, to, now }
        const [before, staff] = [JSON.stringify(everyReport(line, asked)), staffing(line, asked)]
        for (let period = 1; line.until < now - 8 * 86_400_000; period++) {
          stripNext(line, now)
          expect(JSON.parse(JSON.stringify(everyReport(line, asked))), `after ${period} periods`).toEqual(JSON.parse(before))
        }
        expect(staffing(line, asked)).toEqual(staff)
      }),
      { numRuns: 25, seed: 6, endOnFailure: true },
    )
  }, 300_000)
  it('and the turns before it are seen in no figure either: one key that never turns says the same (K8)', async () => {
    await fc.assert(
      fc.asyncProperty(settingsOf, fc.array(call, { minLength: 30, maxLength: 60 }), fc.array(shift, { maxLength: 15 }), async (settings, calls, shifts) => {
        const reports = reportsOf(calls, shifts)
        const told = async (vault: KeyVault) => {
          const events = await eventsOf(settings, reports, vault)
          const ids = settings.lines.map(({ id }) => id)
          return JSON.parse(JSON.stringify(everyReport(inMemory(settings, ids, events, loaded), { from, to, now })))
        }
        expect(await told(turnedVault())).toEqual(await told(fixedKey))
      }),
      { numRuns: 25, seed: 8, endOnFailure: true },
    )
  }, 300_000)
})

const fixedKey = memoryVault({ caller: Buffer.alloc(32, 1), visitor: Buffer.alloc(32, 2), agent: Buffer.alloc(32, 3), provider: Buffer.alloc(32, 4) })

async function eventsOf(settings: Settings, reports: readonly Report[], vault: KeyVault = turnedVault()): Promise<readonly SourceEvent[]> {
  return pseudonymiser(vault).pseudonymise(settings.sources[0]!, settings, reports)
}
