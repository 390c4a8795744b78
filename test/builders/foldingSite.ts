/** The door's store, the fold as a stream drives it, and the site over the same tables, with a clock of its own. */
import type { DynamoDBRecord } from 'aws-lambda'
import { foldApp } from '../../functions/fold/app.ts'
import { connectedSite } from '../../functions/site/connectedSite.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { EventId, Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { settings } from '../storage/testEvents.ts'
import { signedInAs } from './access.ts'
import { plain } from './siteStates.ts'

export const tenOClock = Date.parse('2026-03-02T10:00:00Z')
const minute = 60_000

export async function foldingSite(stores: Stores) {
  await stores.settings.save(settings, 0)
  let now = tenOClock
  let number = 0
  const givenUp: EventId[] = []
  const broken = new Set<unknown>()
  let watching: (() => Promise<void>) | undefined
  const contacts: Stores['contacts'] = {
    ...stores.contacts,
    add: async (id, events) => {
      await watching?.()
      if (broken.has(id)) throw new Error('a fault of ours')
      return stores.contacts.add(id, events)
    },
  }
  const pause = () => Promise.resolve()
  const patience = { giveUp: async (eventIds: readonly EventId[]) => void givenUp.push(...eventIds), pause }
  const fold = foldApp({ ...stores, contacts, now: () => now, log: () => undefined, patience })
  const clock = () => now as Instant
  const erasureDoor = { ask: () => Promise.reject(new Error('not here')) } as unknown as Parameters<typeof connectedSite>[0]['erasureDoor']
  const site = connectedSite({ stores, access: signedInAs(), keysKept: 'file', program: 'one', now: clock, log: () => undefined, erasureDoor })
  const get = async (path: string) => {
    const response = await site.request(`https://meten.example${path}`)
    return { status: response.status, html: await response.text() }
  }
  return {
    site,
    fold,
    givenUp,
    broken,
    /** Looks while a contact is being folded. */
    watching: (look: () => Promise<void>) => {
      watching = look
    },
    later: (minutes: number) => {
      now += minutes * minute
    },
    /** Received now, as the door writes it; the answer is what the stream tells of it. */
    store: async (event: SourceEvent, source = 'centrale' as SourceId): Promise<DynamoDBRecord> => {
      await stores.events.append(event, { source, receivedAt: now as Instant, token: `t${++number}.0` })
      const image = {
        pk: { S: `EVENT#${event.eventId}` },
        sk: { S: 'EVENT' },
        event: { S: JSON.stringify(event) },
        source: { S: source },
        receivedAt: { N: String(now) },
        ...('lineId' in event && event.lineId !== undefined && { line: { S: event.lineId } }),
      }
      return { eventName: 'INSERT', dynamodb: { SequenceNumber: String(number), ApproximateCreationDateTime: now / 1000, NewImage: image } }
    },
    text: async (path: string) => plain((await get(path)).html),
    body: async (path: string) => (await get(path)).html,
    json: async (path: string): Promise<{ coverage: { incomplete?: true; uncounted?: unknown } }> => JSON.parse((await get(path)).html),
  }
}
