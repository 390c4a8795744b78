/**
 * The present opening hours as queues, one for every few hours of a weekday. How many people are rostered is not known, so it is inferred: the number
 * with whom
 * Erlang A, with some of them absent, answers the share that was really answered. Attempts made while nobody had turned up are left out of that share.
 * Used for what changes when fewer callers come (`relief.ts`) or one more person is there (`moreStaff.ts`).
 */
import { slotsInWeek } from '../../caseEvidence.ts'
import { presenceChances } from '../../../staffing/absence.ts'
import { erlangA } from '../../../staffing/erlangA.ts'
import type { EvidencePeriod } from '../weeks/evidencePeriod.ts'
import type { LineFacts } from '../lineFacts.ts'

export type PresentClass = {
  readonly slots: readonly number[]
  /** Over all weeks, in measured time. */
  readonly attempts: number
  readonly hours: number
  readonly answeredShare: number
  /** People rostered, of whom some do not come; not whole: a mixture of times with one more and one fewer. */
  readonly rostered: number
}
export type PresentHours = { readonly classes: readonly PresentClass[] /** Of each slot, or -1. */; readonly classOf: Int16Array }

const slotsTogether = 4
const slotsInDay = slotsInWeek / 7
const mostRostered = 500

export function presentHours(period: EvidencePeriod, facts: LineFacts): PresentHours {
  const classOf = new Int16Array(slotsInWeek).fill(-1)
  const classes: PresentClass[] = []
  const { openMeasured } = period
  for (let slot = 0; slot < slotsInWeek; ) {
    const slots: number[] = []
    const day = Math.floor(slot / slotsInDay)
    while (slot < (day + 1) * slotsInDay && (openMeasured[slot] ?? 0) > 0 && slots.length < slotsTogether) slots.push(slot++)
    if (slots.length === 0) slot++
    else {
      for (const own of slots) classOf[own] = classes.length
      classes.push(classFrom(slots, period, facts))
    }
  }
  return { classes, classOf }
}

function classFrom(slots: readonly number[], { openMeasured }: EvidencePeriod, facts: LineFacts): PresentClass {
  const sum = (of: Float64Array) => slots.reduce((total, slot) => total + (of[slot] ?? 0), 0)
  const [attempts, answered, hours] = [sum(facts.openAttempts), sum(facts.openAnswered), sum(openMeasured)]
  // A few attempts all answered do not mean that all always are.
  const answeredShare = (answered + 0.5) / (attempts + 1)
  return { slots, attempts, hours, answeredShare, rostered: rosteredFor(answeredShare, attempts / hours, facts) }
}

function rosteredFor(share: number, arrivals: number, facts: LineFacts): number {
  if (arrivals <= 0) return 1
  const answered = answeredShares(arrivals, facts)
  let most = 1
  while (most < mostRostered && answered(most) < share) most++
  const [less, more] = [answered(most - 1), answered(most)]
  return more <= less ? most : most - 1 + Math.max(0, Math.min(1, (share - less) / (more - less)))
}

/** Above this many people the average number present is used in place of every possible number. */
const countedOneByOne = 12

/** Share of the attempts that is answered with this many people rostered, a whole number. @param arrivals attempts an hour */
function answeredShares(arrivals: number, facts: LineFacts): (rostered: number) => number {
  const days = loadsOf(facts.dayVariation).map(({ load, weight }) => ({ share: load * weight, answered: answeredOnDays(arrivals * load, facts) }))
  return (rostered) => days.reduce((sum, { share, answered }) => sum + share * answered(rostered), 0)
}

/** Quiet, usual and busy days: three points that have the mean and the variance of a normal (Gauss-Hermite). Weighed by attempts their loads add up to 1. */
function loadsOf(variation: number): readonly { readonly load: number; readonly weight: number }[] {
  if (variation < alike) return [{ load: 1, weight: 1 }]
  const away = Math.sqrt(3) * variation
  return [
    { load: 1 - away, weight: 1 / 6 },
    { load: 1, weight: 2 / 3 },
    { load: 1 + away, weight: 1 / 6 },
  ]
}
const alike = 0.03

function answeredOnDays(arrivals: number, { handle, abandon, atOnce, absence }: LineFacts): (rostered: number) => number {
  const rates = { arrivalRate: arrivals, serviceRate: 1 / handle.mean, abandonRate: abandon.rate }
  const known = [0]
  const withThere = (there: number) => {
    const own = known[there] ?? 1 - erlangA(rates, there * atOnce).abandoned
    known[there] = own
    return own
  }
  return (rostered) => {
    if (rostered > countedOneByOne) return withThere(Math.max(1, Math.round(rostered * (1 - absence))))
    return presenceChances(rostered, 1 - absence).reduce((sum, chance, there) => sum + (chance === 0 ? 0 : chance * withThere(there)), 0)
  }
}

export function answeredWith(rostered: number, arrivals: number, facts: LineFacts): number {
  const answered = answeredShares(arrivals, facts)
  const whole = Math.floor(rostered)
  const part = rostered - whole
  return (1 - part) * answered(whole) + (part === 0 ? 0 : part * answered(whole + 1))
}
