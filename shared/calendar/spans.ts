/** Arithmetic on stretches of time: half-open `[from, until)`, in one unit, sorted and apart. */
export type Span = { readonly from: number; readonly until: number }

/** Any heap of spans, sorted and melted together where they touch; empty ones vanish. */
export function merge(spans: readonly Span[]): readonly Span[] {
  const merged: { from: number; until: number }[] = []
  for (const { from, until } of [...spans].filter((span) => span.from < span.until).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until)
    else merged.push({ from, until })
  }
  return merged
}

/** What lies in both. */
export function intersect(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const common: Span[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i], b[j]]
    if (left === undefined || right === undefined) break
    const from = Math.max(left.from, right.from)
    const until = Math.min(left.until, right.until)
    if (from < until) common.push({ from, until })
    if (left.until < right.until) i++
    else j++
  }
  return common
}

/** What lies in every list; nothing when there is no list. */
export const inAll = (lists: readonly (readonly Span[])[]): readonly Span[] => lists.slice(1).reduce((common, list) => intersect(common, list), lists[0] ?? [])

/** What lies in `whole` and not in `holes`. */
export function subtract(whole: readonly Span[], holes: readonly Span[]): readonly Span[] {
  const left: Span[] = []
  let next = 0
  for (const span of whole) {
    let from = span.from
    while (next < holes.length && (holes[next]?.until ?? 0) <= from) next++
    for (let hole = next; hole < holes.length; hole++) {
      const { from: start, until: end } = holes[hole] ?? { from: span.until, until: span.until }
      if (start >= span.until) break
      if (from < start) left.push({ from, until: start })
      from = Math.max(from, end)
    }
    if (from < span.until) left.push({ from, until: span.until })
  }
  return left
}

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, until }) => sum + until - from, 0)

/** For walking forward in time: the span that covers a moment, or undefined. Moments must not go back. */
export function coverWalker(spans: readonly Span[]): (moment: number) => Span | undefined {
  let next = 0
  return (moment) => {
    while (next < spans.length && (spans[next]?.until ?? 0) <= moment) next++
    const span = spans[next]
    return span !== undefined && span.from <= moment ? span : undefined
  }
}
