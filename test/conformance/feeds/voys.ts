import { answered, doubledHour, type Feed, iso, journey, missed, missedClosed, short, type Sign, type Step, unknown } from '../feed.ts'

const s = 1000
const number = '+999201239999'
const person = (which: string) => ({
  account_number: Number(`50${which}`),
  name: `Toestel ${which}`,
  number,
  user_numbers: [`20${which}`],
  user_emails: [`${which}@lijn.example`],
})

/** Not signed: the secret stands in the address. */
const sign: Sign = (body, { secret }) => ({ path: `/${secret}`, headers: { 'content-type': 'application/json' }, body })
const step = (at: number, fields: object): Step => ({
  at,
  delivery: (sending) => sign(JSON.stringify({ timestamp: iso(at).replace('Z', '000+00:00'), version: 'v2', ...fields }), sending, ''),
})
function call(name: string, from: string) {
  const common = {
    call_id: `node1-1790000000.${name}`,
    direction: 'inbound',
    caller: { number: from, name: '', account_number: null, user_numbers: [], user_emails: [] },
  }
  return {
    created: (at: number) => step(at, { ...common, status: 'created', destination: { number } }),
    rings: (at: number, which: string) => step(at, { ...common, status: 'ringing', destination: { number, targets: [person(which)] } }),
    answers: (at: number, which: string) => step(at, { ...common, status: 'in-progress', destination: person(which) }),
    warm: (at: number, which: string, merged: string) =>
      step(at, { ...common, status: 'warm-transfer', merged_id: `node1-1790000000.${merged}`, redirector: person('1'), destination: person(which) }),
    cold: (at: number, which: string) => step(at, { ...common, status: 'cold-transfer', redirector: person('1'), destination: person(which) }),
    ended: (at: number, reason: string) => step(at, { ...common, status: 'ended', reason, destination: { number } }),
  }
}

export const voysFeed: Feed = {
  provider: 'voys',
  channel: 'phone',
  secret: 'Zm9yLXRoZS1jb25mb3JtYW5jZS1vZi12b3lzLTAwMDA',
  reached: [number],
  sign,
  covers: { body: false, time: false },
  journeys: [
    journey('two phones ring, one answers', '2026-10-12', answered, (t) => {
      const c = call('1', '+999100000001')
      return [c.created(t), c.rings(t + s, '1'), c.rings(t + 10 * s, '2'), c.answers(t + 15 * s, '2'), c.ended(t + 100 * s, 'completed')]
    }),
    journey('completed without anybody', '2026-10-13', missed, (t) => {
      const c = call('2', '+999100000002')
      return [c.created(t), c.rings(t + s, '1'), c.ended(t + 61 * s, 'completed')]
    }),
    journey('cancelled after three seconds', '2026-10-14', short, (t) => {
      const c = call('3', '+999100000003')
      return [c.created(t), c.rings(t + s, '1'), c.ended(t + 3 * s, 'cancelled')]
    }),
    journey(
      'while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = call('4', '+999100000004')
        return [c.created(t), c.ended(t + 20 * s, 'completed')]
      },
      '08:30:00',
    ),
    journey('passed on blindly', '2026-10-16', answered, (t) => {
      const c = call('5', '+999100000005')
      return [
        c.created(t),
        c.rings(t + s, '1'),
        c.answers(t + 15 * s, '1'),
        c.cold(t + 60 * s, '2'),
        c.answers(t + 70 * s, '2'),
        c.ended(t + 170 * s, 'completed'),
      ]
    }),
    journey('passed on after a word', '2026-10-17', answered, (t) => {
      const c = call('6', '+999100000006')
      return [c.created(t), c.rings(t + s, '1'), c.answers(t + 15 * s, '1'), c.warm(t + 60 * s, '2', '6b'), c.ended(t + 170 * s, 'completed')]
    }),
    journey('nobody picks up', '2026-10-18', missed, (t) => {
      const c = call('7', '+999100000007')
      return [c.created(t), c.rings(t + s, '1'), c.ended(t + 45 * s, 'no-answer')]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => {
      const c = call('8', '+999100000008')
      return [c.created(t), c.rings(t + s, '1')]
    }),
    journey('answered, its end never told', '2026-10-20', answered, (t) => {
      const c = call('9', '+999100000009')
      return [c.created(t), c.rings(t + s, '1'), c.answers(t + 15 * s, '1')]
    }),
    journey('busy', '2026-10-21', missed, (t) => {
      const c = call('a', '+999100000010')
      return [c.created(t), c.ended(t + 12 * s, 'busy')]
    }),
    journey(
      'missed, then answered',
      '2026-10-23',
      { attempts: 2, answered: 1, missed_open: 1, needs: { value: 1 }, people: { value: 1 }, later: { value: 1 } },
      (t) => {
        const [a, b] = [call('c', '+999100000012'), call('d', '+999100000012')]
        return [
          a.created(t),
          a.rings(t + s, '1'),
          a.ended(t + 61 * s, 'cancelled'),
          b.created(t + 1200 * s),
          b.answers(t + 1215 * s, '1'),
          b.ended(t + 1300 * s, 'completed'),
        ]
      },
    ),
    journey('two withheld', '2026-10-24', { attempts: 2, missed_open: 2, withheld_share: 1 }, (t) => {
      const [a, b] = [call('e', 'anonymous'), call('f', '')]
      return [a.created(t), a.ended(t + 61 * s, 'cancelled'), b.created(t + 1200 * s), b.ended(t + 1261 * s, 'cancelled')]
    }),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [a, b] = [call('10', '+999100000014'), call('11', '+999100000015')]
      const [x, y] = doubledHour
      return [a.created(x), a.ended(x + 60 * s, 'cancelled'), b.created(y), b.answers(y + 15 * s, '1'), b.ended(y + 80 * s, 'completed')]
    }),
  ],
}
