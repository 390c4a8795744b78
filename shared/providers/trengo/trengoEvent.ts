/** From a Trengo event to a report: a ticket is the conversation, a message of the visitor or a reopening an attempt in it. */
import { daySeconds } from '../../calendar/durations.ts'
import { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { chatNumber } from '../chatNumber.ts'
import type { ContactReport, Report } from '../provider.ts'
import { queueNamed } from '../queueNamed.ts'
import { type Fields, textIn } from '../readFields.ts'
import type { TrengoType } from './eventType.ts'

export type About = { readonly type: TrengoType; readonly fields: Fields; readonly at: Instant; readonly source: Source }
/** The reports of one event, the main one first; none where it is nothing that a contact did. */
export type Told = readonly [Report, ...Report[]] | 'not_a_contact' | 'wrong_shape'

export function toldBy(about: About): Told {
  switch (about.type) {
    case 'INBOUND':
      return inbound(about)
    case 'OUTBOUND':
      return outbound(about)
    case 'TICKET_ASSIGNED':
      return assigned(about)
    case 'TICKET_CLOSED':
      return onTicket(about, { type: 'contact.ended', needsVisitor: true })
    case 'TICKET_REOPENED':
      return onTicket(about, { type: 'contact.wrote' })
    case 'VOICE_CALL_STARTED':
    case 'VOICE_CALL_MISSED':
    case 'VOICE_CALL_ENDED':
      return onCall(about)
    case 'NOTE':
    case 'TICKET_CREATED': // also for messages that staff send first; the visitor's own message tells of an attempt
    case 'TICKET_MERGED':
    case 'TICKET_LABEL_ADDED':
    case 'TICKET_LABEL_DELETED':
    case 'TICKET_MARKED_AS_SPAM':
    case 'TICKET_UNMARKED_AS_SPAM':
    case 'VOICE_CALL_RECORDED':
    case 'VOICE_CALL_ROUTE_NUMBER':
      return 'not_a_contact'
  }
}

type Step = Pick<ContactReport, 'type' | 'caller' | 'agent' | 'needsVisitor' | 'talkSeconds'>

function inbound(about: About): Told {
  const { fields } = about
  const caller = chatNumber(textIn(fields, 'contact_identifier')) ?? textIn(fields, 'contact_id')
  return onMessage(about, { type: 'contact.wrote', ...(caller === undefined ? {} : { caller }) })
}

/** Automatic replies come without a user, or in the name of one that the settings know. */
function outbound(about: About): Told {
  const agent = textIn(about.fields, 'user_id')
  if (agent === undefined || about.source.machineAgents?.includes(agent)) return 'not_a_contact'
  return onMessage(about, { type: 'contact.answered', agent, needsVisitor: true })
}

function assigned(about: About): Told {
  const agent = about.fields.get('assigned_to') === 'TEAM' ? undefined : textIn(about.fields, 'user_id')
  return agent === undefined ? 'not_a_contact' : onTicket(about, { type: 'contact.offered', agent, needsVisitor: true })
}

function onMessage({ type, fields, at, source }: About, step: Step): Told {
  const [contact, message] = [textIn(fields, 'ticket_id'), textIn(fields, 'message_id')]
  if (contact === undefined || message === undefined) return 'wrong_shape'
  return [{ kind: 'contact', identity: JSON.stringify([type, message]), at, contact, ...queueOf(fields, source), ...step }]
}

function onTicket({ type, fields, at, source }: About, step: Step): Told {
  const contact = textIn(fields, 'ticket_id')
  if (contact === undefined) return 'wrong_shape'
  return [{ kind: 'contact', identity: JSON.stringify([type, contact, at]), at, contact, ...queueOf(fields, source), ...step }]
}

/** One ticket may hold a caller's calls one after another. A call that staff made is no attempt; one that ended without a name was not taken by anybody. */
function onCall({ type, fields, at, source }: About): Told {
  const [ticket, caller, agent] = [textIn(fields, 'ticket_id'), textIn(fields, 'from'), textIn(fields, 'user_id')]
  if (ticket === undefined) return 'wrong_shape'
  if (textIn(fields, 'direction')?.toUpperCase() !== 'INBOUND') return 'not_a_contact'
  const report = (what: string, when: Instant, step: Step): ContactReport => {
    const identity = JSON.stringify([type, ticket, at, what])
    return {
      kind: 'contact',
      identity,
      at: when,
      contact: JSON.stringify(['call', ticket]),
      ...queueOf(fields, source),
      ...(caller === undefined ? {} : { caller }),
      ...step,
    }
  }
  if (type === 'VOICE_CALL_STARTED') return [report('started', at, { type: 'contact.wrote' })]
  if (type === 'VOICE_CALL_MISSED') return [report('missed', at, { type: 'contact.left' })]
  const talkSeconds = secondsOf(textIn(fields, 'duration'))
  const ended = report('ended', at, { type: 'contact.ended' })
  if (agent === undefined || talkSeconds === 0) return [ended]
  const answeredAt = talkSeconds === undefined ? undefined : Instant.safeParse(at - talkSeconds * 1000).data
  const answer = { type: 'contact.answered', agent } as const
  return [report('answered', answeredAt ?? at, talkSeconds === undefined ? answer : { ...answer, talkSeconds }), ended]
}

const longestSeconds = daySeconds

function secondsOf(text: string | undefined): number | undefined {
  const seconds = text !== undefined && /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined
  return seconds !== undefined && seconds <= longestSeconds ? seconds : undefined
}

function queueOf(fields: Fields, source: Source): { readonly queue?: string } {
  const queue = queueNamed(source, [textIn(fields, 'channel_id')])
  return queue === undefined ? {} : { queue }
}
