import { createHmac } from 'node:crypto'
import { answered, doubledHour, type Feed, iso, journey, madeId, missed, missedClosed, nothing, type Sign, type Step } from '../feed.ts'

const s = 1000
const property = { id: '64aa00bb11cc22dd33ee44ff', name: 'Chat Oost' }
const sign: Sign = (body, { secret }, id) => ({
  body,
  headers: { 'content-type': 'application/json', 'x-hook-event-id': id, 'x-tawk-signature': createHmac('sha1', secret).update(body).digest('hex') },
})
const step = (at: number, body: object): Step => {
  const id = madeId(at, body)
  return { at, delivery: (sending) => sign(JSON.stringify(body), sending, id) }
}
function chat(name: string) {
  const chatId = `11111111-aaaa-11ef-8000-${name.padStart(12, '0')}`
  const visitor = { name: `V${name}`, city: 'Ergens', country: 'NL' }
  const said = (t: string, at: number) => ({
    sender: { t, ...(t === 'a' ? { n: 'Medewerker', id: 'agent-1' } : {}) },
    type: 'msg',
    msg: 'hallo',
    time: iso(at),
  })
  return {
    starts: (at: number, type = 'visitor') =>
      step(at, { event: 'chat:start', chatId, time: iso(at), message: { text: 'hallo', type: 'msg', sender: { type } }, visitor, property }),
    ends: (at: number) => step(at, { event: 'chat:end', chatId, time: iso(at), visitor, property }),
    transcript: (at: number, ...messages: readonly (readonly [string, number])[]) =>
      step(at, {
        event: 'chat:transcript_created',
        time: iso(at),
        chat: { id: chatId, visitor, messages: messages.map(([who, when]) => said(who, when)) },
        property,
      }),
  }
}
export const tawkFeed: Feed = {
  provider: 'tawk.to',
  channel: 'chat',
  secret: 'tawk-doc-secret',
  reached: [property.id],
  sign,
  covers: { body: true, time: false },
  journeys: [
    journey('a person answers', '2026-10-12', answered, (t) => {
      const c = chat('1')
      return [c.starts(t), c.ends(t + 300 * s), c.transcript(t + 310 * s, ['v', t], ['s', t + s], ['a', t + 40 * s], ['v', t + 60 * s])]
    }),
    journey('nobody answers', '2026-10-13', missed, (t) => {
      const c = chat('2')
      return [c.starts(t), c.ends(t + 300 * s), c.transcript(t + 310 * s, ['v', t], ['s', t + s], ['v', t + 60 * s])]
    }),
    journey(
      'closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = chat('4')
        return [c.starts(t), c.ends(t + 300 * s), c.transcript(t + 310 * s, ['v', t])]
      },
      '08:30:00',
    ),
    journey('no transcript, no verdict', '2026-10-16', { attempts: 1, unknown: 1 }, (t) => {
      const c = chat('5')
      return [c.starts(t), c.ends(t + 300 * s)]
    }),
    journey('an agent wrote to nobody', '2026-10-17', nothing, (t) => {
      const c = chat('6')
      return [c.starts(t, 'agent'), c.ends(t + 300 * s), c.transcript(t + 310 * s, ['a', t])]
    }),
    journey('an agent began, the visitor wrote, the agent answered', '2026-10-18', answered, (t) => {
      const c = chat('7')
      return [c.starts(t, 'agent'), c.ends(t + 300 * s), c.transcript(t + 310 * s, ['a', t], ['v', t + 30 * s], ['a', t + 60 * s])]
    }),
    journey('the offline form', '2026-10-20', { attempts: 1, answered: 0, missed_open: 1 }, (t) => [
      step(t, {
        event: 'ticket:create',
        time: iso(t),
        requester: { name: 'x', email: 'x@ergens.example' },
        property,
        ticket: { id: 't-1', humanId: 7, subject: 'hallo', message: 'hallo' },
      }),
    ]),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1, missed_open: 1 }, () => {
      const [a, b] = [chat('14'), chat('15')]
      const [x, y] = doubledHour
      return [
        a.starts(x),
        a.ends(x + 300 * s),
        a.transcript(x + 310 * s, ['v', x]),
        b.starts(y),
        b.ends(y + 300 * s),
        b.transcript(y + 310 * s, ['v', y], ['a', y + 30 * s]),
      ]
    }),
  ],
}
