/** Chats of LiveChat. Several of its events carry no time: then the moment of receipt, to the second, is all that is known. */
import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { fieldsOf } from '../jsonText.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { type Fields, inside, isoMoment, listIn, receivedMoment, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { notUsed } from './notUsed.ts'
import { isBot, isStaff, queueOf, sentBy, threadName, visitorOf } from './thread.ts'

export type About = { readonly action: string; readonly payload: Fields; readonly now: Instant; readonly source: Source }

/** A new thread, with what was written in it so far and the place in the queue where there is one. */
export function readIncomingChat({ action, payload, now, source }: About): Reading {
  const chat = inside(payload, 'chat')
  const thread = inside(chat, 'thread')
  const contact = threadName(textIn(chat, 'id'), textIn(thread, 'id'))
  if (chat === undefined || contact === undefined) return notUsed('wrong_shape', payload, action)
  const spoken = listIn(thread, 'events').flatMap((event) => sentBy(fieldsOf(event)) ?? [])
  // Staff may begin a chat; it is an attempt once the visitor writes.
  if (spoken.length > 0 && spoken.every(({ author }) => isStaff(author, source))) return notUsed('not_a_contact', payload, action)
  const at = isoMoment(thread?.get('created_at')) ?? spoken[0]?.at ?? receivedMoment(now)
  const told = { kind: 'contact', contact, ...queueOf(source, thread, chat), ...visitorOf(chat) } as const
  const arrived: ContactReport = { ...told, type: 'contact.arrived', identity: JSON.stringify([action, contact]), at }
  const queuedAt = isoMoment(inside(thread, 'queue')?.get('queued_at'))
  if (queuedAt === undefined) return understood(arrived)
  return understood(arrived, [{ ...told, type: 'contact.queued', identity: JSON.stringify(['queued', contact, queuedAt]), at: queuedAt }])
}

/** A message: of the visitor a sign of the attempt, of a person among the staff the answer. */
export function readIncomingEvent({ action, payload, now, source }: About): Reading {
  const contact = threadOf(payload)
  const event = inside(payload, 'event')
  if (contact === undefined || event === undefined) return notUsed('wrong_shape', payload, action)
  const sent = sentBy(event)
  if (sent === undefined || sent.isAutomatic || isBot(sent.author, source)) return notUsed('not_a_contact', payload, action)
  const at = sent.at ?? receivedMoment(now)
  const told = { kind: 'contact', identity: JSON.stringify([action, contact, sent.id ?? at]), contact, at } as const
  if (isStaff(sent.author, source)) return understood({ ...told, type: 'contact.answered', agent: sent.author, needsVisitor: true })
  return understood({ ...told, type: 'contact.wrote', caller: sent.author })
}

/** An agent is put into the chat: somebody may answer now, nobody has. */
export function readUserAdded({ action, payload, now, source }: About): Reading {
  const contact = threadOf(payload)
  const user = inside(payload, 'user')
  const agent = textIn(user, 'id')
  if (contact === undefined || agent === undefined) return notUsed('wrong_shape', payload, action)
  if (textIn(user, 'type') !== 'agent' || !isStaff(agent, source)) return notUsed('not_a_contact', payload, action)
  const identity = JSON.stringify([action, contact, agent])
  return understood({ kind: 'contact', type: 'contact.offered', identity, contact, at: receivedMoment(now), agent, needsVisitor: true })
}

/** To a group, which may have a queue, or to one agent. */
export function readTransferred({ action, payload, now }: About): Reading {
  const contact = threadOf(payload)
  if (contact === undefined) return notUsed('wrong_shape', payload, action)
  const at = receivedMoment(now)
  const identity = JSON.stringify([action, contact, at])
  return understood({ kind: 'contact', type: 'contact.transferred', identity, contact, at, needsVisitor: true })
}

export function readDeactivated({ action, payload, now }: About): Reading {
  const contact = threadOf(payload)
  if (contact === undefined) return notUsed('wrong_shape', payload, action)
  const identity = JSON.stringify([action, contact])
  return understood({ kind: 'contact', type: 'contact.ended', identity, contact, at: receivedMoment(now), needsVisitor: true })
}

const threadOf = (payload: Fields) => threadName(textIn(payload, 'chat_id'), textIn(payload, 'thread_id'))
