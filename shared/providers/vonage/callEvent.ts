/**
 * Events of a call. A contact is the conversation that an inbound leg opens; legs to helpers join it. The application picks up an inbound leg to play
 * something, so `answered` there is where waiting begins; only a leg to a helper is answered by a person.
 */
import { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { queueNamed } from '../queueNamed.ts'
import { type Fields, isoMoment, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import { aside } from './vonageFields.ts'

type Leg = { readonly fields: Fields; readonly status: string; readonly about: Omit<ContactReport, 'type'> }

export function readCallEvent(fields: Fields, source: Source): Reading {
  const status = textIn(fields, 'status')
  if (fields.get('type') === 'transfer' || fields.has('conversation_uuid_from')) return readTransfer(fields)
  if (status === undefined) return aside(kindWithoutStatus(fields) === undefined ? 'wrong_shape' : 'not_a_contact', fields, kindWithoutStatus(fields))
  const leg = textIn(fields, 'uuid') ?? textIn(fields, 'call_uuid')
  const contact = textIn(fields, 'conversation_uuid')
  const at = isoMoment(fields.get('timestamp'))
  if (leg === undefined || contact === undefined) return aside('wrong_shape', fields, status)
  if (at === undefined) return aside('bad_time', fields, status)
  const about = { kind: 'contact', identity: JSON.stringify([leg, status, fields.get('timestamp')]), at, contact } as const
  return fields.get('direction') === 'inbound' ? readInbound({ fields, status, about }, source) : readHelper({ fields, status, about }, source)
}

function readInbound({ fields, status, about }: Leg, source: Source): Reading {
  const queue = queueNamed(source, [textIn(fields, 'to')])
  const own = { ...about, ...(queue === undefined ? {} : { queue }), ...callerIn(fields) }
  switch (status) {
    case 'started':
    case 'ringing':
      return understood({ ...own, type: 'contact.arrived' })
    case 'answered':
      return understood({ ...own, type: 'contact.queued' })
    case 'completed': // in another conversation after a transfer, which is not another attempt
      return understood({ ...own, type: 'contact.ended', needsVisitor: true })
    case 'cancelled':
    case 'unanswered':
    case 'timeout':
      return understood({ ...own, type: 'contact.left' })
    case 'busy':
    case 'rejected':
      return understood({ ...own, type: 'contact.refused', reason: 'not_admitted' })
    case 'failed':
      return understood({ ...own, type: 'contact.refused', reason: 'error' })
    default:
      return aside(isOtherStatus(status) ? 'not_a_contact' : 'unknown_type', fields, status)
  }
}

/** Without an inbound leg before it this is a call that staff makes, and no attempt. */
function readHelper({ fields, status, about }: Leg, { humanOnly = false }: Source): Reading {
  if (isProgram(fields)) return aside('not_a_contact', fields, status)
  const agent = textIn(fields, 'to')
  const own = { ...about, needsVisitor: true, ...(agent === undefined ? {} : { agent }) } as const
  const offered = understood({ ...own, type: 'contact.offered' })
  switch (status) {
    case 'started':
    case 'ringing':
    case 'timeout':
    case 'unanswered':
    case 'busy':
    case 'rejected':
    case 'cancelled': // the caller is gone, or another helper picked up
      return offered
    case 'answered':
      return humanOnly ? offered : understood({ ...own, type: 'contact.answered' })
    case 'human':
      return understood({ ...own, type: 'contact.answered' })
    case 'completed':
      return talkOver(fields, own, humanOnly)
    default:
      return aside(status === 'failed' || isOtherStatus(status) ? 'not_a_contact' : 'unknown_type', fields, status)
  }
}

/** A leg to a WebSocket is one to a program: a bot that talks before or beside people, a transcript. It picks up at once, and nobody is there. */
const isProgram = (fields: Fields) => /^wss?:/i.test(String(fields.get('to') ?? ''))

/** How long the conversation was also says when it began, where nobody told that it was answered. */
function talkOver(fields: Fields, own: Omit<ContactReport, 'type'>, humanOnly: boolean): Reading {
  const ended = { ...own, type: 'contact.ended', undecided: true } as const
  const talkSeconds = secondsIn(fields, 'duration')
  if (talkSeconds === undefined || humanOnly) return understood(ended)
  const answeredAt = isoMoment(fields.get('start_time')) ?? Instant.safeParse(own.at - talkSeconds * 1000).data
  const answered = answeredAt && ({ ...own, identity: `${own.identity} answered`, at: answeredAt, type: 'contact.answered' } as const)
  return understood({ ...ended, talkSeconds }, answered === undefined ? [] : [answered])
}

/** A leg that goes on in another conversation: both are one contact from then on, and always were. */
function readTransfer(fields: Fields): Reading {
  const contact = textIn(fields, 'conversation_uuid_from')
  const at = isoMoment(fields.get('timestamp'))
  if (contact === undefined) return aside('wrong_shape', fields, 'transfer')
  if (at === undefined) return aside('bad_time', fields, 'transfer')
  const identity = JSON.stringify([textIn(fields, 'uuid') ?? contact, 'transfer', fields.get('timestamp')])
  const moved = { kind: 'contact', at, type: 'contact.transferred', needsVisitor: true } as const
  const to = textIn(fields, 'conversation_uuid_to')
  if (to === undefined || to === contact) return understood({ ...moved, identity, contact })
  return understood({ ...moved, identity, contact, joins: to }, [{ ...moved, identity: `${identity} to`, contact: to, joins: contact }])
}

/** Digits without a plus on the wire, and always with a country. A withheld number comes as a word, or not at all. */
function callerIn(fields: Fields): { readonly caller?: string } {
  const from = fields.get('from') ?? ''
  if (from !== '' && textIn(fields, 'from') === undefined) return {}
  return { caller: /^[1-9][0-9]{6,14}$/.test(String(from)) ? `+${String(from)}` : String(from) }
}

/** A text of digits on the wire; more than 0, for a call that nobody joined may be told as one of 0 seconds. */
function secondsIn(fields: Fields, name: string): number | undefined {
  const value = fields.get(name)
  const seconds = typeof value === 'string' && /^\d{1,5}$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && seconds > 0 && seconds <= 86_400 ? seconds : undefined
}

const isOtherStatus = (status: string) => status === 'machine' || status === 'disconnected'

/** Errors, keys pressed, recordings and speech say nothing of who was reached. */
const kindWithoutStatus = (fields: Fields) => ['reason', 'dtmf', 'recording_url', 'speech', 'payload'].find((name) => fields.has(name))
