/** One event in the generic form: `{ type, contact, line, channel, at, caller, agent, reason, id }`. Only these fields are read; others mean nothing. */
import { Channel, ContactEventType, PresenceEventType } from '../../contacts/contactEvent.ts'
import { fieldsOf } from '../jsonText.ts'
import type { Reading, Report, UnrecognisedReason } from '../provider.ts'
import { isBounded } from '../rawText.ts'
import { type Fields, isoMoment } from '../readFields.ts'
import { safeTypeName } from '../safeTypeName.ts'
import { shapeOf } from '../shapeOf.ts'
import { genericFields } from './genericFields.ts'

/** What a sender may say; the other reasons are for systems that know no better word. */
const sentReasons = ['closed', 'full', 'no_agents', 'blocked', 'error'] as const

/** What an envelope says about the event inside; the event's own fields come first. */
export type Envelope = { readonly identity: string; readonly type?: unknown; readonly at?: unknown }

/** @param delivered what the delivery is called and where in it the event stands; the event's identity where neither it nor its envelope has an id */
export function readEvent(value: unknown, envelope?: Envelope, delivered?: string): Reading {
  const own = fieldsOf(value)
  if (own === undefined) return { understood: false, reason: 'wrong_shape' }
  const fields = envelope === undefined ? own : new Map([...own, ['type', own.get('type') ?? envelope.type], ['at', own.get('at') ?? envelope.at]])
  const report = reportOf(fields, envelope?.identity, delivered)
  return typeof report === 'string'
    ? { understood: false, reason: report, type: safeTypeName(fields.get('type')), shape: shapeOf(fields, genericFields) }
    : { understood: true, report }
}

function reportOf(fields: Fields, envelopeIdentity: string | undefined, delivered: string | undefined): Report | UnrecognisedReason {
  const type = fields.get('type')
  if (typeof type !== 'string') return 'wrong_shape'
  const contactType = oneOf(ContactEventType.options, type)
  const presenceType = oneOf(PresenceEventType.options, type)
  if (contactType === undefined && presenceType === undefined && type !== 'source.heartbeat') return 'unknown_type'
  if (isTold(fields, 'channel') && oneOf(Channel.options, fields.get('channel')) === undefined) return 'unknown_channel'
  const at = isoMoment(fields.get('at'))
  if (at === undefined) return 'bad_time'
  const texts = readTexts(fields)
  if (texts === undefined) return 'wrong_shape'
  const { id, contact, line, caller, agent } = texts
  const reason = oneOf(sentReasons, fields.get('reason'))
  if (isTold(fields, 'reason') && reason === undefined) return 'wrong_shape'
  const ownIdentity = id === undefined ? delivered : JSON.stringify(['id', id])
  const identity = envelopeIdentity ?? ownIdentity ?? JSON.stringify(['content', type, contact, line, at, agent, reason])
  const queue = line === undefined ? {} : { queue: line }
  if (contactType !== undefined) {
    if (contact === undefined) return 'wrong_shape'
    const people = { ...(caller === undefined ? {} : { caller }), ...(agent === undefined ? {} : { agent }) }
    return { kind: 'contact', identity, at, type: contactType, contact, ...queue, ...people, ...(reason === undefined ? {} : { reason }) }
  }
  if (presenceType !== undefined) return agent === undefined ? 'wrong_shape' : { kind: 'presence', identity, at, type: presenceType, agent, ...queue }
  return { kind: 'heartbeat', identity, at }
}

/** The word itself where it is one of these. A schema would make an error, with sentences, of every word that is not. */
const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined => words.find((word) => word === value)

const textFields = ['id', 'contact', 'line', 'agent'] as const

/** Nothing is made a text that is not one; only the caller may be empty, which means withheld. */
function readTexts(fields: Fields) {
  if (textFields.some((name) => isTold(fields, name) && !isText(fields.get(name)))) return undefined
  const caller = fields.get('caller')
  if (isTold(fields, 'caller') && caller !== '' && !isText(caller)) return undefined
  const text = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : undefined
  }
  return { id: text('id'), contact: text('contact'), line: text('line'), agent: text('agent'), caller: text('caller') }
}

const isText = (value: unknown) => typeof value === 'string' && isBounded(value)
/** `null` is how many systems write a field they have no value for. */
const isTold = (fields: Fields, name: string) => fields.get(name) !== undefined && fields.get(name) !== null
