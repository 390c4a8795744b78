import { answered, doubledHour, type Feed, iso, journey, madeId, missed, missedClosed, short, type Sign, type Step, unknown } from '../feed.ts'

const s = 1000
const instance = 'arn:aws:connect:eu-west-1:111122223333:instance/i-1'
/** Sent by EventBridge to an address outside the account: a key in a header is all there is. */
const sign: Sign = (body, { secret }) => ({ headers: { 'content-type': 'application/json', 'x-api-key': secret }, body })
const step = (at: number, detail: object): Step => {
  const body = {
    version: '0',
    id: madeId(at, detail),
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: '111122223333',
    time: `${iso(at).slice(0, 19)}Z`,
    region: 'eu-west-1',
    resources: [],
    detail,
  }
  return { at, delivery: (sending) => sign(JSON.stringify(body), sending, '') }
}
function contact(id: string, t: number, more: object = {}) {
  const base = {
    contactId: id,
    channel: 'VOICE',
    instanceArn: instance,
    initiationMethod: 'INBOUND',
    initiationTimestamp: iso(t),
    tags: { 'aws:connect:systemEndpoint': '+999201239999', 'aws:connect:instanceId': 'i-1' },
    ...more,
  }
  const queueInfo = (at: number, queue: string) => ({ queueInfo: { queueArn: `${instance}/queue/${queue}`, queueType: 'STANDARD', enqueueTimestamp: iso(at) } })
  return {
    initiated: (at = t) => step(at, { ...base, eventType: 'INITIATED' }),
    queued: (at: number, queue = 'q-1') => step(at, { ...base, eventType: 'QUEUED', ...queueInfo(at, queue) }),
    agent: (at: number, queuedAt: number, queue = 'q-1') =>
      step(at, {
        ...base,
        eventType: 'CONNECTED_TO_AGENT',
        ...queueInfo(queuedAt, queue),
        agentInfo: { agentArn: `${instance}/agent/a-1`, connectedToAgentTimestamp: iso(at) },
      }),
    gone: (at: number, details: object = {}) => step(at, { ...base, eventType: 'DISCONNECTED', disconnectTimestamp: iso(at), ...details }),
    completed: (at: number) => step(at, { ...base, eventType: 'COMPLETED', disconnectTimestamp: iso(at) }),
    queueInfo,
    agentInfo: (at: number) => ({ agentInfo: { agentArn: `${instance}/agent/a-1`, connectedToAgentTimestamp: iso(at) } }),
  }
}
export const connectFeed: Feed = {
  provider: 'amazon-connect',
  channel: 'phone',
  secret: 'an-api-key-of-the-api-destination-0001',
  reached: ['+999201239999'],
  sign,
  covers: { body: false, time: false },
  journeys: [
    journey('queued and connected', '2026-10-12', answered, (t) => {
      const c = contact('c-1', t)
      return [
        c.initiated(),
        c.queued(t + 9 * s),
        c.agent(t + 30 * s, t + 9 * s),
        c.gone(t + 130 * s, { ...c.queueInfo(t + 9 * s, 'q-1'), ...c.agentInfo(t + 30 * s) }),
        c.completed(t + 140 * s),
      ]
    }),
    journey('gone after a minute in the queue', '2026-10-13', missed, (t) => {
      const c = contact('c-2', t)
      return [c.initiated(), c.queued(t + s), c.gone(t + 61 * s, c.queueInfo(t + s, 'q-1')), c.completed(t + 61 * s)]
    }),
    journey('gone after three seconds', '2026-10-14', short, (t) => {
      const c = contact('c-3', t)
      return [c.initiated(), c.queued(t), c.gone(t + 3 * s, c.queueInfo(t, 'q-1'))]
    }),
    journey(
      'closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = contact('c-4', t)
        return [c.initiated(), c.gone(t + 20 * s)]
      },
      '08:30:00',
    ),
    journey('transferred to another agent', '2026-10-16', answered, (t) => {
      const c = contact('c-5', t)
      const d = contact('c-5b', t + 60 * s, { initialContactId: 'c-5', previousContactId: 'c-5', initiationMethod: 'TRANSFER' })
      return [
        c.initiated(),
        c.queued(t + s),
        c.agent(t + 15 * s, t + s),
        d.initiated(),
        d.queued(t + 61 * s),
        c.gone(t + 62 * s, c.agentInfo(t + 15 * s)),
        d.agent(t + 80 * s, t + 61 * s),
        d.gone(t + 180 * s, d.agentInfo(t + 80 * s)),
      ]
    }),
    journey('moved to another queue, and answered there', '2026-10-17', answered, (t) => {
      const c = contact('c-6', t)
      const d = contact('c-6b', t + 60 * s, { initialContactId: 'c-6', previousContactId: 'c-6', initiationMethod: 'QUEUE_TRANSFER' })
      return [
        c.initiated(),
        c.queued(t + s),
        c.gone(t + 60 * s, c.queueInfo(t + s, 'q-1')),
        d.initiated(),
        d.queued(t + 60 * s, 'q-2'),
        d.agent(t + 80 * s, t + 60 * s, 'q-2'),
        d.gone(t + 180 * s, d.agentInfo(t + 80 * s)),
      ]
    }),
    journey('moved to another queue, and gone there', '2026-10-18', missed, (t) => {
      const c = contact('c-7', t)
      const d = contact('c-7b', t + 60 * s, { initialContactId: 'c-7', previousContactId: 'c-7', initiationMethod: 'QUEUE_TRANSFER' })
      return [
        c.initiated(),
        c.queued(t + s),
        c.gone(t + 60 * s, c.queueInfo(t + s, 'q-1')),
        d.initiated(),
        d.queued(t + 60 * s, 'q-2'),
        d.gone(t + 100 * s, d.queueInfo(t + 60 * s, 'q-2')),
      ]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => {
      const c = contact('c-8', t)
      return [c.initiated(), c.queued(t + s)]
    }),
    // Who called is not told, so that nobody is recognised: the figures of people are ranges.
    journey('called back', '2026-10-22', { ...missed, later: { value: null, high: 1 } }, (t) => {
      const c = contact('c-11', t)
      const b = contact('c-11b', t + 30 * s, { initialContactId: 'c-11', previousContactId: 'c-11', initiationMethod: 'CALLBACK' })
      const up = { connectedToSystemTimestamp: iso(t + 1210 * s) }
      return [
        c.initiated(),
        c.queued(t + s),
        c.gone(t + 30 * s, c.queueInfo(t + s, 'q-1')),
        b.initiated(),
        b.queued(t + 31 * s),
        b.agent(t + 1200 * s, t + 31 * s),
        step(t + 1210 * s, {
          contactId: 'c-11b',
          initialContactId: 'c-11',
          previousContactId: 'c-11',
          initiationMethod: 'CALLBACK',
          channel: 'VOICE',
          instanceArn: instance,
          initiationTimestamp: iso(t + 30 * s),
          eventType: 'CONNECTED_TO_SYSTEM',
          ...up,
          ...b.agentInfo(t + 1200 * s),
          tags: { 'aws:connect:systemEndpoint': '+999201239999' },
        }),
        b.gone(t + 1400 * s, { ...b.agentInfo(t + 1200 * s), ...up }),
      ]
    }),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [x, y] = doubledHour
      const [a, b] = [contact('c-14', x), contact('c-15', y)]
      return [
        a.initiated(),
        a.queued(x + s),
        a.gone(x + 61 * s, a.queueInfo(x + s, 'q-1')),
        b.initiated(),
        b.queued(y + s),
        b.agent(y + 15 * s, y + s),
        b.gone(y + 100 * s, b.agentInfo(y + 15 * s)),
      ]
    }),
  ],
}
