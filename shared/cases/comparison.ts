/** Plans beside each other, draw by draw: what is not known is the same for both, so a difference may be clear although the ranges overlap. */
import type { PlanAnswer, PlanComparison } from './case.ts'
import { combined, estimateOf } from './drawEstimate.ts'

type WithDraws = Pick<PlanAnswer, 'id' | 'draws'>
type Compared = WithDraws & Pick<PlanAnswer, 'kind' | 'staffHoursPerWeek'>

/**
 * Every pair of plans that something can be said of, in the order shown. Beside more staff each plan is held against its own staff hours in present hours,
 * which may be more or fewer than those of the row shown.
 */
export function comparisonsOf(plans: readonly Compared[], level: number, rivalOf?: (staffHoursPerWeek: number) => WithDraws): readonly PlanComparison[] {
  return plans.flatMap(({ id: plan, draws, staffHoursPerWeek }, place) =>
    plans.slice(place + 1).flatMap((other) => {
      const than = other.id
      const others = other.kind === 'more_staff' && rivalOf !== undefined ? rivalOf(staffHoursPerWeek).draws : other.draws
      if (draws === undefined || others === undefined) return []
      const people = estimateOf(
        combined(draws.people, others.people, (own, other) => own - other),
        level,
      )
      return [{ plan, than, people, isClear: people.low > 0 || people.high < 0 }]
    }),
  )
}

/** Share of draws in which no other plan shown reaches more people; those that come out equal are best together. */
export function chancesBest(plans: readonly WithDraws[]): ReadonlyMap<string, number> {
  const known = plans.flatMap(({ id, draws }) => (draws === undefined ? [] : [{ id, people: draws.people }]))
  const count = Math.max(0, ...known.map(({ people }) => people.length))
  const best = Array.from({ length: count }, (_, draw) => Math.max(...known.map(({ people }) => people[draw] ?? 0)))
  return new Map(known.map(({ id, people }) => [id, count === 0 ? 0 : people.reduce((sum, own, draw) => sum + (own >= (best[draw] ?? 0) ? 1 : 0), 0) / count]))
}
