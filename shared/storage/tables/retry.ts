/** How long to wait before asking again for what the store left undone. */
import { setTimeout as pause } from 'node:timers/promises'
import { StoreBusy } from './storeAway.ts'

const firstPauseMs = 25
const longestPauseMs = 2000
const mostAttempts = 12

/**
 * Waits with full jitter, twice as long at most each time.
 * @throws after the twelfth attempt: the store is refusing, and whoever asked must know.
 */
export async function pauseBefore(attempt: number): Promise<void> {
  if (attempt > mostAttempts) throw new StoreBusy('the store left a batch unprocessed twelve times')
  await pause(Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt))
}
