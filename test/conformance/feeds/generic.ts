import { Webhook } from 'standardwebhooks'
import { answered, type Feed, iso, journey, madeId, missed, missedClosed, nothing, short, type Sign, type Step, unknown } from '../feed.ts'

const sign: Sign = (body, { now, secret }, id) => ({
  body,
  headers: {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
  },
})
const step = (at: number, data: object): Step => {
  const id = `msg_${madeId(at, data)}`
  return { at, delivery: (sending) => sign(JSON.stringify({ ...data, at: iso(at) }), sending, id) }
}
const call =
  (name: string, caller?: string) =>
  (at: number, type: string, more: object = {}) =>
    step(at, { type: `contact.${type}`, contact: name, line: 'helplijn', channel: 'phone', ...(caller === undefined ? {} : { caller }), ...more })
const agent = (name: string) => (at: number, type: string) => step(at, { type: `agent.${type}`, line: 'helplijn', agent: name })
const s = 1000

export const genericFeed: Feed = {
  provider: 'generic',
  channel: 'phone',
  secret: `whsec_${Buffer.from('conformance-generic-secret-000000').toString('base64')}`,
  reached: ['helplijn'],
  sign,
  covers: { body: true, time: true },
  journeys: [
    journey('an unanswered offer, then answered', '2026-10-12', answered, (t) => {
      const c = call('g1', '+999100000001')
      return [
        c(t, 'arrived'),
        c(t + s, 'queued'),
        c(t + 2 * s, 'offered', { agent: 'a' }),
        c(t + 20 * s, 'offered', { agent: 'b' }),
        c(t + 25 * s, 'answered', { agent: 'b' }),
        c(t + 125 * s, 'ended'),
      ]
    }),
    journey('left after a minute', '2026-10-13', missed, (t) => {
      const c = call('g2', '+999100000002')
      return [c(t, 'arrived'), c(t + s, 'queued'), c(t + 61 * s, 'left')]
    }),
    journey('left after three seconds', '2026-10-14', short, (t) => {
      const c = call('g3', '+999100000003')
      return [c(t, 'arrived'), c(t, 'queued'), c(t + 3 * s, 'left')]
    }),
    journey(
      'refused while closed',
      '2026-10-15',
      { ...missedClosed, cause: { closed: 1 } },
      (t) => {
        const c = call('g4', '+999100000004')
        return [c(t, 'arrived'), c(t + 12 * s, 'refused', { reason: 'closed' })]
      },
      '08:30:00',
    ),
    journey('transferred', '2026-10-16', answered, (t) => {
      const c = call('g5', '+999100000005')
      return [
        c(t, 'queued'),
        c(t + 15 * s, 'answered', { agent: 'a' }),
        c(t + 60 * s, 'transferred'),
        c(t + 70 * s, 'answered', { agent: 'b' }),
        c(t + 170 * s, 'ended'),
      ]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => {
      const c = call('g8', '+999100000008')
      return [c(t, 'arrived'), c(t + s, 'queued')]
    }),
    journey('answered, its end never told', '2026-10-20', answered, (t) => {
      const c = call('g9', '+999100000009')
      return [c(t, 'queued'), c(t + 15 * s, 'answered')]
    }),
    journey('voicemail', '2026-10-21', missed, (t) => {
      const c = call('g10', '+999100000010')
      return [c(t, 'queued'), c(t + 60 * s, 'voicemail'), c(t + 90 * s, 'ended')]
    }),
    journey('called back', '2026-10-22', { ...missed, later: { value: 1 } }, (t) => {
      const c = call('g11', '+999100000011')
      return [c(t, 'queued'), c(t + 60 * s, 'callback_requested'), c(t + 1800 * s, 'answered'), c(t + 2000 * s, 'ended')]
    }),
    journey(
      'missed, then answered',
      '2026-10-23',
      { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, people: { value: 1 }, later: { value: 1 } },
      (t) => {
        const [a, b] = [call('g12a', '+999100000012'), call('g12b', '00999100000012')]
        return [a(t, 'queued'), a(t + 60 * s, 'left'), b(t + 1200 * s, 'queued'), b(t + 1215 * s, 'answered'), b(t + 1300 * s, 'ended')]
      },
    ),
    journey('two withheld', '2026-10-24', { attempts: 2, missed_open: 2, withheld_share: 1 }, (t) => {
      const [a, b] = [call('g13a', 'anonymous'), call('g13b', '+266696687')]
      return [a(t, 'queued'), a(t + 60 * s, 'left'), b(t + 1200 * s, 'queued'), b(t + 1260 * s, 'left')]
    }),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [a, b] = [call('g14a', '+999100000014'), call('g14b', '+999100000015')]
      const [x, y] = [Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z')]
      return [a(x, 'queued'), a(x + 60 * s, 'left'), b(y, 'queued'), b(y + 15 * s, 'answered'), b(y + 80 * s, 'ended')]
    }),
    journey('nobody signed in', '2026-10-26', { ...missed, cause: { unstaffed: 1 } }, (t) => {
      const [c, a] = [call('g15', '+999100000016'), agent('a')]
      return [a(t - 3600 * s, 'signed_in'), a(t - 1800 * s, 'signed_out'), c(t, 'queued'), c(t + 60 * s, 'left')]
    }),
    journey('somebody signed in and free', '2026-10-27', { ...missed, cause: { gave_up: 1 } }, (t) => {
      const [c, a] = [call('g16', '+999100000017'), agent('a')]
      return [a(t - 1800 * s, 'signed_in'), c(t, 'queued'), c(t + 60 * s, 'left'), a(t + 1800 * s, 'signed_out')]
    }),
    journey('only presence', '2026-10-28', nothing, (t) => [agent('a')(t, 'signed_in'), agent('a')(t + 3600 * s, 'signed_out')]),
  ],
}
