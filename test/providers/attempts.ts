/** The whole way from what a provider read to contacts: pseudonyms as at the door, and the fold. */
import { type Contact, foldContacts } from '../../shared/contacts/contact.ts'
import { isContactEvent, isPresenceEvent, type SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Reading, Report } from '../../shared/providers/provider.ts'
import { Settings, type Source } from '../../shared/settings/settings.ts'

const vault = memoryVault({ caller: Buffer.alloc(32, 1), visitor: Buffer.alloc(32, 2), agent: Buffer.alloc(32, 3), provider: Buffer.alloc(32, 4) })

export const reportsOf = (readings: readonly Reading[]): readonly Report[] =>
  readings.flatMap((reading) => (reading.understood ? [reading.report, ...(reading.also ?? [])] : []))

export async function eventsOf(source: Source, reports: readonly Report[]): Promise<readonly SourceEvent[]> {
  const settings = Settings.parse({
    organisation: { id: 'proef', name: 'Proef' },
    lines: [
      { id: 'telefoon', name: 'Telefoon', channel: 'phone' },
      { id: 'chat', name: 'Chat', channel: 'chat' },
    ],
    sources: [source],
  })
  return pseudonymiser(vault).pseudonymise(source, settings, reports)
}

/** Who was there and who was not, in order of time; presence of one moment in the provider's own order. */
export const presenceIn = (events: readonly SourceEvent[]) =>
  events.filter(isPresenceEvent).sort((a, b) => a.at - b.at || (a.sequence ?? 0) - (b.sequence ?? 0))

/** All attempts in order of arrival. Reports are folded as they come, backwards, and doubled in some other order: @throws Error where that makes a difference */
export async function attemptsIn(source: Source, reports: readonly Report[]): Promise<readonly Contact[]> {
  const events = (await eventsOf(source, reports)).filter(isContactEvent)
  const folded = (some: readonly (typeof events)[number][]) =>
    [...Map.groupBy(some, ({ contactId }) => contactId).values()]
      .flatMap((own) => foldContacts(own))
      .sort((a, b) => a.arrivedAt - b.arrivedAt || (a.contactId < b.contactId ? -1 : 1))
  const expected = folded(events)
  for (const other of [
    events.toReversed(),
    ...[3, 7, 11].map((step) => [...events, ...events].map((_, n, both) => both[(n * step) % both.length]!).concat(events)),
  ]) {
    if (JSON.stringify(folded(other)) !== JSON.stringify(expected)) throw new Error('another order gives other contacts')
  }
  return expected
}
