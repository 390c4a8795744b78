import { createHmac } from 'node:crypto'
import { answered, doubledHour, type Feed, journey, madeId, missed, missedClosed, seconds, short, type Sign, type Step, unknown } from '../feed.ts'

const s = 1000
const sign: Sign = (body, { now, secret }) => ({
  body,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'trengo-signature': `${seconds(now)};${createHmac('sha256', secret)
      .update(`${seconds(now)}.${body}`)
      .digest('hex')}`,
  },
})
/** One address for each kind of event; the time that is signed is all that tells when. */
const step = (at: number, event: string, fields: Record<string, string>): Step => ({
  at,
  delivery: (sending) => ({ ...sign(new URLSearchParams(fields).toString(), { ...sending, now: sending.at }, ''), path: `?event=${event}` }),
})
function ticket(id: string, person: string) {
  const about = { ticket_id: id, contact_id: person, channel_id: '3' }
  const said = (at: number, kind: string): Record<string, string> => ({
    message_id: madeId(id, at, kind),
    ...about,
    message: 'hallo',
    contact_name: 'x',
    contact_email: '',
    contact_identifier: person,
  })
  const user = { user_id: '7', user_name: 'Medewerker', user_email: 'm@lijn.example' }
  return {
    created: (at: number) => step(at, 'TICKET_CREATED', about),
    in: (at: number) => step(at, 'INBOUND', said(at, 'in')),
    out: (at: number) => step(at, 'OUTBOUND', { ...said(at, 'out'), ...user }),
    auto: (at: number) => step(at, 'OUTBOUND', said(at, 'auto')),
    note: (at: number) => step(at, 'NOTE', { ...said(at, 'out'), ...user }),
    assigned: (at: number) => step(at, 'TICKET_ASSIGNED', { ...about, ...user, assigned_to: 'USER' }),
    closed: (at: number) => step(at, 'TICKET_CLOSED', about),
    reopened: (at: number) => step(at, 'TICKET_REOPENED', { ...about, status: 'OPEN' }),
  }
}
export const trengoFeed: Feed = {
  provider: 'trengo',
  channel: 'chat',
  secret: 'tr-doc-secret',
  reached: ['3'],
  sign,
  covers: { body: true, time: true },
  journeys: [
    journey('an automatic reply, then a person', '2026-10-12', answered, (t) => {
      const c = ticket('10', '5')
      return [c.in(t), c.created(t), c.auto(t + s), c.assigned(t + 20 * s), c.out(t + 60 * s), c.closed(t + 240 * s)]
    }),
    journey('closed without a reply', '2026-10-13', missed, (t) => {
      const c = ticket('11', '6')
      return [c.in(t), c.created(t), c.note(t + 60 * s), c.closed(t + 240 * s)]
    }),
    journey('closed after three seconds', '2026-10-14', short, (t) => {
      const c = ticket('12', '7')
      return [c.in(t), c.closed(t + 3 * s)]
    }),
    journey(
      'while closed',
      '2026-10-15',
      missedClosed,
      (t) => {
        const c = ticket('13', '8')
        return [c.in(t), c.closed(t + 240 * s)]
      },
      '08:30:00',
    ),
    journey('opened again: a second attempt', '2026-10-16', { attempts: 2, answered: 1, missed_open: 1 }, (t) => {
      const c = ticket('14', '9')
      return [c.in(t), c.out(t + 30 * s), c.closed(t + 60 * s), c.reopened(t + 150 * s), c.in(t + 150 * s), c.closed(t + 270 * s)]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => [ticket('15', '10').in(t)]),
    journey('the doubled hour', '2026-10-25', { attempts: 1, missed_open: 1 }, () => {
      const [, y] = doubledHour
      const a = ticket('16', '11')
      return [a.in(y), a.closed(y + 200 * s)]
    }),
    journey('a call, missed', '2026-10-26', { attempts: 1, answered: 0, missed_open: 1 }, (t) => {
      const call = { channel_id: '3', ticket_id: '20', contact_id: '20', direction: 'INBOUND', from: '+999100000020', to: '+999201239999' }
      return [step(t, 'VOICE_CALL_STARTED', call), step(t + 60 * s, 'VOICE_CALL_MISSED', call)]
    }),
    journey('a call, answered', '2026-10-27', answered, (t) => {
      const call = { channel_id: '3', ticket_id: '21', contact_id: '21', direction: 'INBOUND', from: '+999100000021', to: '+999201239999' }
      return [step(t, 'VOICE_CALL_STARTED', call), step(t + 160 * s, 'VOICE_CALL_ENDED', { ...call, user_id: '7', user_name: 'M', duration: '100' })]
    }),
  ],
}
