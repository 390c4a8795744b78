/** What became of the people behind the attempts, as a report may say it. */
import type { Figures } from '../metrics/figures.ts'
import { leastBase, protectedShare } from '../privacy/disclosure/protectedShare.ts'
import type { Findings } from './findings.ts'
import { type About, numberOf } from './printed.ts'
import type { ShownCounts } from './shownCounts.ts'

export type PeopleFindings = Pick<
  Findings,
  'series' | 'people' | 'reached_at_once' | 'later' | 'never' | 'still_open' | 'neverClosed' | 'neverOpen' | 'tenths' | 'laterDelayHours' | 'withheld'
>

export function peopleFindings({ countOf, aboutOf }: ShownCounts, metrics: Figures['metrics']): PeopleFindings {
  const people = metrics.people_by_status
  const neverClosed = aboutOf('people never closed', metrics.never_closed)
  const neverOpen = aboutOf('people never open', metrics.never_open)
  const tenths = tenthsOf(neverClosed, neverOpen)
  return {
    series: aboutOf('series', metrics.series),
    people: aboutOf('people', people.all),
    reached_at_once: aboutOf('people reached_at_once', people.reached_at_once),
    later: aboutOf('people later', people.later),
    never: aboutOf('people never', people.never),
    still_open: aboutOf('people still_open', people.still_open),
    neverClosed,
    neverOpen,
    ...(tenths && { tenths }),
    ...(metrics.later_delay_hours !== null && (people.later.value ?? 0) >= leastBase && { laterDelayHours: toHalf(metrics.later_delay_hours) }),
    withheld: protectedShare(countOf('withheld'), countOf('attempts')),
  }
}

/** Two parts of one whole in tenths, from the numbers as they are shown. */
function tenthsOf(closed: About, open: About): Findings['tenths'] {
  const [a, b] = [numberOf(closed), numberOf(open)]
  if (a === undefined || b === undefined || a + b < leastBase) return undefined
  const tenths = Math.round((10 * a) / (a + b))
  return { closed: tenths, open: 10 - tenths }
}

/** Nobody's own moment can be told from it. */
const toHalf = (hours: number) => Math.max(0.5, Math.round(hours * 2) / 2)
