/**
 * What the forwarder posts: `{ "queue_log": [line, …], "cdr": [[field, …], …], "heartbeats": [epoch, …] }`, signed by Standard Webhooks.
 * Lines and records mean exactly what they mean in a file of history, so that a log imported and delivered live counts once.
 */
import { Instant } from '../../contacts/identifiers.ts'
import { fieldsOf, parseJson } from '../jsonText.ts'
import type { Reading, RefusedRowReason, Report, UnrecognisedReason, Webhook } from '../provider.ts'
import { safeTypeName } from '../safeTypeName.ts'
import { keyOf, newSecret, sentAt, sign, verify } from '../standardWebhooks.ts'
import { asteriskSettingsOf, type AsteriskSettings } from './asteriskSettings.ts'
import { readCallDetailRecord } from './callDetailRecord.ts'
import { readQueueLogLine } from './queueLogLine.ts'

export const webhook: Webhook = {
  strength: 'signed',
  verify,
  sentAt,
  keyOf,
  newSecret,
  sign,
  testBody: '{"queue_log":[]}',
  read: ({ headers }, text, source) => {
    if (!/^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '')) return [not('content_type')]
    const json = parseJson(text)
    if (!json.ok) return [not(json.reason)]
    const fields = fieldsOf(json.value)
    const known = ['queue_log', 'cdr', 'heartbeats'].filter((name) => fields?.has(name))
    if (fields === undefined || known.length === 0) return [not('wrong_shape')]
    const settings = asteriskSettingsOf(source)
    return [
      ...each(fields.get('queue_log'), (line) => readLine(line, settings)),
      ...each(fields.get('cdr'), (record) => readRecord(record, settings)),
      ...each(fields.get('heartbeats'), readHeartbeat),
    ]
  },
}

const not = (reason: UnrecognisedReason, type?: string): Reading => ({ understood: false, reason, ...(type === undefined ? {} : { type }) })
/** One line counts once, whatever it tells. */
function understood([report, ...also]: readonly Report[], type: string): readonly Reading[] {
  return [report === undefined ? not('not_a_contact', type) : { understood: true, report, ...(also.length > 0 ? { also } : {}) }]
}

/** Absent means none; what is no list is one thing that was not understood. */
function each(values: unknown, read: (value: unknown) => readonly Reading[]): readonly Reading[] {
  if (values === undefined) return []
  return Array.isArray(values) ? values.flatMap(read) : [not('wrong_shape')]
}

function readLine(line: unknown, settings: AsteriskSettings): readonly Reading[] {
  if (typeof line !== 'string') return [not('wrong_shape')]
  const read = readQueueLogLine(line, settings)
  const type = safeTypeName(line.split('|')[4])
  if (read === 'skipped') return [not('not_a_contact', type)]
  return typeof read === 'string' ? [not(reasonOf(read), type)] : understood(read, type)
}

function readRecord(record: unknown, settings: AsteriskSettings): readonly Reading[] {
  if (!Array.isArray(record) || !record.every((field) => typeof field === 'string')) return [not('wrong_shape', 'cdr')]
  const read = readCallDetailRecord(record, settings)
  if (read === 'skipped') return [not('not_a_contact', 'cdr')]
  return 'reason' in read ? [not(reasonOf(read.reason), 'cdr')] : understood(read, 'cdr')
}

/** The moment itself says which heartbeat it is: one for every moment, however often it is sent. */
function readHeartbeat(epoch: unknown): readonly Reading[] {
  const at = typeof epoch === 'number' && Number.isInteger(epoch) ? Instant.safeParse(epoch * 1000) : undefined
  return at?.success ? [{ understood: true, report: { kind: 'heartbeat', identity: `heartbeat|${at.data}`, at: at.data } }] : [not('bad_time', 'heartbeat')]
}

const reasonOf = (reason: RefusedRowReason): UnrecognisedReason =>
  reason === 'unknown_queue' ? 'unknown_line' : reason === 'bad_time' ? 'bad_time' : 'wrong_shape'
