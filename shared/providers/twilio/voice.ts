/**
 * Requests about a call. A contact is the inbound call; a leg to somebody who may answer is an offer on it, and never a contact of its own. That the inbound
 * call was picked up or completed says nothing about a person having been reached: music and menus pick up too.
 */
import type { Reading } from '../provider.ts'
import { readDialResult } from './dial.ts'
import { textIn, type Told } from './fields.ts'
import { readInbound } from './inbound.ts'
import { isLeg, readLeg } from './leg.ts'
import { notUsed } from './notUsed.ts'
import { isBeingBridged, isWaiting, readBridging, readQueueResult, readWaiting } from './queue.ts'
import { isRecording, readRecording } from './recording.ts'

export function readVoice(told: Told): Reading {
  const { fields } = told
  const call = textIn(fields, 'CallSid')
  if (call === undefined) return notUsed('wrong_shape', fields)
  if (isRecording(fields)) return readRecording(told, call)
  if (isLeg(fields)) return readLeg(told, call)
  // Calls that the platform made itself: nobody tried to reach anybody with them.
  if (fields.get('Direction')?.startsWith('outbound')) return notUsed('not_a_contact', fields, fields.get('CallStatus'))
  if (fields.has('QueueResult')) return readQueueResult(told, call)
  if (isBeingBridged(fields)) return readBridging(told, call)
  if (fields.has('DialCallStatus')) return readDialResult(told, call)
  if (isWaiting(fields)) return readWaiting(told, call)
  return readInbound(told, call)
}
