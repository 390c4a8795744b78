import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webhook } from '../../../shared/providers/livechat/webhook.ts'
import type { WebhookRequest } from '../../../shared/providers/provider.ts'
import { canaries, providerDeliveries, type Delivery, delivery, fixture, secret } from '../../builders/providerDeliveries.ts'
import { at } from '../../builders/contacts.ts'

const chat = providerDeliveries(webhook, { provider: 'livechat', lines: { 4: 'chat' }, machineAgents: ['robot@organisatie.example'] })
const from = (when: string) => (when.includes('T') ? when : `2026-09-21T${when}Z`)
type Fields = Record<string, unknown>
const visitor = 'b7eff798-0000-4364-8059-649c35c9ed0c'
const ann = 'ann@organisatie.example'
const thread = (id: string) => ({ chat_id: 'AB12CD34EF', thread_id: id })

/** @param when the thread began */
function incomingChat(when: string, id = 'K1', more: Fields = {}): Delivery {
  const body = structuredClone(fixture('livechat/incoming_chat.json')) as { payload: { chat: { thread: Fields } } }
  Object.assign(body.payload.chat.thread, { id, created_at: from(when), ...more })
  return delivery(body, from(when))
}
let nextEvent = 1
function said(author: string, when: string, id = 'K1', more: Fields = {}): Delivery {
  const body = fixture('livechat/incoming_event.json')
  const event = { ...((body['payload'] as Fields)['event'] as Fields), id: `${id}_${nextEvent++}`, author_id: author, created_at: from(when), ...more }
  return delivery({ ...body, payload: { ...thread(id), event } }, from(when))
}
const action = (name: string, when: string, payload: Fields) =>
  delivery({ webhook_id: 'w', action: name, organization_id: 'o1', payload, additional_data: {} }, from(when))
const closed = (when: string, id = 'K1') => action('chat_deactivated', when, thread(id))
const routing = (when: string, status: string, agent = ann) => action('routing_status_set', when, { agent_id: agent, status })
const reasonOf = (given: Delivery) => chat.readingsOf(given).map((reading) => (reading.understood ? reading.report : reading.reason))

describe("LiveChat's secret", () => {
  const request = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }): WebhookRequest => ({
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body),
    now: at('2026-09-21T10:00:00Z'),
    url: 'https://bereikbaar.example/hooks/chat',
  })
  const verify = (one: WebhookRequest, ...secrets: string[]) =>
    webhook.verify(
      one,
      secrets.map((text) => webhook.keyOf(text)!),
      chat.source,
    )
  const documented =
    '{"webhook_id":"w1","secret_key":"lc-doc-secret","action":"chat_deactivated","organization_id":"o1","payload":{"chat_id":"AB12CD34EF","thread_id":"K1000000","user_id":"customer-1"},"additional_data":{}}'
  it('stands in the body (W16)', () => {
    expect(verify(request(documented), 'lc-doc-secret')).toBe('authentic')
    expect(verify(request(documented), 'lc-doc-secreT')).toBe('wrong')
    expect(verify(request(documented), 'lc-doc-secret-')).toBe('wrong')
    expect(verify(request(documented), 'another-secret', 'lc-doc-secret')).toBe('authentic')
  })
  it('has to be there, in a body that can be read', () => {
    expect(verify(request('{"action":"chat_deactivated"}'), 'lc-doc-secret')).toBe('missing')
    expect(verify(request('{"secret_key":["lc-doc-secret"]}'), 'lc-doc-secret')).toBe('missing')
    expect(verify(request('{"secret_key":"lc-doc-secret"'), 'lc-doc-secret')).toBe('malformed')
    expect(verify(request(`{"a":${'['.repeat(40)}${']'.repeat(40)},"secret_key":"lc-doc-secret"}`), 'lc-doc-secret')).toBe('malformed')
    expect(verify(request(`{"secret_key":"lc-doc-secret","a":"${'x'.repeat(2 ** 16)}"}`), 'lc-doc-secret')).toBe('malformed')
    expect(verify(request(documented, {}), 'lc-doc-secret')).toBe('authentic') // of another type of content, which is told afterwards
  })
  it('makes the source weak, and is long where it is ours', () => {
    expect(webhook.strength).toBe('token')
    expect(webhook.newSecret!(Buffer.alloc(32, 7))).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })
  it('is dropped with the body: it is in nothing that is kept', async () => {
    const given = [incomingChat('10:00:00'), said(ann, '10:01:00'), closed('10:05:00'), routing('10:00:00', 'offline')]
    const aside = [action('thread_tagged', '10:00:00', {}), delivery({ payload: 1 }, from('10:00:00'))]
    expect(JSON.stringify([...given, ...aside].flatMap(chat.readingsOf))).not.toContain(secret)
  })
})

describe('a chat on LiveChat', () => {
  it('is answered by the first message of a person among the staff', async () => {
    const given = [
      incomingChat('10:00:00.500'),
      action('user_added_to_chat', '10:00:20', { ...thread('K1'), user: { id: ann, type: 'agent' } }),
      said('5c9871d5372c824cbf22d860a707a578', '10:00:01'),
      said('robot@organisatie.example', '10:00:02'),
      said(ann, '10:00:30', 'K1', { visibility: 'agents' }),
      said(ann, '10:00:31', 'K1', { visibility: undefined, recipients: 'agents' }), // the same until version 3.3
      said(ann, '10:02:00.500'),
      said(visitor, '10:03:00'),
      said(ann, '10:04:00'),
      closed('10:12:00.700'),
    ]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.500Z', outcome: 'answered', wait: 120, talk: 599.5 }])
    expect(await chat.contactsOf(given)).toMatchObject([{ wasOffered: true }])
  })
  it('closed with only bots in it, or only somebody added to it, was not answered', async () => {
    const bot = [incomingChat('10:00:00'), said('5c9871d5372c824cbf22d860a707a578', '10:00:01'), closed('10:10:00')]
    expect(await chat.attemptsOf(...bot)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 600 }])
    const added = [
      incomingChat('10:00:00'),
      action('user_added_to_chat', '10:00:20', { ...thread('K1'), user: { id: ann, type: 'agent' } }),
      closed('10:10:00'),
    ]
    expect(await chat.attemptsOf(...added)).toMatchObject([{ outcome: 'left' }])
  })
  it('waits from when it joined the queue, whatever its place in it', async () => {
    const queue = { position: 3, wait_time: 99, queued_at: '2026-09-21T10:00:05.000000Z' }
    const given = [incomingChat('10:00:00', 'K1', { queue }), said(ann, '10:01:05'), closed('10:05:00')]
    expect(await chat.attemptsOf(...given)).toMatchObject([{ at: '2026-09-21T10:00:00.000Z', wait: 60 }])
  })
  it('transferred is still one attempt', async () => {
    const transferred = action('chat_transferred', '10:01:00', { ...thread('K1'), reason: 'manual', transferred_to: { group_ids: [9] } })
    expect(await chat.attemptsOf(incomingChat('10:00:00'), transferred, said(ann, '10:03:00'), closed('10:05:00'))).toMatchObject([
      { outcome: 'answered', wait: 180 },
    ])
  })
  it('is reused for years: each thread in it is an attempt, of the same person', async () => {
    const given = [
      incomingChat('10:00:00'),
      closed('10:10:00'),
      incomingChat('2026-09-22T09:00:00Z', 'K2'),
      said(ann, '2026-09-22T09:01:00Z', 'K2'),
      closed('2026-09-22T09:10:00Z', 'K2'),
    ]
    expect(await chat.attemptsOf(...given)).toEqual([
      { at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 600 },
      { at: '2026-09-22T09:00:00.000Z', outcome: 'answered', wait: 60, talk: 540 },
    ])
    const [first, second] = await chat.contactsOf(given)
    expect(second!.caller).toBe(first!.caller)
    expect(first!.lineId).toBe('chat')
  })
  it('that staff began is none until the visitor writes', async () => {
    const events = [{ id: 'K1_1', type: 'message', author_id: ann, created_at: from('10:00:00') }]
    const begun = [incomingChat('10:00:00', 'K1', { events }), said(ann, '10:00:30'), closed('10:20:00')]
    expect(reasonOf(begun[0]!)).toEqual(['not_a_contact'])
    expect(await chat.attemptsOf(...begun)).toEqual([])
    expect(await chat.attemptsOf(...begun, said(visitor, '10:05:00'), said(ann, '10:06:00'))).toMatchObject([
      { at: '2026-09-21T10:05:00.000Z', outcome: 'answered', wait: 60 },
    ])
  })
  it('is not answered by the welcome or the greeting that LiveChat writes in the name of somebody on duty', async () => {
    // As LiveChat's own library for Go has it: the form before the chat, and 30 milliseconds later the welcome.
    const form = { type: 'filled_form', fields: [{ label: 'Name:', type: 'name', value: 'Zwaluw' }], id: 'K1_1', author_id: visitor, recipients: 'all' }
    const events = [
      { ...form, created_at: '2026-09-21T10:00:59.219001Z', properties: { lc2: { form_type: 'prechat' } } },
      { type: 'message', text: 'Hello', id: 'K1_2', created_at: '2026-09-21T10:00:59.249000Z', author_id: ann, properties: { lc2: { welcome_message: true } } },
    ]
    const begins = incomingChat('10:00:59.219', 'K1', { events, properties: { routing: { continuous: false, idle: false, unassigned: false } } })
    const welcome = said(ann, '10:00:59.249', 'K1', { properties: { lc2: { welcome_message: true } } })
    const greeting = said(ann, '10:00:58', 'K1', { properties: { lc2: { greeting_id: 2, greeting_unique_id: 'Q10X0W041P' } } })
    expect([welcome, greeting].flatMap(reasonOf)).toEqual(['not_a_contact', 'not_a_contact'])
    expect(await chat.attemptsOf(begins, welcome, greeting, closed('10:05:59.219'))).toMatchObject([{ outcome: 'left', wait: 299.781 }])
    expect(await chat.attemptsOf(begins, welcome, said(ann, '10:01:59.219'), closed('10:05:59.219'))).toMatchObject([{ outcome: 'answered', wait: 60 }])
  })
  it('is not sought anew by who fills in the form after it, or rates it', async () => {
    const talk = [incomingChat('10:00:00'), said(ann, '10:01:00'), closed('10:10:00')]
    const after = [
      said(visitor, '10:11:00', 'K1', { type: 'filled_form', properties: { lc2: { form_type: 'postchat' } } }),
      said(visitor, '10:11:05', 'K1', { type: 'annotation', annotation_type: 'rating', properties: { rating: { score: 1 } } }),
    ]
    expect(await chat.attemptsOf(...talk, ...after)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'answered', wait: 60, talk: 540 }])
  })
  it('without an end is unknown', async () =>
    expect(await chat.attemptsOf(incomingChat('10:00:00'))).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'unknown' }]))
  it('keeps its times through the night in which the clock shows 02:00 twice', async () => {
    const given = [incomingChat('2026-10-25T00:50:00Z'), said(ann, '2026-10-25T01:05:00Z'), closed('2026-10-25T01:35:00Z')]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-10-25T00:50:00.000Z', outcome: 'answered', wait: 900, talk: 1800 }])
  })
})

describe('who is there', () => {
  it('is told by the routing status, from the second of receipt', async () => {
    const given = [
      routing('09:00:00.900', 'accepting_chats'),
      routing('10:00:00', 'not_accepting_chats'),
      routing('11:00:00', 'offline'),
      routing('11:00:00', 'offline', 'robot@organisatie.example'),
    ]
    expect(await chat.presenceOf(...given)).toEqual([
      { type: 'agent.signed_in', at: '2026-09-21T09:00:00.000Z', lineId: 'chat' },
      { type: 'agent.signed_in', at: '2026-09-21T10:00:00.000Z', lineId: 'chat' },
      { type: 'agent.paused', at: '2026-09-21T10:00:00.000Z', lineId: 'chat' },
      { type: 'agent.signed_out', at: '2026-09-21T11:00:00.000Z', lineId: 'chat' },
    ])
  })
})

describe('what leaves the adapter', () => {
  it('holds no words, names or places', async () => {
    const given = [incomingChat('10:00:00'), said(ann, '10:01:00'), said(visitor, '10:02:00'), closed('10:05:00'), routing('10:00:00', 'offline')]
    const aside = [incomingChat('10:00:00', ''), action('Zwaluw belde', '10:00:00', { user_id: visitor })]
    const kept = JSON.stringify([await chat.eventsOf(given), aside.flatMap(chat.readingsOf)])
    for (const canary of [...canaries, ann, visitor]) expect(kept).not.toContain(canary)
  })
  it('is counted where it is no report', () => {
    for (const name of ['user_removed_from_chat', 'thread_tagged', 'events_marked_as_seen'])
      expect(reasonOf(action(name, '10:00:00', {}))).toEqual(['not_a_contact'])
    expect(chat.readingsOf(action('chat_painted', '10:00:00', { chat_id: 'x', user_id: visitor }))).toEqual([
      { understood: false, reason: 'unknown_type', type: 'chat_painted', shape: 'chat_id:text(1) user_id:string' },
    ])
    expect(reasonOf(action('chat_deactivated', '10:00:00', { chat_id: 'x' }))).toEqual(['wrong_shape'])
    expect(reasonOf(routing('10:00:00', 'asleep'))).toEqual(['wrong_shape'])
    expect(reasonOf(delivery({ action: 'chat_deactivated' }, from('10:00:00')))).toEqual(['wrong_shape'])
  })
  it('may come from any body at all (T4)', () => {
    const names = ['incoming_chat', 'incoming_event', 'user_added_to_chat', 'chat_transferred', 'chat_deactivated', 'routing_status_set']
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.dictionary(fc.constantFrom('chat', 'chat_id', 'thread_id', 'event', 'agent_id', 'status', 'user'), fc.jsonValue()),
        (name, payload) => {
          expect(chat.readingsOf(action(name, '10:00:00', payload))).toHaveLength(1)
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })
})
