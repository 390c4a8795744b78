/** One plan's draws as the figures that are printed of it. */
import { drawCount, type PlanEstimate } from './caseEvidence.ts'
import type { PlanAnswer, PlanDraws } from './case.ts'
import { costPerPerson } from './costPerPerson.ts'
import { combined, estimateOf } from './drawEstimate.ts'

export type PlanFigures = Pick<
  PlanAnswer,
  | 'needsPerYear'
  | 'peoplePerYear'
  | 'earlierPerYear'
  | 'medianHoursEarlier'
  | 'neverReachedShare'
  | 'peoplePerTenStaffHours'
  | 'staffHoursPerYear'
  | 'costPerYear'
  | 'costPerPerson'
  | 'parts'
  | 'ifNewcomers'
  | 'draws'
>
export type About = { readonly level: number /** People never reached a year. */; readonly never: number; readonly costPerStaffHour: number | undefined }

/** Newcomers as a share of the needs ever recorded in these hours. */
const newcomerShares = [0.25, 0.5] as const

export function planFigures({ draws, parts, medianHoursEarlier }: PlanEstimate, { level, never, costPerStaffHour }: About): PlanFigures {
  const { people, needs, earlier, earlierOfWaiting, staffHours } = draws
  const needsPerYear = estimateOf(needs, level)
  const hours = estimateOf(staffHours, level).value
  const cost = costPerStaffHour === undefined ? undefined : costPerPerson(draws, costPerStaffHour, level)
  const newcomers = (share: number) => share * parts.turnedAway * parts.throughShare
  return {
    needsPerYear,
    peoplePerYear: estimateOf(people, level),
    earlierPerYear: { ...estimateOf(earlier, level), high: estimateOf(combined(earlier, earlierOfWaiting, added), level).high },
    ...(medianHoursEarlier !== undefined && { medianHoursEarlier }),
    ...(never > 0 && { neverReachedShare: scaled(estimateOf(people, level), 1 / never) }),
    ...(hours > 0 && {
      peoplePerTenStaffHours: estimateOf(
        combined(people, staffHours, (own, spent) => (spent > 0 ? (10 * own) / spent : 0)),
        level,
      ),
    }),
    staffHoursPerYear: hours,
    ...(costPerStaffHour !== undefined && { costPerYear: costPerStaffHour * hours }),
    ...(cost !== undefined && { costPerPerson: cost }),
    parts,
    ifNewcomers: newcomerShares.map((share) => ({
      share,
      needs: { value: needsPerYear.value + newcomers(share), low: needsPerYear.low + newcomers(share), high: needsPerYear.high + newcomers(share) },
    })),
    draws,
  }
}

const added = (a: number, b: number) => a + b

const scaled = ({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }, by: number) => ({
  value: value * by,
  low: low * by,
  high: high * by,
})

/** Doing nothing: by definition nobody more, for nothing. */
export function nothingPlan(level: number, never: number): PlanAnswer {
  const zeros = () => new Float64Array(drawCount)
  const draws: PlanDraws = { needs: zeros(), people: zeros(), earlier: zeros(), earlierOfWaiting: zeros(), staffHours: zeros() }
  const none = estimateOf(draws.people, level)
  return {
    id: 'nothing',
    kind: 'nothing',
    name: 'nothing',
    blocks: [],
    hours: 'off',
    openHoursPerWeek: 0,
    staffHoursPerWeek: 0,
    staffHoursPerYear: 0,
    needsPerYear: none,
    peoplePerYear: none,
    earlierPerYear: none,
    ...(never > 0 && { neverReachedShare: none }),
    costPerYear: 0,
    draws,
  }
}
