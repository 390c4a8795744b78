import { answered, doubledHour, type Feed, iso, journey, missed, missedClosed, short, type Sign, type Step, unknown } from '../feed.ts'

const s = 1000
const customer = '00000000-0000-4000-8000-0000000000c1'
const micro = (at: number) => iso(at).replace('Z', '000Z')
/** The secret stands in the body. */
const sign: Sign = (body, { secret }) => ({
  headers: { 'content-type': 'application/json' },
  body: body.replace(/^\{(\}?)/, (_, end) => `{"secret_key":${JSON.stringify(secret)}${end === '' ? ',' : end}`),
})
const step = (at: number, action: string, payload: object): Step => ({
  at,
  delivery: (sending) => sign(JSON.stringify({ webhook_id: 'w1', action, organization_id: 'o1', payload, additional_data: {} }), sending, ''),
})
function chat(id: string, thread = 'K1') {
  const [chat_id, thread_id] = [`CH${id}`, `${thread}${id}`]
  const message = (at: number, author: string) => ({
    id: `${thread_id}_${at}`,
    created_at: micro(at),
    type: 'message',
    text: 'hallo',
    author_id: author,
    visibility: 'all',
  })
  return {
    comes: (at: number, queue?: number) =>
      step(at, 'incoming_chat', {
        requester_id: customer,
        chat: {
          id: chat_id,
          access: { group_ids: [4] },
          users: [{ id: `${customer}${id}`, type: 'customer', name: 'x', email: 'x@ergens.example' }],
          thread: {
            id: thread_id,
            created_at: micro(at),
            active: true,
            events: [message(at, `${customer}${id}`)],
            ...(queue === undefined ? {} : { queue: { position: 1, wait_time: queue, queued_at: micro(at) } }),
          },
        },
      }),
    agentJoins: (at: number) =>
      step(at, 'user_added_to_chat', {
        chat_id,
        thread_id,
        user: { id: 'm@lijn.example', type: 'agent' },
        reason: 'assigned',
        requester_id: 'm@lijn.example',
        user_type: 'agent',
      }),
    says: (at: number, author: string) => step(at, 'incoming_event', { chat_id, thread_id, event: message(at, author) }),
    customerSays: (at: number) => step(at, 'incoming_event', { chat_id, thread_id, event: message(at, `${customer}${id}`) }),
    moved: (at: number) => step(at, 'chat_transferred', { chat_id, thread_id, reason: 'manual', transferred_to: { agent_ids: ['n@lijn.example'] } }),
    over: (at: number, user?: string) => step(at, 'chat_deactivated', { chat_id, thread_id, ...(user === undefined ? {} : { user_id: user }) }),
  }
}
const status = (at: number, to: string) => step(at, 'routing_status_set', { agent_id: 'm@lijn.example', status: to })
export const livechatFeed: Feed = {
  provider: 'livechat',
  channel: 'chat',
  secret: 'livechat-conformance-secret-key-0001',
  reached: ['4'],
  sign,
  covers: { body: false, time: false },
  journeys: [
    journey('a bot, then a person', '2026-10-12', answered, (t) => {
      const c = chat('1')
      return [
        c.comes(t),
        c.says(t + s, 'bot-0123456789abcdef'),
        c.agentJoins(t + 20 * s),
        c.says(t + 40 * s, 'm@lijn.example'),
        c.over(t + 300 * s, 'm@lijn.example'),
      ]
    }),
    journey('nobody writes back', '2026-10-13', missed, (t) => {
      const c = chat('2')
      return [c.comes(t, 90), c.customerSays(t + 30 * s), c.agentJoins(t + 40 * s), c.over(t + 300 * s)]
    }),
    journey('gone after three seconds', '2026-10-14', short, (t) => {
      const c = chat('3')
      return [c.comes(t), c.over(t + 3 * s, `${customer}3`)]
    }),
    journey(
      'while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = chat('4')
        return [c.comes(t), c.over(t + 300 * s)]
      },
      '08:30:00',
    ),
    journey('passed on', '2026-10-16', answered, (t) => {
      const c = chat('5')
      return [
        c.comes(t),
        c.says(t + 30 * s, 'm@lijn.example'),
        c.moved(t + 60 * s),
        c.agentJoins(t + 61 * s),
        c.says(t + 90 * s, 'n@lijn.example'),
        c.over(t + 300 * s),
      ]
    }),
    journey('the same chat in a new thread', '2026-10-17', { attempts: 2, answered: 1, missed_open: 1 }, (t) => {
      const [a, b] = [chat('6'), chat('6', 'K2')]
      return [a.comes(t), a.over(t + 300 * s), b.comes(t + 3600 * s), b.says(t + 3630 * s, 'm@lijn.example'), b.over(t + 3900 * s)]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => [chat('8').comes(t)]),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [x, y] = doubledHour
      const [a, b] = [chat('14'), chat('15')]
      return [a.comes(x), a.over(x + 300 * s), b.comes(y), b.says(y + 30 * s, 'm@lijn.example'), b.over(y + 300 * s)]
    }),
    {
      onlyInOrder: true,
      ...journey('nobody accepting chats', '2026-10-26', { ...missed, cause: { unstaffed: 1 } }, (t) => {
        const c = chat('16')
        return [status(t - 3600 * s, 'accepting_chats'), status(t - 1800 * s, 'offline'), c.comes(t), c.over(t + 300 * s)]
      }),
    },
    {
      onlyInOrder: true,
      ...journey('somebody accepting chats', '2026-10-27', { ...missed, cause: { gave_up: 1 } }, (t) => {
        const c = chat('17')
        return [status(t - 1800 * s, 'accepting_chats'), c.comes(t), c.over(t + 300 * s), status(t + 1800 * s, 'offline')]
      }),
    },
  ],
}
