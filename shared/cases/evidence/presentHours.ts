/**
 * The present opening hours as queues, a couple of hours of a weekday each: as many people as, by Erlang A, let as large a share through as got through.
 * From that follows what changes where fewer come, or one more is there.
 */
import { slotsInWeek } from '../caseEvidence.ts'
import { erlangA } from '../../staffing/erlangA.ts'
import type { EvidencePeriod } from './evidencePeriod.ts'
import type { LineFacts } from './lineFacts.ts'
import { type RetryChances, type RetryPlaces, throughAtLast } from './retries.ts'

export type PresentClass = {
  readonly slots: readonly number[]
  /** Over all weeks, in measured time. */
  readonly attempts: number
  readonly hours: number
  readonly answeredShare: number
  /** Conversations at once; not whole: a mixture of times with one more and one fewer. */
  readonly servers: number
}
export type PresentHours = { readonly classes: readonly PresentClass[] /** Of each slot, or -1. */; readonly classOf: Int16Array }

const slotsTogether = 4
const slotsInDay = slotsInWeek / 7
const mostServers = 500

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
  return { slots, attempts, hours, answeredShare, servers: serversFor(answeredShare, attempts / hours, facts) }
}

function serversFor(share: number, arrivals: number, facts: LineFacts): number {
  if (arrivals <= 0) return 1
  let most = 1
  while (most < mostServers && answeredBy(most, arrivals, facts) < share) most++
  const [less, more] = [answeredBy(most - 1, arrivals, facts), answeredBy(most, arrivals, facts)]
  return more <= less ? most : most - 1 + Math.max(0, Math.min(1, (share - less) / (more - less)))
}

/** Share of the attempts answered with whole servers. @param arrivals an hour */
export function answeredBy(servers: number, arrivals: number, { handle, abandon }: LineFacts): number {
  if (servers <= 0) return 0
  return 1 - erlangA({ arrivalRate: arrivals, serviceRate: 1 / handle.mean, abandonRate: abandon.rate }, servers).abandoned
}

export function answeredWith(servers: number, arrivals: number, facts: LineFacts): number {
  const whole = Math.floor(servers)
  const part = servers - whole
  return (1 - part) * answeredBy(whole, arrivals, facts) + (part === 0 ? 0 : part * answeredBy(whole + 1, arrivals, facts))
}

/** Fewer fail, so fewer try again, so fewer fail: after so many rounds hardly anything changes. */
const rounds = 3

/** How people of the present hours try again: see `presentPlaces`. */
export type PresentWays = { readonly facts: LineFacts; readonly retries: RetryChances; readonly places: RetryPlaces }

/** Those who newly get through where some no longer come. @param removed attempts in each class that are no longer made, over all weeks */
export function reliefOf({ classes }: PresentHours, removed: Float64Array, { facts, retries, places }: PresentWays): number {
  return classes.reduce((sum, { attempts, hours, answeredShare, servers }, n) => {
    const gone = Math.min(removed[n] ?? 0, 0.9 * attempts)
    if (gone <= 0 || attempts <= 0) return sum
    const firstShare = 1 - retries.withinDay * (1 - answeredShare)
    const needs = (attempts - gone) * firstShare
    const before = answeredWith(servers, attempts / hours, facts)
    let after = before
    for (let round = 0; round < rounds; round++) after = answeredWith(servers, needs / (1 - retries.withinDay * (1 - after)) / hours, facts)
    return sum + Math.max(0, needs * (throughAtLast(after, retries.again, places) - throughAtLast(before, retries.again, places)))
  }, 0)
}
