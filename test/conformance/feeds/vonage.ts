import { createHash, createHmac } from 'node:crypto'
import { answered, doubledHour, type Feed, iso, journey, madeId, missed, missedClosed, seconds, short, type Sign, type Step, unknown } from '../feed.ts'

const s = 1000
const number = '999201239999'
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const sign: Sign = (body, { now, secret }, jti) => {
  const claims = {
    iat: seconds(now),
    jti,
    iss: 'Vonage',
    payload_hash: createHash('sha256').update(body).digest('hex'),
    api_key: 'abcd1234',
    application_id: '00000000-0000-4000-8000-000000000001',
  }
  const text = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`
  return {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${text}.${createHmac('sha256', secret).update(text).digest('base64url')}` },
    body,
  }
}
const step = (at: number, fields: object): Step => {
  const jti = madeId(at, fields)
  return { at, delivery: (sending) => sign(JSON.stringify({ headers: {}, timestamp: iso(at), ...fields }), sending, jti) }
}
function call(name: string, from: string) {
  const conversation_uuid = `CON-11111111-2222-4333-8444-${name.padStart(12, '0')}`
  const inbound = { from, to: number, uuid: name.padStart(32, '0'), conversation_uuid, direction: 'inbound' }
  const outbound = (which: string) => ({
    from: number,
    to: `99920700000${which}`,
    uuid: `11111111-2222-4333-8444-${`${name}${which}`.padStart(12, 'a')}`,
    conversation_uuid,
    direction: 'outbound',
  })
  const over = (at: number, length: number) => ({
    status: 'completed',
    start_time: iso(at - length * s),
    end_time: iso(at),
    duration: String(length),
    rate: '0.01',
    price: '0.01',
    network: 'x',
  })
  return {
    in: (at: number, status: string) => step(at, { ...inbound, status, start_time: null, rate: null }),
    inOver: (at: number, length: number) => step(at, { ...inbound, ...over(at, length) }),
    out: (at: number, which: string, status: string) => step(at, { ...outbound(which), status }),
    outOver: (at: number, which: string, length: number) => step(at, { ...outbound(which), ...over(at, length) }),
    moved: (at: number, to: string) =>
      step(at, { conversation_uuid_from: conversation_uuid, conversation_uuid_to: `CON-11111111-2222-4333-8444-${to.padStart(12, '0')}`, uuid: inbound.uuid }),
  }
}
export const vonageFeed: Feed = {
  provider: 'vonage',
  channel: 'phone',
  secret: 'doc-signature-secret-0123456789abcdef',
  reached: [number],
  sign,
  covers: { body: true, time: true },
  journeys: [
    journey('one leg times out, the next answers', '2026-10-12', answered, (t) => {
      const c = call('1', '999100000001')
      return [
        c.in(t, 'started'),
        c.in(t, 'ringing'),
        c.in(t + s, 'answered'),
        c.out(t + 2 * s, '1', 'started'),
        c.out(t + 2 * s, '1', 'ringing'),
        c.out(t + 17 * s, '1', 'timeout'),
        c.out(t + 18 * s, '2', 'started'),
        c.out(t + 18 * s, '2', 'ringing'),
        c.out(t + 25 * s, '2', 'answered'),
        c.outOver(t + 125 * s, '2', 100),
        c.inOver(t + 125 * s, 124),
      ]
    }),
    journey('leaves while waiting', '2026-10-13', missed, (t) => {
      const c = call('2', '999100000002')
      return [
        c.in(t, 'started'),
        c.in(t, 'ringing'),
        c.in(t + s, 'answered'),
        c.out(t + 2 * s, '1', 'started'),
        c.out(t + 2 * s, '1', 'ringing'),
        c.out(t + 61 * s, '1', 'cancelled'),
        c.inOver(t + 61 * s, 60),
      ]
    }),
    journey('leaves after three seconds', '2026-10-14', short, (t) => {
      const c = call('3', '999100000003')
      return [c.in(t, 'started'), c.in(t, 'ringing'), c.in(t, 'answered'), c.inOver(t + 3 * s, 3)]
    }),
    journey(
      'while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = call('4', '999100000004')
        return [c.in(t, 'started'), c.in(t, 'answered'), c.inOver(t + 20 * s, 20)]
      },
      '08:30:00',
    ),
    // Nothing ties the second conversation to the first but an event that may come last.
    journey('moved to another conversation while waiting, and answered there', '2026-10-16', answered, (t) => {
      const [c, d] = [call('5', '999100000005'), call('5d', '999100000005')]
      return [
        c.in(t, 'started'),
        c.in(t + s, 'answered'),
        c.moved(t + 10 * s, '5d'),
        d.out(t + 12 * s, '2', 'started'),
        d.out(t + 25 * s, '2', 'answered'),
        d.outOver(t + 125 * s, '2', 100),
        d.inOver(t + 125 * s, 124),
      ]
    }),
    journey('answered, then moved to another conversation', '2026-10-21', answered, (t) => {
      const [c, d] = [call('a', '999100000010'), call('ad', '999100000010')]
      return [
        c.in(t, 'started'),
        c.in(t + s, 'answered'),
        c.out(t + 2 * s, '1', 'ringing'),
        c.out(t + 10 * s, '1', 'answered'),
        c.moved(t + 60 * s, 'ad'),
        d.out(t + 65 * s, '2', 'answered'),
        c.outOver(t + 66 * s, '1', 56),
        d.outOver(t + 125 * s, '2', 60),
        d.inOver(t + 125 * s, 124),
      ]
    }),
    journey('answered, then a second helper', '2026-10-17', answered, (t) => {
      const c = call('6', '999100000006')
      return [
        c.in(t, 'started'),
        c.in(t + s, 'answered'),
        c.out(t + 2 * s, '1', 'ringing'),
        c.out(t + 10 * s, '1', 'answered'),
        c.out(t + 60 * s, '2', 'ringing'),
        c.out(t + 70 * s, '2', 'answered'),
        c.outOver(t + 72 * s, '1', 62),
        c.outOver(t + 170 * s, '2', 100),
        c.inOver(t + 170 * s, 169),
      ]
    }),
    journey('every helper busy', '2026-10-18', missed, (t) => {
      const c = call('7', '999100000007')
      return [
        c.in(t, 'started'),
        c.in(t + s, 'answered'),
        c.out(t + 2 * s, '1', 'started'),
        c.out(t + 3 * s, '1', 'busy'),
        c.out(t + 4 * s, '2', 'started'),
        c.out(t + 30 * s, '2', 'unanswered'),
        c.inOver(t + 40 * s, 39),
      ]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => {
      const c = call('8', '999100000008')
      return [c.in(t, 'started'), c.in(t + s, 'answered')]
    }),
    journey('answered, its end never told', '2026-10-20', answered, (t) => {
      const c = call('9', '999100000009')
      return [c.in(t, 'started'), c.in(t + s, 'answered'), c.out(t + 2 * s, '1', 'ringing'), c.out(t + 10 * s, '1', 'answered')]
    }),
    journey(
      'missed, then answered',
      '2026-10-23',
      { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, people: { value: 1 }, later: { value: 1 } },
      (t) => {
        const [a, b] = [call('c', '999100000012'), call('d', '999100000012')]
        return [
          a.in(t, 'started'),
          a.in(t + s, 'answered'),
          a.inOver(t + 61 * s, 60),
          b.in(t + 1200 * s, 'started'),
          b.in(t + 1201 * s, 'answered'),
          b.out(t + 1210 * s, '1', 'answered'),
          b.outOver(t + 1300 * s, '1', 90),
          b.inOver(t + 1300 * s, 99),
        ]
      },
    ),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [a, b] = [call('10', '999100000014'), call('11', '999100000015')]
      const [x, y] = doubledHour
      return [
        a.in(x, 'started'),
        a.in(x + s, 'answered'),
        a.inOver(x + 61 * s, 60),
        b.in(y, 'started'),
        b.in(y + s, 'answered'),
        b.out(y + 10 * s, '1', 'answered'),
        b.outOver(y + 100 * s, '1', 90),
        b.inOver(y + 100 * s, 99),
      ]
    }),
  ],
}
