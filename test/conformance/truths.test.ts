import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConformanceHost, conformanceHost } from './conformanceHost.ts'
import { type Feed, iso, madeId, type Step, wall } from './feed.ts'
import { chatwootFeed } from './feeds/chatwoot.ts'
import { genericFeed } from './feeds/generic.ts'
import { taskRouterFeed } from './feeds/twilioTaskRouter.ts'
import { twilioVoiceFeed } from './feeds/twilioVoice.ts'

const now = Date.parse('2026-11-20T11:00:00Z')
const hours = [{ from: '2026-01-01', week: 'Mo-Su 00:00-24:00' }]

describe('across telephones, chats and feeds', () => {
  let running: ConformanceHost
  beforeAll(async () => {
    running = await conformanceHost([genericFeed, twilioVoiceFeed, chatwootFeed])
    await running.apply({
      organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
      lines: [
        { id: 'telefoon', name: 'Telefoon', channel: 'phone', hours, closedRecorded: 'yes' },
        { id: 'chat', name: 'Chat', channel: 'chat', hours, closedRecorded: 'yes' },
        { id: 'twilio', name: 'Twilio', channel: 'phone', hours, closedRecorded: 'yes' },
      ],
      links: [['telefoon', 'chat']],
      sources: [
        { id: 'centrale', provider: 'generic', secretFrom: 'env:GENERIC_SECRET', lines: { helplijn: 'telefoon' } },
        { id: 'twilio', provider: 'twilio', secretFrom: 'env:TWILIO_SECRET', lines: { '+999201239999': 'twilio' } },
        { id: 'gesprekken', provider: 'chatwoot', secretFrom: 'env:CHATWOOT_SECRET', lines: { '2': 'chat' } },
      ],
    })
    running.clock.now = now
  }, 30_000)
  afterAll(async () => running.stop())

  const postEvents = (events: unknown, contentType = 'application/json') => {
    const body = JSON.stringify(events)
    const { headers } = genericFeed.sign(body, { address: '', now: running.clock.now, at: 0, secret: genericFeed.secret }, `msg_${madeId(body)}`)
    return running.post(`${running.host.url}/hooks/centrale`, { body, headers: { ...headers, 'content-type': contentType } })
  }
  const play = async (source: string, feed: Feed, steps: readonly Step[]) => {
    const address = `${running.host.url}/hooks/${source}`
    for (const step of steps) {
      running.clock.now = step.at + 500
      const { status } = await running.post(address, step.delivery({ address, now: running.clock.now, at: step.at, secret: feed.secret }))
      expect(status).toBe(202)
    }
    running.clock.now = now
  }
  const message = (id: number, at: number, by: 'visitor' | 'staff') => ({
    event: 'message_created',
    id,
    message_type: by === 'visitor' ? 'incoming' : 'outgoing',
    private: false,
    created_at: iso(at),
    sender: by === 'visitor' ? { id: 9, type: 'contact', phone_number: '+999100000077' } : { id: 7, type: 'user' },
    content_attributes: {},
    account: { id: 1 },
    inbox: { id: 2 },
    conversation: {
      id: 5,
      inbox_id: 2,
      channel: 'Channel::Whatsapp',
      status: 'open',
      messages: [],
      contact_inbox: { source_id: '999100000077' },
      meta: { sender: { id: 9, type: 'contact', phone_number: '+999100000077' }, assignee: null },
      created_at: Math.floor(wall('2026-11-10', '12:00:00') / 1000),
    },
  })

  it('who rang in vain and then reached the chat of a linked line was reached later', async () => {
    const rang = wall('2026-11-10', '11:00:00')
    const about = { contact: 'l1', line: 'helplijn', caller: '00999100000077' }
    await postEvents([
      { type: 'contact.queued', at: iso(rang), ...about },
      { type: 'contact.left', at: iso(rang + 60_000), ...about },
    ])
    for (const [id, by] of [
      [1, 'visitor'],
      [2, 'staff'],
    ] as const) {
      const body = JSON.stringify(message(id, wall('2026-11-10', '12:00:00') + id * 60_000, by))
      // An older installation signs nothing: its secret stands in the address. A newer one signs.
      const signed = chatwootFeed.sign(body, { address: '', now: running.clock.now, at: 0, secret: chatwootFeed.secret }, madeId(body))
      expect((await running.post(`${running.host.url}/hooks/gesprekken`, signed)).status).toBe(202)
    }
    await running.host.settled()
    const { metrics } = await running.missed('telefoon&line=chat', '2026-11-10')
    expect(metrics).toMatchObject({ attempts: 2, answered: 1, missed_open: 1, people: { value: 1 }, later: { value: 1 }, never: { value: 0 } })
  })
  it('a call and the task that is about it are one contact', async () => {
    await play('twilio', twilioVoiceFeed, twilioVoiceFeed.journeys[0]!.steps.slice(0, 2))
    await play('twilio', { ...taskRouterFeed, secret: twilioVoiceFeed.secret }, taskRouterFeed.journeys[0]!.steps)
    await running.host.settled()
    expect((await running.missed('twilio', '2026-10-12')).metrics).toMatchObject({ attempts: 1, answered: 1, people: { value: 1 } })
  })
  it('what cannot be yet is set aside, what is known in part is used in part, and the ledger adds up', async () => {
    const before = await running.host.data.stores.events.ledger('centrale' as never, '2026-11-20' as never)
    const about = { contact: 'p1', line: 'helplijn' }
    const sent = [
      await postEvents({ type: 'contact.queued', ...about, contact: 'f6', at: iso(now + 301_000) }),
      await postEvents({ type: 'contact.queued', ...about, contact: 'f5', at: iso(now + 299_000) }),
      await postEvents([
        { type: 'contact.queued', ...about, at: iso(now - 60_000) },
        { type: 'contact.sang', ...about, at: iso(now - 50_000) },
        { type: 'contact.left', ...about, at: iso(now - 40_000) },
      ]),
      await postEvents({ type: 'contact.queued', ...about, line: 'nachtlijn', at: iso(now - 60_000) }),
      await postEvents({ type: 'contact.queued', ...about, contact: 'd1', at: '2026-11-19 11:00:00' }),
      await postEvents(
        {
          specversion: '1.0',
          id: 'ev-1',
          source: '/pbx/oost',
          type: 'contact.queued',
          time: iso(now - 60_000),
          datacontenttype: 'application/json',
          data: { contact: 'ce-1', line: 'helplijn' },
        },
        'application/cloudevents+json; charset=utf-8',
      ),
    ]
    expect(sent.map(({ status, text }) => [status, text])).toEqual(sent.map(() => [202, '{}']))
    const after = await running.host.data.stores.events.ledger('centrale' as never, '2026-11-20' as never)
    const grown = (name: 'accepted' | 'duplicate' | 'unrecognised' | 'quarantined') => after[name] - before[name]
    expect([grown('accepted'), grown('duplicate'), grown('unrecognised'), grown('quarantined')]).toEqual([4, 0, 3, 1])
  })
})
