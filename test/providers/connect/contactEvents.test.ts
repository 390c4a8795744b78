import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAgentEvent } from '../../../shared/providers/connect/agentEvent.ts'
import { readContactEvent } from '../../../shared/providers/connect/contactEvent.ts'
import { webhook } from '../../../shared/providers/connect/webhook.ts'
import type { Reading } from '../../../shared/providers/provider.ts'
import { Source } from '../../../shared/settings/settings.ts'
import { attemptsIn, reportsOf } from '../attempts.ts'
import { connectEvent, instanceArn, queueArn } from './connectEvents.ts'
import { sequences } from '../../fixtures/connect/sequences.ts'

const connect = (more: object = {}) =>
  Source.parse({
    id: 'connect',
    provider: 'connect',
    instanceArn,
    lines: { '+999201239999': 'telefoon', 'q-1': 'telefoon', 'q-chat': 'chat' },
    outcomeTag: 'helpline:outcome',
    ...more,
  })
const read = (event: unknown, source = connect()): Reading =>
  webhook.read(
    { headers: new Map([['content-type', 'application/json; charset=utf-8']]), body: new Uint8Array(), now: 0 as never, url: '' },
    JSON.stringify(event),
    source,
  )[0]!
const told = (reading: Reading) => (reading.understood ? reading.report.kind === 'contact' && reading.report.type : reading.reason)

describe('a sequence of contact events, in any order and doubled, is', () => {
  it.each(sequences)('$name', async ({ events, attempts }) => {
    const contacts = await attemptsIn(connect(), reportsOf(events.map((event) => read(event))))
    expect(contacts).toMatchObject(attempts)
    expect(contacts).toHaveLength(attempts.length)
  })
  it.each(sequences)('$name, also where only the last event of each contact id came', async ({ events, attempts, toldByEndsAlone = true }) => {
    if (!toldByEndsAlone) return
    const ends = events.filter(({ detail }) => detail.eventType === 'DISCONNECTED')
    expect(await attemptsIn(connect(), reportsOf(ends.map((event) => read(event))))).toMatchObject(attempts)
  })
})

describe('contact events of which some never came', () => {
  it.each(sequences.filter(({ toldByEndsAlone = true }) => toldByEndsAlone))('still say $name, as long as the ends came', async ({ events, attempts }) => {
    const [ends, others] = [
      events.filter(({ detail }) => detail.eventType === 'DISCONNECTED'),
      events.filter(({ detail }) => detail.eventType !== 'DISCONNECTED'),
    ]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(others), fc.shuffledSubarray(ends, { minLength: ends.length }), async (some, all) => {
        expect(await attemptsIn(connect(), reportsOf([...some, ...all].map((event) => read(event))))).toMatchObject(attempts)
      }),
      { seed: 20260921, numRuns: 20 },
    )
  })
})

describe('anything at all', () => {
  const names = [
    'eventType',
    'contactId',
    'channel',
    'initiationMethod',
    'detail',
    'queueInfo',
    'agentInfo',
    'tags',
    'EventTimestamp',
    'AgentARN',
    'CurrentAgentSnapshot',
    'Contacts',
  ]
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('DISCONNECTED', 'QUEUED', 'VOICE', 'CALLBACK', 'LOGIN', '2026-09-21T14:00:00Z'),
      fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
    ),
  })).value
  it('is read without a fault, and what is not understood leaves nothing behind', () => {
    fc.assert(
      fc.property(anything, (value) => {
        for (const reading of [readContactEvent(value, connect()), readAgentEvent(value, connect())])
          if (!reading.understood) expect(reading.shape ?? '').not.toMatch(/[^\w .:()+-]/)
      }),
      { seed: 20260922, numRuns: 500 },
    )
  })
})

describe('one contact event', () => {
  it('is the same event whatever its envelope is called', () => {
    const event = connectEvent('QUEUED', { queueInfo: { queueArn, queueType: 'STANDARD', enqueueTimestamp: '2026-09-21T14:00:09.000Z' } })
    expect(read({ ...event, id: 'another', time: '2026-09-21T14:09:00Z' })).toEqual(read(event))
  })
  it('is read whatever its fields are written in', () => {
    const capitals = {
      EventType: 'INITIATED',
      ContactId: 'c-1',
      Channel: 'Voice',
      InstanceARN: instanceArn,
      InitiationMethod: 'INBOUND',
      InitiationTimestamp: '2026-09-21T14:00:00.120Z',
    }
    expect(
      read(
        connectEvent('', {
          ...capitals,
          eventType: undefined,
          contactId: undefined,
          channel: undefined,
          instanceArn: undefined,
          initiationMethod: undefined,
          initiationTimestamp: undefined,
        }),
      ),
    ).toEqual(read(connectEvent('INITIATED')))
  })
  it('is known by its new name too', () => {
    const named = { ...connectEvent('INITIATED'), 'detail-type': 'Connect Customer Contact Event' }
    expect(read(named)).toEqual(read(connectEvent('INITIATED')))
    expect(told(read(named))).toBe('contact.arrived')
  })
  it('takes the first moments of 1970 for "not set"', () => {
    const reading = read(
      connectEvent('DISCONNECTED', { connectedToSystemTimestamp: '1970-01-01T00:00:00.001Z', disconnectTimestamp: '1970-01-01T00:00:00.001Z' }),
    )
    expect(reading).toMatchObject({ report: { type: 'contact.left', at: Date.parse('2026-09-21T14:00:31Z') } })
  })
  it.each([
    [connectEvent('INITIATED', { instanceArn: `${instanceArn}-other` }), 'unknown_line'],
    [{ ...connectEvent('INITIATED'), source: 'aws.ec2' }, 'unknown_type'],
    [{ ...connectEvent('INITIATED'), 'detail-type': 'Amazon Connect Evaluation' }, 'unknown_type'],
    [connectEvent('HOLD_MUSIC'), 'unknown_type'],
    [connectEvent('CONTACT_DATA_UPDATED'), 'not_a_contact'],
    [connectEvent('INITIATED', { initiationMethod: 'OUTBOUND' }), 'not_a_contact'],
    [connectEvent('INITIATED', { initiationMethod: 'API' }), 'not_a_contact'],
    [connectEvent('INITIATED', { initiationMethod: 'MONITOR' }), 'not_a_contact'],
    [connectEvent('INITIATED', { channel: 'TASK' }), 'not_a_contact'],
    [connectEvent('INITIATED', { channel: 'EMAIL' }), 'unknown_channel'],
    [connectEvent('INITIATED', { contactId: 7 }), 'wrong_shape'],
    [connectEvent('QUEUED', {}, { time: undefined }), 'bad_time'],
    [[], false],
  ])('that is none of ours is counted with its reason (%#)', (event, reason) => {
    if (reason !== false) expect(told(read(event))).toBe(reason)
    else
      expect(
        webhook.read(
          { headers: new Map([['content-type', 'application/json; charset=utf-8']]), body: new Uint8Array(), now: 0 as never, url: '' },
          '[]',
          connect(),
        ),
      ).toEqual([])
  })
  it('keeps nothing of what it said but its shape', () => {
    const reading = read(connectEvent('HOLD_MUSIC', { agentArn: 'agent-secret', customerEndpoint: { address: '+999000000001' } }))
    expect(JSON.stringify(reading)).not.toMatch(/secret|999|c-1/)
    expect(reading).toMatchObject({ type: 'HOLD_MUSIC', shape: expect.stringContaining('channel:VOICE') })
  })
  it('belongs to the line of the number that was dialled, or of the queue', () => {
    const queue = (event: unknown, source: Source) => {
      const reading = read(event, source)
      return reading.understood && reading.report.kind === 'contact' ? reading.report.queue : undefined
    }
    const queued = connectEvent('QUEUED', { queueInfo: { queueArn, queueType: 'STANDARD', enqueueTimestamp: '2026-09-21T14:00:09.000Z' } })
    expect(queue(queued, connect())).toBe('+999201239999')
    expect(queue(queued, connect({ lines: { 'q-1': 'telefoon' } }))).toBe('q-1')
    expect(queue(queued, connect({ lines: { [queueArn]: 'telefoon' } }))).toBe(queueArn)
    expect(queue(queued, connect({ lines: { 'q-2': 'telefoon' } }))).toBe(queueArn) // not set up: somebody has to see it
    expect(queue(connectEvent('INITIATED'), connect({ lines: { 'q-2': 'telefoon' } }))).toBeUndefined() // a later event may tell
    expect(queue(connectEvent('INITIATED'), connect({ lines: { '+999201230000': 'telefoon' } }))).toBe('+999201239999')
  })
  it('carries a caller only where the flow leaves one in a tag', () => {
    const event = connectEvent('INITIATED', { tags: { 'helpline:Caller': 'k-42' } })
    expect(read(event)).not.toHaveProperty('report.caller')
    expect(read(event, connect({ callerTag: 'helpline:caller' }))).toHaveProperty('report.caller', 'k-42')
  })
})
