/** Hides cells until every small count could still have any small value, then shows again those whose hiding turned out not to be needed. */
import type { Board, Entry } from './countBoard.ts'
import { PossibleCounts } from './possibleCounts.ts'
import { boundsOf, hiddenCount } from './printedCount.ts'

/**
 * Changes what the entries print.
 * @returns keys of the small counts that cannot be protected any more, as too much about them is out already
 */
export function hideUntilSafe(board: Board): readonly string[] {
  const before = board.entries.map(({ printed, bounds }) => ({ printed, bounds }))
  const unproven = hideAsNeeded(board)
  if (unproven.length > 0) return hideEverything(board)
  showAgain(board, before)
  return []
}

/** Where nothing could be proven within the limit, every cell is hidden; then only what is already out can give something away. */
function hideEverything(board: Board): readonly string[] {
  board.entries.forEach(({ printed, isOut }, position) => {
    if (printed !== undefined && !isOut) hide(board, position)
  })
  return board.entries.some(({ isOut }) => isOut) ? hideAsNeeded(board) : []
}

/** Hiding only ever widens what is possible, so what is proven once stays proven. */
function hideAsNeeded(board: Board): readonly string[] {
  const possible = possibleOf(board)
  const unproven: string[] = []
  board.entries.forEach((entry, position) => {
    while (!isSafe(possible, board, position)) {
      const next = nextToHide(possible, board, position)
      if (next.length === 0) {
        unproven.push(entry.key)
        break
      }
      for (const hidden of next) {
        hide(board, hidden)
        possible.widen(hidden, board.entries[hidden]?.bounds ?? { low: 0, high: 0 })
      }
    }
  })
  return unproven
}

/** Shows again what was hidden for the sake of a cell that had to be hidden later anyway; the most important first. */
function showAgain(board: Board, before: readonly Pick<Entry, 'printed' | 'bounds'>[]): void {
  const hidden = board.entries.flatMap(({ printed }, position) =>
    printed?.shown === 'hidden' && before[position]?.printed?.shown !== 'hidden' ? [position] : [],
  )
  for (const position of hidden.sort((a, b) => (isMissedLess(board, a, b) ? 1 : -1)).slice(0, mostShownAgain)) {
    Object.assign(board.entries[position] ?? {}, before[position])
    if (!isAllSafe(board)) hide(board, position)
  }
}
/** Each is a proof of its own for the whole board. */
const mostShownAgain = 40

function isAllSafe(board: Board): boolean {
  const possible = possibleOf(board)
  return board.entries.every((_, position) => isSafe(possible, board, position))
}

const possibleOf = ({ entries, equations }: Board) =>
  new PossibleCounts(
    entries.map(({ count }) => count),
    entries.map(({ bounds }) => bounds),
    equations,
  )

function hide({ entries, threshold }: Board, position: number): void {
  const entry = entries[position]
  if (entry === undefined) return
  entry.printed = hiddenCount
  entry.bounds = boundsOf(hiddenCount, entry.count, threshold)
}

/** What must stay possible for a count: each of the small values, or only so many different values; undefined: no demand. */
function wantedOf({ printed, count, isOne, isSum }: Entry, threshold: number): { readonly top: number } | { readonly many: number } | undefined {
  if (printed?.shown === 'below') return { top: printed.threshold - 1 }
  const isSmall = count > 0 && count < threshold
  if (printed?.shown !== 'hidden' || !(isOne || isSmall)) return undefined
  // A small sum of small parts cannot be 1, and many calls of one caller cannot be few.
  return isSmall && !isSum ? { top: threshold - 1 } : { many: threshold - 1 }
}

function isSafe(possible: PossibleCounts, { entries, threshold }: Board, position: number): boolean {
  const entry = entries[position]
  const wanted = entry && wantedOf(entry, threshold)
  if (entry === undefined || wanted === undefined) return true
  return 'top' in wanted ? takesEach(possible, position, wanted.top) : takesMany(possible, position, wanted.many)
}

/**
 * Whether every value from 1 to the top is possible. The search may step over a value or get stuck, and reach it from a later position, so each is tried
 * again.
 */
function takesEach(possible: PossibleCounts, position: number, top: number): boolean {
  const seen = possible.valuesOf(position)
  const missing = () => Array.from({ length: top }, (_, index) => index + 1).filter((value) => !seen.has(value))
  for (let round = 0; round < mostRounds && missing().length > 0; round++) {
    for (const end of [1, top]) possible.stretch(position, end)
    for (const value of missing()) possible.stretch(position, value)
  }
  return missing().length === 0
}
const mostRounds = 3

function takesMany(possible: PossibleCounts, position: number, many: number): boolean {
  const seen = possible.valuesOf(position)
  const [first = 0] = seen
  for (let away = many; away > 0 && seen.size < many; away--)
    for (const value of [first + away, first - away]) if (value >= 0) possible.stretch(position, value)
  return seen.size >= many
}

/**
 * Which cell to hide: of those that stand in the way, the least important; if none may be hidden, the cell itself; all of them where the search names
 * none.
 */
function nextToHide(possible: PossibleCounts, board: Board, position: number): readonly number[] {
  const entry = board.entries[position]
  const wanted = entry && wantedOf(entry, board.threshold)
  if (entry === undefined || wanted === undefined) return []
  const targets = 'top' in wanted ? [1, wanted.top] : [Math.max(0, entry.count - wanted.many), entry.count + wanted.many]
  const blockers = targets.flatMap((target) => possible.stretch(position, target).blockers)
  const [first, ...others] = blockers.filter((index) => canHide(board, index))
  if (first !== undefined) return [others.reduce((best, own) => (isMissedLess(board, own, best) ? own : best), first)]
  if (canHide(board, position)) return [position]
  return board.entries.flatMap((_, index) => (canHide(board, index) ? [index] : []))
}

function canHide({ entries }: Board, position: number): boolean {
  const { printed, count, isOut = true, isSum = false } = entries[position] ?? {}
  if (printed === undefined || isOut) return false
  switch (printed.shown) {
    case 'number':
      return true
    case 'below':
      return isSum
    case 'hidden':
      return false
    case 'not_measured':
      // Who knows the rules knows that this is 0.
      return count === 0
  }
}

/** By importance; then what is hidden already as too small, then numbers, then zeros; then the smallest. */
function isMissedLess({ entries }: Board, a: number, b: number): boolean {
  const [own = [], other = []] = [a, b].map((position) => {
    const { printed, count = 0, importance = 0 } = entries[position] ?? {}
    const kind = printed?.shown === 'below' ? 0 : count === 0 ? 2 : 1
    return [importance, kind, count, position]
  })
  const differs = own.findIndex((cost, index) => cost !== other[index])
  return differs >= 0 && (own[differs] ?? 0) < (other[differs] ?? 0)
}
