import type { Definitions } from './settings.ts'
import type { LocalDate } from '../contacts/identifiers.ts'

/** The version that holds on a local date; before the first one, the first. @throws RangeError without any version. */
export function definitionsOn(versions: readonly Definitions[], date: LocalDate): Definitions {
  const sorted = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const holds = sorted.findLast(({ from }) => from <= date) ?? sorted[0]
  if (holds === undefined) throw new RangeError('settings without definitions')
  return holds
}
