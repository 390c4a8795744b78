/**
 * The facts: one thing that happened to a contact, or to the people who answer, as a source reported it.
 * Normalised and pseudonymised at the door, written once, never changed.
 */
import * as z from 'zod/mini'
import { daySeconds } from '../calendar/durations.ts'
import { Crossing } from './crossing.ts'
import { AgentPseudonym, CallerPseudonym, ContactId, EventId, Instant, LineId, SourceId } from './identifiers.ts'

export const Channel = z.enum(['phone', 'chat'])
export type Channel = z.infer<typeof Channel>

/** In the order of a contact's life: events of one moment are read in this order. */
export const ContactEventType = z.enum([
  'contact.arrived',
  /** In a conversation that may go on for ever: the visitor wrote. Once the attempt before is over, this begins a new one. */
  'contact.wrote',
  'contact.queued',
  'contact.offered',
  'contact.answered',
  'contact.transferred',
  'contact.left',
  'contact.refused',
  'contact.callback_requested',
  'contact.voicemail',
  'contact.ended',
])
export type ContactEventType = z.infer<typeof ContactEventType>

export const PresenceEventType = z.enum(['agent.signed_in', 'agent.paused', 'agent.resumed', 'agent.signed_out'])
export type PresenceEventType = z.infer<typeof PresenceEventType>
/** Written by us when the days before are stripped: who was signed in at that moment, and who had paused. No sign of life of any system. */
export const carriedPresence = ['agent.was_there', 'agent.was_paused'] as const

/**
 * Why a system turned somebody away. The first five are what a sender may say; `timeout` is a queue that gave up
 * on waiting, `not_admitted` a call that the exchange handled without ever letting it into a queue.
 */
export const RefusalReason = z.enum(['closed', 'full', 'no_agents', 'blocked', 'error', 'timeout', 'not_admitted'])
export type RefusalReason = z.infer<typeof RefusalReason>

/** Who tried: a pseudonym, a number that was withheld, or one we could not pseudonymise at that moment. */
export const Caller = z.union([CallerPseudonym, z.enum(['withheld', 'unlinked'])])
export type Caller = z.infer<typeof Caller>

/** Which of our sources said so: coverage is judged for each on its own. Absent on events stored before it was written down. */
const reportedBy = z.optional(SourceId)

export const ContactEvent = z.strictObject({
  eventId: EventId,
  contactId: ContactId,
  type: ContactEventType,
  at: Instant,
  /** Absent where the report does not say; the fold takes it from the contact's other events. */
  lineId: z.optional(LineId),
  caller: z.optional(Caller),
  /** The same caller under the key of the period before, in the first days of a new one; gone once that period is stripped. */
  callerBefore: z.optional(CallerPseudonym),
  /** What that said, written down when it went. */
  crossing: z.optional(Crossing),
  agent: z.optional(AgentPseudonym),
  reason: z.optional(RefusalReason),
  /** The provider's own order between events of the same moment. */
  sequence: z.optional(z.int()),
  /** Measured by the provider, in seconds, where that is more exact than the difference of two times. */
  waitSeconds: z.optional(z.number().check(z.minimum(0), z.maximum(daySeconds))),
  talkSeconds: z.optional(z.number().check(z.minimum(0), z.maximum(daySeconds))),
  /** On `contact.left`: hung up in the menu, before asking for anybody. */
  inMenu: z.optional(z.literal(true)),
  /** The contact goes on under another name, whose events are its own too. */
  joins: z.optional(ContactId),
  /** On `contact.ended`: over, but whether anybody answered is told by another event of the same contact. */
  undecided: z.optional(z.literal(true)),
  /** On `contact.answered`: at this moment at the latest, so how long the conversation was cannot be told from it. */
  byThen: z.optional(z.literal(true)),
  /** Staff may have begun this conversation: the event means nothing before the visitor has shown up. */
  needsVisitor: z.optional(z.literal(true)),
  source: reportedBy,
})
export type ContactEvent = z.infer<typeof ContactEvent>

/** One person signing in, pausing, resuming or signing out on one line. */
export const PresenceEvent = z.strictObject({
  eventId: EventId,
  lineId: LineId,
  type: z.enum([...PresenceEventType.options, ...carriedPresence]),
  at: Instant,
  agent: AgentPseudonym,
  sequence: z.optional(z.int()),
  source: reportedBy,
})
export type PresenceEvent = z.infer<typeof PresenceEvent>

/** "I am alive": proves that silence of this source is silence of the callers. */
export const HeartbeatEvent = z.strictObject({ eventId: EventId, lineId: LineId, type: z.literal('source.heartbeat'), at: Instant, source: reportedBy })
export type HeartbeatEvent = z.infer<typeof HeartbeatEvent>

export type SourceEvent = ContactEvent | PresenceEvent | HeartbeatEvent

/** An event of a queue that is not set up (yet): which line it belongs to will be told later. */
export type WithoutLine = Omit<ContactEvent, 'lineId'> | Omit<PresenceEvent, 'lineId'>

export const isContactEvent = (event: SourceEvent): event is ContactEvent => 'contactId' in event
/** It says who, in a way by which they can be known again. */
export const isNamed = ({ caller }: Pick<ContactEvent, 'caller'>): boolean => caller !== undefined && caller !== 'withheld' && caller !== 'unlinked'
export const isPresenceEvent = (event: SourceEvent): event is PresenceEvent => 'agent' in event && !('contactId' in event)
