import type { OpeningHoursProblem } from './openingHoursProblem.ts'

/** A piece of pasted opening hours that could not be taken over, and why. */
export type LeftOut = {
  readonly piece: string
  /** `hours`: cannot be read as hours, see `problem`. `season`: holds for a part of the year only. */
  readonly why: 'hours' | 'season' | 'times' | 'day' | 'json' | 'nothing_found'
  readonly problem?: OpeningHoursProblem
}
