import { Webhook } from 'standardwebhooks'
import { answered, doubledHour, type Feed, journey, madeId, missed, missedClosed, seconds, short, type Sign, type Step, unknown } from '../feed.ts'

const s = 1000
const sign: Sign = (body, { now, secret }, id) => ({
  body,
  headers: {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
  },
})
/** What the forwarder sends of a queue log: one line. */
const line = (at: number, text: string): Step => {
  const id = `msg_${madeId(at, text)}`
  return { at, delivery: (sending) => sign(JSON.stringify({ queue_log: [`${seconds(at)}|${text}`] }), sending, id) }
}
const call = (t: number, name: string, from: string) => {
  const id = `${seconds(t)}.${name}`
  const on = (at: number, queue: string, agent: string, rest: string) => line(at, `${id}|${queue}|${agent}|${rest}`)
  return {
    enters: (at: number, queue = 'oost') => on(at, queue, 'NONE', `ENTERQUEUE||${from}|1`),
    noAnswer: (at: number, agent = 'Agent A') => on(at, 'oost', agent, 'RINGNOANSWER|15000'),
    connects: (at: number, wait: number, queue = 'oost', agent = 'Agent B') => on(at, queue, agent, `CONNECT|${wait}|${id}9|7`),
    completes: (at: number, wait: number, talk: number, queue = 'oost', agent = 'Agent B') => on(at, queue, agent, `COMPLETECALLER|${wait}|${talk}|1`),
    abandons: (at: number, wait: number, queue = 'oost') => on(at, queue, 'NONE', `ABANDON|1|1|${wait}`),
    other: (at: number, rest: string, queue = 'oost', agent = 'NONE') => on(at, queue, agent, rest),
  }
}
const member = (at: number, agent: string, rest: string, queue = 'oost') => line(at, `NONE|${queue}|${agent}|${rest}`)

export const asteriskFeed: Feed = {
  provider: 'freepbx',
  channel: 'phone',
  secret: `whsec_${Buffer.from('conformance-asterisk-secret-00000').toString('base64')}`,
  reached: ['oost', 'west'],
  sign,
  covers: { body: true, time: true },
  journeys: [
    journey('one phone does not pick up, the next does', '2026-10-12', answered, (t) => {
      const c = call(t, '11', '+999100000001')
      return [c.enters(t), c.noAnswer(t + 15 * s), c.connects(t + 24 * s, 24), c.completes(t + 144 * s, 24, 120)]
    }),
    journey('abandoned after a minute', '2026-10-13', missed, (t) => {
      const c = call(t, '12', '+999100000002')
      return [c.enters(t), c.noAnswer(t + 15 * s), c.abandons(t + 60 * s, 60)]
    }),
    journey('abandoned after three seconds', '2026-10-14', short, (t) => {
      const c = call(t, '13', '+999100000003')
      return [c.enters(t), c.abandons(t + 3 * s, 3)]
    }),
    journey(
      'abandoned while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = call(t, '14', '+999100000004')
        return [c.enters(t), c.abandons(t + 30 * s, 30)]
      },
      '08:30:00',
    ),
    journey('transferred blindly', '2026-10-16', answered, (t) => {
      const c = call(t, '15', '+999100000005')
      return [
        c.enters(t),
        c.connects(t + 24 * s, 24),
        c.other(t + 84 * s, 'BLINDTRANSFER|west|from-internal|24|60|1', 'oost', 'Agent B'),
        c.enters(t + 85 * s, 'west'),
        c.connects(t + 100 * s, 15, 'west'),
        c.completes(t + 160 * s, 15, 60, 'west'),
      ]
    }),
    journey('timed out in one queue, answered in the next', '2026-10-17', answered, (t) => {
      const c = call(t, '16', '+999100000006')
      return [
        c.enters(t),
        c.other(t + 60 * s, 'EXITWITHTIMEOUT|1|1|60'),
        c.enters(t + 60 * s, 'west'),
        c.connects(t + 80 * s, 20, 'west'),
        c.completes(t + 140 * s, 20, 60, 'west'),
      ]
    }),
    journey('timed out in one queue, abandoned in the next', '2026-10-18', missed, (t) => {
      const c = call(t, '17', '+999100000007')
      return [c.enters(t), c.other(t + 60 * s, 'EXITWITHTIMEOUT|1|1|60'), c.enters(t + 60 * s, 'west'), c.abandons(t + 80 * s, 20, 'west')]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => [call(t, '18', '+999100000008').enters(t)]),
    journey('answered, its end never told', '2026-10-20', answered, (t) => {
      const c = call(t, '19', '+999100000009')
      return [c.enters(t), c.connects(t + 10 * s, 10)]
    }),
    journey('nobody could be rung', '2026-10-21', missed, (t) => {
      const c = call(t, '1a', '+999100000010')
      return [c.enters(t), c.other(t + 15 * s, 'EXITEMPTY|1|1|15')]
    }),
    journey('abandoned during the announcement to the member', '2026-10-22', missed, (t) => {
      const c = call(t, '21', '+999100000011')
      return [c.enters(t), c.other(t + 40 * s, 'RINGCANCELED|5000', 'oost', 'Agent A'), c.other(t + 40 * s, 'ABANDON|1|1|40', 'oost', 'Agent A')]
    }),
    journey(
      'missed, then answered',
      '2026-10-23',
      { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, people: { value: 1 }, later: { value: 1 } },
      (t) => {
        const [a, b] = [call(t, '22', '+999100000012'), call(t + 1200 * s, '23', '00999100000012')]
        return [a.enters(t), a.abandons(t + 60 * s, 60), b.enters(t + 1200 * s), b.connects(t + 1215 * s, 15), b.completes(t + 1300 * s, 15, 85)]
      },
    ),
    journey('two withheld', '2026-10-24', { attempts: 2, missed_open: 2, withheld_share: 1 }, (t) => {
      const [a, b] = [call(t, '24', ''), call(t + 1200 * s, '25', '<unknown>')]
      return [a.enters(t), a.abandons(t + 60 * s, 60), b.enters(t + 1200 * s), b.abandons(t + 1260 * s, 60)]
    }),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [x, y] = doubledHour
      const [a, b] = [call(x, '26', '+999100000014'), call(y, '27', '+999100000015')]
      return [a.enters(x), a.abandons(x + 60 * s, 60), b.enters(y), b.connects(y + 15 * s, 15), b.completes(y + 80 * s, 15, 65)]
    }),
    journey('no member', '2026-10-26', { ...missed, cause: { unstaffed: 1 } }, (t) => {
      const c = call(t, '28', '+999100000016')
      return [member(t - 3600 * s, 'Agent A', 'ADDMEMBER|'), member(t - 1800 * s, 'Agent A', 'REMOVEMEMBER|'), c.enters(t), c.abandons(t + 60 * s, 60)]
    }),
    journey('a free member', '2026-10-27', { ...missed, cause: { gave_up: 1 } }, (t) => {
      const c = call(t, '29', '+999100000017')
      return [member(t - 1800 * s, 'Agent A', 'ADDMEMBER|'), c.enters(t), c.abandons(t + 60 * s, 60), member(t + 1800 * s, 'Agent A', 'REMOVEMEMBER|')]
    }),
    journey('a member on a break', '2026-10-28', { ...missed, cause: { unstaffed: 1 } }, (t) => {
      const c = call(t, '2a', '+999100000018')
      return [
        member(t - 1800 * s, 'Agent A', 'ADDMEMBER|'),
        member(t - 900 * s, 'Agent A', 'PAUSEALL|lunch', 'NONE'),
        member(t - 900 * s, 'Agent A', 'PAUSE|lunch'),
        c.enters(t),
        c.abandons(t + 60 * s, 60),
        member(t + 1800 * s, 'Agent A', 'REMOVEMEMBER|'),
      ]
    }),
  ],
}
