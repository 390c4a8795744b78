import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contact } from '../../shared/contacts/contact.ts'
import { RefusalReason } from '../../shared/contacts/contactEvent.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { outcomes, reasons } from '../../shared/dayfiles/dayColumns.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { contact, presence } from '../builders/contacts.ts'

const start = Date.parse('2026-03-29T00:00:00+01:00')
const seconds = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined })
const anyContact: fc.Arbitrary<Contact> = fc
  .record({
    arrived: fc.integer({ min: 0, max: 82_800_000 }),
    menu: seconds(900),
    outcome: fc.constantFrom(...outcomes),
    reason: fc.constantFrom(...RefusalReason.options),
    wait: seconds(86_400),
    answerDelay: fc.integer({ min: 0, max: 90_000 }),
    talk: seconds(86_400),
    caller: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
    flags: fc.record({ wasOffered: fc.boolean(), leftInMenu: fc.boolean() }),
    name: fc.uuid(),
  })
  .map(({ arrived, menu, outcome, reason, wait, answerDelay, talk, caller, flags, name }) => {
    const arrivedAt = (start + arrived) as Instant
    return contact(
      {
        at: arrivedAt,
        ...(caller !== undefined && { caller }),
        more: {
          queuedAt: menu === undefined ? undefined : ((arrivedAt + menu * 1000) as Instant),
          outcome,
          reason: outcome === 'turned_away' ? reason : undefined,
          waitSeconds: wait,
          answeredAt: outcome === 'answered' ? ((arrivedAt + answerDelay * 1000) as Instant) : undefined,
          talkSeconds: outcome === 'answered' ? talk : undefined,
          ...flags,
        },
      },
      name,
    )
  })
const pack = (contacts: readonly Contact[]) => packDay({ contacts, presence: [], heartbeats: [] })

describe('a day file', () => {
  it('gives back every contact, in order of arrival', () => {
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: 40 }), (contacts) => {
        const day = unpackDay(pack(contacts))
        const rows = contacts.toSorted((a, b) => a.arrivedAt - b.arrivedAt || (a.contactId < b.contactId ? -1 : 1))
        expect(day.length).toBe(rows.length)
        rows.forEach((row, i) => {
          expect(day.at[i]).toBe(Math.floor(row.arrivedAt / 1000))
          expect(outcomes[day.outcome[i]!]).toBe(row.outcome)
          expect(reasons[day.reason[i]!]).toBe(row.reason ?? 'none')
          expect(day.waitSeconds[i]).toBe(row.waitSeconds ?? -1)
          expect(day.talkSeconds[i]).toBe(row.talkSeconds ?? -1)
          expect(day.menuSeconds[i]).toBe(row.queuedAt === undefined ? -1 : (row.queuedAt - row.arrivedAt) / 1000)
          expect(day.answeredAt[i]).toBe(Math.floor((row.answeredAt ?? 0) / 1000))
          expect(day.flags[i]).toBe((row.wasOffered ? 1 : 0) + (row.leftInMenu ? 2 : 0))
          const same = rows.findIndex((other) => other.caller === row.caller)
          expect(day.caller[i]).toBe(row.caller === 'withheld' ? -1 : day.caller[same])
        })
        const named = rows.map((row) => row.caller).filter((caller) => caller !== 'withheld')
        expect(day.callers.high.length).toBe(new Set(named).size)
      }),
      { seed: 2, numRuns: 200 },
    )
  })
  it('has the same bytes whatever order the contacts come in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 30 }, (_, i) => i),
          { minLength: 30 },
        ),
        (order) => {
          const contacts = Array.from({ length: 30 }, (_, i) => contact({ at: start + (i % 7) * 60_000, caller: `p${i % 5}` }, `c${i}`))
          expect(Buffer.compare(pack(order.map((i) => contacts[i]!)), pack(contacts))).toBe(0)
        },
      ),
      { seed: 3, numRuns: 100 },
    )
  })
  it('tells a caller we could not pseudonymise from one whose number was withheld', () => {
    const day = unpackDay(pack([contact({ at: start, more: { caller: 'unlinked' } }), contact({ at: start + 1000 })]))
    expect([...day.caller]).toEqual([-1, -1])
    expect([...day.flags]).toEqual([4, 0])
  })
  it('keeps who came and went, and every quarter with a sign of life once', () => {
    const beats = ['10:01', '10:14', '10:15'].map((time, n) => ({
      eventId: `beat${n}` as never,
      lineId: 'telefoon' as never,
      type: 'source.heartbeat' as const,
      at: Date.parse(`2026-03-29T${time}:00Z`) as Instant,
    }))
    const day = unpackDay(
      packDay({
        contacts: [],
        presence: [presence('b', 'agent.signed_out', '2026-03-29 12:00'), presence('b', 'agent.signed_in', '2026-03-29 09:00')],
        heartbeats: beats,
      }),
    )
    expect([...day.presence.type]).toEqual([0, 3])
    expect([...day.signsOfLife].map((second) => new Date(second * 1000).toISOString().slice(11, 16))).toEqual(['10:00', '10:15'])
  })
  it('keeps when somebody was called back, and says so in its version only then', () => {
    const called = pack([contact({ at: start, wait: 30, more: { outcome: 'turned_away', reason: 'timeout', calledBackAt: (start + 7_200_000) as Instant } })])
    const day = unpackDay(called)
    expect([...day.answeredAt]).toEqual([Math.floor(start / 1000) + 7200])
    expect([...day.outcome, ...day.flags]).toEqual([3, 8])
    expect([called[0], pack([contact({ at: start })])[0]]).toEqual([2, 1])
  })
  it('refuses bytes of a version it does not know', () => expect(() => unpackDay(Uint8Array.of(9, 1, 2))).toThrow(RangeError))
})
