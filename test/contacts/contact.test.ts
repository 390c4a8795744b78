import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldContacts } from '../../shared/contacts/contact.ts'
import type { ContactEvent } from '../../shared/contacts/contactEvent.ts'
import { ContactEventType, RefusalReason } from '../../shared/contacts/contactEvent.ts'
import type { LineId } from '../../shared/contacts/identifiers.ts'
import { at, callerNamed, event } from '../builders/contacts.ts'

const queued = event('c', 'contact.queued', '2026-03-02 10:00:00')
const fold = (...events: ContactEvent[]) => foldContacts(events)[0]!

describe('a contact', () => {
  it('that was queued and answered waited from the queue to the answer and talked until the end', () => {
    const contact = fold(
      event('c', 'contact.arrived', '2026-03-02 09:59:30'),
      queued,
      event('c', 'contact.answered', '2026-03-02 10:00:24'),
      event('c', 'contact.ended', '2026-03-02 10:02:24'),
    )
    expect(contact).toMatchObject({ outcome: 'answered', waitSeconds: 24, talkSeconds: 120, arrivedAt: Date.parse('2026-03-02T09:59:30Z') })
  })
  it('answered at once by a part of the system whose clock is a little behind waited for nothing; by a second or more it is a fault, and unknown', () => {
    const answeredAt = (when: string) => fold(queued, event('c', 'contact.answered', when), event('c', 'contact.ended', '2026-03-02 10:02:00'))
    expect(answeredAt('2026-03-02 09:59:59.400')).toMatchObject({ outcome: 'answered', waitSeconds: 0 })
    expect(answeredAt('2026-03-02 09:59:59.000')).toMatchObject({ outcome: 'answered', waitSeconds: undefined })
  })
  it('that left is not undone by a late event from before', () => {
    const contact = fold(event('c', 'contact.left', '2026-03-02 10:00:37'), queued, event('c', 'contact.offered', '2026-03-02 10:00:10'))
    expect(contact).toMatchObject({ outcome: 'left', waitSeconds: 37, wasOffered: true, talkSeconds: undefined })
  })
  it('answered by a person is answered, even if the caller later leaves a second queue', () => {
    const contact = fold(
      queued,
      event('c', 'contact.answered', '2026-03-02 10:00:20'),
      event('c', 'contact.transferred', '2026-03-02 10:05:00'),
      event('c', 'contact.queued', '2026-03-02 10:05:00'),
      event('c', 'contact.left', '2026-03-02 10:06:00'),
    )
    expect(contact).toMatchObject({ outcome: 'answered', waitSeconds: 20, talkSeconds: 340 })
  })
  it('that was sent on after the conversation and left the next queue talked until it was sent on', () => {
    const sentOn = [
      queued,
      event('c', 'contact.answered', '2026-03-02 10:00:20'),
      event('c', 'contact.ended', '2026-03-02 10:01:21', { talkSeconds: 61 }),
      event('c', 'contact.queued', '2026-03-02 10:01:21'),
    ]
    expect(fold(...sentOn, event('c', 'contact.left', '2026-03-02 10:05:00'))).toMatchObject({ outcome: 'answered', talkSeconds: 61 })
    const answeredAgain = [event('c', 'contact.answered', '2026-03-02 10:02:00'), event('c', 'contact.ended', '2026-03-02 10:05:00')]
    expect(fold(...sentOn, ...answeredAgain)).toMatchObject({ outcome: 'answered', talkSeconds: 280 })
  })
  it('that timed out and was answered in the next queue waited since the first', () => {
    const contact = fold(
      queued,
      event('c', 'contact.refused', '2026-03-02 10:01:00', { reason: 'timeout' }),
      event('c', 'contact.queued', '2026-03-02 10:01:02'),
      event('c', 'contact.answered', '2026-03-02 10:02:00'),
    )
    expect(contact).toMatchObject({ outcome: 'answered', waitSeconds: 120 })
  })
  it('that timed out and then hung up was turned away', () => {
    const contact = fold(queued, event('c', 'contact.refused', '2026-03-02 10:01:00', { reason: 'timeout' }), event('c', 'contact.left', '2026-03-02 10:01:05'))
    expect(contact).toMatchObject({ outcome: 'turned_away', reason: 'timeout', waitSeconds: 60 })
  })
  it('sent to voicemail after a time-out reached a voicemail', () => {
    const contact = fold(
      queued,
      event('c', 'contact.refused', '2026-03-02 10:01:00', { reason: 'timeout' }),
      event('c', 'contact.voicemail', '2026-03-02 10:01:01'),
    )
    expect(contact.outcome).toBe('voicemail')
  })
  it('queued again after a time-out and never heard of since has no known end', () => {
    const contact = fold(
      queued,
      event('c', 'contact.refused', '2026-03-02 10:01:00', { reason: 'timeout' }),
      event('c', 'contact.queued', '2026-03-02 10:01:02'),
    )
    expect(contact).toMatchObject({ outcome: 'unknown', waitSeconds: undefined })
  })
  it('that hung up or left a message waits no more, however late somebody tells that it had waited', () => {
    const told = (end: ContactEventType) => fold(queued, event('c', end, '2026-03-02 10:01:00'), event('c', 'contact.queued', '2026-03-02 10:01:02'))
    expect(told('contact.left')).toMatchObject({ outcome: 'left', waitSeconds: 60 })
    expect(told('contact.voicemail')).toMatchObject({ outcome: 'voicemail', waitSeconds: 60 })
  })
  it("known only from call records was not admitted; the queue's own events overrule that", () => {
    const records = [event('c', 'contact.arrived', '2026-03-02 09:59:59'), event('c', 'contact.refused', '2026-03-02 10:00:03', { reason: 'not_admitted' })]
    expect(fold(...records)).toMatchObject({ outcome: 'turned_away', reason: 'not_admitted' })
    expect(fold(...records, queued, event('c', 'contact.left', '2026-03-02 10:00:09'))).toMatchObject({ outcome: 'left', waitSeconds: 9 })
    expect(fold(...records, queued)).toMatchObject({ outcome: 'unknown' })
  })
  it('takes a pseudonym told late, and the line of the first event that names one', () => {
    const { lineId: _, ...lineless } = event('c', 'contact.arrived', '2026-03-02 09:59:00', { caller: 'withheld' })
    const contact = fold(lineless, queued, event('c', 'contact.left', '2026-03-02 10:00:10', { caller: callerNamed('a'), lineId: 'chat' as LineId }))
    expect(contact).toMatchObject({ caller: callerNamed('a'), lineId: 'telefoon' })
  })
  it('whose end comes before its beginning, or a day later, has an unknown length and never 0 (O3)', () => {
    expect(fold(queued, event('c', 'contact.answered', '2026-03-02 10:00:10'), event('c', 'contact.ended', '2026-03-05 10:00:10')).talkSeconds).toBeUndefined()
    expect(fold(event('c', 'contact.left', '2026-03-02 09:00:00'), queued).waitSeconds).toBeUndefined()
  })
  it('that asked to be called back and was, stays unanswered, with the moment it was called back', () => {
    const asked = [queued, event('c', 'contact.callback_requested', '2026-03-02 10:02:00')]
    const contact = fold(...asked, event('c', 'contact.answered', '2026-03-02 13:00:00'), event('c', 'contact.ended', '2026-03-02 13:20:00'))
    expect(contact).toMatchObject({ outcome: 'turned_away', waitSeconds: 120, answeredAt: undefined, talkSeconds: 1200 })
    expect(contact.calledBackAt).toBe(Date.parse('2026-03-02T13:00:00Z'))
  })
  it('that asked to be called back, but queued again and was answered, is answered', () => {
    const contact = fold(
      queued,
      event('c', 'contact.callback_requested', '2026-03-02 10:02:00'),
      event('c', 'contact.queued', '2026-03-02 10:02:01'),
      event('c', 'contact.answered', '2026-03-02 10:03:00'),
    )
    expect(contact).toMatchObject({ outcome: 'answered', waitSeconds: 180, calledBackAt: undefined })
  })
  it('of which only the end was told waited an unknown time, never 0; who is turned away at once waited for nothing', () => {
    expect(fold(event('c', 'contact.ended', '2026-03-02 10:02:00'))).toMatchObject({ outcome: 'left', waitSeconds: undefined })
    expect(fold(event('c', 'contact.refused', '2026-03-02 10:02:00', { reason: 'closed' })).waitSeconds).toBe(0)
  })
  it('that was timed out and then asked to be called back, asked to be called back', () => {
    const timedOut = event('c', 'contact.refused', '2026-03-02 10:02:00', { reason: 'timeout' })
    const asked = event('c', 'contact.callback_requested', '2026-03-02 10:02:20')
    expect(fold(queued, timedOut, asked, event('c', 'contact.answered', '2026-03-02 13:00:00')).calledBackAt).toBe(at('2026-03-02 13:00'))
  })
  it('answered by a moment at the latest has talked for an unknown time, never for the rest of it', () => {
    const answered = event('c', 'contact.answered', '2026-03-02 10:20:00', { byThen: true, waitSeconds: 37 })
    const contact = fold(queued, answered, event('c', 'contact.ended', '2026-03-02 10:20:01'))
    expect(contact).toMatchObject({ outcome: 'answered', waitSeconds: 37, talkSeconds: undefined })
    expect(fold(queued, event('c', 'contact.answered', '2026-03-02 10:20:00', { byThen: true })).waitSeconds).toBeUndefined()
  })
  it('over without a word on who answered is unknown, until another event decides', () => {
    const over = [event('c', 'contact.arrived', '2026-03-02 10:00'), event('c', 'contact.ended', '2026-03-02 10:05', { undecided: true })]
    expect(fold(...over)).toMatchObject({ outcome: 'unknown', waitSeconds: undefined })
    expect(fold(...over, event('c', 'contact.left', '2026-03-02 10:06'))).toMatchObject({ outcome: 'left', waitSeconds: 300 })
    expect(fold(...over, event('c', 'contact.answered', '2026-03-02 10:01'))).toMatchObject({ outcome: 'answered', waitSeconds: 60, talkSeconds: 240 })
  })
  it('of no events is none', () => expect(foldContacts([])).toEqual([]))
  it('is none while only staff spoke, and begins when the visitor shows up', () => {
    const staff = { needsVisitor: true } as const
    const begun = [event('c', 'contact.answered', '2026-03-02 10:00', staff), event('c', 'contact.ended', '2026-03-02 10:05', staff)]
    expect(foldContacts(begun)).toEqual([])
    const answered = [event('c', 'contact.wrote', '2026-03-02 11:00'), event('c', 'contact.answered', '2026-03-02 11:01', staff)]
    expect(foldContacts([...begun, ...answered])).toMatchObject([{ outcome: 'answered', arrivedAt: at('2026-03-02 11:00'), waitSeconds: 60 }])
  })
})

describe('a conversation that never ends', () => {
  const wrote = (when: string) => event('c', 'contact.wrote', when, { caller: callerNamed('a') })
  const told = (type: ContactEventType, when: string) => {
    const { lineId: _, ...more } = event('c', type, when)
    return more
  }
  it('holds a new attempt once somebody writes after the one before was over, of the same person and line', () => {
    const attempts = foldContacts([
      wrote('2026-03-02 10:00'),
      told('contact.ended', '2026-03-02 10:30'),
      told('contact.wrote', '2026-03-02 22:00'),
      told('contact.answered', '2026-03-02 22:04'),
      told('contact.ended', '2026-03-02 22:30'),
      told('contact.wrote', '2026-03-03 09:00'),
    ])
    expect(attempts.map(({ outcome, caller, lineId }) => [outcome, caller, lineId])).toEqual(
      ['left', 'answered', 'unknown'].map((outcome) => [outcome, callerNamed('a'), 'telefoon']),
    )
    expect(attempts[1]).toMatchObject({ waitSeconds: 240, talkSeconds: 1560 })
  })
  it('is one attempt as long as it goes on, and a new one after a day of silence', () => {
    expect(foldContacts([wrote('2026-03-02 10:00'), wrote('2026-03-02 10:01'), wrote('2026-03-03 10:01')])).toHaveLength(1)
    expect(foldContacts([wrote('2026-03-02 10:00'), wrote('2026-03-03 10:01')])).toHaveLength(2)
  })
  it('of a telephone is not cut: who queues again after a time-out goes on waiting', () => {
    expect(foldContacts([queued, event('c', 'contact.refused', '2026-03-02 10:01'), event('c', 'contact.queued', '2026-03-02 10:02')])).toHaveLength(1)
  })
})

const anyEvent = fc
  .record({
    type: fc.constantFrom(...ContactEventType.options),
    second: fc.integer({ min: 0, max: 30 }),
    reason: fc.option(fc.constantFrom(...RefusalReason.options), { nil: undefined }),
    caller: fc.option(fc.constantFrom('withheld' as const, 'unlinked' as const, callerNamed('a'), callerNamed('b')), { nil: undefined }),
    identity: fc.integer({ min: 0, max: 8 }),
  })
  .map(({ type, second, reason, caller, identity }) => ({
    ...event('c', type, `2026-03-02 10:00:${String(second).padStart(2, '0')}`, { ...(reason && { reason }), ...(caller && { caller }) }),
    eventId: event(`identity ${identity}`, 'contact.arrived', '2026-03-02 10:00').eventId,
  }))

it('any order and any repetition of the same events is the same contact', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (events, order) => {
      const shuffled = [...events, ...events].map((own) => ({ own, key: order.next().value as number })).sort((a, b) => a.key - b.key)
      expect(foldContacts(shuffled.map(({ own }) => own))).toEqual(foldContacts(events))
    }),
    { seed: 1, numRuns: 500 },
  )
})
