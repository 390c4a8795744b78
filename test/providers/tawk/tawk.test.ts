import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WebhookRequest } from '../../../shared/providers/provider.ts'
import { webhook } from '../../../shared/providers/tawk/webhook.ts'
import { canaries, providerDeliveries, delivery, fixture } from '../../builders/providerDeliveries.ts'
import { at } from '../../builders/contacts.ts'

const property = '64aa00bb11cc22dd33ee44ff'
const chat = providerDeliveries(webhook, { provider: 'tawk', lines: { [property]: 'chat' }, machineAgents: ['machine-1'] })
const from = (when: string) => (when.includes('T') ? when : `2026-09-21T${when}.000Z`)
type Fields = Record<string, unknown>
const start = (when: string, more: Fields = {}) => delivery({ ...fixture('tawk/start.json'), time: from(when), ...more }, from(when))
const byAgent = { message: { text: 'x', type: 'msg', sender: { type: 'agent' } } }
const end = (when: string, more: Fields = {}) => {
  const { message: _, ...others } = fixture('tawk/start.json')
  return delivery({ ...others, event: 'chat:end', time: from(when), ...more }, from(when))
}
/** `v 10:00:00`: the visitor wrote then; `a`: an agent; `s`: the system. */
const transcript = (when: string, ...spoken: readonly string[]) => {
  const body = fixture('tawk/transcript.json')
  const messages = spoken.map((one) => {
    const [t = '', time = '', id = 'agent-1'] = one.split(' ')
    return { sender: t === 'v' ? { t } : { t, n: 'Zwaluw', id }, type: 'msg', msg: 'ik durf niet naar huis', time: from(time) }
  })
  return delivery({ ...body, time: from(when), chat: { ...(body['chat'] as Fields), messages } }, from(when))
}
const ticket = (when: string, more: object = {}) => delivery({ ...fixture('tawk/ticket.json'), time: from(when), ...more }, from(when))
const reasonOf = (given: ReturnType<typeof delivery>) => chat.readingsOf(given).map((reading) => (reading.understood ? reading.report : reading.reason))

describe("tawk.to's signature", () => {
  const request = (signature: string | undefined, body = '{"event":"chat:end"}'): WebhookRequest => ({
    headers: new Map(signature === undefined ? [] : [['x-tawk-signature', signature]]),
    body: Buffer.from(body),
    now: at('2026-09-21T10:00:00Z'),
    url: 'https://bereikbaar.example/hooks/chat',
  })
  const documented = '88a959870e2daf0f1bf8354dbd3d49c4de68dcf5'
  const verify = (one: WebhookRequest, ...secrets: string[]) =>
    webhook.verify(
      one,
      secrets.map((secret) => webhook.keyOf(secret)!),
      chat.source,
    )
  it('is the documented one, over the bytes as they came', () => {
    expect(verify(request(documented), 'tawk-doc-secret')).toBe('authentic')
    expect(verify(request(documented, '{"event":"chat:end"} '), 'tawk-doc-secret')).toBe('wrong')
    expect(verify(request(documented, '{"event":"chat:eNd"}'), 'tawk-doc-secret')).toBe('wrong')
  })
  it('is of this secret, or of the other one while it is being changed', () => {
    expect(verify(request(documented), 'another-secret')).toBe('wrong')
    expect(verify(request(documented), 'another-secret', 'tawk-doc-secret')).toBe('authentic')
  })
  it('is there, and whole', () => {
    expect(verify(request(undefined), 'tawk-doc-secret')).toBe('missing')
    expect(verify(request(documented.slice(1)), 'tawk-doc-secret')).toBe('malformed')
    expect(verify(request(documented.toUpperCase()), 'tawk-doc-secret')).toBe('malformed')
  })
  it('never expires, so the source is weak, and a repeat is known by what it says', () => {
    expect(webhook.strength).toBe('untimed')
    const [once] = chat.readingsOf(start('10:00:00'))
    const again = start('10:00:00')
    expect(chat.readingsOf({ ...again, headers: { 'x-hook-event-id': 'another' } })).toEqual([once])
  })
  it('is what any other program makes by the same rule', () => {
    const body = '{"event":"chat:end","note":"é"}'
    expect(verify(request(createHmac('sha1', 'tawk-doc-secret').update(body).digest('hex'), body), 'tawk-doc-secret')).toBe('authentic')
  })
})

describe('a chat on tawk.to', () => {
  it('was answered by the first of the staff who wrote after the visitor', async () => {
    const given = [
      start('10:00:00'),
      end('10:20:00'),
      transcript('10:21:00', 's 09:59:59', 'v 10:00:00', 's 10:00:01', 'a 10:01:30', 'v 10:05:00', 'a 10:19:00'),
    ]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'answered', wait: 90, talk: 1110 }])
  })
  it('was not answered where only the visitor and machines wrote', async () => {
    const given = [start('10:00:00'), end('10:20:00'), transcript('10:21:00', 'v 10:00:00', 's 10:00:01', 'a 10:00:02 machine-1', 'v 10:05:00')]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 1200 }])
  })
  it('was not answered by a greeting that came before the visitor wrote', async () => {
    const given = [start('09:58:00', byAgent), end('10:20:00'), transcript('10:21:00', 'a 09:58:00', 'v 10:00:00')]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 1200 }])
  })
  it('is undecided until its transcript comes, and unknown if it never comes', async () => {
    expect(await chat.attemptsOf(start('10:00:00'), end('10:20:00'))).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'unknown' }])
    expect(await chat.attemptsOf(start('10:00:00'))).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'unknown' }])
  })
  it('is told whole by its transcript where start or end were lost', async () => {
    expect(await chat.attemptsOf(transcript('10:21:00', 'v 10:00:00', 'a 10:01:00', 'v 10:11:00'))).toEqual([
      { at: '2026-09-21T10:00:00.000Z', outcome: 'answered', wait: 60, talk: 600 },
    ])
    expect(await chat.attemptsOf(transcript('10:21:00', 'v 10:00:00'))).toEqual([{ at: '2026-09-21T10:00:00.000Z', outcome: 'left', wait: 1260 }])
  })
  it('in which only staff wrote is no attempt', async () => {
    expect(reasonOf(start('10:00:00', byAgent))).toEqual(['not_a_contact'])
    expect(reasonOf(transcript('10:21:00', 'a 10:00:00'))).toEqual(['not_a_contact'])
    expect(await chat.attemptsOf(start('10:00:00', byAgent), end('10:20:00'), transcript('10:21:00', 'a 10:00:00', 's 10:20:00'))).toEqual([])
    expect(await chat.attemptsOf(end('10:20:00'))).toEqual([])
  })
  it('keeps its times through the night in which the clock shows 02:00 twice', async () => {
    const when = (text: string) => `2026-10-25T${text}.000Z`
    const given = [
      start(when('00:50:00')),
      end(when('01:40:00')),
      transcript(when('01:41:00'), `v ${when('00:50:00')}`, `a ${when('01:05:00')}`, `v ${when('01:39:00')}`),
    ]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-10-25T00:50:00.000Z', outcome: 'answered', wait: 900, talk: 2100 }])
  })
  it('may be long: its transcript is read up to one MiB', async () => {
    const spoken = Array.from({ length: 4000 }, (_, n) => `${n % 2 === 0 ? 'v' : 'a'} 10:${String(10 + (n % 40)).padStart(2, '0')}:00`)
    const long = transcript('11:00:00', 'v 10:00:00', ...spoken)
    expect(long.body.length).toBeGreaterThan(2 ** 18)
    expect(webhook.mostParsedBytes).toBe(2 ** 20)
    expect(await chat.contactsOf([long])).toMatchObject([{ outcome: 'answered', waitSeconds: 660 }])
  })
})

describe('the form in place of a chat', () => {
  it('is somebody who tried while nobody was there', async () => {
    expect(await chat.attemptsOf(ticket('22:00:00'))).toMatchObject([{ at: '2026-09-21T22:00:00.000Z', outcome: 'turned_away' }])
    expect(reasonOf(ticket('22:00:00'))).toMatchObject([{ type: 'contact.refused', reason: 'no_agents', queue: property }])
  })
  it('is nobody who tried where somebody of the staff wrote it down', () =>
    expect(reasonOf(ticket('22:00:00', { requester: { name: 'Ann', type: 'agent' } }))).toEqual(['not_a_contact']))
  it('is the same person as in a chat to which they left that address', async () => {
    const [chatted, wrote] = await chat.contactsOf([transcript('10:21:00', 'v 10:00:00'), ticket('22:00:00')])
    expect(wrote!.caller).toBe(chatted!.caller)
  })
})

describe('what leaves the adapter', () => {
  it('tells who spoke and when, never what was said or by whom', async () => {
    const given = [start('10:00:00'), end('10:20:00'), transcript('10:21:00', 'v 10:00:00', 'a 10:01:00'), ticket('22:00:00')]
    const aside = [delivery({ ...fixture('tawk/start.json'), event: 'chat:moved' }, from('10:00:00')), start('10:00:00', { time: 'gisteren' })]
    const kept = JSON.stringify([await chat.eventsOf(given), aside.flatMap(chat.readingsOf)])
    for (const canary of [...canaries, 'V1600000000000123', 'Chat Oost']) expect(kept).not.toContain(canary)
  })
  it('does not take two people who typed one name for one person', () => {
    expect(reasonOf(start('10:00:00', { visitor: { name: 'Anna' } }))).toEqual([expect.not.objectContaining({ caller: expect.anything() })])
    expect(reasonOf(start('10:00:00'))).toMatchObject([{ caller: 'V1600000000000123' }])
  })
  it('is counted where it is no report', () => {
    expect(chat.readingsOf(delivery({ event: 'chat:moved', time: from('10:00:00'), visitor: {} }, from('10:00:00')))).toEqual([
      { understood: false, reason: 'unknown_type', type: 'chat:moved', shape: 'event:text(10) time:2026-09-21T10:00 visitor:object' },
    ])
    expect(reasonOf(start('10:00:00', { time: '2026-09-21T10:00:00' }))).toEqual(['bad_time'])
    expect(reasonOf(start('10:00:00', { chatId: '' }))).toEqual(['wrong_shape'])
    expect(reasonOf(delivery({ time: 1 }, from('10:00:00')))).toEqual(['wrong_shape'])
    expect(reasonOf(transcript('10:21:00', 'v gisteren'))).toEqual(['bad_time'])
  })
  it('may come from any body at all (T4)', () => {
    const events = ['chat:start', 'chat:end', 'chat:transcript_created', 'ticket:create']
    const parts = fc.dictionary(fc.constantFrom('chatId', 'time', 'message', 'visitor', 'property', 'chat', 'ticket', 'requester'), fc.jsonValue())
    fc.assert(
      fc.property(fc.constantFrom(...events), parts, (event, fields) => {
        expect(chat.readingsOf(delivery({ ...fields, event }, from('10:00:00')))).toHaveLength(1)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
