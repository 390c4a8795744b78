import { answered, doubledHour, type Feed, iso, journey, madeId, missed, nothing, type Sign, type Step, unknown } from '../feed.ts'

const s = 1000
const event = (at: number, type: string, payload: object) => ({ id: madeId(at, type, payload), createdAt: iso(at), type, payload })
const sign: Sign = (body, { secret }) => ({ headers: { 'content-type': 'application/json', 'x-api-key': secret }, body })
const step = (at: number, ...events: readonly object[]): Step => {
  const body = JSON.stringify({ app: { id: 'a1' }, webhook: { id: 'w1', version: 'v2' }, events })
  return { at, delivery: (sending) => sign(body, sending, '') }
}
function conversation(id: string, user: string) {
  const about = { conversation: { id, type: 'personal' } }
  const message = (at: number, author: object, source: object, more: object = {}) =>
    event(at, 'conversation:message', {
      ...about,
      message: { id: madeId(id, at, author, source), received: iso(at), author, content: { type: 'text', text: 'hallo' }, source, ...more },
    })
  return {
    created: (at: number) => event(at, 'conversation:create', { ...about, creationReason: 'message', source: { type: 'web' }, user: { id: user } }),
    writes: (at: number) => message(at, { type: 'user', userId: user, user: { id: user } }, { type: 'web', integrationId: 'int-1' }),
    bot: (at: number) => message(at, { type: 'business', displayName: 'Bot' }, { type: 'zd:answerBot' }),
    person: (at: number) =>
      message(at, { type: 'business', displayName: 'Medewerker' }, { type: 'zd:agentWorkspace' }, { metadata: { '__zendesk_msg.agent.id': '10011' } }),
    handedOver: (at: number) =>
      event(at, 'switchboard:passControl', {
        ...about,
        activeSwitchboardIntegration: { id: 'x', name: 'zd-agentWorkspace', integrationType: 'zd:agentWorkspace' },
        metadata: {},
      }),
    handedBack: (at: number) => event(at, 'switchboard:releaseControl', { ...about, reason: 'ticketClosed' }),
    read: (at: number) => event(at, 'conversation:read', about),
  }
}
export const zendeskFeed: Feed = {
  provider: 'zendesk',
  channel: 'chat',
  secret: 'zendesk-conformance-shared-secret-01',
  reached: ['a1'],
  sign,
  covers: { body: false, time: false },
  journeys: [
    journey('a bot, then a person', '2026-10-12', answered, (t) => {
      const c = conversation('c1', 'u1')
      return [
        step(t, c.created(t), c.writes(t)),
        step(t + s, c.bot(t + s)),
        step(t + 20 * s, c.handedOver(t + 20 * s)),
        step(t + 60 * s, c.person(t + 60 * s)),
        step(t + 61 * s, c.read(t + 61 * s)),
      ]
    }),
    journey('handed back without a person', '2026-10-13', missed, (t) => {
      const c = conversation('c2', 'u2')
      return [
        step(t, c.created(t), c.writes(t)),
        step(t + s, c.bot(t + s)),
        step(t + 20 * s, c.handedOver(t + 20 * s)),
        step(t + 600 * s, c.handedBack(t + 600 * s)),
      ]
    }),
    journey('only the bot', '2026-10-14', { attempts: 1, answered: 0 }, (t) => {
      const c = conversation('c3', 'u3')
      return [step(t, c.created(t), c.writes(t)), step(t + s, c.bot(t + s))]
    }),
    journey('staff began', '2026-10-17', nothing, (t) => {
      const c = conversation('c6', 'u6')
      return [step(t, c.person(t))]
    }),
    journey('never told how it ended', '2026-10-19', unknown, (t) => {
      const c = conversation('c8', 'u8')
      return [step(t, c.created(t), c.writes(t)), step(t + 20 * s, c.handedOver(t + 20 * s))]
    }),
    journey('the doubled hour', '2026-10-25', { attempts: 2, answered: 1 }, () => {
      const [x, y] = doubledHour
      const [a, b] = [conversation('c14', 'u14'), conversation('c15', 'u15')]
      return [
        step(x, a.created(x), a.writes(x)),
        step(x + 20 * s, a.handedOver(x + 20 * s)),
        step(y, b.created(y), b.writes(y)),
        step(y + 60 * s, b.person(y + 60 * s)),
      ]
    }),
  ],
}
