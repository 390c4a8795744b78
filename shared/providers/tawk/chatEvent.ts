/**
 * tawk.to tells that a chat began and that it ended, but not that anybody answered: that stands only in the transcript, which comes a little after the end.
 * Until then a chat that is over is undecided.
 */
import type { Source } from '../../settings/settings.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { queueNamed } from '../queueNamed.ts'
import { type Fields, inside, isoMoment, nameIn, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { notUsed } from './notUsed.ts'
import { transcriptOf } from './transcript.ts'
import { visitorOf } from './visitor.ts'

/** What all reports of one delivery say. The id of the delivery stands in a header that is not signed, so it names nothing. */
function aboutOf(fields: Fields, contact: string | undefined, source: Source) {
  const at = isoMoment(fields.get('time'))
  if (contact === undefined || at === undefined) return contact === undefined ? 'wrong_shape' : 'bad_time'
  const queue = queueNamed(source, [nameIn(inside(fields, 'property'), 'id')])
  const identity = (what: string) => JSON.stringify([what, contact, at])
  return { at, identity, told: { kind: 'contact', contact, ...(queue === undefined ? {} : { queue }) } } as const
}

export function readStart(fields: Fields, source: Source): Reading {
  const about = aboutOf(fields, textIn(fields, 'chatId'), source)
  if (typeof about === 'string') return notUsed(about, fields)
  const sender = inside(inside(fields, 'message'), 'sender')?.get('type')
  if (sender !== 'visitor') return notUsed('not_a_contact', fields)
  const { at, identity, told } = about
  return understood({ ...told, type: 'contact.arrived', identity: identity('start'), at, ...visitorOf(inside(fields, 'visitor')) })
}

export function readEnd(fields: Fields, source: Source): Reading {
  const about = aboutOf(fields, textIn(fields, 'chatId'), source)
  if (typeof about === 'string') return notUsed(about, fields)
  const { at, identity, told } = about
  return understood({ ...told, type: 'contact.ended', identity: identity('end'), at, undecided: true, needsVisitor: true })
}

export function readTranscript(fields: Fields, source: Source): Reading {
  const chat = inside(fields, 'chat')
  if (chat === undefined) return notUsed('wrong_shape', fields)
  const transcript = transcriptOf(chat, source.machineAgents)
  if (transcript === undefined || transcript === 'bad_time') return notUsed(transcript ?? 'not_a_contact', fields)
  const about = aboutOf(fields, textIn(chat, 'id') ?? textIn(fields, 'chatId'), source)
  if (typeof about === 'string') return notUsed(about, fields)
  const { identity, told } = about
  const { wroteAt, answered, lastAt } = transcript
  const arrived: ContactReport = { ...told, type: 'contact.arrived', identity: identity('wrote'), at: wroteAt, ...visitorOf(inside(chat, 'visitor')) }
  if (answered === undefined) return understood(arrived, [{ ...told, type: 'contact.ended', identity: identity('over'), at: about.at }])
  return understood(arrived, [
    { ...told, type: 'contact.answered', identity: identity('answered'), ...answered },
    // The chat is open for a while after the last word; where its end was told, that is later and holds.
    { ...told, type: 'contact.ended', identity: identity('over'), at: lastAt },
  ])
}

/** The form that stands in place of the chat while nobody is there. */
export function readTicket(fields: Fields, source: Source): Reading {
  const about = aboutOf(fields, nameIn(inside(fields, 'ticket'), 'id'), source)
  if (typeof about === 'string') return notUsed(about, fields)
  const { at, identity, told } = about
  const requester = inside(fields, 'requester')
  if (requester?.get('type') === 'agent') return notUsed('not_a_contact', fields) // written down by somebody of the staff
  const caller = visitorOf(requester)
  return understood({ ...told, type: 'contact.refused', identity: identity('ticket'), at, reason: 'no_agents', ...caller })
}
