import * as fc from 'fast-check'
import { type DayRule, type Which, withRule } from '../../shared/calendar/dayRule.ts'
import type { Blocks } from '../../shared/calendar/blocks.ts'
import { mergeBlocks, type WeekPattern } from '../../shared/calendar/weekPattern.ts'

/** Blocks on the quarter hour; one in three runs on into the next day. */
const block = fc
  .record({ fromMinute: fc.integer({ min: 0, max: 95 }), length: fc.integer({ min: 1, max: 96 }), isLong: fc.integer({ min: 0, max: 2 }) })
  .map(({ fromMinute, length, isLong }) => {
    const until = isLong === 0 ? fromMinute + length : Math.min(96, fromMinute + 1 + (length % 16))
    return { fromMinute: fromMinute * 15, untilMinute: until * 15 }
  })

export const dayBlocks: fc.Arbitrary<Blocks> = fc.array(block, { maxLength: 3 }).map(mergeBlocks)

const which: fc.Arbitrary<Which> = fc.oneof(
  fc.constantFrom(1, 2, 3, 4, 5, -1, -2).map((place): Which => ({ by: 'place', place })),
  fc
    .tuple(fc.integer({ min: 1, max: 53 }), fc.integer({ min: 0, max: 52 }), fc.integer({ min: 1, max: 3 }))
    .map(([from, more, step]): Which => ({ by: 'weeks', from, to: Math.min(53, from + more), step: more === 0 || from === 53 ? 1 : step })),
  fc.constant<Which>({ by: 'school_holidays' }),
)
const dayRules: fc.Arbitrary<readonly DayRule[]> = fc
  .array(fc.record({ weekday: fc.integer({ min: 0, max: 6 }), which, blocks: dayBlocks }), { maxLength: 4 })
  .map((rules) => rules.reduce<readonly DayRule[]>(withRule, []))

/** Random weeks, some with a word on public holidays, on school holidays or on some of the Sundays. */
export const weekPatterns: fc.Arbitrary<WeekPattern> = fc.record({
  days: fc.array(dayBlocks, { minLength: 7, maxLength: 7 }),
  publicHoliday: fc.option(dayBlocks, { nil: undefined }),
  rules: dayRules,
})
