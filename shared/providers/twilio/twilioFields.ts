/** The fields we know, for the shape of a request that could not be used. */
import type { KnownFields } from '../shapeOf.ts'

const callStatuses = ['queued', 'initiated', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer', 'canceled']
const queueResults = ['bridged', 'bridging-in-process', 'redirected-from-bridged', 'hangup', 'leave', 'redirected', 'queue-full', 'error', 'system-error']

const ofEvents = [
  'EventType',
  'Sid',
  'TaskSid',
  'TaskAttributes',
  'TaskVersion',
  'TaskQueueSid',
  'TaskQueueName',
  'TaskChannelUniqueName',
  'TaskCanceledReason',
  'ReservationSid',
  'WorkerSid',
  'WorkerName',
  'WorkerActivityName',
  'Timestamp',
  'TimestampMs',
]
const ofCalls = ['CallSid', 'ParentCallSid', 'AccountSid', 'CallStatus', 'Direction', 'From', 'To', 'CallbackSource', 'SequenceNumber', 'CallDuration']
const ofQueues = ['QueueSid', 'QueueTime', 'QueueResult', 'DequeingCallSid']
const ofLegs = ['DialCallSid', 'DialCallStatus', 'DialBridged', 'DialCallDuration', 'RecordingSid', 'RecordingStatus', 'RecordingDuration']

export const twilioFields: KnownFields = {
  names: [...ofEvents, ...ofCalls, ...ofQueues, ...ofLegs],
  words: new Map([
    ['CallStatus', new Set(callStatuses)],
    ['DialCallStatus', new Set([...callStatuses, 'answered'])],
    ['DialBridged', new Set(['true', 'false'])],
    ['QueueResult', new Set(queueResults)],
    ['Direction', new Set(['inbound', 'outbound-api', 'outbound-dial'])],
    ['RecordingStatus', new Set(['in-progress', 'completed', 'absent', 'failed'])],
  ]),
  people: new Set(['From', 'To', 'TaskAttributes', 'WorkerName']),
}
