/**
 * The best hours that could have been added within a budget, by somebody who knows what would have happened: greedy over the blocks a proposal may
 * choose, then exchanged one for one while that helps, every step played out. Not the proven best, but found with the truth in hand.
 */
import type { ExtraBlock, ProposalLimits } from '../../../shared/cases/caseRequest.ts'
import { endings } from './attemptLog.ts'
import type { CaseLine } from './caseLine.ts'
import { clock } from './plannedWeek.ts'
import type { PlayedCase } from './playedCase.ts'
import { needOutcomes } from './needOutcomes.ts'

export type Hindsight = { readonly blocks: readonly ExtraBlock[]; readonly people: number }

const [fewTried, rounds] = [10, 2]

/** @param begin also improved upon, and never beaten by what is given back @param peopleOf what a plan truly brings */
export function bestInHindsight(
  { line, played, limits }: { readonly line: CaseLine; readonly played: PlayedCase; readonly limits: ProposalLimits },
  begin: readonly ExtraBlock[],
  peopleOf: (extra: readonly ExtraBlock[]) => number,
): Hindsight {
  const candidates = byPromise(line, played, limits)
  const judge = (blocks: readonly ExtraBlock[]): Hindsight => ({ blocks, people: blocks.length === 0 ? 0 : peopleOf(blocks) })
  const fits = (blocks: readonly ExtraBlock[]) => hoursOf(blocks) <= limits.budgetHours + 1e-9
  const add = (best: Hindsight): Hindsight => {
    const tried = candidates.filter((block) => isApart(block, best.blocks) && fits([...best.blocks, block])).slice(0, fewTried)
    const next = bestOf(tried.map((block) => judge([...best.blocks, block])))
    return next !== undefined && next.people > best.people ? add(next) : best
  }
  const exchange = (best: Hindsight): Hindsight => {
    const tried = best.blocks.flatMap((block) => {
      const others = best.blocks.filter((other) => other !== block)
      return candidates
        .filter((other) => isApart(other, others) && fits([...others, other]))
        .slice(0, fewTried)
        .map((other) => [...others, other])
    })
    const next = bestOf(tried.map(judge))
    return next !== undefined && next.people > best.people ? next : best
  }
  const improved = (start: Hindsight): Hindsight => {
    let best = add(start)
    for (let round = 0; round < rounds; round++) best = add(exchange(best))
    return best
  }
  const fromNothing = improved(judge([]))
  const fromThere = improved(judge(begin))
  return fromThere.people > fromNothing.people ? fromThere : fromNothing
}

export const hoursOf = (blocks: readonly ExtraBlock[]) => blocks.reduce((sum, { from, until, staff }) => sum + ((until - from) / 60) * staff, 0)
const bestOf = (all: readonly Hindsight[]) =>
  all.reduce<Hindsight | undefined>((best, own) => (best === undefined || own.people > best.people ? own : best), undefined)
const isApart = (block: ExtraBlock, others: readonly ExtraBlock[]) =>
  others.every((other) => other.weekday !== block.weekday || other.until <= block.from || block.until <= other.from)

/** Whole-hour blocks of two to four hours in closed hours, those first in which most were turned away for ever per staff hour. */
function byPromise(line: CaseLine, { needs, present }: PlayedCase, limits: ProposalLimits): readonly ExtraBlock[] {
  const { attempts } = present.year
  const { reachedAt } = needOutcomes(needs, attempts)
  const lost = new Float64Array(168)
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    if (attempts.ending[attempt] !== endings.closed || reachedAt[attempts.need[attempt]!]! > 0) continue
    lost[clock.hourOfWeekOf(attempts.at[attempt]! * 1000)]!++
  }
  const blocks: { readonly block: ExtraBlock; readonly promise: number }[] = []
  const lengths = [2, 3, 4].map((hours) => hours * 60).filter((minutes) => minutes >= limits.minBlockMinutes)
  for (let weekday = 0; weekday < 7; weekday++)
    for (let from = limits.earliest; from < limits.latest; from += 60)
      for (const length of lengths)
        for (let staff = limits.minStaff; staff <= limits.maxStaff; staff++) {
          const block = { weekday, from, until: from + length, staff }
          if (block.until > limits.latest || !isApart(block, line.present)) continue
          let met = 0
          for (let minute = from; minute < block.until; minute += 60) met += lost[(weekday * 24 + minute / 60) % 168]!
          // A second person brings the less the fewer there are to serve.
          blocks.push({ block, promise: (met * (staff === 1 ? 1 : 1.3 ** (staff - 1))) / (length * staff) })
        }
  return blocks.sort((a, b) => b.promise - a.promise).map(({ block }) => block)
}
