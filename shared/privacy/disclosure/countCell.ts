/** Counts that are to be printed outside the organisation, before protection: the true counts, and which of them add up to which. */

export type CountCell = {
  /** The same key with the same count is the same number, also in another table or an earlier release. */
  readonly key: string
  /** True count, whole, 0 or more. */
  readonly count: number
  /** Share of the count, 0..1, that comes from the busiest caller alone, where callers can be recognised. Above a half the cell is hidden. */
  readonly largestCallerShare?: number
  /** How much of the cell's time was measured; absent: `full`. A 0 is shown only where all of it was measured; where none was, nothing is shown. */
  readonly measured?: 'full' | 'partly' | 'none'
  /** Never printed itself, but part of a sum that is; absent: it is printed. */
  readonly published?: boolean
  /** Cells that must be hidden to protect another are chosen from low importance to high; absent: 0. */
  readonly importance?: number
}

/** `parts` add up to `total`, or with `atMost` to no more than it. */
export type Relation = { readonly parts: readonly string[]; readonly total: string; readonly atMost?: boolean }

/** @throws RangeError for counts that are no counts, keys that are missing or doubled, and sums that do not hold. */
export function checkTables(cells: readonly CountCell[], relations: readonly Relation[]): void {
  const counts = new Map(cells.map(({ key, count }) => [key, count]))
  if (counts.size < cells.length) throw new RangeError('a count with the same key twice')
  if (cells.some(({ count }) => !Number.isSafeInteger(count) || count < 0)) throw new RangeError('a count that is not a whole number of 0 or more')
  const countOf = (key: string) => {
    const count = counts.get(key)
    if (count === undefined) throw new RangeError(`no count with the key ${key}`)
    return count
  }
  for (const { parts, total, atMost } of relations) {
    const sum = parts.reduce((all, key) => all + countOf(key), 0)
    if (atMost === true ? sum > countOf(total) : sum !== countOf(total)) throw new RangeError(`the parts of ${total} do not add up to it`)
  }
}
