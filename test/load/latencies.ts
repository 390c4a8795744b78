export type Latencies = { readonly count: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly most: number }

/** Milliseconds, each the smallest that so many of the answers were within. All zero where there is none. */
export function latenciesOf(milliseconds: readonly number[]): Latencies {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const within = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { count: sorted.length, p50: within(0.5), p95: within(0.95), p99: within(0.99), most: within(1) }
}

/** W12: 99 of 100 answers within a second, none after three. */
export const isWithinPromise = ({ p99, most }: Latencies): boolean => p99 <= 1_000 && most <= 3_000
