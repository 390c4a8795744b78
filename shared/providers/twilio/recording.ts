/** `<Record>` is how a voicemail is made; its recording itself is never asked for. */
import type { Instant } from '../../contacts/identifiers.ts'
import type { Reading } from '../provider.ts'
import { type Fields, secondsIn, type Told } from './fields.ts'
import { onCall } from './inbound.ts'
import { before, readMailTime, receivedAt } from './moments.ts'
import { notUsed } from './notUsed.ts'

/** `<Dial>` tells of recorded conversations too, among its own fields. */
export const isRecording = (fields: Fields): boolean => (fields.has('RecordingSid') || fields.has('RecordingUrl')) && !fields.has('DialCallStatus')

export function readRecording(told: Told, call: string): Reading {
  const { fields } = told
  const status = fields.get('RecordingStatus')
  const isCallback = status !== undefined
  if (isCallback && (status !== 'completed' || fields.get('RecordingSource') !== 'RecordVerb')) return notUsed('not_a_contact', fields, status)
  if (fields.has('ParentCallSid') || fields.get('Direction')?.startsWith('outbound')) return notUsed('not_a_contact', fields, status)
  const seconds = secondsIn(fields, 'RecordingDuration')
  if (seconds === 0) return notUsed('not_a_contact', fields, 'empty-recording')
  const at = startOf(told, seconds)
  if (at === undefined) return notUsed('bad_time', fields, status)
  const identity = JSON.stringify(['recording', call, fields.get('RecordingSid') ?? ''])
  return { understood: true, report: { ...onCall(told, call), identity: isCallback ? `${identity} stored` : identity, at, type: 'contact.voicemail' } }
}

/** Waiting ended when the message began. */
function startOf(told: Told, seconds = 0): Instant | undefined {
  const written = told.fields.get('RecordingStartTime')
  return written === undefined ? before(receivedAt(told), seconds) : readMailTime(written)
}
