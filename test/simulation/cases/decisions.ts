/**
 * What people decide, each by their own chance: how long they wait, whether they try again, and when. `undefined`: they let it be.
 * Moments in seconds since 1970 UTC; `which` counts the decisions of one kind that a need has led to.
 */
import type { CaseLine } from './caseLine.ts'
import { exponentialAt, normalAt, type Purpose, purposes, uniformOf } from './chance.ts'
import type { LatentNeeds } from './latentNeeds.ts'
import type { OpenTimes } from './openTimes.ts'

const longestWaitSeconds = 3600
const longestTalkSeconds = 14_000
/** Nobody tries a closed line for ever. */
const fadingWhileClosed = 0.7

export class Decisions {
  readonly #line: CaseLine
  readonly #needs: LatentNeeds
  /** Under the hours that hold, and as those know them who have not heard of new ones. */
  readonly #hours: OpenTimes
  readonly #hoursOfOld: OpenTimes
  constructor(line: CaseLine, needs: LatentNeeds, hours: OpenTimes, hoursOfOld: OpenTimes) {
    this.#line = line
    this.#needs = needs
    this.#hours = hours
    this.#hoursOfOld = hoursOfOld
  }

  /** A need comes up: those who know that the line is closed wait for the next opening or let it be. */
  firstTry(need: number, now: number): number | undefined {
    const person = this.#needs.person[need]!
    const { knowsHours, hearsOfNewHours } = this.#needs.people
    if (knowsHours[person] === 0) return now
    const known = hearsOfNewHours[person] === 1 ? this.#hours : this.#hoursOfOld
    if (known.isOpenAt(now)) return now
    return this.#draw(need, purposes.waitsForOpening) < this.#line.knowersWaitShare ? this.#inNextOpening(need, known, now, 0) : undefined
  }

  /** Seconds of waiting after which somebody leaves. */
  patience(need: number, which: number): number {
    const { meanSeconds, sigma, tapeShare, shortShare } = this.#line.patience
    const kind = this.#draw(need, purposes.patienceKind, which)
    const first = this.#draw(need, purposes.patience, which)
    if (kind < shortShare) return 1 + Math.floor(first * 8)
    if (kind < shortShare + tapeShare) return 15 + Math.floor(first * 25)
    if (sigma === 0) return within(exponentialAt(first, meanSeconds), longestWaitSeconds)
    // The median of a lognormal lies below its mean by exp(sigma² / 2).
    return within(meanSeconds * Math.exp(sigma * normalAt(first, this.#draw(need, purposes.patienceAgain, which)) - sigma ** 2 / 2), longestWaitSeconds)
  }

  /** Seconds of conversation, and of what has to be written down after it. */
  conversation(need: number): { readonly talk: number; readonly wrapUp: number } {
    const { medianSeconds, sigma, wrapUpMeanSeconds } = this.#line.talk
    const bell = normalAt(this.#draw(need, purposes.talk), this.#draw(need, purposes.talkAgain))
    return {
      talk: within(medianSeconds * Math.exp(sigma * bell), longestTalkSeconds),
      wrapUp: Math.round(exponentialAt(this.#draw(need, purposes.wrapUp), wrapUpMeanSeconds)),
    }
  }

  afterOpen(need: number, now: number, which: number): number | undefined {
    const { share, medianSeconds, sigma, fading } = this.#line.redial
    if (this.#draw(need, purposes.redials, this.#occasion(need, now)) >= share * this.#perseverance(need) * fading ** which) return undefined
    const bell = normalAt(this.#draw(need, purposes.redialDelay, which), this.#draw(need, purposes.redialDelayAgain, which))
    const again = now + Math.max(15, Math.round(medianSeconds * Math.exp(sigma * bell)))
    const knowsHours = this.#needs.people.knowsHours[this.#needs.person[need]!] === 1
    return knowsHours && !this.#hours.isOpenAt(again) ? this.#inNextOpening(need, this.#hours, again, 50 + which) : again
  }

  /** Told that it is closed, and when it will be open. */
  afterClosed(need: number, now: number, which: number): number | undefined {
    const { closedAgainShare, blindShare, deferral } = this.#line
    const occasion = this.#occasion(need, now)
    if (this.#draw(need, purposes.triesClosedAgain, occasion) < closedAgainShare * fadingWhileClosed ** which)
      return now + 30 + Math.round(exponentialAt(this.#draw(need, purposes.closedAgainDelay, which), 480))
    const opens = this.#hours.nextAfter(now)
    const hours = opens === undefined ? Number.POSITIVE_INFINITY : (opens.from - now) / 3600
    const returns = deferral.share * this.#perseverance(need) * Math.exp(-hours / deferral.tauHours)
    if (this.#draw(need, purposes.returns, occasion) < returns) return this.#inNextOpening(need, this.#hours, now, which)
    if (this.#draw(need, purposes.triesBlindly, occasion) >= blindShare * fadingWhileClosed ** which) return undefined
    const days = 1 + Math.floor(3 * this.#draw(need, purposes.blindDays, which))
    const bell = normalAt(this.#draw(need, purposes.blindHour, which), this.#draw(need, purposes.blindHourAgain, which))
    return Math.max(now + 3600, Math.round(now + days * 86_400 + 5400 * bell))
  }

  /** Most soon after it opens, nobody after it closes. */
  #inNextOpening(need: number, hours: OpenTimes, after: number, which: number): number | undefined {
    const span = hours.nextAfter(after)
    if (span === undefined) return undefined
    const mean = this.#line.deferral.meanSeconds
    const length = span.until - span.from
    const within = exponentialAt(this.#draw(need, purposes.returnMoment, which) * (1 - Math.exp(-length / mean)), mean)
    return span.from + Math.min(length - 1, Math.floor(within))
  }

  /**
   * Some are people of one mind: whether they go on trying is theirs, and the same each time. Others decide anew: by the hour in which it happens, so that
   * what happens alike under two opening hours is decided alike.
   */
  #occasion(need: number, now: number): number {
    return this.#draw(need, purposes.constancy) < this.#line.constancy ? 0 : Math.floor(now / 3600)
  }
  #perseverance(need: number): number {
    return this.#needs.people.perseverance[this.#needs.person[need]!]!
  }
  #draw(need: number, purpose: Purpose, which = 0): number {
    return uniformOf(this.#needs.key[need]!, purpose, which)
  }
}

const within = (seconds: number, most: number) => Math.min(most, Math.max(1, Math.round(seconds)))
