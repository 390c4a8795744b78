/**
 * From needs to people, with the range that withheld numbers force on us. People who can be recognised are counted. A withheld attempt is
 * worth what a recognised attempt *of the same kind* is worth: a recognised attempt that is one of k attempts of its need stands for 1/k
 * need, and its need ended somehow. (Taking one rate for all withheld attempts would let answered ones count as never reached.)
 * The ends of the range: every withheld attempt is somebody else, whose need ended as often one way or another as that of the recognised,
 * or withheld callers repeat like the heaviest tenth of the recognised; and where few are recognised, at least as far apart as chance alone may be. Where it
 * shows that callers withhold their number at one attempt and tell it at the next, both ends reach as far as that can change what became of whom.
 */
import type { Estimate, MaybeEstimate } from './estimate.ts'
import { type NeedStatus, needStatuses } from './series.ts'

export const attemptKinds = ['answered', 'missed_open', 'missed_closed'] as const
export type AttemptKind = (typeof attemptKinds)[number]

export type KindCounts = {
  /** Attempts of recognised callers, and the needs they stand for (each attempt 1/k) by how the need ended. */
  readonly attempts: number
  readonly needs: Readonly<Record<NeedStatus, number>>
  /** Attempts whose caller cannot be recognised. */
  readonly withheld: number
}
export type Recognised = {
  readonly attempts: number
  readonly needs: number
  readonly series: number
  readonly people: number
  readonly needsByStatus: Readonly<Record<NeedStatus, number>>
  readonly peopleByStatus: Readonly<Record<NeedStatus, number>>
  /** Attempts per need among the tenth of the needs with the most attempts. */
  readonly heaviestAttemptsPerNeed: number
}

export type PeopleEstimate = {
  readonly series: MaybeEstimate
  readonly needs: MaybeEstimate
  readonly people: MaybeEstimate
  readonly needsByStatus: Readonly<Record<NeedStatus, MaybeEstimate>>
  readonly peopleByStatus: Readonly<Record<NeedStatus, MaybeEstimate>>
  /** Needs, by how they ended, that one withheld attempt of a kind stands for: spreads the estimate over hours and weeks. */
  readonly perWithheld: Readonly<Record<AttemptKind, Readonly<Record<NeedStatus, number>>>>
}

const exact = (count: number): Estimate => ({ value: count, low: count, high: count })
const plus = (a: Estimate, b: Estimate): Estimate => ({ value: a.value + b.value, low: Math.max(0, a.low + b.low), high: a.high + b.high })
const noNeeds = byStatus(() => 0)

/** How sure ranges are to be, and who is seen to withhold. */
export type RangeOf = {
  /** Half the width that chance alone has, in standard deviations: what the range level comes to. */
  readonly deviations?: number
  /** How far withheld attempts are those of recognised callers: 0 not at all, 1 as often as anybody's, see `mixedCallers`. */
  readonly mixed?: number
  /** Withheld attempts so recent that whoever made them may still be reached. */
  readonly mayBeOpen?: number
}

export function estimatePeople(
  kinds: Readonly<Record<AttemptKind, KindCounts>>,
  known: Recognised,
  { deviations = nineInTen, mixed = 0, mayBeOpen = 0 }: RangeOf = {},
): PeopleEstimate {
  const withheld = attemptKinds.reduce((total, kind) => total + kinds[kind].withheld, 0)
  if (withheld > 0 && known.needs === 0) return nobodyRecognised(kinds, withheld)
  const perNeed = known.needs === 0 ? 1 : known.people / known.needs
  const seriesPerNeed = known.needs === 0 ? 1 : known.series / known.needs
  const repeatFactor = known.needs === 0 ? 1 : Math.min(1, known.attempts / known.needs / Math.max(1, known.heaviestAttemptsPerNeed))
  const perWithheld = byKind((kind) => worthOfOne(kind, kinds))
  const mostOf = (status: NeedStatus) =>
    status === 'reached_at_once' ? kinds.answered.withheld : status === 'later' ? withheld : withheld - kinds.answered.withheld
  const spread = { deviations, perUnseen: withheld / Math.max(1, known.attempts), ofOne: 1 / repeatFactor }
  const moved = movedByMixing(kinds, known)
  const hidden = byStatus((status) => {
    const value = attemptKinds.reduce((total, kind) => total + kinds[kind].withheld * perWithheld[kind][status], 0)
    const ends = { value, low: value * repeatFactor, high: Math.max(value, allDifferent(kinds, perWithheld, status)) }
    const seen = known.needsByStatus[status]
    // Once all is long over nothing is open, whoever it was; until then the recognised who are none of them open say nothing of the others.
    const isToldByNobody = status === 'still_open' && seen === 0
    const own = isToldByNobody ? { ...ends, high: Math.max(ends.high, mayBeOpen) } : byChance(ends, { seen, most: mostOf(status), spread })
    return { value, low: Math.max(-seen, own.low * (1 - mixed) - mixed * moved.from[status]), high: Math.min(withheld, own.high + mixed * moved.to[status]) }
  })
  const value = needStatuses.reduce((total, status) => total + hidden[status].value, 0)
  const all = byChance({ value, low: value * repeatFactor, high: Math.max(value, withheld) }, { seen: known.needs, most: withheld, spread })
  const hiddenAll = { ...all, low: all.low * (1 - mixed) }
  return {
    needs: plus(exact(known.needs), hiddenAll),
    series: plus(exact(known.series), { value: hiddenAll.value * seriesPerNeed, low: hiddenAll.low * seriesPerNeed, high: hiddenAll.high }),
    people: plus(exact(known.people), asPeople(hiddenAll, perNeed)),
    needsByStatus: byStatus((status) => plus(exact(known.needsByStatus[status]), hidden[status])),
    peopleByStatus: byStatus((status) => plus(exact(known.peopleByStatus[status]), asPeople(hidden[status], perNeed))),
    perWithheld,
  }
}

/**
 * The same where up to `twice` recognised people may be the other half of somebody who is counted already. Putting two halves together takes away one at the most
 * of whatever they were counted as, so each low end gives way by as many; who looked reached at once may have tried before, and was reached later. Needs are no
 * fewer than people.
 */
export function withDoubles(estimate: PeopleEstimate, twice: number): PeopleEstimate {
  const { people, series, needs, peopleByStatus, needsByStatus } = estimate
  if (twice === 0) return estimate
  const lows = byStatus((status) => fewerBy(twice, peopleByStatus[status].low))
  const mostMoved = Math.min(twice, needsByStatus.reached_at_once.high ?? 0)
  const endsOf = (own: PeopleEstimate['needsByStatus']) =>
    byStatus((status) => ({ ...own[status], low: lows[status], ...(status === 'later' && { high: (own.later.high ?? 0) + mostMoved }) }))
  const low = fewerBy(twice, people.low)
  return {
    ...estimate,
    people: { ...people, low },
    series: { ...series, low },
    needs: { ...needs, low },
    peopleByStatus: endsOf(peopleByStatus),
    needsByStatus: endsOf(needsByStatus),
  }
}

/** What is left of an end. */
export const fewerBy = (twice: number, low: number | null): number => Math.max(0, (low ?? 0) - twice)

/** Standard deviations either side that hold nine in ten. */
const nineInTen = 1.645

type Chance = {
  /** Recognised needs that ended this way: the fewer there are, the less they say about the hidden ones. */
  readonly seen: number
  /** Attempts that could be such a need. */
  readonly most: number
  /**
   * `deviations`: half-width in standard deviations. `perUnseen`: hidden needs for each recognised need, used where none was seen. `ofOne`: factor on
   * the variance because one caller makes several attempts.
   */
  readonly spread: { readonly deviations: number; readonly perUnseen: number; readonly ofOne: number }
}

/**
 * The range of hidden needs, predicted from the recognised ones: negative binomial of size seen + 1/2 (variance m + m^2 / size), times the factor for
 * clustering.
 * Where none was seen there may still be some: then half a need is taken as seen.
 */
function byChance({ value, low, high }: Estimate, { seen, most, spread }: Chance): Estimate {
  if (most === 0) return { value, low, high }
  const mean = value > 0 ? value : spread.perUnseen / 2
  const width = spread.deviations * Math.sqrt(spread.ofOne * (mean + mean ** 2 / (seen + 0.5)))
  return { value, low: Math.max(0, Math.min(low, value - width)), high: Math.max(high, Math.min(most, value + width)) }
}

/**
 * What a need of a recognised caller may truly have come to, where the caller withholds the number now and then: a withheld answer reached somebody who looks
 * never reached, and who looks reached at once may have been missed before, withheld. As many as recognised answers came after a missed attempt.
 */
function movedByMixing(
  kinds: Readonly<Record<AttemptKind, KindCounts>>,
  { needsByStatus }: Recognised,
): Record<'from' | 'to', Readonly<Record<NeedStatus, number>>> {
  const { answered, missed_open: open, missed_closed: closed } = kinds
  const laterOfAnswers = needsByStatus.later / Math.max(1, answered.attempts)
  const missed = { withheld: open.withheld + closed.withheld, all: open.withheld + closed.withheld + open.attempts + closed.attempts }
  const [fromNever, fromAtOnce] = [laterOfAnswers * answered.withheld, (needsByStatus.later * missed.withheld) / Math.max(1, missed.all)]
  return { from: { ...noNeeds, never: fromNever, reached_at_once: fromAtOnce }, to: { ...noNeeds, later: fromNever + fromAtOnce } }
}

/** The worth of an attempt of a kind; a kind with too few recognised attempts borrows from the other missed kind, and an answer always reaches. */
function worthOfOne(kind: AttemptKind, kinds: Readonly<Record<AttemptKind, KindCounts>>): Readonly<Record<NeedStatus, number>> {
  const enough = 10
  const own = kinds[kind]
  if (own.attempts >= enough) return byStatus((status) => own.needs[status] / own.attempts)
  if (kind === 'answered') return { ...noNeeds, reached_at_once: 1 }
  const attempts = kinds.missed_open.attempts + kinds.missed_closed.attempts
  if (attempts === 0) return { ...noNeeds, never: 1 }
  return byStatus((status) => (kinds.missed_open.needs[status] + kinds.missed_closed.needs[status]) / attempts)
}

/** Every withheld attempt is a need of its own; needs behind a kind of attempt end as often one way or another as they do for one withheld attempt. */
function allDifferent(kinds: Readonly<Record<AttemptKind, KindCounts>>, perWithheld: PeopleEstimate['perWithheld'], status: NeedStatus): number {
  return attemptKinds.reduce((total, kind) => {
    const worth = perWithheld[kind]
    const whole = needStatuses.reduce((sum, own) => sum + worth[own], 0)
    return total + (whole === 0 ? 0 : (kinds[kind].withheld * worth[status]) / whole)
  }, 0)
}

/** At the high end everybody is somebody else, so needs are people. */
const asPeople = (needs: Estimate, perNeed: number): Estimate => ({
  value: needs.value * perNeed,
  low: needs.low * perNeed,
  high: Math.max(needs.high, needs.value * perNeed),
})

/** Some tried, and nothing tells how many people that were: at least one, at most all different. */
function nobodyRecognised(kinds: Readonly<Record<AttemptKind, KindCounts>>, withheld: number): PeopleEstimate {
  const range: MaybeEstimate = { value: null, low: 1, high: withheld }
  const missed = withheld - kinds.answered.withheld
  const statuses = byStatus((status): MaybeEstimate => ({ value: null, low: 0, high: status === 'reached_at_once' ? kinds.answered.withheld : missed }))
  const nothing = byKind(() => noNeeds)
  return { series: range, needs: range, people: range, needsByStatus: statuses, peopleByStatus: statuses, perWithheld: nothing }
}

function byStatus<Value>(of: (status: NeedStatus) => Value): Readonly<Record<NeedStatus, Value>> {
  return { reached_at_once: of('reached_at_once'), later: of('later'), never: of('never'), still_open: of('still_open') }
}
function byKind<Value>(of: (kind: AttemptKind) => Value): Readonly<Record<AttemptKind, Value>> {
  return { answered: of('answered'), missed_open: of('missed_open'), missed_closed: of('missed_closed') }
}
