/** The people behind the attempts of a period: needs by what became of them, recognised people counted, withheld ones estimated. */
import { daySeconds } from '../../calendar/durations.ts'
import type { Estimate, MaybeEstimate } from '../../contacts/estimate.ts'
import { type AttemptKind, attemptKinds, estimatePeople, fewerBy, type KindCounts, type PeopleEstimate, withDoubles } from '../../contacts/people.ts'
import { eachNeed, type NeedsInput, needStatuses, statusOf, statusRecord } from '../../contacts/series.ts'
import { normalQuantile } from '../gamma.ts'
import { sumOf } from '../periodHours.ts'
import { Histogram } from '../quantile.ts'
import { isShort, kindOf, notAsked, type Tally } from '../tally.ts'
import { mostCountedTwice } from './countedTwice.ts'
import { needsInput, type NeedsOf } from './followedNeeds.ts'
import { mixedCallers } from './mixedCallers.ts'
import { mostInADay } from './mostInADay.ts'
import { NeedParts } from './needParts.ts'
import { countPeople, seenWith } from './seenPeople.ts'

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

export type PeopleInput = NeedsOf & {
  readonly tallied: Tally
  /** UTC milliseconds. */
  readonly now: number
  /** The share of ranges that is meant to hold. */
  readonly rangeLevel: number
}

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
    seenOf[need.person] = seenWith(seenOf[need.person] ?? 0, status, isOpen[first] === 0)
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
      mayBeOpen: withheldYetOpen(input, windows.windowsAt),
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

/** Attempts of the last days that nobody answered, by callers who cannot be told apart: they may yet be reached. */
function withheldYetOpen({ columns: { at, person }, judged, tallied: { cellOf }, now }: PeopleInput, windowsAt: NeedsInput['windowsAt']): number {
  let attempts = 0
  for (let row = at.length - 1; row >= 0 && now / 1000 < (at[row] ?? 0) + windowsAt(row).laterDays * daySeconds; row--) {
    const isWithheld = cellOf[row] !== notAsked && (person[row] ?? 0) < 0
    if (isWithheld && !isShort(judged, row) && attemptKinds[kindOf(judged.verdict[row] ?? 0)] !== 'answered') attempts++
  }
  return attempts
}

const later = needStatuses.indexOf('later')
/** A month: longer than any window in which a need can be reached later. */
const longestDelayMinutes = 31 * 1440
const mostAttemptsCounted = 10_000

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
