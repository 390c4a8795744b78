/** Zendesk's own events: messages and states of tickets, and who is there. Of all the others only the count is kept. */
import type { ContactReport, PresenceReport, Reading } from '../provider.ts'
import { type Fields, inside, isoMoment, nameIn, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { zendeskNotUsed as notUsed } from './notUsed.ts'

const prefix = 'zen:event-type:'

export function readZendeskEvent(fields: Fields, machineAgents: readonly string[] = []): Reading {
  const type = textIn(fields, 'type')
  const identity = textIn(fields, 'id')
  if (type === undefined || identity === undefined) return notUsed('wrong_shape', fields)
  if (!type.startsWith(prefix)) return notUsed('unknown_type', fields)
  const at = isoMoment(fields.get('time'))
  if (at === undefined) return notUsed('bad_time', fields)
  const name = type.slice(prefix.length)
  if (name === 'agent.state_changed') {
    const reported = (state: State) => ({ ...state, identity: JSON.stringify(['zendesk', identity, state.type]), at })
    return presence(fields, reported) ?? notUsed('not_a_contact', fields)
  }
  const step = name === 'messaging_ticket.message_added' ? said(fields, machineAgents) : name === 'ticket.status_changed' ? closed(fields) : undefined
  if (step === undefined) return notUsed(isKnown(name) ? 'not_a_contact' : 'unknown_type', fields)
  return understood({ kind: 'contact', identity: JSON.stringify(['zendesk', identity]), at, ...step })
}

/** The families of events of which none but those above says anything about a contact. */
const isKnown = (name: string) => /^(ticket|messaging_ticket|agent|user|organization|article|community_post|omnichannel_config)\./.test(name)

type Step = Pick<ContactReport, 'type' | 'contact' | 'caller' | 'agent' | 'needsVisitor'>

/** A message in a ticket, by its conversation, which is the one Sunshine Conversations knows. */
function said(fields: Fields, machineAgents: readonly string[]): Step | undefined {
  const event = inside(fields, 'event')
  const contact = textIn(event, 'conversation_id')
  const actor = inside(event, 'actor')
  const [kind, id] = [textIn(actor, 'type'), nameIn(actor, 'id')]
  if (contact === undefined || id === undefined) return undefined
  if (kind === 'end_user') return { type: 'contact.wrote', contact, caller: id }
  const isPerson = kind === 'agent' && !id.startsWith('zd:') && !id.startsWith('__') && !machineAgents.includes(id)
  return isPerson ? { type: 'contact.answered', contact, agent: id, needsVisitor: true } : undefined
}

/** A ticket that is solved ends the attempt where it says which conversation it belongs to: in its event, or as its outside id. */
function closed(fields: Fields): Step | undefined {
  const [event, detail] = [inside(fields, 'event'), inside(fields, 'detail')]
  const external = textIn(detail, 'external_id')
  const contact = textIn(event, 'conversation_id') ?? textIn(detail, 'conversation_id') ?? (/^[0-9a-f]{24}$/.test(external ?? '') ? external : undefined)
  const isOver = /^(solved|closed)$/i.test(textIn(event, 'current') ?? '')
  return isOver && contact !== undefined ? { type: 'contact.ended', contact, needsVisitor: true } : undefined
}

const typesOf: ReadonlyMap<string, readonly [PresenceReport['type'], ...PresenceReport['type'][]]> = new Map([
  ['online', ['agent.signed_in']],
  ['away', ['agent.signed_in', 'agent.paused']],
  ['offline', ['agent.signed_out']],
])

type State = Pick<PresenceReport, 'kind' | 'type' | 'agent'>

/** On the messaging channel; what an agent does on others is nothing to this line. */
function presence(fields: Fields, reported: (state: State) => PresenceReport): Reading | undefined {
  const [event, agent] = [inside(fields, 'event'), nameIn(inside(fields, 'detail'), 'agent_id')]
  const types = typesOf.get(textIn(event, 'new_state')?.toLowerCase() ?? '')
  if (types === undefined || agent === undefined || textIn(event, 'channel') !== 'messaging') return undefined
  const [first, ...others] = types.map((type) => reported({ kind: 'presence', type, agent }))
  return first && understood(first, others)
}
