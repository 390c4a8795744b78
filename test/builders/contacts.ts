/** Short ways to say what happened, with readable names in place of digests. */
import { createHash } from 'node:crypto'
import type { Contact } from '../../shared/contacts/contact.ts'
import type { ContactEvent, ContactEventType, PresenceEvent, PresenceEventType } from '../../shared/contacts/contactEvent.ts'
import type { AgentPseudonym, CallerPseudonym, ContactId, EventId, Instant, LineId } from '../../shared/contacts/identifiers.ts'

export const digestOf = (name: string) => createHash('sha256').update(name).digest('base64url').slice(0, 22)
export const callerNamed = (name: string) => digestOf(`caller ${name}`) as CallerPseudonym
export const lineId = 'telefoon' as LineId

/** UTC. */
export const at = (text: string) => Date.parse(text.includes('T') ? text : text.replace(' ', 'T').concat(text.length > 16 ? 'Z' : ':00Z')) as Instant

export function event(contact: string, type: ContactEventType, when: string, more: Partial<ContactEvent> = {}): ContactEvent {
  return {
    eventId: digestOf(`${contact} ${type} ${when} ${JSON.stringify(more)}`) as EventId,
    contactId: digestOf(contact) as ContactId,
    lineId,
    type,
    at: at(when),
    ...more,
  }
}

export function presence(agent: string, type: PresenceEventType, when: string): PresenceEvent {
  return { eventId: digestOf(`${agent} ${type} ${when}`) as EventId, lineId, type, at: at(when), agent: digestOf(agent) as AgentPseudonym }
}

export type Attempt = {
  readonly at: string | number
  readonly caller?: string
  readonly answered?: boolean
  readonly wait?: number
  readonly talk?: number
  readonly more?: Partial<Contact>
}
/** A folded contact; unless told otherwise it left after a minute. */
export function contact({ at: when, caller, answered = false, wait = 60, talk = 600, more = {} }: Attempt, name = `${when} ${caller}`): Contact {
  const arrivedAt = (typeof when === 'number' ? when : at(when)) as Instant
  return {
    contactId: digestOf(name) as ContactId,
    lineId,
    arrivedAt,
    queuedAt: arrivedAt,
    outcome: answered ? 'answered' : 'left',
    reason: undefined,
    waitSeconds: wait,
    answeredAt: answered ? ((arrivedAt + wait * 1000) as Instant) : undefined,
    calledBackAt: undefined,
    talkSeconds: answered ? talk : undefined,
    caller: caller === undefined ? 'withheld' : callerNamed(caller),
    wasOffered: false,
    leftInMenu: false,
    ...more,
  }
}
