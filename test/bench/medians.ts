/** Times things against each other in one run: taken in turns, so that a slow moment of the machine falls on all of them. */
export type Timed = Readonly<Record<string, () => unknown>>

/** @returns the median of each, in milliseconds */
export async function medians<Names extends string>(
  rounds: number,
  timed: Readonly<Record<Names, () => unknown>>,
  warmUp = 2,
): Promise<Readonly<Record<Names, number>>> {
  const names = Object.keys(timed) as Names[]
  const taken = new Map<Names, number[]>(names.map((name) => [name, []]))
  for (let round = -warmUp; round < rounds; round++) {
    // Every other round backwards: whoever comes second finds warmer caches.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const began = performance.now()
      await timed[name]()
      if (round >= 0) taken.get(name)?.push(performance.now() - began)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<Names, number>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2
}
