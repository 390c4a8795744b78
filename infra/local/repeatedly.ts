import { setTimeout as pause } from 'node:timers/promises'

/**
 * Does something again and again until it is stopped; a process that has nothing else to do does not wait for the next time.
 * @param afterMs how long to wait until the first time, and from one time until the next, in milliseconds
 */
export function repeatedly(
  work: () => Promise<void>,
  afterMs: { readonly first: number; readonly next: () => number },
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const passes = (ms: number): Promise<boolean> => pause(ms, true, { signal: stopping.signal, ref: false }).catch(() => false)
  const keepWorking = async () => {
    for (let wait = afterMs.first; await passes(wait); wait = afterMs.next()) await work()
  }
  const working = keepWorking()
  return {
    /** Settled when what is under way is done. */
    stop: async () => {
      stopping.abort()
      await working
    },
  }
}
