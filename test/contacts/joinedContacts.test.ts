import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContactEvent } from '../../shared/contacts/contactEvent.ts'
import type { ContactId } from '../../shared/contacts/identifiers.ts'
import { eventsByContact } from '../../shared/contacts/joinedContacts.ts'
import { digestOf, event } from '../builders/contacts.ts'

const name = (own: string) => digestOf(own) as ContactId
const told = (contact: string, joins?: string): ContactEvent =>
  event(contact, 'contact.transferred', '2026-03-02 10:00', joins === undefined ? {} : { joins: name(joins) })
const groups = (events: readonly ContactEvent[]) =>
  eventsByContact(events)
    .map((own) => [...new Set(own.map(({ contactId }) => contactId))].sort())
    .sort()

describe('contacts that were joined', () => {
  it('are one, through any number of others, also where only one of them says so', () => {
    expect(groups([told('a', 'b'), told('b'), told('c', 'b'), told('d')])).toEqual([[name('a'), name('b'), name('c')].sort(), [name('d')]].sort())
    expect(groups([told('a', 'never seen'), told('b')])).toEqual([[name('a')], [name('b')]].sort())
  })
  it('are the same whatever the order, and lose no event', () => {
    const events = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { nil: undefined })),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (pairs, order) => {
        const all = pairs.map(([contact, joins]) => told(contact, joins))
        const shuffled = all.map((own) => ({ own, key: order.next().value as number })).sort((a, b) => a.key - b.key)
        expect(groups(shuffled.map(({ own }) => own))).toEqual(groups(all))
        expect(eventsByContact(all).flat()).toHaveLength(all.length)
      }),
      { seed: 1, numRuns: 300 },
    )
  })
})
