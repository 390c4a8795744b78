/** Blocks that overlap or touch: perhaps one block was meant, perhaps it is a typing error. Found in the text as typed, before such blocks are merged. */
import type { Block } from './blocks.ts'

export type BlockClash = {
  /** 0 is Monday: the day of the first block. */
  readonly weekday: number
  readonly first: Block
  readonly second: Block
  /** `over_midnight`: the first runs on past midnight into the second, of the next day. */
  readonly how: 'overlap' | 'touch' | 'over_midnight'
}

/** @param days seven, Monday first */
export function blockClashes(days: readonly (readonly Block[])[]): readonly BlockClash[] {
  return days.flatMap((blocks, weekday) => {
    const sorted = blocks.toSorted((a, b) => a.fromMinute - b.fromMinute)
    const tomorrow = days[(weekday + 1) % 7] ?? []
    return [
      ...sorted.slice(1).flatMap((second, n): readonly BlockClash[] => {
        const first = sorted[n]
        if (first === undefined || second.fromMinute > first.untilMinute) return []
        return [{ weekday, first, second, how: second.fromMinute === first.untilMinute ? 'touch' : 'overlap' }]
      }),
      ...sorted.flatMap((first) =>
        tomorrow
          .filter((second) => second.fromMinute < first.untilMinute - 1_440)
          .map((second): BlockClash => ({ weekday, first, second, how: 'over_midnight' })),
      ),
    ]
  })
}
