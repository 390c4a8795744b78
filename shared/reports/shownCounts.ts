/** Counts and estimates of one line and period, as they may be shown. */
import type { MaybeEstimate } from '../contacts/estimate.ts'
import type { LineId, LocalDate } from '../contacts/identifiers.ts'
import { countKey } from '../metrics/protected/linkedCounts.ts'
import { about } from './aboutFinding.ts'
import type { About, Count } from './printed.ts'

export type ShownCounts = {
  readonly countOf: (what: string) => Count
  readonly aboutOf: (what: string, estimate: MaybeEstimate) => About
}

/** @param dates both included */
export function shownCounts(
  printed: ReadonlyMap<string, Count>,
  { line, dates, threshold }: { readonly line: LineId; readonly dates: { readonly from: LocalDate; readonly to: LocalDate }; readonly threshold: number },
): ShownCounts {
  const countOf = (what: string): Count => printed.get(countKey(line, dates, what)) ?? { shown: 'not_measured' }
  return { countOf, aboutOf: (what, estimate) => about(estimate, countOf(what), threshold) }
}
