import twilio from 'twilio'
import { answered, type Delivery, doubledHour, type Feed, journey, missed, missedClosed, short, type Sending, type Sign, type Step } from '../feed.ts'

const account = 'AC00000000000000000000000000000011'
const number = '+999201239999'
const s = 1000

/** Signed by the provider's own package. */
export const signTwilio: Sign = (body, sending) => twilioDelivery(Object.fromEntries(new URLSearchParams(body)), sending)
export function twilioDelivery(fields: Readonly<Record<string, string>>, { address, secret }: Sending): Delivery {
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(secret, address, fields),
    },
    body: new URLSearchParams(fields).toString(),
  }
}
const step = (at: number, fields: Record<string, string>): Step => ({ at, delivery: (sending) => twilioDelivery(fields, sending) })

/** A call that came in and what Twilio asks and tells about it. */
function call(name: string, from: string) {
  const sid = `CA${name.padStart(32, '0')}`
  const common = {
    CallSid: sid,
    AccountSid: account,
    ApiVersion: '2010-04-01',
    From: from,
    To: number,
    Caller: from,
    Called: number,
    Direction: 'inbound',
    FromCity: '',
    ToCountry: 'NL',
  }
  const leg = (which: string) => ({
    CallSid: `CA${`${name}${which}`.padStart(32, 'f')}`,
    ParentCallSid: sid,
    AccountSid: account,
    ApiVersion: '2010-04-01',
    From: from,
    To: `+99920700000${which}`,
    Direction: 'outbound-dial',
  })
  const stamp = (at: number) => new Date(at).toUTCString().replace('GMT', '+0000')
  return {
    arrives: (at: number) => step(at, { ...common, CallStatus: 'ringing' }),
    waits: (at: number, queue = 'QU1', time = 0) =>
      step(at, {
        ...common,
        CallStatus: 'in-progress',
        QueueSid: queue,
        QueuePosition: '1',
        QueueTime: String(time),
        AvgQueueTime: '0',
        CurrentQueueSize: '1',
        MaxQueueSize: '100',
      }),
    joins: (at: number, time: number, queue = 'QU1') =>
      step(at, { ...common, CallStatus: 'in-progress', QueueSid: queue, QueueTime: String(time), DequeingCallSid: `CA${`${name}9`.padStart(32, 'e')}` }),
    result: (at: number, result: string, time: number, queue = 'QU1') =>
      step(at, { ...common, CallStatus: result === 'hangup' ? 'completed' : 'in-progress', QueueResult: result, QueueSid: queue, QueueTime: String(time) }),
    full: (at: number) => step(at, { ...common, CallStatus: 'in-progress', QueueResult: 'queue-full' }),
    leg: (at: number, which: string, status: string, sequence: number, more: Record<string, string> = {}) =>
      step(at, { ...leg(which), CallStatus: status, Timestamp: stamp(at), CallbackSource: 'call-progress-events', SequenceNumber: String(sequence), ...more }),
    dialled: (at: number, which: string, status: string, bridged: boolean, length?: number) =>
      step(at, {
        ...common,
        CallStatus: 'in-progress',
        DialCallStatus: status,
        DialCallSid: leg(which).CallSid,
        DialBridged: String(bridged),
        ...(length === undefined ? {} : { DialCallDuration: String(length) }),
      }),
    recorded: (at: number) =>
      step(at, {
        ...common,
        CallStatus: 'in-progress',
        RecordingSid: 'RE1',
        RecordingUrl: 'https://api.twilio.example/RE1',
        RecordingDuration: '20',
        Digits: 'hangup',
      }),
    ends: (at: number, length: number) =>
      step(at, {
        ...common,
        CallStatus: 'completed',
        CallDuration: String(length),
        Duration: String(Math.ceil(length / 60)),
        Timestamp: stamp(at),
        CallbackSource: 'call-progress-events',
        SequenceNumber: '0',
      }),
  }
}

export const twilioVoiceFeed: Feed = {
  provider: 'twilio',
  channel: 'phone',
  secret: '0123456789abcdef0123456789abcdef',
  reached: [number],
  sign: signTwilio,
  covers: { body: true, time: false },
  journeys: [
    journey('queued, then joined with a helper', '2026-10-12', answered, (t) => {
      const c = call('1', '+999100000001')
      return [c.arrives(t), c.waits(t + s), c.joins(t + 25 * s, 24), c.result(t + 145 * s, 'bridged', 24), c.ends(t + 146 * s, 145)]
    }),
    journey('hangs up after a minute', '2026-10-13', missed, (t) => {
      const c = call('2', '+999100000002')
      return [c.arrives(t), c.waits(t + s), c.result(t + 61 * s, 'hangup', 60), c.ends(t + 61 * s, 61)]
    }),
    journey('hangs up after three seconds', '2026-10-14', short, (t) => {
      const c = call('3', '+999100000003')
      return [c.arrives(t), c.waits(t), c.result(t + 3 * s, 'hangup', 3), c.ends(t + 3 * s, 3)]
    }),
    journey(
      'rings while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = call('4', '+999100000004')
        return [c.arrives(t), c.ends(t + 15 * s, 15)]
      },
      '08:30:00',
    ),
    journey('answered, then transferred out of the talk', '2026-10-16', answered, (t) => {
      const c = call('5', '+999100000005')
      return [
        c.arrives(t),
        c.waits(t + s),
        c.joins(t + 25 * s, 24),
        c.result(t + 85 * s, 'redirected-from-bridged', 24),
        c.waits(t + 86 * s, 'QU2'),
        c.joins(t + 100 * s, 14, 'QU2'),
        c.result(t + 160 * s, 'bridged', 14, 'QU2'),
        c.ends(t + 161 * s, 161),
      ]
    }),
    journey('taken out of one queue, answered from the next', '2026-10-17', answered, (t) => {
      const c = call('6', '+999100000006')
      return [
        c.arrives(t),
        c.waits(t + s),
        c.result(t + 61 * s, 'leave', 60),
        c.waits(t + 62 * s, 'QU2'),
        c.joins(t + 80 * s, 18, 'QU2'),
        c.result(t + 160 * s, 'bridged', 18, 'QU2'),
        c.ends(t + 161 * s, 161),
      ]
    }),
    journey('taken out of one queue, hangs up in the next', '2026-10-18', missed, (t) => {
      const c = call('7', '+999100000007')
      return [
        c.arrives(t),
        c.waits(t + s),
        c.result(t + 61 * s, 'redirected', 60),
        c.waits(t + 62 * s, 'QU2'),
        c.result(t + 102 * s, 'hangup', 40, 'QU2'),
        c.ends(t + 102 * s, 102),
      ]
    }),
    journey('a ring group: one does not pick up, the next does', '2026-10-19', answered, (t) => {
      const c = call('8', '+999100000008')
      return [
        c.arrives(t),
        c.leg(t + s, '1', 'initiated', 0),
        c.leg(t + 2 * s, '1', 'ringing', 1),
        c.leg(t + 2 * s, '2', 'ringing', 1),
        c.leg(t + 15 * s, '2', 'in-progress', 2),
        c.leg(t + 15 * s, '1', 'canceled', 2, { SipResponseCode: '487' }),
        c.leg(t + 75 * s, '2', 'completed', 3, { CallDuration: '60', Duration: '1' }),
        c.dialled(t + 75 * s, '2', 'completed', true, 60),
        c.ends(t + 76 * s, 76),
      ]
    }),
    journey('a ring group: nobody picks up', '2026-10-20', missed, (t) => {
      const c = call('9', '+999100000009')
      return [
        c.arrives(t),
        c.leg(t + 2 * s, '1', 'ringing', 1),
        c.leg(t + 32 * s, '1', 'no-answer', 2),
        c.dialled(t + 32 * s, '1', 'no-answer', false),
        c.ends(t + 33 * s, 33),
      ]
    }),
    journey('taken out of the queue to a voicemail', '2026-10-21', missed, (t) => {
      const c = call('a', '+999100000010')
      return [c.arrives(t), c.waits(t + s), c.result(t + 61 * s, 'leave', 60), c.recorded(t + 90 * s), c.ends(t + 91 * s, 91)]
    }),
    journey('the queue is full', '2026-10-22', { ...missed }, (t) => {
      const c = call('b', '+999100000011')
      return [c.arrives(t), c.full(t + 12 * s), c.ends(t + 20 * s, 20)]
    }),
    journey(
      'missed, then answered',
      '2026-10-23',
      { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, people: { value: 1 }, later: { value: 1 } },
      (t) => {
        const [a, b] = [call('c', '+999100000012'), call('d', '+999100000012')]
        return [
          a.arrives(t),
          a.waits(t + s),
          a.result(t + 61 * s, 'hangup', 60),
          a.ends(t + 61 * s, 61),
          b.arrives(t + 1200 * s),
          b.waits(t + 1201 * s),
          b.joins(t + 1225 * s, 24),
          b.result(t + 1345 * s, 'bridged', 24),
          b.ends(t + 1346 * s, 146),
        ]
      },
    ),
    journey('two withheld', '2026-10-24', { attempts: 2, missed_open: 2, withheld_share: 1 }, (t) => {
      const [a, b] = [call('e', '+266696687'), call('f', 'anonymous')]
      return [
        a.arrives(t),
        a.waits(t + s),
        a.result(t + 61 * s, 'hangup', 60),
        a.ends(t + 61 * s, 61),
        b.arrives(t + 1200 * s),
        b.waits(t + 1201 * s),
        b.result(t + 1261 * s, 'hangup', 60),
      ]
    }),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [a, b] = [call('10', '+999100000014'), call('11', '+999100000015')]
      const [x, y] = doubledHour
      return [
        a.arrives(x),
        a.waits(x),
        a.result(x + 60 * s, 'hangup', 60),
        a.ends(x + 60 * s, 60),
        b.arrives(y),
        b.waits(y + s),
        b.joins(y + 25 * s, 24),
        b.result(y + 145 * s, 'bridged', 24),
        b.ends(y + 146 * s, 146),
      ]
    }),
    journey('its end is never told', '2026-10-26', { attempts: 1, unknown: 1 }, (t) => {
      const c = call('12', '+999100000016')
      return [c.arrives(t), c.waits(t + s)]
    }),
    journey('only the end is told', '2026-10-27', { attempts: 1, answered: 0 }, (t) => [call('13', '+999100000017').ends(t + 65 * s, 65)]),
  ],
}
