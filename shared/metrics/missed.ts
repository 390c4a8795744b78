/** Whom we did not reach: attempts by cause and outcome, series, needs and people. */
import { causes } from '../contacts/cause.ts'
import type { NeedStatus } from '../contacts/series.ts'
import { outcomes, reasons } from '../dayfiles/dayColumns.ts'
import type { MaybeEstimate } from '../contacts/estimate.ts'
import type { ByStatus, MissedFigures } from './figures.ts'
import type { PeopleFigures } from './people/peopleFigures.ts'
import { attemptCounts, type Tally } from './tally.ts'

/** Joins sums and people into the figures of the missed page. */
export function missedFigures(tallied: Tally, people: PeopleFigures, unit: 'people' | 'series' | 'attempts'): MissedFigures {
  const counts = totalCounts(tallied)
  const byCause = causes.map((_, index) => sumEvery(tallied.byVerdict, 16, index + 1))
  const outcome = (name: (typeof outcomes)[number], menu?: 0 | 1) =>
    sumOutcomes(tallied.byOutcome, (o, _reason, inMenu) => o === name && (menu === undefined || menu === inMenu))
  const turnedAway = (name: (typeof reasons)[number]) => sumOutcomes(tallied.byOutcome, (o, reason) => o === 'turned_away' && reason === name)
  const { estimate } = people
  const [closedAttempts, closedAnswered, openAttempts, openAnswered] = [
    (tallied.byOpen[0] ?? 0) + (tallied.byOpen[1] ?? 0),
    tallied.byOpen[1] ?? 0,
    (tallied.byOpen[2] ?? 0) + (tallied.byOpen[3] ?? 0),
    tallied.byOpen[3] ?? 0,
  ]
  const inUnit = unit === 'people' ? estimate.peopleByStatus : estimate.needsByStatus
  return {
    ...counts,
    cause: Object.fromEntries(causes.map((cause, index) => [cause, byCause[index] ?? 0])) as MissedFigures['cause'], // every cause is a key, by construction
    outcome: {
      answered: outcome('answered'),
      left_in_queue: outcome('left', 0),
      left_in_menu: outcome('left', 1),
      turned_away: outcome('turned_away'),
      voicemail: outcome('voicemail'),
      unknown: outcome('unknown'),
    },
    turned_away: {
      closed: turnedAway('closed'),
      full: turnedAway('full'),
      no_agents: turnedAway('no_agents'),
      blocked: turnedAway('blocked'),
      error: turnedAway('error'),
      timeout: turnedAway('timeout'),
      not_admitted: turnedAway('not_admitted'),
    },
    arrived_open: { attempts: openAttempts, answered: openAnswered, missed: openAttempts - openAnswered },
    arrived_closed: { attempts: closedAttempts, answered: closedAnswered, missed: closedAttempts - closedAnswered },
    closed_by_system: tallied.closedBySystem,
    at_closing: tallied.atClosing,
    series: estimate.series,
    needs: estimate.needs,
    people: estimate.people,
    needs_by_status: withAll(estimate.needs, estimate.needsByStatus),
    people_by_status: withAll(estimate.people, estimate.peopleByStatus),
    ...inUnit,
    never_closed: people.neverClosed,
    never_open: people.neverOpen,
    later_delay_hours: people.laterDelayHours,
    withheld: tallied.withheld,
    unlinked: tallied.unlinked,
    withheld_share: counts.attempts === 0 ? null : (tallied.withheld + tallied.unlinked) / counts.attempts,
    most_by_one_caller_in_a_day: people.mostByOneCallerInADay,
    ...(people.mixedShare > 0 && { withheld_now_and_then: people.mixedShare }),
    ...(people.mostCountedTwice > 0 && { counted_twice_at_most: people.mostCountedTwice }),
  }
}

const withAll = (all: MaybeEstimate, parts: Readonly<Record<NeedStatus, MaybeEstimate>>): ByStatus => ({ all, ...parts })

function totalCounts(tallied: Tally) {
  const sums = new Float64Array(5)
  for (let i = 0; i < tallied.byDateHour.length; i++) sums[i % 5] = (sums[i % 5] ?? 0) + (tallied.byDateHour[i] ?? 0)
  return attemptCounts(sums)
}
function sumEvery(counts: Uint32Array, step: number, offset: number): number {
  let sum = 0
  for (let i = offset; i < counts.length; i += step) sum += counts[i] ?? 0
  return sum
}
function sumOutcomes(counts: Uint32Array, picks: (outcome: (typeof outcomes)[number], reason: (typeof reasons)[number], inMenu: 0 | 1) => boolean): number {
  let sum = 0
  outcomes.forEach((outcome, o) => {
    reasons.forEach((reason, r) => {
      for (const inMenu of [0, 1] as const) if (picks(outcome, reason, inMenu)) sum += counts[(o * 8 + r) * 2 + inMenu] ?? 0
    })
  })
  return sum
}
