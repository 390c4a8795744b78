import { randomOf } from './random.ts'
import type { Scenario } from './scenario.ts'

/** Somebody who may call one of the invented helplines; everything about them follows from their key. */
export type Person = {
  readonly key: string
  /** As the telephone system tells it, one spelling or another; undefined when withheld. Never a number that exists. */
  readonly number: string | undefined
  readonly isFrequent: boolean
  readonly knowsHours: boolean
}

export function personOf(scenario: Scenario, key: string, isFrequent = false): Person {
  const random = randomOf(scenario.lineId, 'person', key)
  const isWithheld = random.isTrue(isFrequent ? scenario.withheldShare * 0.7 : scenario.withheldShare)
  const knowsHours = random.isTrue(isFrequent ? 0.6 : scenario.knowsHoursShare)
  // Eleven digits behind a country code that nobody has: as good as never twice the same.
  const digits = String(random.below(1e6)).padStart(6, '0') + String(random.below(1e5)).padStart(5, '0')
  const spelling = random.isTrue(0.1) ? '00999' : '+999'
  return { key, number: isWithheld ? undefined : spelling + digits, isFrequent, knowsHours }
}
