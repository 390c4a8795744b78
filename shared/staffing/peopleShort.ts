/** Expected number of people who will not get through, with a range. The range of several hours together is narrower than the sum of their ranges. */
import { countRange } from './dispersion.ts'

export type PeopleRange = { readonly value: number; readonly low: number; readonly high: number }
export type PeopleShort = PeopleRange & {
  /** Variance by chance, of each hour on its own. */
  readonly chance: number
  /** Standard deviation from causes that neighbouring hours share: a busy evening is busy throughout. */
  readonly shared: number
  /** Standard deviation from a level that was foreseen too high or too low: all hours that are foreseen share it. */
  readonly ofLevel: number
}

export const nobodyShort: PeopleShort = { value: 0, low: 0, high: 0, chance: 0, shared: 0, ofLevel: 0 }

/** @param level such as 0.9: the range holds so often */
export function peopleShort({ value, chance, shared, ofLevel }: Omit<PeopleShort, 'low' | 'high'>, level: number): PeopleShort {
  if (value <= 0) return nobodyShort
  return { value, chance, shared, ofLevel, ...countRange(value, (chance + shared ** 2 + ofLevel ** 2) / value, level) }
}

/** Of neighbouring hours. */
export function togetherInStretch(parts: readonly PeopleShort[], level: number): PeopleShort {
  const sum = (of: keyof PeopleShort) => parts.reduce((total, own) => total + own[of], 0)
  return peopleShort({ value: sum('value'), chance: sum('chance'), shared: sum('shared'), ofLevel: sum('ofLevel') }, level)
}

/** Of stretches that lie apart: each is busy or quiet on its own, around one level. */
export function togetherApart(parts: readonly PeopleShort[], level: number): PeopleShort {
  const chance = parts.reduce((total, own) => total + own.chance + own.shared ** 2, 0)
  const sum = (of: 'value' | 'ofLevel') => parts.reduce((total, own) => total + own[of], 0)
  return peopleShort({ value: sum('value'), chance, shared: 0, ofLevel: sum('ofLevel') }, level)
}
