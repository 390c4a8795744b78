/**
 * Events of a conversation: begun, handed to people, closed, opened again. They are put together when they are sent, not when they happened, so they may show
 * a later status and a later message; what changed is told apart, and the times are chosen so that what is shown too late moves nothing.
 */
import { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { fieldsOf } from '../jsonText.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { epochMoment, type Fields, inside, isoMoment, listIn, nameIn, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { notUsed } from './notUsed.ts'
import { type Conversation, conversationIn, newestMessageOf } from './conversation.ts'
import { writerOf } from './message.ts'
import { wasOpenedByStaff } from './openedByStaff.ts'

export function readCreated(fields: Fields, source: Source): Reading {
  const conversation = conversationIn(fields, source)
  if (conversation === undefined) return notUsed('wrong_shape', fields)
  const at = epochMoment(fields.get('created_at')) ?? isoMoment(fields.get('created_at'))
  if (at === undefined) return notUsed('bad_time', fields)
  if (wasOpenedByStaff(fields)) return notUsed('not_a_contact', fields)
  return understood({ kind: 'contact', type: 'contact.arrived', identity: JSON.stringify(['created', conversation.contact]), at, ...conversation })
}

/** A change of status or of who is to answer; and a reply that is shown, in case its own event was lost, for Chatwoot sends each only once. */
export function readChange(fields: Fields, source: Source): Reading {
  const conversation = conversationIn(fields, source)
  if (conversation === undefined) return notUsed('wrong_shape', fields)
  const change = changeOf(fields)
  const told = change && reportOf(change, fields, conversation)
  if (told === 'bad_time') return notUsed('bad_time', fields)
  const reports = [...(told === undefined ? [] : [told]), ...assignment(fields, conversation), ...shownReply(fields, conversation, source.machineAgents)]
  const [report, ...also] = reports
  return report === undefined ? notUsed('not_a_contact', fields) : understood(report, also)
}

type Change = { readonly from: string | undefined; readonly to: string; readonly isShownLate: boolean }

function changeOf(fields: Fields): Change | undefined {
  const status = textIn(fields, 'status')
  const changed = changedAttribute(fields, 'status')
  const to = textIn(changed, 'current_value') ?? (fields.get('event') === 'conversation_updated' ? undefined : status)
  if (to === undefined) return undefined
  return { from: textIn(changed, 'previous_value'), to, isShownLate: status !== undefined && status !== to }
}

function changedAttribute(fields: Fields, name: string): Fields | undefined {
  return listIn(fields, 'changed_attributes')
    .map((changed) => inside(fieldsOf(changed), name))
    .find((changed) => changed !== undefined)
}

function reportOf({ from, to, isShownLate }: Change, fields: Fields, conversation: Conversation): ContactReport | 'bad_time' | undefined {
  const updated = epochMoment(fields.get('updated_at')) ?? epochMoment(fields.get('timestamp')) ?? epochMoment(fields.get('last_activity_at'))
  const shown = epochMoment(newestMessageOf(fields)?.get('created_at'))
  const identity = JSON.stringify(['status', conversation.contact, to, updated ?? null])
  const told = { kind: 'contact', identity, ...conversation } as const
  if (to === 'resolved') {
    // Opened again before it was sent: it was over before the newest message.
    const at = isShownLate && shown !== undefined && updated !== undefined && shown <= updated ? Instant.parse(shown - 1) : updated
    return at === undefined ? 'bad_time' : { ...told, type: 'contact.ended', at, needsVisitor: true }
  }
  if (to === 'open' && from === 'pending') {
    // Something else has changed it since: only the visitor's waiting may still be known.
    const at = isShownLate ? epochMoment(fields.get('waiting_since')) : updated
    if (at === undefined) return isShownLate ? undefined : 'bad_time'
    return { ...told, type: 'contact.queued', at }
  }
  const isReopened = (to === 'open' || to === 'pending') && (from === 'resolved' || from === undefined)
  if (!isReopened || isShownLate || wasReopenedByStaff(fields)) return undefined
  return updated === undefined ? 'bad_time' : { ...told, type: 'contact.wrote', at: updated }
}

/** To a person, who has not answered by it. */
function assignment(fields: Fields, conversation: Conversation): readonly ContactReport[] {
  const [agent, at] = [nameIn(changedAttribute(fields, 'assignee_id'), 'current_value'), epochMoment(fields.get('updated_at'))]
  if (agent === undefined || at === undefined) return []
  const identity = JSON.stringify(['assigned', conversation.contact, agent, at])
  return [{ kind: 'contact', type: 'contact.offered', identity, at, ...conversation, agent, needsVisitor: true }]
}

/** Nobody waits, and the newest message is not the visitor's. */
function wasReopenedByStaff(fields: Fields): boolean {
  const newest = newestMessageOf(fields)
  const writer = newest && writerOf(newest)
  return fields.get('waiting_since') === 0 && writer !== undefined && writer.is !== 'visitor'
}

/** To the end of its second, which is all that is told here, so that the message's own event, where it came, is the earlier one. */
function shownReply(fields: Fields, conversation: Conversation, machineAgents: readonly string[] | undefined): readonly ContactReport[] {
  const newest = newestMessageOf(fields)
  const writer = newest && writerOf(newest, machineAgents)
  const [id, second] = [nameIn(newest, 'id'), epochMoment(newest?.get('created_at'))]
  if (writer?.is !== 'staff' || id === undefined || second === undefined || wasOpenedByStaff(fields)) return []
  const identity = JSON.stringify(['shown', id])
  return [{ kind: 'contact', type: 'contact.answered', identity, at: Instant.parse(second + 999), ...conversation, agent: writer.agent, needsVisitor: true }]
}
