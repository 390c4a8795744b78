/** What callers do: wait for the opening or try, wait their turn, give up, try again or stop. */
import type { Agenda } from './agenda.ts'
import type { Attempt, Ending } from './attempt.ts'
import type { Desk, Waiting } from './desk.ts'
import type { Need } from './needs.ts'
import type { Openings } from './openings.ts'
import { triesAgainAt } from './redial.ts'
import type { Scenario } from './scenario.ts'

export type Callers = {
  readonly attempts: readonly Attempt[]
  /** Somebody comes to need the line at this moment. */
  readonly need: (need: Need, at: number) => void
}
/** Where the callers are: all but `yearEnd` (UTC milliseconds, after which nobody tries any more) changes as time goes on. */
export type Surroundings = { readonly agenda: Agenda; readonly desk: Desk; readonly openings: Openings; readonly yearEnd: number }

const shortestStaySeconds = 1
const longestShortStaySeconds = 9
const longestTalkSeconds = 6000

export function newCallers(scenario: Scenario, { agenda, desk, openings, yearEnd }: Surroundings): Callers {
  const attempts: Attempt[] = []
  /** Nobody calls twice at a time, whatever they need. */
  const callingNow = new Set<string>()

  /** People who know the hours do not try in vain: they wait for the opening, or let it be. */
  function consider(need: Need, at: number): void {
    const knowsItIsClosed = openings.at(at) === undefined && (need.person.knowsHours || need.hasLearnedHours)
    const opening = knowsItIsClosed ? openings.nextAfter(at) : undefined
    if (!knowsItIsClosed) attempt(need, at)
    else if (opening !== undefined && need.random.isTrue(0.6)) later(need, opening + seconds(need.random.exponential(2700)))
  }
  function later(need: Need, at: number): void {
    if (at < yearEnd) agenda.add(at, () => consider(need, at))
  }

  function attempt(need: Need, at: number): void {
    if (callingNow.has(need.person.key)) return
    callingNow.add(need.person.key)
    const tried = newAttempt(need, at)
    attempts.push(tried)
    const { ending, afterSeconds } = openings.at(at) === undefined ? closedMessage(need) : beforeTheQueue(need)
    const next = at + seconds(afterSeconds)
    agenda.add(next, () => (ending === undefined ? joinQueue(tried, next) : fail(tried, ending, next)))
  }

  function joinQueue(tried: Attempt, at: number): void {
    const refusal = refusalAt(at)
    if (refusal === undefined) wait(tried, at)
    else fail(tried, refusal, at)
  }
  function refusalAt(at: number): Ending | undefined {
    if (openings.at(at) === undefined) return 'closed'
    if (scenario.turnsAwayWhenUnstaffed && !desk.isStaffed()) return 'no_agents'
    return desk.countWaiting() >= scenario.queuePlaces ? 'full' : undefined
  }

  function wait(tried: Attempt, at: number): void {
    tried.queuedAt = at
    const waiting: Waiting = {
      isGone: false,
      ringSeconds: 2 + tried.need.random.below(6),
      answer: (answeredAt, agent) => answer(tried, answeredAt, agent),
      turnAway: (closedAt) => fail(tried, 'closed', closedAt),
    }
    const patienceSeconds = patienceOf(scenario, tried.need)
    const longestSeconds = scenario.longestWaitMinutes * 60
    const goesAt = at + seconds(Math.min(patienceSeconds, longestSeconds))
    agenda.add(goesAt, () => {
      if (waiting.isGone) return
      waiting.isGone = true
      fail(tried, patienceSeconds < longestSeconds ? 'left' : 'timeout', goesAt)
    })
    desk.join(waiting, at)
  }

  /** Gives the moment at which the person who answered is free again. */
  function answer(tried: Attempt, at: number, agent: string): number {
    const { random, person } = tried.need
    const isWrongNumber = random.isTrue(0.03)
    const talkSeconds = isWrongNumber ? random.uniform(4, 28) : random.logNormal(scenario.talkMedianMinutes * 60, 0.65)
    const endsAt = at + seconds(Math.min(talkSeconds, longestTalkSeconds))
    Object.assign(tried, { ending: 'answered', waitEndedAt: at, talkEndsAt: endsAt, agent } satisfies Partial<Attempt>)
    tried.need.reachedAt = at
    agenda.add(endsAt, () => callingNow.delete(person.key))
    return endsAt + seconds(5 + random.exponential(scenario.wrapUpMeanMinutes * 60))
  }

  function fail(tried: Attempt, ending: Ending, at: number): void {
    tried.ending = ending
    tried.waitEndedAt = at
    callingNow.delete(tried.need.person.key)
    const again = triesAgainAt(scenario, tried, openings.nextAfter(at))
    if (again !== undefined) later(tried.need, again)
  }

  return { attempts, need: consider }
}

function newAttempt(need: Need, at: number): Attempt {
  need.attempts++
  need.firstAttemptAt ??= at
  return {
    contact: `${need.key}-${need.attempts}`,
    need,
    at,
    isEndLost: need.random.isTrue(0.002),
    queuedAt: undefined,
    ending: undefined,
    waitEndedAt: undefined,
    talkEndsAt: undefined,
    agent: undefined,
  }
}

type BeforeTheQueue = { readonly ending: Ending | undefined; readonly afterSeconds: number }
const closedMessage = ({ random }: Need): BeforeTheQueue => ({ ending: 'closed', afterSeconds: random.uniform(1, 4) })

/** The welcome and the menu: a few calls fail there, a few callers hang up. */
function beforeTheQueue({ random }: Need): BeforeTheQueue {
  if (random.isTrue(0.004)) return { ending: 'error', afterSeconds: random.uniform(1, 3) }
  const menuSeconds = random.uniform(5, 12)
  return random.isTrue(0.025) ? { ending: 'menu', afterSeconds: menuSeconds * random.next() } : { ending: undefined, afterSeconds: menuSeconds }
}

/** A few change their mind at once; the others' patience wears off evenly. */
function patienceOf(scenario: Scenario, { random }: Need): number {
  const changesMind = random.isTrue(0.05)
  return changesMind ? random.uniform(shortestStaySeconds, longestShortStaySeconds) : random.exponential(scenario.patienceMeanMinutes * 60)
}

/** To whole seconds, at least one: telephone systems report no finer. */
const seconds = (length: number) => Math.max(1, Math.round(length)) * 1000
