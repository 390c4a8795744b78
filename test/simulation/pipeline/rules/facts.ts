/** What the product must know by now: every event of the scenario under its own id, and whether it has to be stored, or may be. */
import { mostAheadMs } from '../../../../functions/ingest/judging.ts'
import { keyPeriods } from '../../../../shared/privacy/keyPeriods.ts'
import { contactId, contactMessage, eventId, eventMessage } from '../../../../shared/privacy/pseudonym.ts'
import type { SourceId } from '../../../../shared/contacts/identifiers.ts'
import { keyOfName } from '../keys.ts'
import type { Parts, Seen, Violation } from '../parts.ts'
import type { TrueEvent } from '../scenario.ts'

export type Fact = {
  readonly event: TrueEvent
  readonly eventId: string
  readonly mustBeStored: boolean
  readonly mayBeStored: boolean
  readonly isKnown: boolean
}
export type Facts = { readonly all: readonly Fact[]; readonly contactIdOf: (contact: TrueEvent) => string }
export type Rule = (parts: Parts, seen: Seen, facts: Facts) => Promise<readonly Violation[]>

export async function factsOf({ scenario, sent, stream }: Parts, { imported }: Seen): Promise<Facts> {
  const calendar = keyPeriods(scenario.settings.privacy)
  const isUsed = (event: TrueEvent, receivedAt: number) => event.at <= receivedAt + mostAheadMs && event.at >= calendar.overUntil(receivedAt)
  const receivedAt = new Map<TrueEvent, number[]>()
  for (const { delivery, receivedAt: at } of sent.sent) for (const event of delivery.events) receivedAt.set(event, [...(receivedAt.get(event) ?? []), at])
  const facts = scenario.deliveries.flatMap(({ name, events }) =>
    events.map((event, place): Fact => {
      const id = event.body['id']
      const identity = JSON.stringify(id === undefined ? ['delivery', name, place] : ['id', id])
      const known = eventId(keyOfName('provider', eventMessage(event.source as SourceId, identity))) // a source of the scenario's own settings
      const acknowledged = sent.acknowledged.get(event)
      const isImported = imported?.has(`${event.contact} ${event.type}`) === true
      return {
        event,
        eventId: known,
        mustBeStored: acknowledged !== undefined && isUsed(event, acknowledged),
        mayBeStored: (receivedAt.get(event) ?? []).some((at) => isUsed(event, at)),
        isKnown: stream.stored.has(known) || isImported,
      }
    }),
  )
  return { all: facts, contactIdOf: ({ source, contact }) => contactId(keyOfName('provider', contactMessage(source as SourceId, contact ?? ''))) }
}
