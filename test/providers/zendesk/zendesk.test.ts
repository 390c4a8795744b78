import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WebhookRequest } from '../../../shared/providers/provider.ts'
import { webhook } from '../../../shared/providers/zendesk/webhook.ts'
import { canaries, providerDeliveries, type Delivery, delivery, fixture } from '../../builders/providerDeliveries.ts'
import { at } from '../../builders/contacts.ts'

const chat = providerDeliveries(webhook, { provider: 'zendesk', lines: { i1: 'chat', whatsapp: 'chat' }, machineAgents: ['99'] })
const from = (when: string) => (when.includes('T') ? when : `2026-09-21T${when}.000Z`)
type Fields = Record<string, unknown>

let nextEvent = 1
const event = (type: string, when: string, payload: Fields): Fields => ({ id: `e${nextEvent++}`, createdAt: from(when), type, payload })
const request = (when: string, ...events: readonly Fields[]) => delivery({ ...fixture('zendesk/sunshine.json'), events }, from(when))
const sunshine = (type: string, when: string, payload: Fields) => request(when, event(type, when, payload))
const messageOf = (when: string, more: Fields): Fields => {
  const payload = fixture('zendesk/message.json')
  return { ...payload, message: { ...(payload['message'] as Fields), id: `m${nextEvent}`, received: from(when), ...more } }
}
const wrote = (when: string, more: Fields = {}) => sunshine('conversation:message', when, messageOf(when, more))
const business = (when: string, source: string, more: Fields = {}) =>
  wrote(when, { author: { type: 'business', displayName: 'Zwaluw' }, source: { type: source }, ...more })
const agent = (when: string, id = '10011') => business(when, 'zd:agentWorkspace', { metadata: { '__zendesk_msg.agent.id': id } })
const passed = (when: string, to: string, more: Fields = {}) =>
  sunshine('switchboard:passControl', when, {
    conversation: { id: 'c1', activeSwitchboardIntegration: { id: 's1', name: to.replace(':', '-'), integrationId: 'x', integrationType: to } },
    ...more,
  })
const zendesk = (type: string, when: string, more: Fields) =>
  delivery({ ...fixture('zendesk/message_added.json'), id: `z${nextEvent++}`, time: from(when), type: `zen:event-type:${type}`, ...more }, from(when))
const added = (when: string, kind: string, id = '10011') =>
  zendesk('messaging_ticket.message_added', when, {
    event: { actor: { id, name: 'Zwaluw', type: kind }, conversation_id: 'c1', message: { id: 'm', body: 'x' } },
  })
const solved = (when: string, detail: Fields = { external_id: null }, current = 'SOLVED') =>
  zendesk('ticket.status_changed', when, { detail: { id: '141', ...detail }, event: { previous: 'OPEN', current } })
const reasonOf = (given: Delivery) => chat.readingsOf(given).map((reading) => (reading.understood ? reading.report : reading.reason))

describe('requests of Zendesk', () => {
  const now = at('2026-09-21T13:33:20Z')
  const signed = {
    'x-zendesk-webhook-signature': 'FUv1tCXxdIbdWlykolOL6w8ybEL+cSo7IGGSsS75lPs=',
    'x-zendesk-webhook-signature-timestamp': '2026-09-21T13:33:20Z',
  }
  const request_ = (headers: Record<string, string>, body = '{"a":1}', when = now): WebhookRequest => ({
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body),
    now: when,
    url: 'https://bereikbaar.example/hooks/chat',
  })
  const verify = (one: WebhookRequest, ...secrets: string[]) =>
    webhook.verify(
      one,
      secrets.map((secret) => webhook.keyOf(secret)!),
      chat.source,
    )
  it('are signed as documented, over the bytes as they came', () => {
    expect(verify(request_(signed), 'zd-doc-secret')).toBe('authentic')
    expect(verify(request_(signed, '{"a":2}'), 'zd-doc-secret')).toBe('wrong')
    expect(verify(request_(signed), 'another-secret')).toBe('wrong')
    expect(verify(request_({ ...signed, 'x-zendesk-webhook-signature-timestamp': '2026-09-21T13:33:21Z' }), 'zd-doc-secret')).toBe('wrong')
  })
  it('last 300 seconds, either way (W4)', () => {
    const after = (seconds: number) => verify(request_(signed, undefined, at(new Date(now + seconds * 1000).toISOString())), 'zd-doc-secret')
    expect([300, -300, 301, -301].map(after)).toEqual(['authentic', 'authentic', 'stale', 'stale'])
  })
  it('have their signature whole', () => {
    expect(verify(request_({ ...signed, 'x-zendesk-webhook-signature': 'FUv1' }), 'zd-doc-secret')).toBe('malformed')
    expect(verify(request_({ ...signed, 'x-zendesk-webhook-signature-timestamp': '1790000000' }), 'zd-doc-secret')).toBe('malformed')
    expect(verify(request_({ 'x-zendesk-webhook-signature': signed['x-zendesk-webhook-signature'] }), 'zd-doc-secret')).toBe('missing')
    expect(verify(request_({}), 'zd-doc-secret')).toBe('missing')
  })
  it('are what any other program makes by the same rule', () => {
    const signature = createHmac('sha256', 'zd-doc-secret').update('2026-09-21T13:33:20Z{"a":"é"}').digest('base64')
    expect(verify(request_({ ...signed, 'x-zendesk-webhook-signature': signature }, '{"a":"é"}'), 'zd-doc-secret')).toBe('authentic')
  })
  it('of Sunshine Conversations send their secret along, which is weak', () => {
    expect(webhook.strength).toBe('token')
    expect(verify(request_({ 'x-api-key': 'zd-doc-secret' }), 'zd-doc-secret')).toBe('authentic')
    expect(verify(request_({ 'x-api-key': 'zd-doc-secreT' }), 'zd-doc-secret')).toBe('wrong')
    expect(verify(request_({ 'x-api-key': '' }), 'zd-doc-secret')).toBe('missing')
    expect(verify(request_({ 'x-api-key': 'zd-doc-secret', ...signed }, '{"a":2}'), 'zd-doc-secret')).toBe('wrong')
  })
  it('of both kinds come to one source with two secrets, one after the other', () => {
    for (const secrets of [['sunshine-secret zd-doc-secret'], ['sunshine-secret', 'zd-doc-secret']]) {
      expect(verify(request_(signed), ...secrets)).toBe('authentic')
      expect(verify(request_({ 'x-api-key': 'sunshine-secret' }), ...secrets)).toBe('authentic')
      expect(verify(request_({ 'x-api-key': 'sunshine-secret zd-doc-secret' }), ...secrets)).toBe('wrong')
    }
    expect(webhook.keyOf('one-secret two-secret three-secret')).toBeUndefined()
  })
})

describe('a conversation in Sunshine', () => {
  it('waits from when it was handed to people, and is answered by their first message', async () => {
    const given = [
      sunshine('conversation:create', '09:59:59', {
        conversation: { id: 'c1', type: 'personal' },
        creationReason: 'message',
        user: { id: 'u1' },
        source: { type: 'web', integrationId: 'i1' },
      }),
      wrote('10:00:00'),
      business('10:00:02', 'zd:answerBot'),
      passed('10:01:00', 'zd:agentWorkspace'),
      agent('10:01:01', '__trigger'),
      agent('10:01:02', '99'),
      agent('10:03:00'),
      wrote('10:05:00'),
      passed('10:13:00', 'zd:answerBot', { reason: 'ticketClosed' }),
    ]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-09-21T09:59:59.000Z', outcome: 'answered', wait: 120, talk: 600 }])
  })
  it('that only a bot answered was not answered: closed it was missed, open it is unknown', async () => {
    const bot = [wrote('10:00:00'), business('10:00:02', 'zd:answerBot'), business('10:00:03', 'api'), wrote('10:01:00')]
    expect(await chat.attemptsOf(...bot)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'unknown' }])
    const handed = [
      ...bot,
      passed('10:02:00', 'zd:agentWorkspace'),
      sunshine('switchboard:releaseControl', '10:32:00', { conversation: { id: 'c1' }, reason: 'ticketClosed' }),
    ]
    expect(await chat.attemptsOf(...handed)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 1800 }])
  })
  it('is not answered by what the Agent Workspace sends by itself, in nobody’s name', async () => {
    const automatic = { author: { type: 'business', displayName: 'Automated Response' }, metadata: { '__zendesk_msg.source_type': 'sunco_web' } }
    expect(await chat.attemptsOf(wrote('10:00:00'), business('10:00:01', 'zd:agentWorkspace', automatic), agent('10:04:00'))).toMatchObject([
      { outcome: 'answered', wait: 240 },
    ])
    expect(reasonOf(business('10:00:01', 'zd:agentWorkspace'))).toEqual(['not_a_contact'])
  })
  it('is not begun anew by a rating after it was closed', async () => {
    const rating = { metadata: { type: 'csat', rated: true } }
    const given = [wrote('10:00:00'), agent('10:01:00'), solved('10:11:00', { conversation_id: 'c1' }), wrote('10:12:00', rating)]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'answered', wait: 60, talk: 600 }])
    expect(reasonOf(wrote('10:12:00', { metadata: { rated: true } }))).toEqual(['not_a_contact'])
  })
  it('comes several events to a request, and each counts', async () => {
    const events = ['conversation:message', 'conversation:typing', 'conversation:read'].map((type) => event(type, '10:00:00', messageOf('10:00:00', {})))
    expect(reasonOf(request('10:00:01', ...events))).toEqual([expect.objectContaining({ type: 'contact.wrote' }), 'not_a_contact', 'not_a_contact'])
    expect(reasonOf(request('10:00:01'))).toEqual([])
  })
  it('is a new attempt after a day of silence, or when its ticket was closed', async () => {
    expect(await chat.attemptsOf(wrote('10:00:00'), agent('10:01:00'), wrote('2026-09-22T10:01:01.000Z'), agent('2026-09-22T10:02:01.000Z'))).toMatchObject([
      { outcome: 'answered', wait: 60 },
      { at: '2026-09-22T10:01:01.000Z', outcome: 'answered', wait: 60 },
    ])
    const conversation_id = 'c1'
    expect(await chat.attemptsOf(wrote('10:00:00'), solved('10:10:00', { conversation_id }), wrote('11:00:00'), agent('11:01:00'))).toMatchObject([
      { outcome: 'left', wait: 600 },
      { at: '2026-09-21T11:00:00.000Z', outcome: 'answered', wait: 60 },
    ])
  })
  it('that staff began is none until the visitor writes', async () => {
    const notice = sunshine('conversation:create', '10:00:00', { conversation: { id: 'c1' }, creationReason: 'notification', user: { id: 'u1' } })
    expect(await chat.attemptsOf(notice, agent('10:00:01'), agent('10:05:00'))).toEqual([])
    expect(await chat.attemptsOf(notice, agent('10:00:01'), wrote('11:00:00'), agent('11:00:30'))).toMatchObject([{ outcome: 'answered', wait: 30 }])
  })
  it('keeps its times through the night in which the clock shows 02:00 twice', async () => {
    const when = (time: string) => `2026-10-25T${time}.000Z`
    expect(await chat.attemptsOf(wrote(when('00:50:00')), agent(when('01:05:00')), solved(when('01:35:00'), { conversation_id: 'c1' }))).toEqual([
      { at: '2026-10-25T00:50:00.000Z', outcome: 'answered', wait: 900, talk: 1800 },
    ])
  })
  it('is of the number on WhatsApp where the webhook tells it, else of Sunshine’s own id', () => {
    const source = { type: 'whatsapp', integrationId: 'i9', client: { id: 'cl', externalId: '99912345678' } }
    expect(reasonOf(wrote('10:00:00', { source }))).toMatchObject([{ caller: '+99912345678', queue: 'whatsapp' }])
    expect(reasonOf(wrote('10:00:00'))).toMatchObject([{ caller: 'u1', queue: 'i1' }])
  })
})

describe('events of Zendesk itself', () => {
  it('tell the same of a conversation by its messages, signed', async () => {
    const given = [
      added('10:00:00', 'end_user', '501'),
      added('10:00:01', 'system', 'zd:answerBot'),
      added('10:00:02', 'trigger', '__trigger'),
      added('10:00:03', 'agent', '99'),
      added('10:02:00', 'agent'),
    ]
    expect(await chat.attemptsOf(...given, solved('10:12:00', { conversation_id: 'c1' }))).toEqual([
      { at: '2026-09-21T10:00:00.000Z', outcome: 'answered', wait: 120, talk: 600 },
    ])
  })
  it('end an attempt only where the ticket says whose it is', () => {
    expect(reasonOf(solved('10:00:00'))).toEqual(['not_a_contact'])
    expect(reasonOf(solved('10:00:00', { external_id: 'bestelling 7' }))).toEqual(['not_a_contact'])
    expect(reasonOf(solved('10:00:00', { external_id: '67ab5f53a96f98663935c3f2' }))).toMatchObject([
      { type: 'contact.ended', contact: '67ab5f53a96f98663935c3f2' },
    ])
    expect(reasonOf(solved('10:00:00', { conversation_id: 'c1' }, 'PENDING'))).toEqual(['not_a_contact'])
  })
  it('tell who is there, on the messaging channel', async () => {
    const state = (when: string, new_state: string, channel = 'messaging') =>
      zendesk('agent.state_changed', when, { detail: { account_id: '2', agent_id: '10011', version: '3' }, event: { previous_state: 'x', new_state, channel } })
    expect(
      await chat.presenceOf(state('09:00:00', 'online'), state('10:00:00', 'away'), state('11:00:00', 'offline'), state('11:00:00', 'online', 'talk')),
    ).toEqual([
      { type: 'agent.signed_in', at: '2026-09-21T09:00:00.000Z', lineId: 'chat' },
      { type: 'agent.signed_in', at: '2026-09-21T10:00:00.000Z', lineId: 'chat' },
      { type: 'agent.paused', at: '2026-09-21T10:00:00.000Z', lineId: 'chat' },
      { type: 'agent.signed_out', at: '2026-09-21T11:00:00.000Z', lineId: 'chat' },
    ])
  })
})

describe('what leaves the adapter', () => {
  it('holds no words, names or places', async () => {
    const given = [
      wrote('10:00:00'),
      agent('10:01:00'),
      added('10:00:00', 'end_user'),
      added('10:02:00', 'agent'),
      solved('10:12:00', { conversation_id: 'c1' }),
    ]
    const aside = [
      wrote('10:00:00', { author: { type: 'Zwaluw' } }),
      sunshine('Zwaluw belde', '10:00:00', {}),
      zendesk('ticket.Zwaluw', '10:00:00', {}),
      solved('gisteren'),
    ]
    const readings = aside.flatMap((one) => chat.readingsOf({ ...one, now: at('2026-09-21T10:00:00Z') }))
    const kept = JSON.stringify([await chat.eventsOf(given), readings.map((reading) => ({ ...reading, type: '' }))])
    for (const canary of canaries) expect(kept).not.toContain(canary)
  })
  it('is counted where it is no report', () => {
    expect(chat.readingsOf(sunshine('conversation:typing', '10:00:00', {}))).toEqual([
      {
        understood: false,
        reason: 'not_a_contact',
        type: 'conversation:typing',
        shape: expect.stringMatching(/^id:text\(\d\) type:text\(19\) createdAt:2026-09-21T10:00 payload:object$/),
      },
    ])
    expect(chat.readingsOf(zendesk('ticket.priority_changed', '10:00:00', {}))).toMatchObject([{ reason: 'not_a_contact', type: 'ticket.priority_changed' }])
    expect(chat.readingsOf(zendesk('wishes.granted', '10:00:00', {}))).toMatchObject([{ reason: 'unknown_type', type: 'wishes.granted' }])
    expect(reasonOf(sunshine('message:appUser', '10:00:00', {}))).toEqual(['unknown_type'])
    expect(reasonOf(wrote('10:00:00', { received: 'gisteren' }))).toMatchObject([{ type: 'contact.wrote', at: at('2026-09-21T10:00:00Z') }])
    expect(reasonOf(delivery({ events: [7, { type: 'conversation:message' }] }, from('10:00:00')))).toEqual(['wrong_shape', 'not_a_contact'])
    expect(reasonOf(delivery({ ticket: 'a body that an administrator wrote' }, from('10:00:00')))).toEqual(['wrong_shape'])
  })
  it('may come from any body at all (T4)', () => {
    const types = ['conversation:create', 'conversation:message', 'switchboard:passControl', 'switchboard:offerControl', 'switchboard:releaseControl']
    const parts = fc.dictionary(fc.constantFrom('conversation', 'message', 'reason', 'metadata', 'user', 'source', 'creationReason'), fc.jsonValue())
    fc.assert(
      fc.property(fc.constantFrom(...types), parts, (type, payload) => {
        expect(chat.readingsOf(sunshine(type, '10:00:00', payload))).toHaveLength(1)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
