/** The chat systems through the public door, over real tables: what is answered, counted and kept. */
import { describe, expect, it } from 'vitest'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import type { ProviderName } from '../../shared/providers/providerName.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { canaries, fixture, secret } from '../builders/providerDeliveries.ts'
import { at } from '../builders/contacts.ts'
import { doorOver } from '../ingest/door.ts'
import { itemsOf, testStore } from '../storage/testStores.ts'

const store = testStore()
const now = at('2026-09-21T14:13:21Z')
const conversation = fixture('chatwoot/conversation.json')
const form = 'message_id=1&ticket_id=10&contact_id=5&message=ik+durf+niet+naar+huis&contact_name=Zwaluw&contact_identifier=99912345678&channel_id=3'
/** A first message of a visitor, as each of them sends it. */
const bodies: ReadonlyMap<ProviderName, string> = new Map([
  ['chatwoot', JSON.stringify({ ...fixture('chatwoot/message.json'), conversation, event: 'message_created' })],
  ['tawk', JSON.stringify(fixture('tawk/start.json'))],
  ['trengo', form],
  ['livechat', JSON.stringify(fixture('livechat/incoming_chat.json'))],
  [
    'zendesk',
    JSON.stringify({
      ...fixture('zendesk/sunshine.json'),
      events: [{ id: 'e1', createdAt: '2026-09-21T14:13:20.000Z', type: 'conversation:message', payload: fixture('zendesk/message.json') }],
    }),
  ],
])
const settings = Settings.parse({
  organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
  lines: [{ id: 'chat', name: 'Chat', channel: 'chat' }],
  sources: [...bodies.keys()].map((provider) => ({ id: provider, provider, secretFrom: 'env:CHAT', lines: { '*': 'chat' } })),
})

async function door(key = secret) {
  const stores = await store.emptyStores()
  await stores.settings.save(settings, 0)
  const own = await doorOver(stores, { secretsOf: () => Promise.resolve([key]) })
  own.clock.now = now
  const ledger = (provider: string) => stores.events.ledger(SourceId.parse(provider), '2026-09-21')
  return { ...own, ledger }
}
const nothing = { accepted: 0, duplicate: 0, unrecognised: 0, quarantined: 0, conflict: 0 }

describe.each([...bodies])('%s at the door', (provider, body) => {
  const webhook = webhooks.get(provider)!
  const draft = { url: `https://bereikbaar.example/hooks/${provider}${provider === 'trengo' ? '?event=INBOUND' : ''}`, body, now: Instant.parse(now), id: 'd1' }
  const send = async ({ app }: Awaited<ReturnType<typeof door>>, key: string, text?: string, headers: Record<string, string> = {}) => {
    const signed = webhook.sign(draft, key)!
    return app.request(signed.url, { method: 'POST', headers: { ...Object.fromEntries(signed.headers), ...headers }, body: text ?? signed.body })
  }

  it('is accepted once, however often it comes, and nothing of what was said or by whom is kept', async () => {
    const own = await door()
    for (let n = 0; n < 3; n++) expect((await send(own, secret)).status).toBe(202)
    expect(await own.ledger(provider)).toEqual({ ...nothing, accepted: 1, duplicate: 2 })
    const kept = JSON.stringify([await itemsOf(own.stores, 'events'), own.logged, own.spilled])
    for (const canary of [...canaries, secret, '99912345678']) expect(kept).not.toContain(canary)
  })
  it('is refused under another secret, and with another body', async () => {
    const own = await door()
    expect((await send(own, 'another-secret-of-a-chat')).status).toBe(401)
    const { headers, body: signedBody } = webhook.sign(draft, secret)!
    const changed = signedBody.replace(/.$/, provider === 'trengo' ? '4' : ' }')
    const bodyIsCovered = webhook.strength !== 'token' || provider === 'zendesk'
    const answer = await own.app.request(draft.url, { method: 'POST', headers: Object.fromEntries(headers), body: changed })
    expect(answer.status).toBe(bodyIsCovered ? 401 : 202)
    const { accepted } = await own.ledger(provider)
    expect(accepted).toBe(bodyIsCovered ? 0 : 1)
  })
  it('is a test event where it says so, which touches no figure', async () => {
    const own = await door()
    const signed = webhook.sign({ ...draft, body: webhook.testBody }, secret)!
    const headers = { ...Object.fromEntries(signed.headers), 'x-bereikbaar-test': '1' }
    expect((await own.app.request(signed.url, { method: 'POST', headers, body: signed.body })).status).toBe(202)
    expect(await own.ledger(provider)).toEqual({ ...nothing, unrecognised: 1 })
    expect(await itemsOf(own.stores, 'events')).toMatchObject([{ kind: 'unrecognised', reason: 'test_event' }])
  })
})

describe('a Chatwoot that signs nothing', () => {
  it('is let in by the secret in its address', async () => {
    const long = Buffer.alloc(32, 'geheim').toString('base64url')
    const own = await door(long)
    const headers = { 'content-type': 'application/json' }
    const post = (path: string) => own.app.request(path, { method: 'POST', headers, body: bodies.get('chatwoot')! })
    expect((await post('/hooks/chatwoot')).status).toBe(401)
    expect((await post(`/hooks/chatwoot/${long.slice(1)}x`)).status).toBe(401)
    expect((await post(`/hooks/chatwoot/${long}`)).status).toBe(202)
    expect(await own.ledger('chatwoot')).toEqual({ ...nothing, accepted: 1 })
  })
})
