/** The people behind the attempts of a period: needs by what became of them, recognised people counted, withheld ones estimated. */
import { type AttemptKind, attemptKinds, estimatePeople, fewerBy, type KindCounts, type PeopleEstimate, withDoubles } from '../contacts/people.ts'
import { byPlace, eachNeed, type NeedStatus, type NeedsInput, statusOf } from '../contacts/series.ts'
import type { ByPerson, ContactColumns } from '../dayfiles/contactColumns.ts'
import type { Definitions } from '../settings/settings.ts'
import type { ClockColumns } from './clockColumns.ts'
import { mostCountedTwice } from './countedTwice.ts'
import type { Estimate, MaybeEstimate } from '../contacts/estimate.ts'
import { normalQuantile } from './gamma.ts'
import { sumOf } from './periodHours.ts'
import { type Judged, verdictOf } from './judgedContacts.ts'
import { mixedCallers } from './mixedCallers.ts'
import { Histogram } from './quantile.ts'
import { kindOf, notAsked, type Tally } from './tally.ts'

export type PeopleFigures = {
  readonly estimate: PeopleEstimate
  readonly neverClosed: MaybeEstimate
  readonly neverOpen: MaybeEstimate
  readonly laterDelayHours: number | null
  readonly mostByOneCallerInADay: number
  /** Of those counted; see `mostCountedTwice`. */
  readonly mostCountedTwice: number
  /** See `mixedCallers`; 0 where it is not plain. */
  readonly mixedShare: number
  /** Recognised needs by the date-hour `(day * 24 + hour) * 4 + status` of their first attempt. */
  readonly needsByDateHour: Uint32Array
}

export type PeopleInput = {
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  readonly judged: Judged
  readonly tallied: Tally
  readonly definitionsOn: (day: number) => Definitions
  /** Set where they never changed. */
  readonly onlyDefinitions: Definitions | undefined
  readonly short: 'exclude' | 'include'
  /** UTC milliseconds. */
  readonly now: number
  /** The share of ranges that is meant to hold. */
  readonly rangeLevel: number
}
export type NeedsOf = Pick<PeopleInput, 'columns' | 'clock' | 'judged' | 'definitionsOn' | 'onlyDefinitions' | 'short'>

/** @see eachNeed and estimatePeople for the rules; a need counts in the period in which its first attempt lies. */
export function peopleFigures(input: PeopleInput): PeopleFigures {
  const { columns, judged, tallied } = input
  const { cellOf } = tallied
  const now = input.now / 1000
  const { verdict, isOpen } = judged
  const windows = needsInput(input)
  const needsByDateHour = new Uint32Array(tallied.days * 24 * 4)
  const needsByAttempts = new Histogram(mostAttemptsCounted)
  const delayMinutes = new Histogram(longestDelayMinutes)
  const parts = new NeedParts(mostAttemptsCounted)
  // A byte each: a bit for every status of a need of theirs, and one for where the first that never reached us began.
  const seenOf = new Uint8Array(columns.people)
  let series = 0
  const { row: rowAt } = columns.byPerson
  const { verdictAt } = windows
  const cellAt = new Uint16Array(rowAt.length)
  for (let place = 0; place < rowAt.length; place++) cellAt[place] = cellOf[rowAt[place] ?? 0] ?? notAsked
  eachNeed(windows, (need) => {
    const { attempts, attemptsInAll, rows, places, startsSeries } = need
    const first = rows[0] ?? 0
    const status = statusOf(need, windows.windowsAt(first).laterDays, now)
    for (let attempt = 0; attempt < attempts; attempt++) {
      const place = places[attempt] ?? 0
      if (cellAt[place] === notAsked) continue
      parts.add(kindOf(verdictAt[place] ?? 0) * 4 + status, attemptsInAll)
      series += startsSeries[attempt] ?? 0
    }
    const dateHour = cellAt[places[0] ?? 0] ?? notAsked
    if (!need.begins || dateHour === notAsked) return
    const cell = dateHour * 4 + status
    needsByDateHour[cell] = (needsByDateHour[cell] ?? 0) + 1
    needsByAttempts.add(attemptsInAll)
    if (status === later) delayMinutes.add(Math.floor((need.reachedAt - need.firstAt) / 60))
    const seen = seenOf[need.person] ?? 0
    const isFirstNever = status === never && (seen & (1 << never)) === 0
    seenOf[need.person] = seen | (1 << status) | (isFirstNever && isOpen[first] === 0 ? firstNeverWhileClosed : 0)
  })
  const worth = parts.sums()
  const attempts = parts.attempts()
  const kinds = (kind: AttemptKind): KindCounts => {
    const index = attemptKinds.indexOf(kind)
    return {
      attempts: sumOf(attempts, index * 4, index * 4 + 4),
      needs: statusRecord(worth.subarray(index * 4, index * 4 + 4)),
      withheld: everyThird(tallied.withheldByDateHour, index),
    }
  }
  const counted = countPeople(seenOf)
  const mixed = mixedCallers({
    columns,
    isMissed: (row) => verdict[row] !== 0 && (cellOf[row] ?? notAsked) !== notAsked,
    isMissedAt: (place) => windows.verdictAt[place] !== 0 && cellAt[place] !== notAsked,
  })
  const estimate = estimatePeople(
    { answered: kinds('answered'), missed_open: kinds('missed_open'), missed_closed: kinds('missed_closed') },
    {
      attempts: needsByAttempts.sum,
      needs: needsByAttempts.total,
      series,
      people: counted.all,
      needsByStatus: statusRecord(totalsByStatus(needsByDateHour)),
      peopleByStatus: counted.byStatus,
      heaviestAttemptsPerNeed: heaviestTenth(needsByAttempts.counts),
    },
    {
      deviations: normalQuantile((1 + input.rangeLevel) / 2),
      mixed: mixed.share,
    },
  )
  const twice = mostCountedTwice(columns.tellings, (person) => seenOf[person] !== 0)
  return {
    estimate: withDoubles(estimate, twice),
    mostCountedTwice: twice,
    mixedShare: mixed.isPlain ? mixed.share : 0,
    ...neverByClass(estimate, kinds, { ...counted, twice }),
    laterDelayHours: delayMinutes.total < 10 ? null : (delayMinutes.quantile(0.5) ?? 0) / 60,
    mostByOneCallerInADay: mostInADay(columns.byPerson, cellAt),
    needsByDateHour,
  }
}

export const needsInput = ({ columns, clock, judged: { verdict }, definitionsOn, onlyDefinitions, short }: NeedsOf): NeedsInput => ({
  byPerson: columns.byPerson,
  crossings: { by: columns.crossings, short },
  verdictAt: byPlace(columns.byPerson, verdict),
  leftOut: verdictOf('short'),
  // Most organisations never changed a window: then nothing has to be looked up for each attempt.
  windowsAt: onlyDefinitions === undefined ? (row) => definitionsOn(clock.day[row] ?? 0) : () => onlyDefinitions,
})

/** Of each row: seconds UTC at which its need was reached, 0 where it was not or the row belongs to none. */
export function reachedAtByRow(input: PeopleInput): Uint32Array {
  const reached = new Uint32Array(input.columns.length)
  eachNeed(needsInput(input), ({ attempts, rows, reachedAt }) => {
    for (let attempt = 0; attempt < attempts; attempt++) reached[rows[attempt] ?? 0] = reachedAt
  })
  return reached
}

/** A month: longer than any window in which a need can be reached later. */
const longestDelayMinutes = 31 * 1440
const mostAttemptsCounted = 10_000

/** Most attempts on one day of one person of a key's period. @param cellAt the date-hour of every place */
function mostInADay({ first, person }: ByPerson, cellAt: Uint16Array): number {
  let most = 0
  for (let who = 0; who + 1 < first.length; who++) {
    let day = -1
    let attempts = 0
    let number = who
    const [begin, end] = [first[who] ?? 0, first[who + 1] ?? 0]
    if (end - begin <= most) continue
    for (let place = begin; place < end; place++) {
      const cell = cellAt[place] ?? notAsked
      if (cell === notAsked) continue
      const ownDay = (cell / 24) | 0
      const ownNumber = person === undefined ? who : (person[place] ?? who)
      attempts = ownDay === day && ownNumber === number ? attempts + 1 : 1
      day = ownDay
      number = ownNumber
      if (attempts > most) most = attempts
    }
  }
  return most
}

/** Adds up parts of needs, an attempt of a need of so many counting for one in so many: the same sum to the last digit, in whatever order people come. */
class NeedParts {
  readonly #most: number
  /** `attempts of the need * cells + cell`, grown as needed. */
  #counts = new Uint32Array(64 * cellsOfParts)
  constructor(most: number) {
    this.#most = most
  }
  add(cell: number, attempts: number): void {
    const place = Math.min(attempts, this.#most) * cellsOfParts + cell
    if (place >= this.#counts.length) {
      const grown = new Uint32Array(place * 2 + cellsOfParts)
      grown.set(this.#counts)
      this.#counts = grown
    }
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
  }
  /** By cell: attempts themselves. */
  attempts(): Float64Array {
    const sums = new Float64Array(cellsOfParts)
    for (let place = 0; place < this.#counts.length; place++) sums[place % cellsOfParts] = (sums[place % cellsOfParts] ?? 0) + (this.#counts[place] ?? 0)
    return sums
  }
  sums(): Float64Array {
    const sums = new Float64Array(cellsOfParts)
    for (let place = cellsOfParts; place < this.#counts.length; place++) {
      const count = this.#counts[place] ?? 0
      if (count > 0) sums[place % cellsOfParts] = (sums[place % cellsOfParts] ?? 0) + count / Math.floor(place / cellsOfParts)
    }
    return sums
  }
}
const cellsOfParts = attemptKinds.length * 4

const [atOnce, later, never, stillOpen] = [0, 1, 2, 3] // positions in needStatuses
const firstNeverWhileClosed = 16

/** A person counts once: reached if any need was reached (at once if any at once), else still open if any need is, else never. */
function countPeople(seenOf: Uint8Array) {
  const bySeen = new Uint32Array(2 * firstNeverWhileClosed)
  for (const seen of seenOf) bySeen[seen] = (bySeen[seen] ?? 0) + 1
  const byStatus = [0, 0, 0, 0]
  for (let seen = 1; seen < bySeen.length; seen++) {
    const status = bestOf[seen % firstNeverWhileClosed] ?? never
    byStatus[status] = (byStatus[status] ?? 0) + (bySeen[seen] ?? 0)
  }
  const onlyNever = 1 << never
  return {
    all: seenOf.length - (bySeen[0] ?? 0),
    byStatus: statusRecord(byStatus),
    neverClosed: bySeen[onlyNever + firstNeverWhileClosed] ?? 0,
    neverOpen: bySeen[onlyNever] ?? 0,
  }
}

/** For every set of statuses, a bit each: the one that the person counts as. */
const bestOf = Uint8Array.from({ length: 16 }, (_, seen) => [atOnce, later, stillOpen, never].find((status) => (seen & (1 << status)) !== 0) ?? never)

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

/** Mean attempts of the tenth of the needs with the most attempts, at least one need. @param byAttempts number of needs with so many attempts */
function heaviestTenth(byAttempts: Uint32Array): number {
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
  people: { readonly neverClosed: number; readonly neverOpen: number; readonly twice: number },
) {
  const all = estimate.peopleByStatus.never
  if (all.value === null) return { neverClosed: all, neverOpen: all }
  const part = (kind: AttemptKind) => kinds(kind).withheld * estimate.perWithheld[kind].never
  const [closed, open] = [part('missed_closed'), part('missed_open') + part('answered')]
  const known = people.neverClosed + people.neverOpen
  const split = (counted: number, own: number): Estimate => {
    const share = closed + open === 0 ? 0 : own / (closed + open)
    return {
      value: counted + share * (all.value - known),
      low: fewerBy(people.twice, counted + share * (all.low - known)),
      high: counted + share * (all.high - known),
    }
  }
  return { neverClosed: split(people.neverClosed, closed), neverOpen: split(people.neverOpen, open) }
}
