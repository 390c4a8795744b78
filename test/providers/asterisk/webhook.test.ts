import { Webhook as PeersWebhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { webhook } from '../../../shared/providers/asterisk/webhook.ts'
import type { Reading } from '../../../shared/providers/provider.ts'
import { exchange, read } from './asteriskReading.ts'

const now = Instant.parse(1_790_000_200_000)
const url = 'https://bel.example/hooks/centrale'
const json = new Map([['content-type', 'application/json']])
const readText = (text: string, headers: ReadonlyMap<string, string> = json) => webhook.read({ headers, body: Buffer.from(text), now, url }, text, exchange())
const readBody = (body: unknown) => readText(JSON.stringify(body))
const reportsOf = (reading: Reading) => (reading.understood ? [reading.report, ...(reading.also ?? [])] : [])
const told = (reading: Reading) =>
  reading.understood ? reading.report.identity : [reading.reason, reading.type].filter((part) => part !== undefined).join(' ')

const log = [
  '1790000000|1790000000.11|oost|NONE|ENTERQUEUE||+99900000001|1',
  '1790000015|1790000000.11|oost|Agent A|RINGNOANSWER|15000',
  '1790000024|1790000000.11|oost|Agent B|CONNECT|24|1790000017.12|7',
  '1790000144|1790000000.11|oost|Agent B|COMPLETECALLER|24|120|1',
  '1790000144|MANAGER|oost|Local/1@agents|ADDMEMBER|PAUSED',
]
const record = [
  '',
  '09990001',
  's',
  'inbound',
  '',
  '',
  '',
  'Hangup',
  '',
  '2026-11-22 01:05:12',
  '',
  '2026-11-22 01:05:14',
  '2',
  '2',
  '',
  '',
  '1795309512.28',
  '',
]

describe('what the forwarder delivers', () => {
  it('means what the same lines mean in a file, under the same identities: nothing doubles', () => {
    const reports = readBody({ queue_log: log }).flatMap(reportsOf)
    expect(reports).toEqual(read(log).reports)
    expect(reports).toHaveLength(6)
    expect(readBody({ queue_log: log })).toHaveLength(log.length)
  })
  it('tells of callers who never reached a queue by the call detail records', () => {
    const quoted = record.map((field) => (/^\d{4}-/.test(field) || /^\d$/.test(field) ? field : `"${field}"`)).join(',')
    const reports = readBody({ cdr: [record] }).flatMap(reportsOf)
    expect(reports).toEqual(read([quoted]).reports)
    expect(reports.map(({ at }) => at)).toEqual([1_795_309_512_000, 1_795_309_514_000])
  })
  it('counts every line: what tells nothing of a contact, what is of another queue, what is not understood', () => {
    const lines = [
      '1790000000|NONE|NONE|NONE|QUEUESTART|',
      '1790000000|1.2|west|NONE|ENTERQUEUE||x|1',
      'nonsense',
      '12|1.2|oost|NONE|ABANDON|1|1|1',
      '1790000000|x|oost|NONE|0999123456|1',
      7,
    ]
    expect(readBody({ queue_log: lines }).map(told)).toEqual([
      'not_a_contact QUEUESTART',
      'unknown_line ENTERQUEUE',
      'wrong_shape other',
      'bad_time ABANDON',
      'not_a_contact other',
      'wrong_shape',
    ])
    expect(readBody({ cdr: [['too', 'short'], [1], 'row', record.with(3, 'outbound')] }).map(told)).toEqual([
      'wrong_shape cdr',
      'wrong_shape cdr',
      'wrong_shape cdr',
      'not_a_contact cdr',
    ])
  })
  it('may be nothing but a sign of life, which is the same one however often it comes', () => {
    const [first, again, later] = [1_790_000_000, 1_790_000_000, 1_790_000_240].flatMap((epoch) => readBody({ heartbeats: [epoch] }))
    expect(first).toEqual({ understood: true, report: { kind: 'heartbeat', identity: 'heartbeat|1790000000000', at: 1_790_000_000_000 } })
    expect(again).toEqual(first)
    expect(later).not.toEqual(first)
    expect(readBody({ heartbeats: ['1790000000', 1.5, -1, 1e300] }).map(told)).toEqual(Array.from({ length: 4 }, () => 'bad_time heartbeat'))
  })
  it.each([
    ['{"queue_log":', 'bad_json'],
    ['[]', 'wrong_shape'],
    ['{}', 'wrong_shape'],
    ['{"queue_log":"x"}', 'wrong_shape'],
    ['{"cdr":{}}', 'wrong_shape'],
  ])('%s is one thing that was not understood', (text, reason) => expect(readText(text).map(told)).toEqual([reason]))
  it('is JSON and nothing else', () => {
    expect(readText('{"queue_log":[]}', new Map()).map(told)).toEqual(['content_type'])
    expect(readText(webhook.testBody)).toEqual([])
  })
})

describe('the signature of a delivery', () => {
  const secret = webhook.newSecret?.(Buffer.alloc(32, 5)) ?? ''
  const keys = [webhook.keyOf(secret)].flatMap((key) => key ?? [])
  it('is that of Standard Webhooks, as others make it', () => {
    const body = JSON.stringify({ queue_log: log })
    const signature = new PeersWebhook(secret).sign('msg_1', new Date(now), body)
    const headers = new Map([
      ['webhook-id', 'msg_1'],
      ['webhook-timestamp', String(now / 1000)],
      ['webhook-signature', signature],
    ])
    expect(webhook.verify({ headers, body: Buffer.from(body), now, url }, keys, exchange())).toBe('authentic')
    expect(webhook.verify({ headers, body: Buffer.from(`${body} `), now, url }, keys, exchange())).toBe('wrong')
    expect(webhook.verify({ headers, body: Buffer.from(body), now: Instant.parse(now + 301_000), url }, keys, exchange())).toBe('stale')
  })
})
