/**
 * Disclosure control: counts below the threshold print as `<10`, the rest rounded, and as many others are hidden as it takes so that nobody who
 * adds and subtracts everything that ever left the organisation can rule out any value below the threshold for any `<10`.
 */
import { type CountCell, checkTables, type Relation } from './countCell.ts'
import { countBoard, type Release, type Tables } from './countBoard.ts'
import { hideUntilSafe } from './hideUntilSafe.ts'
import { leastThreshold, type PrintedCount, usualThreshold } from './printedCount.ts'

export type { Release, Tables }
export type Protection = {
  /** 5 or more; absent: 10. */
  readonly threshold?: number
  /** Everything that left the organisation about the same line before, oldest first. */
  readonly earlier?: readonly Release[]
}
export type ProtectedCounts = {
  /** Of every published cell. */
  readonly printed: ReadonlyMap<string, PrintedCount>
  /** Keys of counts that earlier releases already give away: a release with any of these must not go out. */
  readonly unproven: readonly string[]
}

/** @throws RangeError for a threshold under 5 and for tables whose sums do not hold. */
export function protectCounts(
  cells: readonly CountCell[],
  relations: readonly Relation[],
  { threshold = usualThreshold, earlier = [] }: Protection = {},
): ProtectedCounts {
  if (!Number.isSafeInteger(threshold) || threshold < leastThreshold) throw new RangeError(`the threshold is ${leastThreshold} or more`)
  checkTables(cells, relations)
  const board = countBoard({ cells, relations }, earlier, threshold)
  const unproven = hideUntilSafe(board)
  const known = new Map(board.entries.map(({ key, count, printed }) => [`${count} ${key}`, printed]))
  const printed = cells.flatMap(({ key, count, published = true }): readonly (readonly [string, PrintedCount])[] => {
    const own = published ? known.get(`${count} ${key}`) : undefined
    return own === undefined ? [] : [[key, own]]
  })
  return { printed: new Map(printed), unproven }
}

/** @throws RangeError as `protectCounts`, and where what is out already gives a small count of these tables away. */
export function protectRelease(id: string, tables: Tables, protection: Protection = {}): Release {
  const { printed, unproven } = protectCounts(tables.cells, tables.relations, protection)
  if (unproven.length > 0) throw new RangeError(`earlier releases say too much about ${unproven.join(', ')}`)
  return { ...tables, id, threshold: protection.threshold ?? usualThreshold, printed }
}
