/** A call to somebody who may answer, made for the inbound call that is its parent. */
import type { ContactReport, Reading } from '../provider.ts'
import { type Fields, secondsIn, textIn, type Told } from './fields.ts'
import { statusIdentity, statusTime } from './inbound.ts'
import { before } from './moments.ts'
import { notUsed } from './notUsed.ts'

export const isLeg = (fields: Fields): boolean => fields.has('ParentCallSid') || fields.get('Direction') === 'outbound-dial'

export function readLeg(told: Told, leg: string): Reading {
  const { fields, source } = told
  const contact = textIn(fields, 'ParentCallSid')
  const status = fields.get('CallStatus')
  if (contact === undefined) return notUsed('wrong_shape', fields, status)
  const at = statusTime(told)
  if (at === undefined) return notUsed('bad_time', fields, status)
  const agent = textIn(fields, 'To') ?? textIn(fields, 'Called')
  const identity = statusIdentity(fields, leg)
  const about = { kind: 'contact', identity, at, contact, ...(agent === undefined ? {} : { agent }) } as const
  const offered: Reading = { understood: true, report: { ...about, type: 'contact.offered' } }
  const isPerson = source.joinedOnly !== true && !isMachine(fields)
  switch (status) {
    case 'ringing':
    case 'no-answer': // it rang, and nobody came
    case 'busy':
    case 'canceled': // another one picked up, or the caller left
      return offered
    case 'in-progress':
      return isPerson ? { understood: true, report: { ...about, type: 'contact.answered' } } : offered
    case 'completed':
      return isPerson ? talkOver(about, secondsIn(fields, 'CallDuration')) : offered
    case 'queued':
    case 'initiated':
    case 'failed':
      return notUsed('not_a_contact', fields, status)
    default:
      return notUsed('unknown_type', fields, status)
  }
}

/** The length says when the conversation began, where nobody told that it was answered. */
function talkOver(about: Omit<ContactReport, 'type'>, talkSeconds: number | undefined): Reading {
  const ended = { ...about, type: 'contact.ended', undecided: true } as const
  if (talkSeconds === undefined) return { understood: true, report: ended }
  const answered = { ...about, identity: `${about.identity} answered`, at: before(about.at, talkSeconds), type: 'contact.answered' } as const
  return { understood: true, report: { ...ended, talkSeconds }, also: [answered] }
}

/** Told where the platform listened to what picked up. */
const isMachine = (fields: Fields) => /^(?:machine|fax)/.test(fields.get('AnsweredBy') ?? '')
