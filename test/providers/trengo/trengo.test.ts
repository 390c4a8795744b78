import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WebhookRequest } from '../../../shared/providers/provider.ts'
import { webhook } from '../../../shared/providers/trengo/webhook.ts'
import { canaries, providerDeliveries, type Delivery, delivery } from '../../builders/providerDeliveries.ts'
import { at } from '../../builders/contacts.ts'

const inbox = providerDeliveries(webhook, { provider: 'trengo', lines: { 3: 'chat', 4: 'telefoon' }, machineAgents: ['99'] })
const from = (when: string) => (when.includes('T') ? when : `2026-09-21T${when}Z`)
const form = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/trengo', `${name}.form`), 'utf8').trim()
type Fields = Readonly<Record<string, string>>
const body = (fields: Fields, base = '') => new URLSearchParams([...new Map([...new URLSearchParams(base), ...Object.entries(fields)])]).toString()
const address = (event?: string) => `https://bereikbaar.example/hooks/chat${event === undefined ? '' : `?event=${event}`}`
const sent = (event: string | undefined, when: string, text: string): Delivery => delivery(text, from(when), { url: address(event) })
const asForm = { 'content-type': 'application/x-www-form-urlencoded' }

let nextMessage = 100
const inbound = (when: string, more: Fields = {}) => sent('INBOUND', when, body({ message_id: String(nextMessage++), ...more }, form('inbound')))
const outbound = (when: string, more: Fields = {}) => sent('OUTBOUND', when, body({ message_id: String(nextMessage++), ...more }, form('outbound')))
const ticket = (event: string, when: string, more: Fields = {}) => sent(event, when, body({ ticket_id: '10', ...more }))
const call = (event: string, when: string, more: Fields = {}) =>
  sent(event, when, body({ channel_id: '4', ticket_id: '20', contact_id: '5', direction: 'INBOUND', from: '+99912345678', to: '+99987654321', ...more }))
const reasonOf = (given: Delivery) => inbox.readingsOf(given).map((reading) => (reading.understood ? reading.report : reading.reason))

describe("Trengo's signature", () => {
  const now = at('2026-09-21T14:13:20Z')
  const request = (header: string | undefined, text = 'ticket_id=1', when = now): WebhookRequest => ({
    headers: new Map(header === undefined ? [] : [['trengo-signature', header]]),
    body: Buffer.from(text),
    now: when,
    url: address('TICKET_CLOSED'),
  })
  const documented = '1790000000;120f5a312f8dba81e22eb55e70a0ac9b6e05b9153e276eae6cd3b7cddb76059d'
  const verify = (one: WebhookRequest, ...secrets: string[]) =>
    webhook.verify(
      one,
      secrets.map((secret) => webhook.keyOf(secret)!),
      inbox.source,
    )
  it('is the documented one, over the bytes as they came', () => {
    expect(verify(request(documented), 'tr-doc-secret')).toBe('authentic')
    expect(verify(request(documented, 'ticket_id=2'), 'tr-doc-secret')).toBe('wrong')
  })
  it('is of this secret, or of the other one while it is being changed', () => {
    expect(verify(request(documented), 'another-secret')).toBe('wrong')
    expect(verify(request(documented), 'another-secret', 'tr-doc-secret')).toBe('authentic')
  })
  it('may be of the one of many webhooks that each have a secret of their own', () => {
    expect(verify(request(documented), 'another-secret tr-doc-secret third-secret')).toBe('authentic')
    expect(verify(request(documented), 'another-secret third-secret')).toBe('wrong')
    expect(webhook.keyOf('another-secret kort')).toBeUndefined()
  })
  it('lasts 300 seconds, either way (W4)', () => {
    const after = (seconds: number) => verify(request(documented, undefined, at(new Date(now + seconds * 1000).toISOString())), 'tr-doc-secret')
    expect([300, -300, 301, -301].map(after)).toEqual(['authentic', 'authentic', 'stale', 'stale'])
  })
  it('is there, and whole', () => {
    expect(verify(request(undefined), 'tr-doc-secret')).toBe('missing')
    for (const header of [documented.replace(';', ','), `${documented}0`, documented.replace('1790000000', '179000000x'), `;${documented}`])
      expect(verify(request(header), 'tr-doc-secret')).toBe('malformed')
  })
  it('is what any other program makes by the same rule', () => {
    const text = 'message=%C3%A9+a&ticket_id=1'
    const signature = createHmac('sha256', 'tr-doc-secret').update(`1790000000.${text}`).digest('hex')
    expect(verify(request(`1790000000;${signature}`, text), 'tr-doc-secret')).toBe('authentic')
  })
})

describe('what kind of event it is', () => {
  it('says the address, in any case', () => {
    const text = form('inbound')
    for (const query of ['?event=INBOUND', '?event=inbound', '?type=Inbound', '?EVENT=INBOUND&x=1'])
      expect(reasonOf(delivery(text, from('10:00:00'), { url: address() + query }))).toMatchObject([{ type: 'contact.wrote' }])
  })
  it('is concluded from the fields where they leave no doubt', () => {
    const concluded = (fields: Fields, base = '') => reasonOf(sent(undefined, '10:00:00', body(fields, base)))[0]
    expect(concluded({}, form('inbound'))).toMatchObject({ type: 'contact.wrote' })
    expect(concluded({}, form('outbound'))).toMatchObject({ type: 'contact.answered' })
    expect(concluded({ user_id: '' }, form('outbound'))).toBe('not_a_contact')
    expect(concluded({ ticket_id: '10', user_id: '7', assigned_to: 'USER' })).toMatchObject({ type: 'contact.offered' })
    expect(concluded({ ticket_id: '10', status: 'OPEN' })).toMatchObject({ type: 'contact.wrote' })
    expect(concluded({ ticket_id: '10', message_id: '4', user_id: '7' })).toBe('not_a_contact')
    expect(concluded({ ticket_id: '10' })).toBe('unknown_type')
  })
  it('is not believed where the body cannot be of that kind, for the address is not signed', () => {
    expect(reasonOf({ ...inbound('10:00:00'), url: address('TICKET_CLOSED') })).toEqual(['wrong_shape'])
    expect(reasonOf({ ...ticket('TICKET_CLOSED', '10:00:00'), url: address('OUTBOUND') })).toEqual(['wrong_shape'])
    expect(reasonOf({ ...call('VOICE_CALL_STARTED', '10:00:00'), url: address('TICKET_REOPENED') })).toEqual(['wrong_shape'])
  })
})

describe('a ticket in Trengo', () => {
  it('is answered by the first message that a person sent', async () => {
    const given = [
      ticket('TICKET_CREATED', '10:00:00'),
      inbound('10:00:00'),
      outbound('10:00:01', { user_id: '', user_name: '' }),
      outbound('10:00:02', { user_id: '99' }),
      ticket('TICKET_ASSIGNED', '10:00:30', { user_id: '7', user_name: 'Zwaluw', assigned_to: 'USER' }),
      outbound('10:02:00'),
      inbound('10:04:00'),
      outbound('10:05:00'),
      ticket('TICKET_CLOSED', '10:12:00'),
    ]
    expect(await inbox.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'answered', wait: 120, talk: 600 }])
  })
  it('that was closed with only machines and notes in it was not answered', async () => {
    const given = [
      inbound('10:00:00'),
      outbound('10:00:01', { user_id: '' }),
      sent('NOTE', '10:01:00', body({ message_id: '3', ticket_id: '10', user_id: '7' })),
      ticket('TICKET_ASSIGNED', '10:02:00', { team_id: '1', assigned_to: 'TEAM' }),
      ticket('TICKET_CLOSED', '10:30:00'),
    ]
    expect(await inbox.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 1800 }])
  })
  it('opened again is a new attempt', async () => {
    const next = (time: string) => `2026-09-22T${time}Z`
    const given = [
      inbound('22:00:00'),
      ticket('TICKET_CLOSED', '23:00:00'),
      inbound(next('09:00:00')),
      ticket('TICKET_REOPENED', next('09:00:01'), { status: 'OPEN' }),
      outbound(next('09:05:00')),
      ticket('TICKET_CLOSED', next('09:15:00')),
    ]
    expect(await inbox.attemptsOf(...given)).toEqual([
      { at: '2026-09-21T22:00:00.000Z', outcome: 'left', wait: 3600 },
      { at: '2026-09-22T09:00:00.000Z', outcome: 'answered', wait: 300, talk: 600 },
    ])
  })
  it('that staff began is no attempt until somebody writes back', async () => {
    const staff = [outbound('10:00:00'), outbound('10:01:00'), ticket('TICKET_CLOSED', '10:02:00')]
    expect(await inbox.attemptsOf(...staff)).toEqual([])
    expect(await inbox.attemptsOf(...staff, inbound('11:00:00'), outbound('11:00:40'))).toEqual([
      { at: '2026-09-21T11:00:00.000Z', outcome: 'answered', wait: 40 },
    ])
  })
  it('without an end is unknown, and after a day of silence a new attempt', async () => {
    expect(await inbox.attemptsOf(inbound('10:00:00'), inbound('2026-09-22T10:00:01Z'))).toEqual([
      { at: '2026-09-21T10:00:00.000Z', outcome: 'unknown' },
      { at: '2026-09-22T10:00:01.000Z', outcome: 'unknown' },
    ])
  })
  it('keeps its times through the night in which the clock shows 02:00 twice', async () => {
    const given = [inbound('2026-10-25T00:50:00Z'), outbound('2026-10-25T01:05:00Z'), ticket('TICKET_CLOSED', '2026-10-25T01:35:00Z')]
    expect(await inbox.attemptsOf(...given)).toEqual([{ at: '2026-10-25T00:50:00.000Z', outcome: 'answered', wait: 900, talk: 1800 }])
  })
})

describe('a call in Trengo', () => {
  it('was taken by the one who is named at its end', async () => {
    const given = [call('VOICE_CALL_STARTED', '10:00:00'), call('VOICE_CALL_ENDED', '10:05:30', { user_id: '7', user_name: 'Zwaluw', duration: '300' })]
    expect(await inbox.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'answered', wait: 30, talk: 300 }])
  })
  it('was missed where Trengo says so, or where nobody is named', async () => {
    const given = [call('VOICE_CALL_STARTED', '10:00:00'), call('VOICE_CALL_MISSED', '10:00:40')]
    expect(await inbox.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 40 }])
    const unnamed = [call('VOICE_CALL_STARTED', '10:00:00'), call('VOICE_CALL_ENDED', '10:00:40', { duration: '0' })]
    expect(await inbox.attemptsOf(...unnamed)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 40 }])
  })
  it('is an attempt of its own each time, though the ticket is the same', async () => {
    const given = ['10:00', '10:10'].flatMap((time) => [call('VOICE_CALL_STARTED', `${time}:00`), call('VOICE_CALL_MISSED', `${time}:20`)])
    expect(await inbox.attemptsOf(...given)).toMatchObject([
      { outcome: 'left', wait: 20 },
      { outcome: 'left', wait: 20 },
    ])
  })
  it('that staff made is none', async () =>
    expect(
      await inbox.attemptsOf(
        call('VOICE_CALL_STARTED', '10:00:00', { direction: 'OUTBOUND' }),
        call('VOICE_CALL_ENDED', '10:05:00', { direction: 'OUTBOUND', user_id: '7', duration: '200' }),
      ),
    ).toEqual([]))
})

describe('who wrote', () => {
  it('on WhatsApp is the number, the same person as on the telephone', async () => {
    expect(reasonOf(inbound('10:00:00', { contact_identifier: '99912345678' }))).toMatchObject([{ caller: '+99912345678' }])
    expect(reasonOf(inbound('10:00:00'))).toMatchObject([{ caller: '5', queue: '3' }])
    const [wrote, called] = await inbox.contactsOf([inbound('10:00:00', { contact_identifier: '99912345678' }), call('VOICE_CALL_STARTED', '11:00:00')])
    expect(wrote!.caller).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(called!.caller).toBe(wrote!.caller)
  })
  it('and what does not leave the adapter', async () => {
    const given = [inbound('10:00:00'), outbound('10:01:00'), ticket('TICKET_CLOSED', '10:02:00')]
    const aside = [
      { ...inbound('10:00:00'), url: address('Zwaluw 0999123456') },
      { ...inbound('10:00:00'), url: address('TICKET_CLOSED') },
    ]
    const kept = JSON.stringify([await inbox.eventsOf(given), aside.flatMap(inbox.readingsOf)])
    for (const canary of [...canaries, 'ik+durf', '0999123456']) expect(kept).not.toContain(canary)
  })
})

describe('what is no report', () => {
  it('is counted, under its name where that is safe', () => {
    for (const event of ['TICKET_LABEL_ADDED', 'TICKET_MERGED', 'TICKET_MARKED_AS_SPAM']) expect(reasonOf(ticket(event, '10:00:00'))).toEqual(['not_a_contact'])
    expect(reasonOf(call('VOICE_CALL_RECORDED', '10:00:00'))).toEqual(['not_a_contact'])
    expect(inbox.readingsOf(ticket('TICKET_PAINTED', '10:00:00', { status: 'OPEN' }))).toEqual([
      { understood: false, reason: 'unknown_type', type: 'TICKET_PAINTED', shape: 'ticket_id:text(2) status:OPEN' },
    ])
  })
  it('is a form in which a name stands twice (W6), or another content type', () => {
    expect(reasonOf(sent('INBOUND', '10:00:00', `${form('inbound')}&ticket_id=11`))).toEqual(['wrong_shape'])
    expect(reasonOf(sent('INBOUND', '10:00:00', 'message_id=%ff'))).toEqual(['wrong_shape'])
    expect(reasonOf({ ...inbound('10:00:00'), headers: { 'content-type': 'application/json' } })).toEqual(['content_type'])
  })
  it('may be any form at all (T4)', () => {
    const pair = fc.tuple(fc.constantFrom('message_id', 'ticket_id', 'user_id', 'duration', 'direction', 'status', 'x'), fc.string())
    fc.assert(
      fc.property(fc.array(pair), fc.string(), (pairs, event) => {
        const text = new URLSearchParams(pairs).toString()
        const readings = webhook.read(
          {
            headers: new Map([...Object.entries(asForm), ['trengo-signature', '1790000000;x']]),
            body: Buffer.from(text),
            now: at('2026-09-21T10:00:00Z'),
            url: address(event),
          },
          text,
          inbox.source,
        )
        expect(readings).toHaveLength(1)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
