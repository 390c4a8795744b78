import * as fc from 'fast-check'
import { type Blocks, mergeBlocks, type WeekPattern } from '../../shared/calendar/weekPattern.ts'

/** Blocks on the quarter hour; one in three runs on into the next day. */
const block = fc
  .record({ fromMinute: fc.integer({ min: 0, max: 95 }), length: fc.integer({ min: 1, max: 96 }), isLong: fc.integer({ min: 0, max: 2 }) })
  .map(({ fromMinute, length, isLong }) => {
    const until = isLong === 0 ? fromMinute + length : Math.min(96, fromMinute + 1 + (length % 16))
    return { fromMinute: fromMinute * 15, untilMinute: until * 15 }
  })

export const dayBlocks: fc.Arbitrary<Blocks> = fc.array(block, { maxLength: 3 }).map(mergeBlocks)

/** Random weeks, some with a word on public holidays. */
export const weekPatterns: fc.Arbitrary<WeekPattern> = fc.record({
  days: fc.array(dayBlocks, { minLength: 7, maxLength: 7 }),
  publicHoliday: fc.option(dayBlocks, { nil: undefined }),
})
