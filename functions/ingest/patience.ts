/** How long the door takes for a request at most: after three seconds the first senders give up, and a call would be counted as not delivered (W12). */

export type Patience = {
  /** Milliseconds until so much time of ours has gone by in this request. */
  readonly left: (until: number) => number
  /** What the sender takes to send is not ours. */
  readonly without: <Answer>(waiting: Promise<Answer>) => Promise<Answer>
}

/**
 * Milliseconds of ours since a request came, by which each step is done or given up. Keys have two tries of 800 ms (K9). What is left of the three seconds is
 * for the network, and for a function that starts.
 */
export const doneBy = { secrets: 1_200, keys: 1_800, table: 1_900, spill: 2_400, counts: 2_500 } as const

/** A table that is there answers within some hundredths of a second; a first request over a new connection takes a few tenths. */
const tableMs = 1_000
/** For so long after it was waited for in vain, requests do not pile up behind it. */
const awayMs = 5_000
/** A table that is back is noticed within this. */
const leastMs = 250

export function patienceOf(now: () => number): Patience {
  let from = now()
  return {
    // The clock may be set back meanwhile.
    left: (until) => Math.min(until, Math.max(leastMs, until - (now() - from))),
    without: async (waiting) => {
      const began = now()
      try {
        return await waiting
      } finally {
        from += now() - began
      }
    },
  }
}

export type TablePatience = { readonly waitMs: (at: number, patience: Patience) => number; readonly noteMissed: (at: number) => void }

/** How long one write into the table is waited for, before what was to be written goes into the spill. Times are UTC milliseconds. */
export function tablePatience(): TablePatience {
  let missedAt = Number.NEGATIVE_INFINITY
  return {
    waitMs: (at, patience) => (Math.abs(at - missedAt) < awayMs ? leastMs : Math.min(tableMs, patience.left(doneBy.table))),
    noteMissed: (at) => {
      missedAt = at
    },
  }
}
