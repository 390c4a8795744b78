/** W2: by source and day, what is counted is what was answered 202; a request that nobody answered may be counted up to what it held. */
import { utcDateOf } from '../../../../shared/storage/eventsTable.ts'
import { deliveryDays } from '../../../../shared/storage/retention.ts'
import type { Violation } from '../parts.ts'
import type { Rule } from './facts.ts'

const day = 86_400_000
/** Younger than this nothing can have been swept. */
const keptDays = 13

export const ledger: Rule = async ({ world, sent, quiet }) => {
  const found: Violation[] = []
  const days = Map.groupBy(sent.sent, ({ delivery, receivedAt }) => `${delivery.source} ${utcDateOf(receivedAt)}`)
  for (const [name, own] of days) {
    const [source = '', utcDate = ''] = name.split(' ')
    if (Date.parse(utcDate) < world.now() - Math.min(keptDays, deliveryDays) * day) continue
    const { accepted, duplicate, unrecognised, quarantined } = await quiet.events.ledger(source as never, utcDate)
    const counted = accepted + duplicate + unrecognised + quarantined
    const readings = (some: typeof own) => some.reduce((sum, { delivery }) => sum + delivery.events.length, 0)
    const answered = readings(own.filter(({ status }) => status === 202))
    const all = readings(own)
    if (counted < answered || counted > all)
      found.push({ rule: 'W2 the ledger adds up', what: `${name}: ${counted} counted, ${answered} answered, ${all} sent` })
  }
  return found
}
