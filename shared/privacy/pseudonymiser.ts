/**
 * From reports, which carry what a telephone system told, to events, which carry nothing that leads back to a person.
 * This, with the steps in `pseudonymise`, is the only place where the two meet.
 */
import type { SourceEvent, WithoutLine } from '../contacts/contactEvent.ts'
import type { Report } from '../providers/provider.ts'
import type { Settings, Source } from '../settings/settings.ts'
import type { KeyVault } from './keyVault.ts'
import type { ProviderKey } from './providerKeys.ts'
import { queueDigest, queueMessage } from './pseudonym.ts'
import { type Batch, batchOf, type PeriodName } from './pseudonymise/batch.ts'
import { contactEvents, contactWithoutLine } from './pseudonymise/contactEvents.ts'
import { lineEvents, presenceWithoutLine } from './pseudonymise/lineEvents.ts'
import { type Routing, routingOf } from './pseudonymise/routing.ts'

export type Pseudonymiser = {
  /** All events of the reports, in their order. Reports of a line that is not set up give none: see `lineOfQueue`. */
  readonly pseudonymise: (source: Source, settings: Settings, reports: readonly Report[]) => Promise<readonly SourceEvent[]>
  /** The same, kept apart by report. */
  readonly pseudonymiseEach: (source: Source, settings: Settings, reports: readonly Report[]) => Promise<readonly (readonly SourceEvent[])[]>
  /** A report whose queue is not set up, kept until it is; undefined where it names none. */
  readonly setApart: (source: Source, settings: Settings, report: Report) => Promise<SetApart | undefined>
  /** The same under other keys: for an import of periods that are over. `undefined` of a period: its own key. */
  readonly under: (nameOf: PeriodName) => Pseudonymiser
  /** By the keyed digest under which a queue's name is remembered, the name. */
  readonly queuesByDigest: (source: Source, settings: Settings, names: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
/**
 * The event without its line, and the digest of its queue's name. A caller is withheld or unlinked: in which group of lines one may be recognised
 * depends on the line, and the number is not kept until it is known.
 */
export type SetApart = { readonly event: WithoutLine; readonly queue: string }

/** Reports whose digests are asked for together: enough to keep a key service busy, and few enough that what they need is gone before the next. */
const atOnce = 64

/** @throws what the vault throws, except for a caller: a contact counts even when its caller cannot be told apart. */
export function pseudonymiser(vault: KeyVault, nameOf: PeriodName = () => undefined): Pseudonymiser {
  const routings = new WeakMap<Settings, Map<Source, Routing>>()
  const routingFor = (source: Source, settings: Settings) => {
    const known = routings.get(settings) ?? new Map<Source, Routing>()
    routings.set(settings, known)
    const routing = known.get(source) ?? routingOf(source, settings)
    known.set(source, routing)
    return routing
  }
  const pseudonymiseEach: Pseudonymiser['pseudonymiseEach'] = async (source, settings, reports) => {
    const batch = batchOf(vault, routingFor(source, settings), nameOf)
    const each: (readonly SourceEvent[])[] = []
    for (let from = 0; from < reports.length; from += atOnce) {
      for (const events of await Promise.all(reports.slice(from, from + atOnce).map((report) => eventsOf(report, batch)))) each.push(events)
    }
    return each
  }
  const queueOf = async (source: Source, key: ProviderKey, name: string) => queueDigest(await vault.hmac(key, queueMessage(source.id, name)))
  return {
    pseudonymiseEach,
    under: (names) => pseudonymiser(vault, names),
    pseudonymise: async (source, settings, reports) => (await pseudonymiseEach(source, settings, reports)).flat(),
    setApart: async (source, settings, report) => {
      if (report.kind === 'heartbeat' || report.queue === undefined) return undefined
      const batch = batchOf(vault, routingFor(source, settings), nameOf)
      const [event, queue] = await Promise.all([
        report.kind === 'contact' ? contactWithoutLine(report, batch) : presenceWithoutLine(report, batch),
        queueOf(source, batch.providerKeys.at(report.at), report.queue),
      ])
      return { event, queue }
    },
    // Under every key there was: what was set aside may have been so under one before.
    queuesByDigest: async (source, settings, names) => {
      const keys = routingFor(source, settings).providerKeys.all
      return new Map(await Promise.all(names.flatMap((name) => keys.map(async (key) => [await queueOf(source, key, name), name] as const))))
    },
  }
}

async function eventsOf(report: Report, batch: Batch): Promise<readonly SourceEvent[]> {
  switch (report.kind) {
    case 'contact':
      return contactEvents(report, batch)
    case 'presence':
    case 'heartbeat':
      return lineEvents(report, batch)
  }
}
