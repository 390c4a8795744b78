/** Whatever an authentic sender says, it is read without a throw, and what is told of it is within the bounds of an event. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../shared/contacts/identifiers.ts'
import type { Report, Webhook } from '../../shared/providers/provider.ts'
import { isBounded } from '../../shared/providers/rawText.ts'
import { webhook as twilio } from '../../shared/providers/twilio/webhook.ts'
import { webhook as vonage } from '../../shared/providers/vonage/webhook.ts'
import { webhook as voys } from '../../shared/providers/voys/webhook.ts'
import { Source } from '../../shared/settings/settings.ts'
import { fixture } from '../builders/providerDeliveries.ts'
import { form } from './twilio/twilioRequests.ts'

const source = Source.parse({ id: 'bron', provider: 'twilio', lines: { '+999201239999': 'telefoon', Avond: 'chat' } })
const json = 'application/json'
const read = (webhook: Webhook, type: string, body: string) =>
  webhook.read(
    { headers: new Map([['content-type', type]]), body: Buffer.from(body), now: Instant.parse(1_790_000_000_123), url: 'https://bel.example/hooks/bron' },
    body,
    source,
  )

const isWithin = (seconds: number | undefined) => seconds === undefined || (Number.isFinite(seconds) && seconds >= 0 && seconds <= 86_400)
function expectBounded(report: Report) {
  expect(Instant.safeParse(report.at).success).toBe(true)
  expect(report.identity.length > 0 && report.identity.isWellFormed()).toBe(true)
  expect(report.sequence === undefined || Number.isSafeInteger(report.sequence)).toBe(true)
  if (report.kind !== 'contact') return
  expect([report.contact, report.queue, report.agent].every((text) => text === undefined || isBounded(text))).toBe(true)
  expect(report.caller === undefined || report.caller === '' || isBounded(report.caller)).toBe(true)
  expect(isWithin(report.waitSeconds) && isWithin(report.talkSeconds)).toBe(true)
}
const expectReadable = (webhook: Webhook, type: string, body: string) => {
  for (const reading of read(webhook, type, body)) if (reading.understood) for (const report of [reading.report, ...(reading.also ?? [])]) expectBounded(report)
}

const number = fc.constantFrom('0', '1', '37', '86400', '86401', '99999999999999999999', '-5', '1.5', '1790000000', '1790000000123', 'NaN')
const time = fc.constantFrom(
  'Thu, 01 Jan 1970 00:00:05 +0000',
  'Sun, 25 Oct 2026 00:30:00 +0000',
  '1970-01-01T00:00:05.000Z',
  '2026-10-25T02:30:00+02:00',
  '9999-12-31T23:59:59Z',
)
const word = fc.constantFrom(
  'completed',
  'ringing',
  'in-progress',
  'answered',
  'hangup',
  'bridged',
  'leave',
  'inbound',
  'outbound',
  'outbound-dial',
  'true',
  'false',
  'transfer',
  'created',
  'ended',
  'reservation.accepted',
  'reservation.wrapup',
  'task.created',
  'task-queue.entered',
  'worker.activity.update',
  '+999201239999',
  '999201239999',
  '',
  '{"call_sid":"CA1"}',
)
const text = fc.oneof(
  number,
  time,
  word,
  fc.string({ unit: 'binary', maxLength: 300 }).filter((value) => value.isWellFormed()),
)

describe('any request of', () => {
  const twilioNames = fc.constantFrom(
    'CallSid',
    'ParentCallSid',
    'CallStatus',
    'Direction',
    'From',
    'To',
    'Timestamp',
    'TimestampMs',
    'CallDuration',
    'SequenceNumber',
    'QueueResult',
    'QueueSid',
    'QueueTime',
    'QueuePosition',
    'DequeingCallSid',
    'DialCallStatus',
    'DialBridged',
    'DialCallDuration',
    'RecordingSid',
    'RecordingDuration',
    'RecordingStartTime',
    'EventType',
    'TaskSid',
    'TaskAttributes',
    'TaskVersion',
    'TaskQueueName',
    'WorkerSid',
    'WorkerActivityName',
    'Sid',
    'CallbackSource',
    '__proto__',
    'constructor',
  )
  it('Twilio, as a form', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(twilioNames, text), { maxLength: 14 }), (pairs) =>
        expectReadable(twilio, 'application/x-www-form-urlencoded', new URLSearchParams([...new Map(pairs)]).toString()),
      ),
      { seed: 1, numRuns: 3000 },
    ))
  const names = fc.constantFrom(
    'status',
    'direction',
    'uuid',
    'call_uuid',
    'conversation_uuid',
    'conversation_uuid_from',
    'from',
    'to',
    'timestamp',
    'start_time',
    'duration',
    'type',
    'reason',
    'call_id',
    'caller',
    'destination',
    'redirector',
    'number',
    'account_number',
    'targets',
    'merged_id',
    'data',
    'payload',
    'specversion',
    '__proto__',
    'constructor',
  )
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, text, fc.double(), fc.constant(null), fc.boolean(), fc.array(tie('value'), { maxLength: 3 }), tie('fields')),
    fields: fc.array(fc.tuple(names, tie('value')), { maxLength: 10 }).map((pairs) => Object.fromEntries(pairs)),
  }))
  it.each([
    ['Twilio', twilio, 'twilio/eventStream'],
    ['Vonage', vonage, 'vonage/inbound'],
    ['Vonage', vonage, 'vonage/helper'],
    ['Voys', voys, 'voys/ringing'],
    ['Voys', voys, 'voys/ended'],
  ])('%s, as JSON', (_, webhook, name) =>
    fc.assert(
      fc.property(value.fields, fc.boolean(), (fields, isLike) =>
        expectReadable(webhook, json, JSON.stringify(isLike ? { ...fixture(`${name}.json`), ...fields } : fields)),
      ),
      { seed: 1, numRuns: 2000 },
    ),
  )
  it('Twilio, as a form like a real one', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('inboundStatus', 'legStatus', 'queueResult', 'dialResult', 'recordResult', 'taskEvent', 'workerEvent'),
        twilioNames,
        text,
        (name, field, changed) => expectReadable(twilio, 'application/x-www-form-urlencoded', form(name, { [field]: changed })),
      ),
      { seed: 1, numRuns: 3000 },
    ))
})
