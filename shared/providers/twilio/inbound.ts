/** The inbound call itself: the request for the first instructions, and its status callbacks. */
import type { RefusalReason } from '../../contacts/contactEvent.ts'
import type { Instant } from '../../contacts/identifiers.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { queueNamed } from '../queueNamed.ts'
import { callerIn, type Fields, secondsIn, textIn, type Told } from './fields.ts'
import { before, lastOfItsSecond, readMailTime, receivedAt } from './moments.ts'
import { notUsed } from './notUsed.ts'

export function readInbound(told: Told, call: string): Reading {
  const { fields } = told
  const at = statusTime(told)
  if (at === undefined) return notUsed('bad_time', fields, fields.get('CallStatus'))
  const report = (more: Pick<ContactReport, 'type' | 'reason'>): ContactReport => ({
    ...onCall(told, call),
    identity: statusIdentity(fields, call),
    at,
    ...(more.type === 'contact.arrived' ? {} : { sequence: lastOfItsSecond + (secondsIn(fields, 'SequenceNumber') ?? 0) }),
    ...more,
  })
  const refused = (reason: RefusalReason) => report({ type: 'contact.refused', reason })
  switch (fields.get('CallStatus')) {
    case 'queued':
    case 'initiated':
    case 'ringing':
    case 'in-progress':
      return { understood: true, report: report({ type: 'contact.arrived' }) }
    case 'completed':
      return { understood: true, report: report({ type: 'contact.ended' }), also: arrivalIn(told, call, at) }
    case 'no-answer':
    case 'canceled':
      return { understood: true, report: report({ type: 'contact.left' }) }
    case 'busy': // our own application let nobody in
      return { understood: true, report: refused('not_admitted') }
    case 'failed':
      return { understood: true, report: refused('error') }
    default:
      return notUsed('unknown_type', fields, fields.get('CallStatus'))
  }
}

/** Often the only callback that is set: its length says when the call began. `Duration` is minutes, rounded up, and never read. */
function arrivalIn(told: Told, call: string, at: Instant): readonly ContactReport[] {
  const seconds = secondsIn(told.fields, 'CallDuration')
  const identity = `${statusIdentity(told.fields, call)} arrived`
  return seconds === undefined ? [] : [{ ...onCall(told, call), identity, at: before(at, seconds), type: 'contact.arrived' }]
}

/** What every report of an inbound call says of it. */
export const onCall = ({ fields, source }: Told, call: string) => {
  const queue = queueNamed(source, [textIn(fields, 'To') ?? textIn(fields, 'Called'), textIn(fields, 'QueueSid')])
  return { kind: 'contact', contact: call, ...(queue === undefined ? {} : { queue }), ...callerIn(fields) } as const
}

/** The same on a repeat: the place in the order of this call's callbacks. */
export const statusIdentity = (fields: Fields, call: string): string =>
  JSON.stringify(['call', call, fields.get('CallbackSource') ?? '', fields.get('SequenceNumber') ?? fields.get('CallStatus') ?? ''])

/** undefined for a time that cannot be read. */
export function statusTime(told: Told): Instant | undefined {
  const written = told.fields.get('Timestamp')
  return written === undefined ? receivedAt(told) : readMailTime(written)
}
