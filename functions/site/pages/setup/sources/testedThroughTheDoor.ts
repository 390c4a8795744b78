/** Sends a test event and looks for it in the log, so that "it arrived" is only said of what was stored. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '../../../../../shared/contacts/identifiers.ts'
import type { Source } from '../../../../../shared/settings/settings.ts'
import type { SourceConnections } from '../../../dependencies.ts'

export type TestOutcome = 'arrived' | 'not_seen' | 'refused' | 'unavailable' | 'unreachable' | 'not_possible'

const longestLookMs = 3_000
const lookEveryMs = 150
/** The door learns of a new source within a second. */
const settleMs = 1_100

export async function testedThroughTheDoor(
  source: Source,
  { sendTest, deliveries }: Pick<SourceConnections, 'sendTest' | 'deliveries'>,
  now: () => Instant,
): Promise<TestOutcome> {
  const startedAt = now()
  let sent = await sendTest(source)
  if (sent.outcome === 'answered' && sent.status === 404) {
    await pause(settleMs)
    sent = await sendTest(source)
  }
  if (sent.outcome === 'notPossible') return 'not_possible'
  if (sent.outcome === 'unreachable') return 'unreachable'
  if (sent.status >= 500) return 'unavailable'
  if (sent.status < 200 || sent.status > 299) return 'refused'
  for (const until = now() + longestLookMs; now() <= until; await pause(lookEveryMs)) {
    const { entries } = await deliveries.page(source.id, now(), { size: 20 })
    // The log tells times to the second.
    if (entries.some(({ reason, receivedAt }) => reason === 'test_event' && receivedAt >= Math.floor(startedAt / 1000) * 1000)) return 'arrived'
  }
  return 'not_seen'
}
