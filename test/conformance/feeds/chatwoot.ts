import { createHmac } from 'node:crypto'
import {
  answered,
  doubledHour,
  type Feed,
  iso,
  journey,
  madeId,
  missed,
  missedClosed,
  nothing,
  seconds,
  short,
  type Sign,
  type Step,
  unknown,
} from '../feed.ts'

const s = 1000
const sign: Sign = (body, { now, secret }, id) => ({
  body,
  headers: {
    'content-type': 'application/json',
    'x-chatwoot-timestamp': String(seconds(now)),
    'x-chatwoot-delivery': id,
    'x-chatwoot-signature': `sha256=${createHmac('sha256', secret)
      .update(`${seconds(now)}.${body}`)
      .digest('hex')}`,
  },
})
const step = (at: number, body: object): Step => {
  const id = `00000000-0000-4000-8000-${madeId(at, body).slice(0, 12)}`
  return { at, delivery: (sending) => sign(JSON.stringify(body), sending, id) }
}
function conversation(id: number, person: number, begun: number) {
  const about = (at: number, status: string) => ({
    id,
    inbox_id: 2,
    channel: 'Channel::WebWidget',
    status,
    messages: [],
    can_reply: true,
    contact_inbox: { source_id: `source-${person}` },
    meta: { sender: { id: person, name: 'Bezoeker', type: 'contact' }, assignee: null, team: null },
    waiting_since: 0,
    first_reply_created_at: null,
    created_at: seconds(begun),
    last_activity_at: seconds(at),
    timestamp: seconds(at),
    updated_at: at / 1000,
    labels: [],
    priority: null,
  })
  const message = (at: number, type: string, sender: object | null, more: object = {}) => {
    return step(at, {
      event: 'message_created',
      id: id * 1_000_000 + (at % 86_400_000) / 100 + (sender === null ? 1 : 0),
      content: 'hallo',
      message_type: type,
      private: false,
      created_at: iso(at),
      content_type: 'text',
      content_attributes: {},
      sender,
      account: { id: 1, name: 'Lijn' },
      inbox: { id: 2, name: 'Site' },
      conversation: about(at, 'open'),
      ...more,
    })
  }
  /** Inside a conversation kinds are numbers and times are seconds. */
  const first = (at: number, by: 'visitor' | 'staff') => ({
    id: 8000 + id,
    message_type: by === 'visitor' ? 0 : 1,
    private: false,
    created_at: seconds(at),
    content: 'hallo',
    content_attributes: {},
    sender: by === 'visitor' ? { id: person, type: 'contact' } : { id: 7, type: 'user' },
    sender_type: by === 'visitor' ? 'Contact' : 'User',
    sender_id: by === 'visitor' ? person : 7,
  })
  return {
    created: (at: number, status = 'open', by: 'visitor' | 'staff' = 'visitor') =>
      step(at, { event: 'conversation_created', ...about(at, status), messages: [first(at, by)], changed_attributes: null }),
    status: (at: number, from: string, to: string) =>
      step(at, { event: 'conversation_status_changed', ...about(at, to), changed_attributes: [{ status: { previous_value: from, current_value: to } }] }),
    writes: (at: number) => message(at, 'incoming', { id: person, name: 'Bezoeker', type: 'contact' }),
    replies: (at: number) => message(at, 'outgoing', { id: 7, name: 'Medewerker', email: 'm@lijn.example', type: 'user' }),
    bot: (at: number) => message(at, 'outgoing', { id: 3, name: 'Bot', type: 'agent_bot' }),
    rule: (at: number) => message(at, 'outgoing', null, { content_attributes: { automation_rule_id: 4 } }),
    template: (at: number) => message(at, 'template', null),
    note: (at: number) => message(at, 'outgoing', { id: 7, type: 'user' }, { private: true }),
    assigned: (at: number) =>
      step(at, {
        event: 'conversation_updated',
        ...about(at, 'open'),
        meta: { sender: { id: person, type: 'contact' }, assignee: { id: 7, type: 'user' } },
        changed_attributes: [{ assignee_id: { previous_value: null, current_value: 7 } }],
      }),
  }
}
export const chatwootFeed: Feed = {
  provider: 'chatwoot',
  channel: 'chat',
  secret: 'cw-doc-secret',
  reached: ['2'],
  sign,
  covers: { body: true, time: true },
  journeys: [
    journey('a bot, then a person', '2026-10-12', answered, (t) => {
      const c = conversation(1, 101, t)
      return [
        c.created(t, 'pending'),
        c.writes(t),
        c.bot(t + 2 * s),
        c.status(t + 20 * s, 'pending', 'open'),
        c.assigned(t + 30 * s),
        c.replies(t + 60 * s),
        c.status(t + 600 * s, 'open', 'resolved'),
      ]
    }),
    journey('only machines and a note', '2026-10-13', missed, (t) => {
      const c = conversation(2, 102, t)
      return [
        c.created(t),
        c.writes(t),
        c.template(t + s),
        c.rule(t + 5 * s),
        c.assigned(t + 30 * s),
        c.note(t + 60 * s),
        c.status(t + 600 * s, 'open', 'resolved'),
      ]
    }),
    journey('resolved after three seconds', '2026-10-14', short, (t) => {
      const c = conversation(3, 103, t)
      return [c.created(t), c.writes(t), c.status(t + 3 * s, 'open', 'resolved')]
    }),
    journey(
      'while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = conversation(4, 104, t)
        return [c.created(t), c.writes(t), c.status(t + 600 * s, 'open', 'resolved')]
      },
      '08:30:00',
    ),
    journey('opened again: a second attempt', '2026-10-16', { attempts: 2, answered: 1, missed_open: 1 }, (t) => {
      const c = conversation(5, 105, t)
      return [
        c.created(t),
        c.writes(t),
        c.replies(t + 60 * s),
        c.status(t + 600 * s, 'open', 'resolved'),
        c.status(t + 3600 * s, 'resolved', 'open'),
        c.writes(t + 3600 * s),
        c.status(t + 4200 * s, 'open', 'resolved'),
      ]
    }),
    journey('staff began, nobody wrote', '2026-10-17', nothing, (t) => {
      const c = conversation(6, 106, t)
      return [c.created(t, 'open', 'staff'), c.replies(t), c.status(t + 600 * s, 'open', 'resolved')]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => {
      const c = conversation(8, 108, t)
      return [c.created(t), c.writes(t)]
    }),
    journey(
      'missed, then answered',
      '2026-10-23',
      { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, people: { value: 1 }, later: { value: 1 } },
      (t) => {
        const [a, b] = [conversation(12, 112, t), conversation(13, 112, t + 3600 * s)]
        return [
          a.created(t),
          a.writes(t),
          a.status(t + 600 * s, 'open', 'resolved'),
          b.created(t + 3600 * s),
          b.writes(t + 3600 * s),
          b.replies(t + 3660 * s),
          b.status(t + 4200 * s, 'open', 'resolved'),
        ]
      },
    ),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [x, y] = doubledHour
      const [a, b] = [conversation(14, 114, x), conversation(15, 115, y)]
      return [
        a.created(x),
        a.writes(x),
        a.status(x + 600 * s, 'open', 'resolved'),
        b.created(y),
        b.writes(y),
        b.replies(y + 60 * s),
        b.status(y + 600 * s, 'open', 'resolved'),
      ]
    }),
  ],
}
