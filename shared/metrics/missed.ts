/** Whom we did not reach: attempts by cause, series, needs and people, and where in the week their first attempts fell. */
import { type AttemptKind, attemptKinds, estimatePeople, type KindCounts, type PeopleEstimate } from '../contacts/people.ts'
import { causes } from '../contacts/cause.ts'
import { attemptsOf, firstRowOf, type NeedStatus, type Needs, needStatuses, needsOf, reachedAtOf, statusOf } from '../contacts/series.ts'
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import { outcomes, reasons } from '../dayfiles/dayColumns.ts'
import type { Definitions } from '../settings/settings.ts'
import type { ClockColumns } from './clockColumns.ts'
import type { ByStatus, Estimate, MaybeEstimate, MissedFigures } from './figures.ts'
import { answeredVerdict, type Judged, verdictOf } from './judgedContacts.ts'
import { Histogram } from './quantile.ts'
import { attemptCounts, kindOf, type Selection, type Tally } from './tally.ts'

export type PeopleFigures = {
  readonly estimate: PeopleEstimate
  readonly neverClosed: MaybeEstimate
  readonly neverOpen: MaybeEstimate
  readonly laterDelayHours: number | null
  readonly mostByOneCallerInADay: number
  /** Recognised needs by the date-hour `(day * 24 + hour) * 4 + status` of their first attempt. */
  readonly needsByDateHour: Uint32Array
  /** Of each row: seconds UTC at which its need was reached, 0 where it was not (or the row belongs to none). */
  readonly reachedAtOf: (row: number) => number
}

export type PeopleInput = {
  readonly selection: Selection
  /** Of each row, see `selectedRows`. */
  readonly selected: Uint8Array
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  readonly judged: Judged
  readonly tallied: Tally
  readonly definitionsOn: (day: number) => Definitions
  /** UTC milliseconds. */
  readonly now: number
}

/** @see needsOf and estimatePeople for the rules; a need counts in the period in which its first attempt lies. */
export function peopleFigures(input: PeopleInput): PeopleFigures {
  const { selection, selected, columns, clock, judged, tallied, definitionsOn } = input
  const { verdict } = judged
  const isAnswered = (row: number) => verdict[row] === answeredVerdict
  const short = verdictOf('short')
  const needs = needsOf({ columns, isAnswered, isLeftOut: (row) => verdict[row] === short, windowsAt: (row) => definitionsOn(clock.day[row] ?? 0) })
  const status = statuses(needs, isAnswered, input)

  const needsByDateHour = new Uint32Array(tallied.days * 24 * 4)
  /** Per person a bit for each status of the needs counted, and one for "first never-reached need began while closed". */
  const seen = new Uint8Array(columns.people)
  const neverWhileClosed = 16
  const needsByAttempts: number[] = []
  const delayMinutes = new Histogram(longestDelayMinutes)
  let [series, attempts] = [0, 0]
  for (let need = 0; need < needs.count; need++) {
    const row = firstRowOf(needs, need)
    if (selected[row] === 0) continue
    const own = status[need] ?? never
    const cell = (((clock.day[row] ?? 0) - selection.firstDay) * 24 + ((clock.hourOfWeek[row] ?? 0) % 24)) * 4 + own
    needsByDateHour[cell] = (needsByDateHour[cell] ?? 0) + 1
    const tries = attemptsOf(needs, need)
    attempts += tries
    while (needsByAttempts.length <= tries) needsByAttempts.push(0)
    needsByAttempts[tries] = (needsByAttempts[tries] ?? 0) + 1
    const who = columns.person[row] ?? 0
    const bits = seen[who] ?? 0
    const isFirstNever = own === never && (bits & (1 << never)) === 0
    seen[who] = bits | (1 << own) | (isFirstNever && judged.isOpen[row] === 0 ? neverWhileClosed : 0)
    if (own === later) delayMinutes.add(Math.floor((reachedAtOf(needs, need) - (columns.at[row] ?? 0)) / 60))
  }

  const worth = new Float64Array(attemptKinds.length * 4)
  const attemptsOfKind = new Float64Array(attemptKinds.length)
  const lastDay = new Int32Array(columns.people).fill(-1)
  const onLastDay = new Uint16Array(columns.people)
  let mostByOneCallerInADay = 0
  for (let row = 0; row < columns.length; row++) {
    const who = columns.person[row] ?? -1
    if (who < 0 || selected[row] === 0) continue
    const day = clock.day[row] ?? 0
    const today = lastDay[who] === day ? (onLastDay[who] ?? 0) + 1 : 1
    onLastDay[who] = today
    lastDay[who] = day
    if (today > mostByOneCallerInADay) mostByOneCallerInADay = today
    const need = needs.needOf[row] ?? -1
    if (need < 0) continue
    const kind = kindOf(verdict[row] ?? 0)
    attemptsOfKind[kind] = (attemptsOfKind[kind] ?? 0) + 1
    const cell = kind * 4 + (status[need] ?? never)
    worth[cell] = (worth[cell] ?? 0) + 1 / Math.max(1, attemptsOf(needs, need))
    series += needs.startsSeries[row] ?? 0
  }

  const people = countPeople(seen, neverWhileClosed)
  const kinds = (kind: AttemptKind): KindCounts => {
    const index = attemptKinds.indexOf(kind)
    return {
      attempts: attemptsOfKind[index] ?? 0,
      needs: statusRecord(worth.subarray(index * 4, index * 4 + 4)),
      withheld: everyThird(tallied.withheldByDateHour, index),
    }
  }
  const estimate = estimatePeople(
    { answered: kinds('answered'), missed_open: kinds('missed_open'), missed_closed: kinds('missed_closed') },
    {
      attempts,
      needs: needsByAttempts.reduce((sum, own) => sum + own, 0),
      series,
      people: people.all,
      needsByStatus: statusRecord(totalsByStatus(needsByDateHour)),
      peopleByStatus: people.byStatus,
      heaviestAttemptsPerNeed: heaviestTenth(needsByAttempts),
    },
  )
  return {
    estimate,
    ...neverByClass(estimate, kinds, people),
    laterDelayHours: delayMinutes.total < 10 ? null : (delayMinutes.quantile(0.5) ?? 0) / 60,
    mostByOneCallerInADay,
    needsByDateHour,
    reachedAtOf: (row) => ((needs.needOf[row] ?? -1) < 0 ? 0 : reachedAtOf(needs, needs.needOf[row] ?? 0)),
  }
}

/** A month: longer than any window in which a need can be reached later. */
const longestDelayMinutes = 31 * 1440

/** Position in `needStatuses` of what became of each need. */
function statuses(needs: Needs, isAnswered: (row: number) => boolean, { clock, definitionsOn, now }: PeopleInput): Uint8Array {
  const status = new Uint8Array(needs.count)
  for (let need = 0; need < needs.count; need++) {
    const { laterDays } = definitionsOn(clock.day[firstRowOf(needs, need)] ?? 0)
    status[need] = needStatuses.indexOf(statusOf(needs, need, isAnswered, laterDays, now / 1000))
  }
  return status
}

const [later, never] = [needStatuses.indexOf('later'), needStatuses.indexOf('never')]

const statusRecord = (counts: ArrayLike<number>): Readonly<Record<NeedStatus, number>> => ({
  reached_at_once: counts[0] ?? 0,
  later: counts[1] ?? 0,
  never: counts[2] ?? 0,
  still_open: counts[3] ?? 0,
})
function totalsByStatus(byDateHour: Uint32Array): Float64Array {
  const totals = new Float64Array(4)
  for (let i = 0; i < byDateHour.length; i++) totals[i % 4] = (totals[i % 4] ?? 0) + (byDateHour[i] ?? 0)
  return totals
}
function everyThird(counts: Uint32Array, kind: number): number {
  let sum = 0
  for (let i = kind; i < counts.length; i += 3) sum += counts[i] ?? 0
  return sum
}

/** A person counts once: reached if any need was reached (at once if any at once), else still open if any need is, else never. */
function countPeople(seen: Uint8Array, neverWhileClosed: number) {
  const byStatus = { reached_at_once: 0, later: 0, never: 0, still_open: 0 }
  let [all, neverClosed] = [0, 0]
  for (const bits of seen) {
    if (bits === 0) continue
    all++
    const status =
      (['reached_at_once', 'later', 'still_open', 'never'] as const).find((candidate) => (bits & (1 << needStatuses.indexOf(candidate))) !== 0) ?? 'never'
    byStatus[status]++
    if (status === 'never' && (bits & neverWhileClosed) !== 0) neverClosed++
  }
  return { all, byStatus, neverClosed, neverOpen: byStatus.never - neverClosed }
}

/** Mean attempts of the tenth of the needs with the most attempts, at least one need. @param byAttempts number of needs with so many attempts */
function heaviestTenth(byAttempts: readonly number[]): number {
  const wanted = Math.ceil(byAttempts.reduce((sum, needs) => sum + needs, 0) / 10)
  let [left, attempts] = [wanted, 0]
  for (let own = byAttempts.length - 1; own > 0 && left > 0; own--) {
    const taken = Math.min(left, byAttempts[own] ?? 0)
    attempts += taken * own
    left -= taken
  }
  return wanted === 0 ? 1 : attempts / wanted
}

/** The withheld part of "never" is split by what its attempts met: a closed line or an open one. */
function neverByClass(
  estimate: PeopleEstimate,
  kinds: (kind: AttemptKind) => KindCounts,
  people: { readonly neverClosed: number; readonly neverOpen: number },
) {
  const all = estimate.peopleByStatus.never
  if (all.value === null) return { neverClosed: all, neverOpen: all }
  const part = (kind: AttemptKind) => kinds(kind).withheld * estimate.perWithheld[kind].never
  const [closed, open] = [part('missed_closed'), part('missed_open') + part('answered')]
  const known = people.neverClosed + people.neverOpen
  const split = (counted: number, own: number): Estimate => {
    const share = closed + open === 0 ? 0 : own / (closed + open)
    return { value: counted + share * (all.value - known), low: counted + share * (all.low - known), high: counted + share * (all.high - known) }
  }
  return { neverClosed: split(people.neverClosed, closed), neverOpen: split(people.neverOpen, open) }
}

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
  }
}

const withAll = (all: MaybeEstimate, parts: Readonly<Record<NeedStatus, MaybeEstimate>>): ByStatus => ({ all, ...parts })

export function totalCounts(tallied: Tally) {
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
