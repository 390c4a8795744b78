/** A week as people say it: days with the same hours together, runs of days as "Monday to Thursday". Data only; words are elsewhere. */
import type { DayRule, Which } from './dayRule.ts'
import type { Block, Blocks } from './blocks.ts'
import { type BlockAsRead, blockAsRead, writeTimes } from './weekPattern.ts'

/** First and last ISO weekday, the same for one day alone. */
export type DayRun = { readonly first: number; readonly last: number }
export type ReadableDays = { readonly runs: readonly DayRun[]; readonly blocks: readonly BlockAsRead[] }
export type ReadableRule = ReadableDays & { readonly which: Which }

/** In the order of each group's first day; a group without blocks is closed. @param days seven, Monday first */
export function readableDays(days: readonly Blocks[]): readonly ReadableDays[] {
  const groups = Map.groupBy([...days.keys()], (day) => writeTimes(days[day] ?? []))
  return [...groups.values()].map((own) => ({ runs: runsOf(own), blocks: readableBlocks(days[own[0] ?? 0] ?? []) }))
}

/** Rules of one choice with the same hours together, in the order of the first of them. */
export function readableRules(rules: readonly DayRule[]): readonly ReadableRule[] {
  const groups = Map.groupBy(rules, ({ which, blocks }) => JSON.stringify([which, blocks]))
  return [...groups.values()].flatMap((own) =>
    own[0] === undefined ? [] : [{ which: own[0].which, runs: runsOf(own.map(({ weekday }) => weekday).sort()), blocks: readableBlocks(own[0].blocks) }],
  )
}

export const readableBlocks = (blocks: readonly Block[]): readonly BlockAsRead[] => blocks.map(blockAsRead)

/** Two days in a row are named each; three and more become a run. */
function runsOf(days: readonly number[]): readonly DayRun[] {
  const runs: { first: number; last: number }[] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run?.last === day) run.last = day + 1
    else runs.push({ first: day + 1, last: day + 1 })
  }
  return runs.flatMap(({ first, last }) =>
    last === first + 1
      ? [
          { first, last: first },
          { first: last, last },
        ]
      : [{ first, last }],
  )
}
