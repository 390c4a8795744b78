/** What is said of now: from day files as they are stored, against the contacts themselves. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import { type Contact, foldContacts } from '../../../shared/contacts/contact.ts'
import type { PresenceEvent } from '../../../shared/contacts/contactEvent.ts'
import type { Instant, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { packDay, unpackDay } from '../../../shared/dayfiles/pack.ts'
import { attemptsSoFar, usualSoFar } from '../../../shared/metrics/live/attemptsSoFar.ts'
import { lastEventAt } from '../../../shared/metrics/live/lastEvent.ts'
import { signedInNow } from '../../../shared/metrics/live/signedInNow.ts'
import { longestWaitSeconds, waitingNow } from '../../../shared/metrics/live/waitingNow.ts'
import { at, contact, event, presence } from '../../builders/contacts.ts'

const dayOf = (contacts: readonly Contact[], present: readonly PresenceEvent[] = []) => unpackDay(packDay({ contacts, presence: present, heartbeats: [] }))
const now = at('2026-06-10 10:00')
const hour = longestWaitSeconds.phone
const told = (...types: readonly (readonly [Parameters<typeof event>[1], string])[]) => foldContacts(types.map(([type, when]) => event('a', type, when)))

describe('who waits now', () => {
  it('is whoever arrived and of whom nothing else was told, since they joined the queue', () => {
    const waiting = told(['contact.arrived', '2026-06-10 09:55'], ['contact.queued', '2026-06-10 09:57'])
    expect(waitingNow([dayOf(waiting)], now, hour)).toEqual({ waiting: 1, longestSeconds: 180, endNotTold: 0 })
  })
  it('is nobody who was answered, left, was turned away or spoke to a machine', () => {
    for (const end of ['contact.answered', 'contact.left', 'contact.refused', 'contact.voicemail', 'contact.callback_requested', 'contact.ended'] as const)
      expect([end, waitingNow([dayOf(told(['contact.arrived', '2026-06-10 09:55'], [end, '2026-06-10 09:56']))], now, hour).waiting]).toEqual([end, 0])
  })
  it('has waited since yesterday where midnight has just passed', () => {
    const waiting = foldContacts([event('b', 'contact.arrived', '2026-06-09 21:58')])
    expect(waitingNow([dayOf(waiting), dayOf([])], at('2026-06-09 22:03'), hour)).toEqual({ waiting: 1, longestSeconds: 300, endNotTold: 0 })
  })
  it('is nobody whose end must have been lost: after an hour on the telephone nobody waits for ever', () => {
    const since = (when: string) => waitingNow([dayOf(told(['contact.arrived', when]))], now, hour)
    expect(since('2026-06-10 09:00')).toEqual({ waiting: 1, longestSeconds: 3600, endNotTold: 0 })
    expect(since('2026-06-10 08:59:59')).toEqual({ waiting: 0, longestSeconds: undefined, endNotTold: 1 })
  })
  it('has only just begun to wait where the clock of the source is ahead', () =>
    expect(waitingNow([dayOf(told(['contact.arrived', '2026-06-10 10:02']))], now, hour)).toEqual({ waiting: 1, longestSeconds: 0, endNotTold: 0 }))
  it('is what a walk over the contacts says, whatever happened', () => {
    const anyContact = fc.record({
      ago: fc.integer({ min: 0, max: 3 * 3600 }),
      menu: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      outcome: fc.constantFrom<Contact['outcome']>('unknown', 'unknown', 'answered', 'left', 'turned_away', 'voicemail'),
    })
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: 40 }), (all) => {
        const contacts = all.map(({ ago, menu, outcome }, n): Contact => {
          const arrivedAt = (now - ago * 1000) as Instant
          const isOpen = outcome === 'unknown'
          return {
            ...contact({ at: arrivedAt, answered: outcome === 'answered' }, `c${n}`),
            outcome,
            queuedAt: menu === undefined ? undefined : ((arrivedAt + menu * 1000) as Instant),
            reason: outcome === 'turned_away' ? 'timeout' : undefined,
            waitSeconds: isOpen ? undefined : 10,
          }
        })
        const seconds = contacts.filter(({ outcome }) => outcome === 'unknown').map((one) => Math.max(0, (now - (one.queuedAt ?? one.arrivedAt)) / 1000))
        const waiting = seconds.filter((own) => own <= hour)
        expect(waitingNow([dayOf(contacts)], now, hour)).toEqual({
          waiting: waiting.length,
          longestSeconds: waiting.length === 0 ? undefined : Math.max(...waiting),
          endNotTold: seconds.length - waiting.length,
        })
      }),
      { seed: 11, numRuns: 200 },
    )
  })
})

describe('who is there now', () => {
  it('is not known where nobody ever told', () => expect(signedInNow([dayOf([contact({ at: '2026-06-10 09:00' })])], now)).toBeUndefined())
  it('is whoever signed in and did not sign out, since yesterday too; who has a break is signed in', () => {
    const yesterday = dayOf([], [presence('a', 'agent.signed_in', '2026-06-09 21:00'), presence('b', 'agent.signed_in', '2026-06-09 21:30')])
    const today = dayOf([], [presence('a', 'agent.signed_out', '2026-06-10 05:00'), presence('b', 'agent.paused', '2026-06-10 09:50')])
    expect(signedInNow([yesterday], now)).toEqual({ signedIn: 2, present: 2 })
    expect(signedInNow([yesterday, today], now)).toEqual({ signedIn: 1, present: 0 })
  })
  it('is nothing of what has not happened yet by our clock', () =>
    expect(signedInNow([dayOf([], [presence('a', 'agent.signed_in', '2026-06-10 10:05')])], now)).toBeUndefined())
})

describe('attempts so far', () => {
  const clock = localTimeOf('Europe/Amsterdam')
  const columnsOf = (contacts: readonly Contact[]) => {
    const byDate = Map.groupBy(contacts, (one) => clock.dateOf(one.arrivedAt))
    return (date: LocalDate) => (byDate.has(date) ? [dayOf(byDate.get(date) ?? [])] : [])
  }
  const always = [{ from: 0, until: now }]
  it('are not zero where most of the day was not measured', () => {
    const some = columnsOf([contact({ at: '2026-06-10 08:00' })])
    expect(attemptsSoFar({ columnsOn: some, measured: always, clock, now })).toEqual({ measured: true, attempts: 1, isPartly: false })
    expect(attemptsSoFar({ columnsOn: some, measured: [], clock, now })).toEqual({ measured: false })
    const from = clock.dayStart(clock.dateOf(now)) + 3_600_000
    expect(attemptsSoFar({ columnsOn: some, measured: [{ from, until: now }], clock, now })).toEqual({ measured: true, attempts: 1, isPartly: true })
  })
  it('are laid beside the median of the same weekday at the same time, of measured weeks only, and not beside two', () => {
    // One more attempt each week back, at nine in the morning; one at noon that is never counted at ten.
    const contacts = Array.from({ length: 8 }, (_, n) => n + 1).flatMap((weeks) => {
      const date = addDays(clock.dateOf(now), -7 * weeks)
      const early = Array.from({ length: weeks }, (_, n) => contact({ at: clock.fromWallClock(date, `09:0${n}`) }, `${weeks} ${n}`))
      return [...early, contact({ at: clock.fromWallClock(date, '12:30') }, `${weeks} late`)]
    })
    const columnsOn = columnsOf(contacts)
    const since = (weeks: number) => [{ from: clock.dayStart(addDays(clock.dateOf(now), -7 * weeks)), until: now }]
    expect(usualSoFar({ columnsOn, measured: always, clock, now })).toEqual({ median: 4.5, days: 8 })
    expect(usualSoFar({ columnsOn, measured: since(3), clock, now })).toEqual({ median: 2, days: 3 })
    expect(usualSoFar({ columnsOn, measured: since(2), clock, now })).toBeUndefined()
  })
  it('compare up to the same time on the wall across the change of the clocks', () => {
    // Ten o'clock in winter is nine UTC, in summer eight.
    const winter = at('2026-10-28 09:00')
    const contacts = [1, 2, 3, 4, 5, 6, 7, 8].map((weeks) =>
      contact({ at: clock.fromWallClock(addDays(clock.dateOf(winter), -7 * weeks), '09:59') }, `w${weeks}`),
    )
    expect(usualSoFar({ columnsOn: columnsOf(contacts), measured: [{ from: 0, until: winter }], clock, now: winter })).toEqual({ median: 1, days: 8 })
  })
  it('are what counting the contacts says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 * 3600 }), { maxLength: 60 }), (agos) => {
        const contacts = agos.map((ago, n) => contact({ at: now - ago * 1000 }, `s${n}`))
        const start = clock.dayStart(clock.dateOf(now))
        const expected = contacts.filter(({ arrivedAt }) => start <= arrivedAt && arrivedAt < now).length
        expect(attemptsSoFar({ columnsOn: columnsOf(contacts), measured: always, clock, now })).toEqual({ measured: true, attempts: expected, isPartly: false })
      }),
      { seed: 3, numRuns: 100 },
    )
  })
})

describe('the last thing told', () => {
  it('is an end as well as a beginning, and never later than now', () => {
    expect(lastEventAt([], now)).toBeUndefined()
    expect(lastEventAt([dayOf([contact({ at: '2026-06-10 09:00', wait: 60 })])], now)).toBe(at('2026-06-10 09:01'))
    expect(lastEventAt([dayOf([contact({ at: '2026-06-10 09:00', answered: true, wait: 60, talk: 600 })])], now)).toBe(at('2026-06-10 09:11'))
    expect(lastEventAt([dayOf([contact({ at: '2026-06-10 10:30' })])], now)).toBe(now)
  })
})
