/**
 * What other opening hours would truly have changed: the same people under both. A need counts where, under the present hours, its first recorded
 * attempt lies within the evidence; it is reached by the rule of seven days: answered no later than that after the attempt before, by itself or
 * because its person was answered about something else. Whoever never tried under the present hours is told apart.
 */
import type { Span } from '../../../shared/calendar/spans.ts'
import { subtract } from '../../../shared/calendar/spans.ts'
import { type AttemptLog, endings } from './attemptLog.ts'
import type { CaseLine } from './caseLine.ts'
import type { LatentNeeds } from './latentNeeds.ts'
import { evidenceOf, type PlannedTime } from './plannedWeek.ts'
import type { PlayedYear } from './playedYear.ts'

/** Of the evidence, not of a year. */
export type Truth = {
  /** Reached under the plan and not at present, less the reverse. */
  readonly needs: number
  readonly people: number
  readonly earlier: number
  readonly medianHoursEarlier: number | undefined
  /** Net, by what the needs met: turned away in the new hours, turned away in other closed hours, neither. */
  readonly parts: { readonly gain: number; readonly loss: number; readonly elsewhere: number; readonly relief: number }
  /** Needs that were turned away as closed within the new hours, and those of them never reached; of either only those recognised. */
  readonly turnedAway: number
  readonly neverReached: number
  readonly recognisedTurnedAway: number
  readonly neverReachedPeople: number
  /** Reached under the plan, of needs that at present never led to an attempt. */
  readonly newcomers: number
  readonly staffHours: number
  readonly overtimeHours: number
}

const shortSeconds = 10
const later = 7 * 86_400

export type NeedOutcomes = {
  /** 0: never. Seconds since 1970 UTC. */
  readonly firstAt: Float64Array
  readonly lastAt: Float64Array
  readonly reachedAt: Float64Array
}

/** @param counts of each attempt: whether it is taken into account; answers always are */
export function needOutcomes(needs: LatentNeeds, attempts: AttemptLog, counts: (attempt: number) => boolean = () => true): NeedOutcomes {
  const [firstAt, lastAt, reachedAt] = [new Float64Array(needs.length), new Float64Array(needs.length), new Float64Array(needs.length)]
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    const need = attempts.need[attempt]!
    const isAnswered = attempts.ending[attempt] === endings.answered
    if (!isAnswered && !counts(attempt)) continue
    if (isShort(attempts, attempt)) continue
    const at = attempts.at[attempt]!
    if (firstAt[need] === 0) firstAt[need] = at
    else if (at - lastAt[need]! > later) continue
    lastAt[need] = at
    if (isAnswered) reachedAt[need] = attempts.endedAt[attempt]!
  }
  helpedByTheWay(needs, attempts, { firstAt, lastAt, reachedAt })
  return { firstAt, lastAt, reachedAt }
}

export const isShort = (attempts: AttemptLog, attempt: number) =>
  attempts.ending[attempt] === endings.left && attempts.endedAt[attempt]! - attempts.at[attempt]! < shortSeconds

/** Somebody who is answered about one need is helped with those that are open. */
function helpedByTheWay(needs: LatentNeeds, attempts: AttemptLog, { firstAt, lastAt, reachedAt }: NeedOutcomes): void {
  const open = new Map<number, number[]>()
  const countOf = new Uint16Array(needs.people.length)
  for (let need = 0; need < needs.length; need++) countOf[needs.person[need]!]!++
  for (let need = 0; need < needs.length; need++) {
    const person = needs.person[need]!
    if (countOf[person]! < 2 || firstAt[need] === 0 || reachedAt[need]! > 0) continue
    const own = open.get(person)
    if (own === undefined) open.set(person, [need])
    else own.push(need)
  }
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    if (attempts.ending[attempt] !== endings.answered) continue
    for (const need of open.get(needs.person[attempts.need[attempt]!]!) ?? []) {
      const answeredAt = attempts.endedAt[attempt]!
      if (reachedAt[need] === 0 && answeredAt > firstAt[need]! && attempts.at[attempt]! - lastAt[need]! <= later) reachedAt[need] = answeredAt
    }
  }
}

export type Played = { readonly year: PlayedYear; readonly time: PlannedTime; readonly isRecordable: (attempt: number) => boolean }

export function truthOf(line: CaseLine, needs: LatentNeeds, present: Played, plan: Played): Truth {
  const a = needOutcomes(needs, present.year.attempts, present.isRecordable)
  const b = needOutcomes(needs, plan.year.attempts)
  const { from, until } = evidenceOf(line)
  const met = whatTheyMet(needs, present, subtract(plan.time.open, present.time.open))
  const people = new PeopleTruth(needs.people.length)
  const parts = { gain: 0, loss: 0, elsewhere: 0, relief: 0 }
  let [total, earlier, turnedAway, neverReached, recognisedTurnedAway, newcomers] = [0, 0, 0, 0, 0, 0]
  const hoursEarlier: number[] = []
  for (let need = 0; need < needs.length; need++) {
    const [first, reachedNow, reachedThen] = [a.firstAt[need]!, a.reachedAt[need]!, b.reachedAt[need]!]
    if (first === 0) {
      if (reachedThen >= from && reachedThen < until) newcomers++
      continue
    }
    if (first < from || first >= until) continue
    const change = (reachedThen > 0 ? 1 : 0) - (reachedNow > 0 ? 1 : 0)
    total += change
    people.add(needs.person[need]!, reachedNow > 0, reachedThen > 0)
    if (met[need] === metNewHours) {
      turnedAway++
      if (reachedNow === 0) neverReached++
      if (needs.people.isWithheld[needs.person[need]!] === 0) recognisedTurnedAway++
      parts[change > 0 ? 'gain' : 'loss'] += Math.abs(change)
    } else parts[met[need] === metClosed ? 'elsewhere' : 'relief'] += change
    if (reachedNow > 0 && reachedThen > 0 && reachedThen < reachedNow - sooner) {
      earlier++
      hoursEarlier.push((reachedNow - reachedThen) / 3600)
    }
  }
  return {
    needs: total,
    ...people.counted(),
    earlier,
    medianHoursEarlier: hoursEarlier.sort((x, y) => x - y)[hoursEarlier.length >> 1],
    parts,
    turnedAway,
    neverReached,
    recognisedTurnedAway,
    newcomers,
    staffHours: (plan.time.rosteredSeconds - present.time.rosteredSeconds) / 3600,
    overtimeHours: (plan.year.overtimeSeconds - present.year.overtimeSeconds) / 3600,
  }
}
/** Minutes sooner in a queue are not "helped earlier". */
const sooner = 3600
const [metClosed, metNewHours] = [1, 2]

/** Of each need, under the present hours: whether it was turned away as closed, and whether at a moment within the new hours. */
function whatTheyMet(needs: LatentNeeds, { year: { attempts }, isRecordable }: Played, newHours: readonly Span[]): Uint8Array {
  const met = new Uint8Array(needs.length)
  let span = 0
  // In order of arrival, and nobody waits for hours: a span that ended an hour ago is not needed any more.
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    const ending = attempts.ending[attempt]
    if ((ending !== endings.closed && ending !== endings.atClosing) || !isRecordable(attempt)) continue
    const moment = attempts.endedAt[attempt]!
    while (span < newHours.length && newHours[span]!.until < attempts.at[attempt]!) span++
    const isInside = [newHours[span], newHours[span + 1]].some((own) => own !== undefined && own.from <= moment && moment < own.until)
    const need = attempts.need[attempt]!
    met[need] = Math.max(met[need]!, isInside ? metNewHours : metClosed)
  }
  return met
}

class PeopleTruth {
  readonly #isSeen: Uint8Array
  readonly #reachedNow: Uint8Array
  readonly #reachedThen: Uint8Array
  constructor(people: number) {
    this.#isSeen = new Uint8Array(people)
    this.#reachedNow = new Uint8Array(people)
    this.#reachedThen = new Uint8Array(people)
  }
  add(person: number, reachedNow: boolean, reachedThen: boolean): void {
    this.#isSeen[person] = 1
    if (reachedNow) this.#reachedNow[person] = 1
    if (reachedThen) this.#reachedThen[person] = 1
  }
  counted(): { readonly people: number; readonly neverReachedPeople: number } {
    const sum = (column: Uint8Array) => column.reduce((total, own) => total + own, 0)
    return { people: sum(this.#reachedThen) - sum(this.#reachedNow), neverReachedPeople: sum(this.#isSeen) - sum(this.#reachedNow) }
  }
}
