import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Instant } from '../../../shared/contacts/identifiers.ts'
import { webhook } from '../../../shared/providers/generic/webhook.ts'
import type { Reading } from '../../../shared/providers/provider.ts'
import { Source } from '../../../shared/settings/settings.ts'

const source = Source.parse({ id: 'centrale', provider: 'generic' })
const event = {
  type: 'contact.queued',
  contact: 'c-8812',
  line: 'telefoon',
  channel: 'phone',
  at: '2026-03-29T01:59:30+01:00',
  caller: '+999123456789',
  agent: 'ann',
}
const at = Date.parse(event.at)
const read = (body: unknown, headers: Record<string, string> = {}): readonly Reading[] => readText(JSON.stringify(body), headers)
const readText = (text: string, headers: Record<string, string> = {}) =>
  webhook.read(
    {
      headers: new Map(Object.entries({ 'content-type': 'application/json', ...headers })),
      body: Buffer.from(text),
      now: Instant.parse(at),
      url: 'https://bel.example/hooks/centrale',
    },
    text,
    source,
  )
const report = (body: unknown, headers?: Record<string, string>) => {
  const [reading] = read(body, headers)
  return reading?.understood ? reading.report : reading?.reason
}

describe('the generic event', () => {
  it('is read field by field', () =>
    expect(report(event)).toEqual({
      kind: 'contact',
      type: 'contact.queued',
      contact: 'c-8812',
      queue: 'telefoon',
      at,
      caller: '+999123456789',
      agent: 'ann',
      identity: expect.any(String),
    }))
  it('may be one of many', () => expect(read([event, { type: 'source.heartbeat', at: event.at }]).map((one) => one.understood)).toEqual([true, true]))
  it('may stand in `data`, as Standard Webhooks advises, with its type and time beside it', () => {
    const { type, at: timestamp, ...data } = event
    expect(report({ type, timestamp, data })).toEqual(report(event))
  })
  it('may be none: an empty list is a delivery of nothing', () => expect(read([])).toEqual([]))
  it('of presence needs somebody', () => {
    expect(report({ type: 'agent.paused', agent: 'ann', line: 'telefoon', at: event.at })).toMatchObject({
      kind: 'presence',
      type: 'agent.paused',
      agent: 'ann',
      queue: 'telefoon',
    })
    expect(report({ type: 'agent.paused', at: event.at })).toBe('wrong_shape')
  })
  it('takes null for a field without a value, and an empty caller', () => {
    expect(report({ ...event, line: null, channel: null, agent: null, caller: '' })).toEqual({
      kind: 'contact',
      type: 'contact.queued',
      contact: 'c-8812',
      at,
      caller: '',
      identity: expect.any(String),
    })
  })
  it('ignores fields it does not know (W11)', () => expect(report({ ...event, text: 'help', __proto__: { a: 1 }, constructor: 'x' })).toEqual(report(event)))
})

describe('the identity of an event', () => {
  const identity = (body: unknown) => (report(body) as { identity: string }).identity
  it('is its id, whatever else it says', () =>
    expect(identity({ ...event, id: 'e1' })).toBe(identity({ type: 'contact.left', contact: 'other', at: '2026-01-01T00:00:00Z', id: 'e1' })))
  const delivered = (body: unknown, id: string) => read(body, { 'webhook-id': id }).map((one) => (one.understood ? one.report.identity : undefined))
  it('is its delivery and its place in it where it has no id: a retry is a repeat, whatever it says now', () => {
    expect(delivered(event, 'msg_1')).toEqual(delivered({ ...event, contact: 'c-2' }, 'msg_1'))
    expect(delivered([event, event], 'msg_1')).toEqual(delivered([event, { ...event, contact: 'c-2' }], 'msg_1'))
    expect(new Set([...delivered([event, event], 'msg_1'), ...delivered(event, 'msg_2')]).size).toBe(3)
  })
  it('by id never meets one by delivery', () =>
    expect(delivered({ ...event, id: delivered(event, 'msg_1')[0] }, 'msg_1')).not.toEqual(delivered(event, 'msg_1')))
})

describe('what is not understood says why, and nothing of what it was', () => {
  it.each([
    [{ ...event, type: 'call.parked' }, 'unknown_type'],
    [{ ...event, type: 7 }, 'wrong_shape'],
    [{ ...event, channel: 'fax' }, 'unknown_channel'],
    [{ ...event, contact: 8812 }, 'wrong_shape'],
    [{ ...event, contact: '' }, 'wrong_shape'],
    [{ ...event, contact: 'x'.repeat(257) }, 'wrong_shape'],
    [{ ...event, contact: '\ud800' }, 'wrong_shape'],
    [{ ...event, caller: 999123456789 }, 'wrong_shape'],
    [{ ...event, reason: 'lunch' }, 'wrong_shape'],
    [{ ...event, at: '2026-02-30T10:00:00Z' }, 'bad_time'],
    [{ ...event, at: '2026-03-02T10:00:00' }, 'bad_time'],
    [{ ...event, at: '2026-03-02' }, 'bad_time'],
    [{ ...event, at: 1772445570000 }, 'bad_time'],
    [{ ...event, at: null }, 'bad_time'],
    [{ ...event, at: '2026-03-02T25:00:00Z' }, 'bad_time'],
    [7, 'wrong_shape'],
    [null, 'wrong_shape'],
    ['text', 'wrong_shape'],
  ])('%#', (body, reason) => expect(report(body)).toBe(reason))

  it('bad JSON, and JSON too deep to be true (W7, X2)', () => {
    expect(readText('{"caller": 999')).toEqual([{ understood: false, reason: 'bad_json' }])
    expect(readText('')).toEqual([{ understood: false, reason: 'bad_json' }])
    expect(readText('['.repeat(33) + ']'.repeat(33))).toEqual([{ understood: false, reason: 'too_deep' }])
    expect(readText(`[${JSON.stringify({ ...event, note: `"${'['.repeat(99)}\\` })}]`)[0]).toMatchObject({ understood: true })
  })
  it('another content type', () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '', 'application/json; charset=latin1'])
      expect(report(event, { 'content-type': type })).toBe('content_type')
    expect(report(event, { 'content-type': 'Application/JSON; charset="UTF-8"' })).toEqual(report(event))
  })
  it('keeps a safe type name and the shape: closed words, lengths, times cut to the minute (P14, W10)', () => {
    expect(read({ ...event, type: 'call.parked', text: 'help', city: 'x' })).toEqual([
      {
        understood: false,
        reason: 'unknown_type',
        type: 'call.parked',
        shape: 'type:text(11) contact:text(6) line:text(8) channel:phone at:2026-03-29T01:59 caller:string agent:text(3) +2',
      },
    ])
    expect(read({ ...event, type: 'call from +999123456789' })).toMatchObject([{ type: 'other' }])
    expect(read({ ...event, type: 'call.0999' })).toMatchObject([{ type: 'other' }])
  })
})

describe('CloudEvents', () => {
  const { type, at: time, ...data } = event
  const envelope = { specversion: '1.0', id: 'ev-1', source: '/pbx/oost', type, time, datacontenttype: 'application/json', data }
  const identity = JSON.stringify(['cloudevent', '/pbx/oost', 'ev-1'])
  const expected = { kind: 'contact', type: 'contact.queued', contact: 'c-8812', queue: 'telefoon', at, caller: '+999123456789', agent: 'ann', identity }

  it('structured, in a batch, or plain JSON', () => {
    expect(report(envelope, { 'content-type': 'application/cloudevents+json; charset=utf-8' })).toEqual(expected)
    expect(report([envelope], { 'content-type': 'application/cloudevents-batch+json' })).toEqual(expected)
    expect(read([], { 'content-type': 'application/cloudevents-batch+json' })).toEqual([])
    expect(report(envelope)).toEqual(expected)
  })
  it('binary, with percent-decoded headers', () =>
    expect(report(data, { 'ce-specversion': '1.0', 'ce-id': 'ev%2D1', 'ce-source': '/pbx/oost', 'ce-type': type, 'ce-time': time })).toEqual(expected))
  it('believe the signed body before unsigned headers', () =>
    expect(
      report(event, { 'ce-specversion': '1.0', 'ce-id': 'ev-1', 'ce-source': '/pbx/oost', 'ce-type': 'contact.answered', 'ce-time': '2020-01-01T00:00:00Z' }),
    ).toEqual(expected))
  it('with data in base64', () => {
    const { data: _, ...rest } = envelope
    expect(report({ ...rest, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') })).toEqual(expected)
    expect(report({ ...envelope, data_base64: 'e30=' })).toBe('wrong_shape')
  })
  it.each([{ specversion: '0.3' }, { id: '' }, { source: undefined }, { type: 7 }])('incomplete: %j', (change) =>
    expect(report({ ...envelope, ...change })).toBe('wrong_shape'),
  )
})

describe('any body at all', () => {
  it('is read without a throw, and quickly (T4)', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.anything().map((value) => JSON.stringify(value) ?? ''),
      fc.record(Object.fromEntries(Object.keys(event).map((name) => [name, fc.anything()]))).map((value) => JSON.stringify(value)),
    )
    fc.assert(
      fc.property(anything, fc.constantFrom('application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'), (text, type) => {
        for (const reading of readText(text, { 'content-type': type })) expect(reading.understood || reading.reason.length > 0).toBe(true)
      }),
      { seed: 1, numRuns: 1500 },
    )
  })
})
