/**
 * What other opening hours would truly have changed: the same people under both. What counts as one need is as the product has it, and drawn from what
 * was recorded under the present hours: attempts of one person up to seven days apart until somebody answers, whatever they were about. It counts
 * where its first attempt lies within the evidence, and a person once in each period of the key behind the pseudonyms, as nobody can be told further. Whoever never tried under the present hours is told apart.
 */
import type { Span } from '../../../shared/calendar/spans.ts'
import { subtract } from '../../../shared/calendar/spans.ts'
import { endings } from './attemptLog.ts'
import type { CaseLine } from './caseLine.ts'
import type { LatentNeeds } from './latentNeeds.ts'
import { type NeedOutcomes, needOutcomes } from './needOutcomes.ts'
import { evidenceOf, keyPeriodAt, keyTurns, type PlannedTime } from './plannedWeek.ts'
import type { PlayedYear } from './playedYear.ts'
import { type RecordedNeeds, recordedNeeds } from './recordedNeeds.ts'

/** Of the evidence, not of a year. */
export type Truth = {
  /** Reached under the plan and not at present, less the reverse. */
  readonly needs: number
  readonly people: number
  /** Reached under both, under the plan at least an hour sooner: of all needs, and of those that had met a closed line. */
  readonly earlier: number
  readonly earlierAfterClosed: number
  readonly medianHoursEarlier: number | undefined
  /** Net, by what the needs met: turned away in the new hours, turned away in other closed hours, neither. */
  readonly parts: { readonly gain: number; readonly loss: number; readonly elsewhere: number; readonly relief: number }
  /** Needs that were turned away as closed within the new hours, and those of them never reached. */
  readonly turnedAway: number
  readonly neverReached: number
  readonly neverReachedPeople: number
  /** Reached under the plan, of needs that at present never led to an attempt. */
  readonly newcomers: number
  readonly staffHours: number
  readonly overtimeHours: number
}

export type Played = { readonly year: PlayedYear; readonly time: PlannedTime; readonly isRecordable: (attempt: number) => boolean }

export function truthOf(line: CaseLine, needs: LatentNeeds, present: Played, plan: Played): Truth {
  const recorded = recordedNeeds(needs, present.year.attempts, present.isRecordable)
  const then = outcomeThen(recorded, needOutcomes(needs, plan.year.attempts))
  const { from, until } = evidenceOf(line)
  const met = whatTheyMet(recorded, present, subtract(plan.time.open, present.time.open))
  const turns = keyTurns(line)
  const people = new PeopleTruth(needs.people.length * (turns.length + 1))
  const parts = { gain: 0, loss: 0, elsewhere: 0, relief: 0 }
  let [total, earlier, earlierAfterClosed, turnedAway, neverReached] = [0, 0, 0, 0, 0]
  const hoursEarlier: number[] = []
  for (let need = 0; need < recorded.length; need++) {
    const [first, reachedNow, reachedThen, person] = [recorded.firstAt[need]!, recorded.reachedAt[need]!, then[need]!, recorded.person[need]!]
    if (first < from || first >= until) continue
    const change = (reachedThen > 0 ? 1 : 0) - (reachedNow > 0 ? 1 : 0)
    total += change
    people.add(person * (turns.length + 1) + keyPeriodAt(turns, first), reachedNow > 0, reachedThen > 0)
    const isSooner = reachedNow > 0 && reachedThen > 0 && reachedThen < reachedNow - sooner
    if (met[need] === metNewHours) {
      turnedAway++
      if (reachedNow === 0) neverReached++
      parts[change > 0 ? 'gain' : 'loss'] += Math.abs(change)
    } else parts[met[need] === metClosed ? 'elsewhere' : 'relief'] += change
    if (isSooner) {
      earlier++
      if (met[need] !== metOpen) earlierAfterClosed++
      hoursEarlier.push((reachedNow - reachedThen) / 3600)
    }
  }
  return {
    needs: total,
    ...people.counted(),
    earlier,
    earlierAfterClosed,
    medianHoursEarlier: hoursEarlier.sort((x, y) => x - y)[hoursEarlier.length >> 1],
    parts,
    turnedAway,
    neverReached,
    newcomers: newcomersOf(needs, present, plan, { from, until }),
    staffHours: (plan.time.rosteredSeconds - present.time.rosteredSeconds) / 3600,
    overtimeHours: (plan.year.overtimeSeconds - present.year.overtimeSeconds) / 3600,
  }
}

/** Of each recorded need: when the first of what it was about would be reached under the plan, 0 where nothing would. */
function outcomeThen({ length, needOf }: RecordedNeeds, { reachedAt }: NeedOutcomes): Float64Array {
  const then = new Float64Array(length)
  needOf.forEach((recorded, need) => {
    const own = reachedAt[need]!
    if (recorded >= 0 && own > 0 && (then[recorded] === 0 || own < then[recorded]!)) then[recorded] = own
  })
  return then
}

/** Reached within the evidence, of needs that at present never led to an attempt. */
function newcomersOf(needs: LatentNeeds, present: Played, plan: Played, evidence: Span): number {
  const tried = new Uint8Array(needs.length)
  for (let attempt = 0; attempt < present.year.attempts.length; attempt++) tried[present.year.attempts.need[attempt]!] = 1
  const { reachedAt } = needOutcomes(needs, plan.year.attempts)
  return reachedAt.reduce((sum, at, need) => sum + (tried[need] === 0 && at >= evidence.from && at < evidence.until ? 1 : 0), 0)
}
/** Minutes sooner in a queue are not "helped earlier". */
const sooner = 3600
const [metOpen, metClosed, metNewHours] = [0, 1, 2]

/** Of each recorded need: whether it was turned away as closed, and whether at a moment within the new hours. */
function whatTheyMet(recorded: RecordedNeeds, { year: { attempts } }: Played, newHours: readonly Span[]): Uint8Array {
  const met = new Uint8Array(recorded.length)
  let span = 0
  // In order of arrival, and nobody waits for hours: a span that ended before the arrival is not needed any more.
  for (let attempt = 0; attempt < attempts.length; attempt++) {
    const [ending, need] = [attempts.ending[attempt], recorded.needOfAttempt[attempt]!]
    if ((ending !== endings.closed && ending !== endings.atClosing) || need < 0) continue
    const moment = attempts.endedAt[attempt]!
    while (span < newHours.length && newHours[span]!.until < attempts.at[attempt]!) span++
    const isInside = [newHours[span], newHours[span + 1]].some((own) => own !== undefined && own.from <= moment && moment < own.until)
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
