/**
 * The line as it went under some opening hours, event by event, without a formula of the product: people try, wait their turn, have had enough,
 * are turned away when it closes, try again or let it be; conversations finish, also after closing. What anybody decides depends on others only
 * through whether somebody answered: see `decisions.ts`. Seconds since 1970 UTC throughout.
 */
import type { Span } from '../../../shared/calendar/spans.ts'
import { AttemptLog, endings } from './attemptLog.ts'
import type { CaseLine } from './caseLine.ts'
import { Decisions } from './decisions.ts'
import type { LatentNeeds } from './latentNeeds.ts'
import { Moments } from './moments.ts'
import { OpenTimes } from './openTimes.ts'
import { evidenceOf, type PlannedTime } from './plannedWeek.ts'

export type PlayedYear = {
  readonly attempts: AttemptLog
  /** Conversations that ran on after the end of a shift: seconds of one person, within the evidence. */
  readonly overtimeSeconds: number
}

/** @param present the hours of today: those who know the hours by heart and have not heard of new ones act on these */
export function playedYear(line: CaseLine, needs: LatentNeeds, time: PlannedTime, present: PlannedTime = time): PlayedYear {
  return new Year(line, needs, time, present).run()
}

/** So many attempts and it is enough, whatever chance says. */
const mostAttempts = 25
const week = 7 * 86_400
const someoneIsFree = -1

class Year {
  readonly #line: CaseLine
  readonly #needs: LatentNeeds
  readonly #time: PlannedTime
  readonly #hours: OpenTimes
  readonly #decisions: Decisions
  readonly #evidence: Span
  readonly #coming = new Moments()
  readonly #attempts: AttemptLog
  /** Of each need: the attempt that waits now (-1: none), when something is to happen to it (-1: nothing), and how often it tried and failed. */
  readonly #waiting: Int32Array
  readonly #dueAt: Float64Array
  readonly #lastAt: Float64Array
  readonly #tries: Uint8Array
  readonly #failedOpen: Uint8Array
  readonly #failedClosed: Uint8Array
  /** Of each person: the moment they last spoke with somebody. */
  readonly #spokeAt: Float64Array
  /** Attempts in order of joining, from `#head` on; whoever has left is skipped. */
  readonly #queue: number[] = []
  #head = 0
  #inQueue = 0
  #servers = 0
  #busy = 0
  #now = 0
  #overtime = 0

  constructor(line: CaseLine, needs: LatentNeeds, time: PlannedTime, present: PlannedTime) {
    this.#line = line
    this.#needs = needs
    this.#time = time
    this.#hours = new OpenTimes(time.open)
    this.#decisions = new Decisions(line, needs, this.#hours, new OpenTimes(present.open))
    this.#evidence = evidenceOf(line)
    this.#attempts = new AttemptLog(needs.length * 2)
    this.#waiting = new Int32Array(needs.length).fill(-1)
    this.#dueAt = new Float64Array(needs.length).fill(-1)
    this.#lastAt = new Float64Array(needs.length)
    this.#tries = new Uint8Array(needs.length)
    this.#failedOpen = new Uint8Array(needs.length)
    this.#failedClosed = new Uint8Array(needs.length)
    this.#spokeAt = new Float64Array(needs.people.length)
  }

  run(): PlayedYear {
    const { stepAt, stepStaff, open } = this.#time
    const { at, length } = this.#needs
    for (let [step, closing, need] = [0, 0, 0]; ; ) {
      const stepsAt = stepAt[step] ?? Number.POSITIVE_INFINITY
      const closesAt = open[closing]?.until ?? Number.POSITIVE_INFINITY
      const comesAt = need < length ? at[need]! : Number.POSITIVE_INFINITY
      const next = Math.min(stepsAt, closesAt, comesAt, this.#coming.nextAt)
      if (next === Number.POSITIVE_INFINITY) break
      this.#goTo(next)
      // At one moment: first the line closes, then people come and go, then whoever calls finds it so.
      if (closesAt === next) {
        this.#close()
        closing++
      } else if (stepsAt === next) this.#staff(stepStaff[step++] ?? 0)
      else if (this.#coming.nextAt === next) this.#happen(this.#coming.take())
      else this.#arise(need++)
    }
    return { attempts: this.#attempts, overtimeSeconds: this.#overtime / this.#line.chatsAtOnce }
  }

  #goTo(next: number): void {
    const isEvidence = this.#evidence.from <= next && next < this.#evidence.until
    if (this.#busy > this.#servers && isEvidence) this.#overtime += (this.#busy - this.#servers) * (next - this.#now)
    this.#now = next
  }

  #happen(what: number): void {
    if (what === someoneIsFree) {
      this.#busy--
      this.#serve()
      return
    }
    // What was to happen may have been overtaken: answered meanwhile, or turned away.
    if (this.#dueAt[what] !== this.#now) return
    this.#dueAt[what] = -1
    if (this.#waiting[what] === -1) this.#try(what)
    else this.#giveUp(what)
  }
  #plan(need: number, at: number | undefined): void {
    if (at === undefined) return
    this.#dueAt[need] = at
    this.#coming.add(at, need)
  }

  #arise(need: number): void {
    const at = this.#decisions.firstTry(need, this.#now)
    if (at === this.#now) this.#try(need)
    else this.#plan(need, at)
  }

  #try(need: number): void {
    // Whoever has spoken with somebody since this need came up has been helped.
    const isHelped = this.#spokeAt[this.#needs.person[need]!]! >= this.#needs.at[need]!
    const tries = this.#tries[need]!
    if (isHelped || tries >= mostAttempts || (tries > 0 && this.#now - this.#lastAt[need]! > week)) return
    this.#tries[need] = tries + 1
    this.#lastAt[need] = this.#now
    const attempt = this.#attempts.add(need, this.#now)
    const refusal = this.#refusal()
    if (refusal === undefined) this.#wait(need, attempt)
    else this.#fail(need, attempt, refusal)
  }
  #refusal(): number | undefined {
    if (!this.#hours.isOpenAt(this.#now)) return endings.closed
    if (this.#line.turnsAwayWhenUnstaffed && this.#servers === 0) return endings.unstaffed
    return this.#busy >= this.#servers && this.#inQueue >= this.#line.queuePlaces ? endings.full : undefined
  }

  #wait(need: number, attempt: number): void {
    this.#waiting[need] = attempt
    this.#queue.push(attempt)
    this.#inQueue++
    this.#plan(need, this.#now + this.#decisions.patience(need, this.#tries[need]!))
    this.#serve()
  }
  #leaveQueue(need: number): void {
    this.#waiting[need] = -1
    this.#dueAt[need] = -1
    this.#inQueue--
  }
  #giveUp(need: number): void {
    const attempt = this.#waiting[need]!
    this.#leaveQueue(need)
    this.#fail(need, attempt, endings.left)
  }

  #staff(people: number): void {
    this.#servers = people * this.#line.chatsAtOnce
    this.#serve()
  }
  #serve(): void {
    while (this.#busy < this.#servers && this.#inQueue > 0) {
      const attempt = this.#queue[this.#head++]!
      const need = this.#attempts.need[attempt]!
      if (this.#waiting[need] !== attempt) continue
      this.#leaveQueue(need)
      const { talk, wrapUp } = this.#decisions.conversation(need)
      this.#attempts.end(attempt, this.#now, endings.answered, talk)
      this.#spokeAt[this.#needs.person[need]!] = this.#now
      this.#busy++
      this.#coming.add(this.#now + talk + wrapUp, someoneIsFree)
    }
    if (this.#head > 4096) this.#forget()
  }
  #forget(): void {
    this.#queue.splice(0, this.#head)
    this.#head = 0
  }

  /** Whoever waits is turned away. */
  #close(): void {
    for (let place = this.#head; place < this.#queue.length; place++) {
      const attempt = this.#queue[place]!
      const need = this.#attempts.need[attempt]!
      if (this.#waiting[need] !== attempt) continue
      this.#leaveQueue(need)
      this.#fail(need, attempt, endings.atClosing)
    }
    this.#queue.length = 0
    this.#head = 0
  }

  /** Not answered: another try, or none. */
  #fail(need: number, attempt: number, ending: number): void {
    this.#attempts.end(attempt, this.#now, ending, 0)
    const wasClosed = ending === endings.closed || ending === endings.atClosing
    const failed = wasClosed ? this.#failedClosed : this.#failedOpen
    const which = failed[need]!
    failed[need] = which + 1
    this.#plan(need, wasClosed ? this.#decisions.afterClosed(need, this.#now, which) : this.#decisions.afterOpen(need, this.#now, which))
  }
}
