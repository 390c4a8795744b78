/** Which lines of the delivery log are shown, as the address says it. */
import * as z from 'zod'
import type { Instant, SourceId } from '../../../../shared/contacts/identifiers.ts'
import type { DeliveryEntry } from '../../../../shared/storage/facts/deliveryEntry.ts'
import type { DeliveryLog } from '../../../../shared/storage/facts/deliveryLog.ts'

export const LogFilter = z.enum(['all', 'accepted', 'duplicate', 'aside', 'refused', 'test'])
export type LogFilter = z.infer<typeof LogFilter>

export const logFilterOf = (text: string | undefined): LogFilter => LogFilter.safeParse(text).data ?? 'all'

function isShown({ outcome, reason }: DeliveryEntry, filter: LogFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'accepted':
    case 'duplicate':
    case 'refused':
      return outcome === filter
    case 'test':
      return reason === 'test_event'
    case 'aside':
      return (outcome === 'unrecognised' || outcome === 'quarantined') && reason !== 'test_event'
  }
}

export type LogPage = { readonly entries: readonly DeliveryEntry[]; readonly next: string | undefined }

const enough = 50
const mostPages = 10

/** Goes on through the log until a page is full. Rarely more than asked for: a page of the log is shown whole. @param atLeast so many, where there are; absent: a page */
export async function shownPage(
  log: DeliveryLog,
  source: SourceId,
  { now, filter, from, atLeast = enough }: { readonly now: Instant; readonly filter: LogFilter; readonly from: string | undefined; readonly atLeast?: number },
): Promise<LogPage> {
  const entries: DeliveryEntry[] = []
  let next = from
  for (let pages = 0; pages < mostPages && entries.length < atLeast; pages++) {
    const page = await log.page(source, now, { size: atLeast, ...(next === undefined ? {} : { from: next }) })
    entries.push(...page.entries.filter((entry) => isShown(entry, filter)))
    next = page.next
    if (next === undefined) break
  }
  return { entries, next }
}
