/** When each request of a load is due, whatever becomes of those before it: a sender does not wait because the one it sends to is slow. */

export type LoadPlan = {
  readonly seconds: number
  /** Signed deliveries a second, all the time. */
  readonly events: number
  /** Signed deliveries beside those, spread over ten seconds in the middle. */
  readonly burst: number
  /** Requests a second that nobody signed. */
  readonly unsigned: number
}
export type Arrival = { /** Milliseconds after the start. */ readonly at: number; readonly isSigned: boolean }

const burstSeconds = 10
/** A load is a test: it ends by itself, and a slip of the finger does not send for a day. */
const most: LoadPlan = { seconds: 3_600, events: 1_000, burst: 10_000, unsigned: 5_000 }

/** @throws Error for a number that is none, below nothing or above what a test may ask */
export function checkedPlan(plan: LoadPlan): LoadPlan {
  for (const [name, value] of Object.entries(plan)) {
    const largest = Object.entries(most).find(([own]) => own === name)?.[1] ?? 0
    if (!Number.isInteger(value) || value < 0 || value > largest) throw new Error(`--${name} must be a whole number from 0 to ${largest}`)
  }
  if (plan.seconds === 0) throw new Error('--seconds must be at least 1')
  return plan
}

/** In order of time. */
export function arrivals({ seconds, events, burst, unsigned }: LoadPlan): readonly Arrival[] {
  const spread = (count: number, from: number, length: number, isSigned: boolean): Arrival[] =>
    Array.from({ length: count }, (_, n) => ({ at: from + (n / count) * length, isSigned }))
  const burstLength = Math.min(burstSeconds, seconds) * 1_000
  const all = [
    ...spread(events * seconds, 0, seconds * 1_000, true),
    ...spread(burst, (seconds * 1_000 - burstLength) / 2, burstLength, true),
    ...spread(unsigned * seconds, 0, seconds * 1_000, false),
  ]
  return all.sort((a, b) => a.at - b.at)
}
