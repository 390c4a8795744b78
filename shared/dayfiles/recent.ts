/** What was used most recently, up to a weight: a warm process keeps it, and what was used longest ago goes first. */
export type Recent<Value> = { readonly get: (key: string) => Value | undefined; readonly set: (key: string, value: Value, weight: number) => void }

/** @param most weight of all that is kept; what is heavier by itself is not kept */
export function recent<Value>(most: number): Recent<Value> {
  const kept = new Map<string, { readonly value: Value; readonly weight: number }>()
  let weight = 0
  const forget = (key: string) => {
    weight -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    get: (key) => {
      const known = kept.get(key)
      if (known === undefined) return undefined
      kept.delete(key)
      kept.set(key, known)
      return known.value
    },
    set: (key, value, own) => {
      forget(key)
      kept.set(key, { value, weight: own })
      weight += own
      for (const oldest of kept.keys()) {
        if (weight <= most) break
        forget(oldest)
      }
    },
  }
}

/** Keeps the answers to the last few questions, which are not worked out again. */
export function lastFew<Answer>(most: number): (key: string, answer: () => Answer) => Answer {
  const kept = recent<{ readonly answer: Answer }>(most)
  return (key, answer) => {
    const known = kept.get(key) ?? { answer: answer() }
    kept.set(key, known, 1)
    return known.answer
  }
}
