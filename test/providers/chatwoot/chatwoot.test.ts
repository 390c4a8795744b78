import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webhook } from '../../../shared/providers/chatwoot/webhook.ts'
import { canaries, providerDeliveries, delivery, fixture } from '../../builders/providerDeliveries.ts'
import { at } from '../../builders/contacts.ts'

const chat = providerDeliveries(webhook, { provider: 'chatwoot', lines: { 2: 'chat' }, machineAgents: ['99'] })
const seconds = (when: string) => at(when) / 1000
const day = '2026-09-21T'
type Fields = Record<string, unknown>

/** A conversation as it stands when an event is sent. */
const conversation = (more: Fields = {}): Fields => ({ ...fixture('chatwoot/conversation.json'), created_at: seconds(`${day}10:00:00Z`), ...more })
const from = (when: string) => (when.includes('T') ? when : `${day}${when}Z`)
const created = (when: string, more: Fields = {}) =>
  delivery({ ...conversation({ created_at: seconds(from(when)), updated_at: seconds(from(when)), ...more }), event: 'conversation_created' }, from(when))
const status = (when: string, previous: string | null, current: string, more: Fields = {}) =>
  delivery(
    {
      ...conversation({ status: current, updated_at: seconds(from(when)), last_activity_at: Math.floor(seconds(from(when))), ...more }),
      event: 'conversation_status_changed',
      changed_attributes: [{ status: { previous_value: previous, current_value: current } }],
    },
    from(when),
  )
let nextMessage = 1
const message = (when: string, more: Fields = {}, about: Fields = {}) =>
  delivery(
    {
      ...fixture('chatwoot/message.json'),
      id: 1000 + nextMessage++,
      created_at: new Date(at(from(when))).toISOString(),
      conversation: conversation(about),
      event: 'message_created',
      ...more,
    },
    from(when),
  )
const person = { message_type: 'outgoing', sender: { id: 5, name: 'Zwaluw', email: 'zwaluw@voorbeeld.example', type: 'user' } }
const bot = { message_type: 'outgoing', sender: { id: 1, name: 'Bot', type: 'agent_bot' } }
const machines: readonly Fields[] = [
  bot,
  { message_type: 'outgoing', sender: null },
  { message_type: 'template', sender: null },
  { ...person, content_attributes: { automation_rule_id: 3 } },
  { ...person, additional_attributes: { campaign_id: 4 } },
  { ...person, sender: { ...person.sender, id: 99 } },
]
const reasonOf = (given: ReturnType<typeof delivery>) => chat.readingsOf(given).map((reading) => (reading.understood ? reading.report : reading.reason))

describe('a conversation in Chatwoot', () => {
  it('waits from the bot on, and is answered by the first message of a person', async () => {
    const attempts = await chat.attemptsOf(
      created('10:00:00'),
      message('10:00:00.300'),
      message('10:00:01', bot),
      status('10:00:40.510', 'pending', 'open'),
      delivery(
        {
          ...conversation({ status: 'open', updated_at: seconds(`${day}10:01:00Z`) }),
          event: 'conversation_updated',
          changed_attributes: [{ assignee_id: { previous_value: null, current_value: 5 } }],
        },
        from('10:01:00'),
      ),
      message('10:02:10.510', person),
      message('10:05:00'),
      message('10:06:00', person),
      status('10:10:10.510', 'open', 'resolved'),
    )
    expect(attempts).toEqual([{ at: `${day}10:00:00.000Z`, outcome: 'answered', wait: 90, talk: 480 }])
  })
  it('that only machines wrote in was not answered', async () => {
    const written = machines.map((machine, n) => message(`10:01:0${n}`, machine))
    expect(await chat.attemptsOf(created('10:00:00'), message('10:00:00.300'), ...written, status('10:30:00', 'pending', 'resolved'))).toEqual([
      { at: `${day}10:00:00.000Z`, outcome: 'left', wait: 1800 },
    ])
  })
  it('is not answered by a note among the staff, nor by being assigned', async () => {
    const note = message('10:01:00', { ...person, private: true })
    expect(reasonOf(note)).toEqual(['not_a_contact'])
    const assigned = delivery(
      {
        ...conversation({ status: 'open', updated_at: seconds(from('10:01:00')) }),
        event: 'conversation_updated',
        changed_attributes: [{ assignee_id: { previous_value: null, current_value: 5 } }],
      },
      from('10:01:00'),
    )
    expect(reasonOf(assigned)).toMatchObject([{ type: 'contact.offered', agent: '5' }])
    const given = [created('10:00:00'), note, assigned, status('10:05:00', 'open', 'resolved')]
    expect(await chat.attemptsOf(...given)).toMatchObject([{ outcome: 'left', wait: 300 }])
  })
  it('without an end is unknown, never zero', async () =>
    expect(await chat.attemptsOf(created('10:00:00'), message('10:00:00.300'))).toEqual([{ at: `${day}10:00:00.000Z`, outcome: 'unknown' }]))
  it('opened again the next day is a new attempt of the same person', async () => {
    const given = [
      created('10:00:00'),
      message('10:00:00.300'),
      status('10:20:00', 'open', 'resolved'),
      message('2026-09-22T09:00:00.200Z'),
      status('2026-09-22T09:00:00.250Z', 'resolved', 'open', { waiting_since: seconds('2026-09-22T09:00:00Z') }),
      message('2026-09-22T09:03:00.200Z', person),
      status('2026-09-22T09:30:00Z', 'open', 'resolved'),
    ]
    expect(await chat.attemptsOf(...given)).toEqual([
      { at: `${day}10:00:00.000Z`, outcome: 'left', wait: 1200 },
      { at: '2026-09-22T09:00:00.200Z', outcome: 'answered', wait: 180, talk: 1619.8 },
    ])
    const [first, second] = await chat.contactsOf(given)
    expect(first!.caller).toBe(second!.caller)
    expect(first!.caller).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })
  it('opened again by the staff is no new attempt', async () => {
    const last = {
      messages: [{ id: 5, message_type: 1, private: false, created_at: seconds(`${day}10:05:00Z`), sender: { id: 5, type: 'user' } }],
      waiting_since: 0,
    }
    const given = [created('10:00:00'), message('10:04:00', person), status('10:20:00', 'open', 'resolved'), status('11:00:00', 'resolved', 'open', last)]
    expect(await chat.attemptsOf(...given)).toMatchObject([{ outcome: 'answered' }])
  })
  it('that staff began is none until the visitor writes', async () => {
    const opening = { messages: [{ id: 7, message_type: 1, private: false, created_at: seconds(`${day}10:00:00Z`), sender: { id: 5, type: 'user' } }] }
    const staff = [created('10:00:00', opening), message('10:00:00.200', person), message('10:10:00', person), status('10:20:00', 'open', 'resolved')]
    expect(await chat.attemptsOf(...staff)).toEqual([])
    expect(await chat.attemptsOf(...staff, message('12:00:00'), message('12:01:00', person))).toEqual([
      { at: `${day}12:00:00.000Z`, outcome: 'answered', wait: 60 },
    ])
  })
  it('is told apart from one of the same number in another account: its inbox is another', async () => {
    const two = providerDeliveries(webhook, { provider: 'chatwoot', lines: { 2: 'chat', 8: 'chat' } })
    const other = { inbox_id: 8, contact_inbox: { contact_id: 9, inbox_id: 8 } }
    expect(await two.attemptsOf(created('10:00:00'), created('10:00:30', other), status('10:01:00', 'open', 'resolved', other))).toEqual([
      { at: `${day}10:00:00.000Z`, outcome: 'unknown' },
      { at: `${day}10:00:30.000Z`, outcome: 'left', wait: 30 },
    ])
  })
  it('keeps its times through the night in which the clock shows 02:00 twice', async () => {
    const given = [
      created('2026-10-25T00:50:00Z'),
      message('2026-10-25T00:50:00.100Z'),
      message('2026-10-25T01:05:00Z', person),
      status('2026-10-25T01:35:00Z', 'open', 'resolved'),
    ]
    expect(await chat.attemptsOf(...given)).toEqual([{ at: '2026-10-25T00:50:00.000Z', outcome: 'answered', wait: 900, talk: 1800 }])
  })
})

describe('events that are put together late', () => {
  it('do not end an attempt that began after them', async () => {
    const visitor = { id: 8, message_type: 0, private: false, created_at: seconds('2026-09-22T09:00:00Z') }
    const late = status('2026-09-22T09:00:01Z', 'open', 'resolved', { status: 'open', messages: [visitor] })
    const given = [created('10:00:00'), message('10:00:00.300'), late, message('2026-09-22T09:00:00.200Z'), message('2026-09-22T09:03:00.200Z', person)]
    expect(await chat.attemptsOf(...given)).toMatchObject([{ outcome: 'left' }, { outcome: 'answered', wait: 180 }])
  })
  it('take the waiting from where it is still told, else from the arrival', async () => {
    const late = (waiting_since: number) => status('10:09:00', 'pending', 'open', { status: 'resolved', waiting_since })
    const given = [created('10:00:00'), status('10:09:00', 'open', 'resolved')]
    expect(await chat.attemptsOf(...given, late(0))).toMatchObject([{ outcome: 'left', wait: 540 }])
    expect(await chat.attemptsOf(...given, late(seconds(`${day}10:01:00Z`)))).toMatchObject([{ outcome: 'left', wait: 480 }])
  })
  it('show a reply whose own event was lost', async () => {
    const reply = { id: 77, message_type: 1, private: false, created_at: seconds(`${day}10:02:00Z`), sender: { id: 5, type: 'user' } }
    const shown = status('10:10:00', 'open', 'resolved', { messages: [reply] })
    expect(await chat.attemptsOf(created('10:00:00'), shown)).toEqual([{ at: `${day}10:00:00.000Z`, outcome: 'answered', wait: 120.999, talk: 479.001 }])
    expect(await chat.attemptsOf(created('10:00:00'), message('10:02:00.400', { ...person, id: 77 }), shown)).toMatchObject([{ wait: 120.4 }])
    const byBot = status('10:10:00', 'open', 'resolved', { messages: [{ ...reply, sender: { id: 1, type: 'agent_bot' } }] })
    expect(await chat.attemptsOf(created('10:00:00'), byBot)).toMatchObject([{ outcome: 'left' }])
  })
  it('tell a change of status once, however often they are sent', () => {
    const [first] = chat.readingsOf(status('10:09:00', 'open', 'resolved'))
    const [updated] = chat.readingsOf(
      delivery(
        {
          ...conversation({ status: 'resolved', updated_at: seconds(`${day}10:09:00Z`) }),
          event: 'conversation_updated',
          changed_attributes: [{ status: { previous_value: 'open', current_value: 'resolved' } }],
        },
        from('10:09:05'),
      ),
    )
    expect(updated).toEqual(first)
  })
})

describe('who wrote', () => {
  it('is a number on WhatsApp and SMS, written as on the telephone', () => {
    const whatsapp = { channel: 'Channel::Whatsapp', meta: { sender: { id: 9, phone_number: null } }, contact_inbox: { source_id: '99912345678', inbox_id: 2 } }
    expect(reasonOf(created('10:00:00', whatsapp))).toMatchObject([{ caller: '+99912345678' }])
    expect(reasonOf(created('10:00:00', { ...whatsapp, meta: { sender: { id: 9, phone_number: '+999 87654321' } } }))).toMatchObject([
      { caller: '+99987654321' },
    ])
    expect(reasonOf(created('10:00:00'))).toMatchObject([{ caller: '9', queue: '2' }])
  })
  it('and what, where from and under which name does not leave the adapter', async () => {
    const given = [created('10:00:00'), message('10:00:01'), message('10:02:00', person), status('10:05:00', 'open', 'resolved')]
    const aside = [
      message('10:00:01', { message_type: 'incoming', id: null }),
      delivery({ ...conversation(), event: 'Zwaluw belde 0999123456' }, from('10:00:00')),
    ]
    const kept = JSON.stringify([await chat.eventsOf(given), [...given, ...aside].flatMap(chat.readingsOf)])
    for (const canary of canaries) expect(kept).not.toContain(canary)
  })
})

describe('what is no report', () => {
  it('is counted: known and without meaning for a contact, unknown, or of a wrong shape', () => {
    for (const event of ['webwidget_triggered', 'conversation_typing_on', 'message_updated', 'contact_created']) {
      expect(reasonOf(delivery({ ...conversation(), event }, from('10:00:00')))).toEqual(['not_a_contact'])
    }
    expect(chat.readingsOf(delivery({ event: 'call_ringing', id: 3 }, from('10:00:00')))).toEqual([
      { understood: false, reason: 'unknown_type', type: 'call_ringing', shape: 'event:text(12) id:number' },
    ])
    expect(reasonOf(delivery({ ...conversation(), event: 'conversation_created', id: null }, from('10:00:00')))).toEqual(['wrong_shape'])
    expect(reasonOf(delivery({ ...conversation({ created_at: 0 }), event: 'conversation_created' }, from('10:00:00')))).toEqual(['bad_time'])
    expect(reasonOf(delivery('[1]', from('10:00:00')))).toEqual(['wrong_shape'])
    expect(reasonOf(delivery('{', from('10:00:00')))).toEqual(['bad_json'])
    expect(reasonOf(delivery('{}', from('10:00:00'), { headers: { 'content-type': 'text/plain' } }))).toEqual(['content_type'])
  })
  it('may be any body at all (T4)', () => {
    const events = ['conversation_created', 'conversation_status_changed', 'conversation_updated', 'message_created']
    const parts = fc.dictionary(fc.constantFrom(...Object.keys(conversation()), 'changed_attributes', 'conversation', 'sender', 'message_type'), fc.jsonValue())
    fc.assert(
      fc.property(fc.constantFrom(...events), parts, (event, fields) => {
        expect(chat.readingsOf(delivery({ ...conversation(), ...fields, event }, from('10:00:00')))).toHaveLength(1)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
