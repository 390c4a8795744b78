/**
 * Holds what the door answered against what is stored (W2, F7): every event of a request that was answered 2xx is there, once. It looks back an hour, so that
 * what was spilled has come home, and at more than it was last time, so that a look that was missed is made good.
 */
import { minuteMs } from '../../shared/calendar/durations.ts'
import type { SourceId } from '../../shared/contacts/identifiers.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { DeliveryLog } from '../../shared/storage/facts/deliveryLog.ts'

/** One line of the door's log. */
export type Answered = { readonly request: string; readonly source: SourceId /** Of all outcomes together. */; readonly events: number }
export type LedgerDependencies = {
  /** From one moment until another, UTC milliseconds. */
  readonly answered: (from: number, until: number) => Promise<readonly Answered[]>
  readonly deliveries: Pick<DeliveryLog, 'ofRequests'>
  readonly now: () => number
  readonly log: Log
}

const [oldest, newest] = [90 * minuteMs, 60 * minuteMs]
/** Between the receipt that is stored and the line that is written there are seconds at most. */
const slackMs = minuteMs

export const ledgerApp =
  ({ answered, deliveries, now, log }: LedgerDependencies) =>
  async (): Promise<void> => {
    const [from, until] = [now() - oldest, now() - newest]
    const all = await answered(from, until)
    for (const source of new Set(all.map((one) => one.source))) {
      const stored = await deliveries.ofRequests(source, from - slackMs, until + slackMs)
      const wrong = all.filter((one) => one.source === source && (stored.get(one.request) ?? 0) !== one.events)
      if (wrong.length > 0) log({ code: 'ledger_differs', level: 'error', source, count: wrong.length })
    }
  }
