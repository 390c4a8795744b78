/**
 * What is needed against what is there, interval by interval, and what each shortage costs in people: of those who try, the share who would have
 * got through with the required staff but will not with the one there is, redials counted. A shortage is never netted against a surplus elsewhere.
 */
import { hourMs, minuteMs } from '../calendar/durations.ts'
import { localTimeOf } from '../calendar/localTime.ts'
import type { Span } from '../calendar/spans.ts'
import { Instant } from '../contacts/identifiers.ts'
import { presenceChances } from './absence.ts'
import { scatterOf } from './forecast.ts'
import { nobodyShort, type PeopleShort, peopleShort } from './peopleShort.ts'
import { blockJudge, type JudgedInBlock } from './gapInBlock.ts'
import { attemptsAtTarget, firstShare, type GapInput } from './gapInput.ts'
import { queueWith, type RequiredStaff, requiredStaff } from './requiredStaff.ts'
import type { StaffedTime } from './staffedTime.ts'
import { onlyHere, throughAtLast } from './throughAtLast.ts'

export type StaffingInterval = {
  readonly from: Instant
  readonly until: Instant
  readonly attempts: number | undefined
  /** undefined where too little was measured to say. */
  readonly required: RequiredStaff | undefined
  readonly rostered: number | undefined
  readonly present: number | undefined
  /** Open, and at some moment nobody signed in, or nobody rostered where it is not known who was. */
  readonly isUnstaffed: boolean
  /** Required less rostered; negative: a surplus. */
  readonly short: number | undefined
  /** Who will not get through for want of the people who are missing from the roster. */
  readonly people: PeopleShort | undefined
}

/** Whole hours where conversations are long or attempts few, else halves, and quarters on lines with more than a hundred attempts an hour. */
export function intervalMinutes(handleSeconds: number, attemptsPerHour: number): 15 | 30 | 60 {
  if (handleSeconds > 15 * 60 || attemptsPerHour < 10) return 60
  return attemptsPerHour > 100 ? 15 : 30
}

export function staffingIntervals(input: GapInput, minutes: 15 | 30 | 60): readonly StaffingInterval[] {
  const inBlock = blockJudge(input)
  return input.open.flatMap((span) => {
    const intervals = intervalsOf([span], input.timeZone, minutes)
    const block = inBlock(span, intervals)
    return intervals.map((interval, n) => judged(input, interval, block?.[n]))
  })
}

/** Cut on the wall at whole hours, halves or quarters; an opening that begins in between gives a shorter first piece. */
export function intervalsOf(open: readonly Span[], timeZone: string, minutes: number): readonly Span[] {
  const clock = localTimeOf(timeZone)
  const length = minutes * minuteMs
  return open.flatMap(({ from, until }) => {
    const pieces: Span[] = []
    for (let moment = from; moment < until; ) {
      const shift = clock.offsetMinutesAt(moment) * minuteMs
      const end = Math.min(until, (Math.floor((moment + shift) / length) + 1) * length - shift)
      pieces.push({ from: moment, until: end })
      moment = end
    }
    return pieces
  })
}

/** @param block what is known of it where it lies in a block that is over before its queue comes to rest */
function judged(input: GapInput, { from, until }: Span, block: JudgedInBlock | undefined): StaffingInterval {
  const { policy, target, handleSeconds, meanPatienceSeconds } = input
  const attempts = input.attempts(from, until)
  // Conversations that began before the interval still keep people busy in it: staff is needed for what came one conversation earlier (Green, Kolesar, Soares 2001).
  // Never for less than what comes in: before it opened there was nothing (shared/decisions/0163).
  const lagged = input.attempts(from - handleSeconds * 1000, until - handleSeconds * 1000) ?? attempts
  const hours = (until - from) / hourMs
  const demand =
    lagged === undefined
      ? undefined
      : { arrivalsPerHour: (attemptsAtTarget(input) * Math.max(lagged, attempts ?? 0)) / hours, handleSeconds, meanPatienceSeconds }
  const required = block?.required ?? (demand && requiredStaff(demand, target, policy))
  const [rostered, present] = [input.rostered(from, until), input.present(from, until)]
  return {
    from: Instant.parse(from),
    until: Instant.parse(until),
    attempts,
    required,
    rostered: rostered?.least,
    present: present?.people,
    isUnstaffed: present?.isUnstaffed ?? rostered?.least === 0,
    short: required && rostered && required.rostered - rostered.least,
    people: block ? block.people : required && rostered && attempts !== undefined ? shortOf(input, { attempts, hours, required, rostered }) : undefined,
  }
}

type Shortage = { readonly attempts: number; readonly hours: number; readonly required: RequiredStaff; readonly rostered: StaffedTime }

/** Attempts times the difference in the chance of getting through, each number of rostered people weighed by the time it is there and by who falls ill. */
function shortOf(input: GapInput, { attempts, hours, required, rostered }: Shortage): PeopleShort {
  const lost = (arriving: number) => {
    const needs = arriving * firstShare(input)
    const through = (staff: StaffShares) => throughAtLast(answeredWith(input, needs / hours, staff), input.redialShare, onlyHere)
    return needs * Math.max(0, through(new Map([[required.rostered, 1]])) - through(rostered.shares))
  }
  const value = lost(attempts)
  if (value <= 0) return nobodyShort
  // How attempts scatter, carried over to who is lost by how much one attempt more changes it; and the luck of those who did try.
  const scatter = Math.sqrt(attempts * scatterOf(input, attempts))
  const fewer = Math.max(0, attempts - scatter)
  const slope = (lost(attempts + scatter) - lost(fewer)) / (attempts + scatter - fewer)
  const chance = slope ** 2 * attempts * (1 + input.dispersion / input.weeks) + value * Math.max(0, 1 - value / attempts)
  const ofLevel = slope * attempts * Math.sqrt(input.levelVariance)
  return peopleShort({ value, chance, shared: slope * Math.sqrt(attempts * (input.dispersion - 1)), ofLevel }, input.level)
}

type StaffShares = ReadonlyMap<number, number>
/** A busier line causes redials, and redials make it busier: after this many rounds the answer has settled. */
const redialRounds = 3

/** The share of attempts that is answered, redials included. @param needsPerHour first attempts an hour */
function answeredWith(input: GapInput, needsPerHour: number, staff: StaffShares): number {
  const { redialShare } = input
  let answered = 1
  for (let round = 0; round < (redialShare === 0 ? 1 : redialRounds); round++) {
    const by = answeredBy(input, needsPerHour / (1 - redialShare * (1 - answered)))
    answered = [...staff].reduce((sum, [people, share]) => sum + share * by(people), 0)
  }
  return answered
}

const mostCountedOneByOne = 40

/** The share of attempts that is answered with these people rostered, some of whom do not turn up. */
function answeredBy({ policy, handleSeconds, meanPatienceSeconds }: GapInput, arrivalsPerHour: number): (rostered: number) => number {
  const known = new Map<number, number>()
  const withThere = (people: number) => {
    const answered = known.get(people) ?? 1 - queueWith({ arrivalsPerHour, handleSeconds, meanPatienceSeconds }, people * policy.atOnce).abandoned
    known.set(people, answered)
    return answered
  }
  return (rostered) => {
    if (policy.absence === 0) return withThere(rostered)
    if (rostered > mostCountedOneByOne) return withThere(Math.round(rostered * (1 - policy.absence)))
    return presenceChances(rostered, 1 - policy.absence).reduce((sum, chance, people) => sum + chance * withThere(people), 0)
  }
}
