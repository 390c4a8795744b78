/** Deliveries of a telephone or chat system on their way from the wire to attempts: verified, read, made pseudonymous and folded, as the door and the fold do it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { type Contact, foldContacts } from '../../shared/contacts/contact.ts'
import { isContactEvent, isPresenceEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Reading, Webhook, WebhookRequest } from '../../shared/providers/provider.ts'
import { Settings, type Source } from '../../shared/settings/settings.ts'
import { at } from './contacts.ts'

const key = (name: string) => Buffer.alloc(32, name)
const vault = memoryVault({ caller: key('c'), visitor: key('v'), agent: key('a'), provider: key('p') })
export const secret = 'een-geheim-van-de-chat'

export type Delivery = { readonly body: string; readonly now: Instant; readonly url: string; readonly headers?: Readonly<Record<string, string>> }
/** An attempt in a few words: UTC, seconds. */
export type Told = { readonly at: string; readonly outcome: Contact['outcome']; readonly wait?: number | undefined; readonly talk?: number | undefined }

export const fixture = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures', path), 'utf8'))

/** @param when of receipt */
export const delivery = (body: unknown, when: string, more: Partial<Delivery> = {}): Delivery => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  now: at(when),
  url: 'https://bereikbaar.example/hooks/chat',
  ...more,
})

function settingsWith(source: Record<string, unknown>): Settings {
  return Settings.parse({
    organisation: { id: 'veilig-contact', name: 'Veilig Contact' },
    lines: [
      { id: 'chat', name: 'Chat', channel: 'chat' },
      { id: 'telefoon', name: 'Telefoon', channel: 'phone' },
    ],
    links: [['chat', 'telefoon']],
    sources: [{ id: 'chat', secretFrom: 'env:CHAT', ...source }],
  })
}

export function providerDeliveries(webhook: Webhook, sourceFields: Record<string, unknown>, own = secret) {
  const settings = settingsWith(sourceFields)
  const source: Source = settings.sources[0]!
  const keys = [webhook.keyOf(own)!]
  const requestOf = ({ body, now, url, headers = {} }: Delivery): WebhookRequest => {
    const signed = webhook.sign({ url, body, now, id: 'delivery-1' }, own)!
    const [, pathToken] = /\/hooks\/[^/?]+\/([^/?]+)/.exec(signed.url) ?? []
    const all = new Map([...signed.headers, ...Object.entries(headers)])
    return { headers: all, body: Buffer.from(signed.body), now, url: signed.url, ...(pathToken === undefined ? {} : { pathToken }) }
  }
  const readingsOf = (given: Delivery): readonly Reading[] => {
    const request = requestOf(given)
    expect(webhook.verify({ ...request, body: new Uint8Array() }, [], source)).toBe('wrong')
    expect(webhook.verify(request, keys, source)).toBe('authentic')
    return webhook.read(request, Buffer.from(request.body).toString(), source)
  }
  const eventsOf = async (given: readonly Delivery[]): Promise<readonly SourceEvent[]> => {
    const reports = given.flatMap((one) => readingsOf(one).flatMap((reading) => (reading.understood ? [reading.report, ...(reading.also ?? [])] : [])))
    return pseudonymiser(vault).pseudonymise(source, settings, reports)
  }
  const contactsOf = async (given: readonly Delivery[]): Promise<readonly Contact[]> => {
    const events = (await eventsOf(given)).filter(isContactEvent)
    const ids = [...new Set(events.map(({ contactId }) => contactId))]
    const contacts = ids.flatMap((id) => foldContacts(events.filter(({ contactId }) => contactId === id)))
    return contacts.sort((a, b) => a.arrivedAt - b.arrivedAt)
  }
  /** The attempts told; the same in any order, and where deliveries come twice. */
  const attemptsOf = async (...given: readonly Delivery[]): Promise<readonly Told[]> => {
    const contacts = await contactsOf(given)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...given, ...given], { minLength: given.length * 2 }), async (shuffled) => {
        expect(await contactsOf(shuffled)).toEqual(contacts)
      }),
      { seed: 1, numRuns: 12 },
    )
    return contacts.map(told)
  }
  const presenceOf = async (...given: readonly Delivery[]) =>
    (await eventsOf(given)).filter(isPresenceEvent).map(({ type, at: when, lineId }) => ({ type, at: new Date(when).toISOString(), lineId }))
  return { settings, source, keys, requestOf, readingsOf, eventsOf, contactsOf, attemptsOf, presenceOf }
}

export const told = ({ arrivedAt, outcome, waitSeconds, talkSeconds }: Contact): Told => ({
  at: new Date(arrivedAt).toISOString(),
  outcome,
  ...(waitSeconds === undefined ? {} : { wait: waitSeconds }),
  ...(talkSeconds === undefined ? {} : { talk: talkSeconds }),
})

/** Texts of a fixture that say who somebody is or what was said; none of them may leave the adapter. */
export const canaries = ['Zwaluw', 'zwaluw@voorbeeld.example', 'Vlissingen', 'ik durf niet naar huis', '203.0.113.7']
