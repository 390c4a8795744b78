/** W2: by source and day, what is counted is what was answered 202; a request that nobody answered may be counted up to what it held. Asked while nothing is under way. */
import type { SourceId } from '../../../shared/contacts/identifiers.ts'
import { utcDateOf } from '../../../shared/storage/tables/eventsTable.ts'
import type { Parts, Violation } from './parts.ts'
import type { Sent } from './senders.ts'

export async function ledgerOf({ sent, quiet }: Pick<Parts, 'sent' | 'quiet'>): Promise<readonly Violation[]> {
  const found: Violation[] = []
  for (const [name, own] of Map.groupBy(sent.sent, ({ delivery, receivedAt }) => `${delivery.source} ${utcDateOf(receivedAt)}`)) {
    const [source = '', utcDate = ''] = name.split(' ')
    const { accepted, duplicate, unrecognised, quarantined } = await quiet.events.ledger(source as SourceId, utcDate) // of the scenario's own settings
    const counted = accepted + duplicate + unrecognised + quarantined
    const answered = eventsIn(own.filter(({ status }) => status === 202))
    const all = eventsIn(own)
    if (counted < answered || counted > all)
      found.push({ rule: 'W2 the ledger adds up', what: `${name}: ${counted} counted, ${answered} answered, ${all} sent` })
  }
  return found
}

const eventsIn = (sent: readonly Sent[]) => sent.reduce((sum, { delivery }) => sum + delivery.events.length, 0)
