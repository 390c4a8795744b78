/** `<Enqueue>` and `<Dial><Queue>`: waiting, about to be joined, and how the waiting ended. None of these requests tells a time; their lengths do. */
import type { RefusalReason } from '../../contacts/contactEvent.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { type Fields, secondsIn, textIn, type Told } from './fields.ts'
import { onCall } from './inbound.ts'
import { before, inOrderReceived, lastOfItsSecond, receivedAt } from './moments.ts'
import { notUsed } from './notUsed.ts'

export const isWaiting = (fields: Fields): boolean => fields.has('QueueSid') && (fields.has('QueuePosition') || fields.has('QueueTime'))
export const isBeingBridged = (fields: Fields): boolean => fields.has('DequeingCallSid') || fields.has('DequeuingCallSid')

/** Asked for again and again while the caller waits; the first tells that the waiting began. */
export function readWaiting(told: Told, call: string): Reading {
  const seconds = secondsIn(told.fields, 'QueueTime') ?? 0
  const report = { ...onCall(told, call), identity: waitIdentity(told.fields, call), at: before(receivedAt(told), seconds), type: 'contact.queued' } as const
  return { understood: true, report: { ...report, sequence: inOrderReceived(told) } }
}

/** The last request before caller and helper hear each other. The helper's call has no stable name of theirs, so no `agent` is told. */
export function readBridging(told: Told, call: string): Reading {
  const { fields } = told
  const helper = fields.get('DequeingCallSid') ?? fields.get('DequeuingCallSid')
  const identity = JSON.stringify(['bridge', call, fields.get('QueueSid') ?? '', helper])
  const report = { ...onCall(told, call), identity, at: receivedAt(told), type: 'contact.answered' } as const
  return { understood: true, report, also: joinedBefore(told, report) }
}

export function readQueueResult(told: Told, call: string): Reading {
  const { fields } = told
  const result = fields.get('QueueResult')
  // A caller may join the same queue again, so how long they waited is a part of which time this was.
  const identity = JSON.stringify(['queue', call, fields.get('QueueSid') ?? '', result, fields.get('QueueTime') ?? ''])
  const about = { ...onCall(told, call), identity, at: receivedAt(told) } as const
  const waited = (report: ContactReport): Reading => ({ understood: true, report, also: joinedBefore(told, report) })
  const refused = (reason: RefusalReason) => waited({ ...about, type: 'contact.refused', reason, sequence: inOrderReceived(told) })
  const left = () => waited({ ...about, type: 'contact.left', sequence: lastOfItsSecond })
  switch (result) {
    case 'bridged':
    case 'redirected-from-bridged':
    case 'bridging-in-process':
      return { understood: true, report: wasJoined(told, about) }
    case 'hangup':
      return left()
    case 'leave': // our own application took the call out of the queue
      return refused('timeout')
    case 'redirected': // taken out from outside before anybody answered: what comes next says what became of it
      return waited({ ...about, type: 'contact.transferred' })
    case 'queue-full':
      return refused('full')
    case 'system-error': // also a hang-up while joining the queue
      return fields.get('CallStatus') === 'completed' ? left() : refused('error')
    case 'error':
      return refused('error')
    default:
      return notUsed('unknown_type', fields, result)
  }
}

/** Told only when the conversation is over, with how long the caller had waited and not with when they stopped waiting. */
function wasJoined({ fields }: Told, about: Omit<ContactReport, 'type'>): ContactReport {
  const waitSeconds = secondsIn(fields, 'QueueTime')
  return { ...about, type: 'contact.answered', byThen: true, ...(waitSeconds === undefined ? {} : { waitSeconds }) }
}

/** The beginning of a wait, from its length and its end. */
function joinedBefore({ fields }: Told, end: ContactReport): readonly ContactReport[] {
  const seconds = secondsIn(fields, 'QueueTime')
  if (seconds === undefined) return []
  const { kind, contact, queue, at, identity } = end
  // After whatever else the second of joining brought, such as leaving another queue.
  const order = seconds === 0 ? {} : { sequence: lastOfItsSecond - 1 }
  return [
    { kind, contact, ...(queue === undefined ? {} : { queue }), identity: `${identity} joined`, at: before(at, seconds), type: 'contact.queued', ...order },
  ]
}

const waitIdentity = (fields: Fields, call: string) => JSON.stringify(['waiting', call, textIn(fields, 'QueueSid') ?? ''])
