/** What must hold once all is still: the ledger law, every acknowledged event in its contact once, every contact in the figures once, figures that follow from the facts. */
import type { ContactId } from '../../shared/contacts/identifiers.ts'
import { Instant, SourceId } from '../../shared/contacts/identifiers.ts'
import { addDays } from '../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { utcDateOf } from '../../shared/storage/tables/eventsTable.ts'
import { utcDatesBetween } from '../../shared/storage/days/dayFacts.ts'
import type { Ledger } from '../../shared/storage/facts/eventLog.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { verify } from '../../shared/storage/days/verify.ts'
import type { Acknowledged } from './acknowledged.ts'
import type { LoadSource } from './invented.ts'

export type LoadedData = { readonly stores: Stores; readonly pseudonymiser: Pseudonymiser }
export type Afterwards = {
  /** Sentences; empty when all holds. */
  readonly broken: readonly string[]
  readonly ledgers: Readonly<Record<string, Ledger>>
  readonly contactsInFigures: number
  readonly contactsAcknowledged: number
}

export async function afterwards({ stores, pseudonymiser }: LoadedData, settings: Settings, told: Acknowledged, startedAt: number): Promise<Afterwards> {
  const broken: string[] = []
  const say = (isWrong: boolean, sentence: string) => void (isWrong && broken.push(sentence))
  const ledgers: Record<string, Ledger> = {}
  const known = await eventsOfContacts(stores)
  for (const [source, own] of told.bySource) {
    const ledger = await ledgerSince(stores, source, startedAt)
    ledgers[source] = ledger
    const { sent, answered } = told.deliveries(source)
    const written = ledger.accepted + ledger.duplicate + ledger.unrecognised + ledger.quarantined
    say(written < answered, `${source}: ${answered} deliveries were acknowledged and ${written} are in the ledger`)
    say(written > sent, `${source}: ${sent} deliveries were sent and ${written} are in the ledger`)
    say(ledger.accepted !== written, `${source}: ${written - ledger.accepted} deliveries are not accepted ones, though each was good and new`)
    const ids = await contactIds(pseudonymiser, settings, source, [...own.keys()])
    const wrong = [...own.values()].filter((count, n) => (known.get(ids[n] ?? '') ?? 0) < count).length
    say(wrong > 0, `${source}: ${wrong} contacts lack an acknowledged event`)
  }
  const { sent, answered } = told.contacts()
  const inFigures = await contactsInFigures(stores, settings, startedAt)
  say(inFigures < answered, `${answered} contacts were acknowledged and ${inFigures} are in the figures`)
  say(inFigures > sent, `${sent} contacts were sent and ${inFigures} are in the figures`)
  const { differences } = await verify(stores, settings)
  say(differences.length > 0, `${differences.length} day files do not follow from the events`)
  return { broken, ledgers, contactsInFigures: inFigures, contactsAcknowledged: answered }
}

async function contactsInFigures({ dayFiles }: Stores, settings: Settings, startedAt: number): Promise<number> {
  let contacts = 0
  for (const line of settings.lines) {
    const clock = localTimeOf(line.timeZone)
    const days = await dayFiles.readDays(line, addDays(clock.dateOf(startedAt), -1), addDays(clock.dateOf(Date.now()), 1))
    contacts += days.reduce((sum, { columns }) => sum + columns.length, 0)
  }
  return contacts
}

/** As the pseudonymiser of the host makes them, in the order of the names. */
export async function contactIds(
  pseudonymiser: Pseudonymiser,
  settings: Settings,
  source: LoadSource,
  names: readonly string[],
): Promise<readonly ContactId[]> {
  const own = settings.sources.find(({ id }) => id === source)
  if (own === undefined || names.length === 0) return []
  const reports = names.map((contact) => ({ kind: 'contact', type: 'contact.arrived', contact, identity: contact, at: Instant.parse(0) }) as const)
  return (await pseudonymiser.pseudonymise(own, settings, reports)).flatMap((event) => ('contactId' in event ? event.contactId : []))
}

async function eventsOfContacts({ events }: Stores): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>()
  for await (const page of events.everything())
    for (const { event } of page) if ('contactId' in event) known.set(event.contactId, (known.get(event.contactId) ?? 0) + 1)
  return known
}

async function ledgerSince({ events }: Stores, source: LoadSource, startedAt: number): Promise<Ledger> {
  const sum = { accepted: 0, duplicate: 0, unrecognised: 0, quarantined: 0, conflict: 0 }
  for (const date of utcDatesBetween(Date.parse(utcDateOf(startedAt)), Date.now() + 1)) {
    const ledger = await events.ledger(SourceId.parse(source), date)
    for (const kind of ['accepted', 'duplicate', 'unrecognised', 'quarantined', 'conflict'] as const) sum[kind] += ledger[kind]
  }
  return sum
}
