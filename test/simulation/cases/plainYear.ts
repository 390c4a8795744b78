/**
 * The same year played out the plain way: lists of objects that are looked through from one end to the other at every step, no heap, no typed
 * arrays. Slow, and short enough to be believed; `playedYear` must give the very same attempts.
 */
import { endings } from './attemptLog.ts'
import type { CaseLine } from './caseLine.ts'
import { Decisions } from './decisions.ts'
import type { LatentNeeds } from './latentNeeds.ts'
import { OpenTimes } from './openTimes.ts'
import type { PlannedTime } from './plannedWeek.ts'

export type PlainAttempt = { need: number; at: number; endedAt: number; ending: number }
type Person = { spokeAt: number }
type Plain = { need: number; dueAt: number | undefined; isNew: boolean; waitingIn: PlainAttempt | undefined; mine: PlainAttempt[]; person: Person }

export function plainYear(line: CaseLine, needs: LatentNeeds, time: PlannedTime, present: PlannedTime): readonly PlainAttempt[] {
  const isOpen = (moment: number) => time.open.some(({ from, until }) => from <= moment && moment < until)
  const decisions = new Decisions(line, needs, new OpenTimes(time.open), new OpenTimes(present.open))
  const people: readonly Person[] = Array.from({ length: needs.people.length }, () => ({ spokeAt: Number.NEGATIVE_INFINITY }))
  const all: readonly Plain[] = Array.from(needs.at, (at, need) => ({
    need,
    dueAt: at,
    isNew: true,
    waitingIn: undefined,
    mine: [],
    person: people[needs.person[need]!]!,
  }))
  const attempts: PlainAttempt[] = []
  let conversations: number[] = []
  let staff = 0

  const fail = (own: Plain, attempt: PlainAttempt, at: number, ending: number) => {
    attempt.endedAt = at
    attempt.ending = ending
    own.waitingIn = undefined
    const wasClosed = (tried: PlainAttempt) => tried.ending === endings.closed || tried.ending === endings.atClosing
    const before = own.mine.filter((tried) => tried !== attempt && tried.ending !== endings.answered && wasClosed(tried) === wasClosed(attempt)).length
    own.dueAt = wasClosed(attempt) ? decisions.afterClosed(own.need, at, before) : decisions.afterOpen(own.need, at, before)
  }
  const serve = (at: number) => {
    for (;;) {
      const waiting = all.filter(({ waitingIn }) => waitingIn !== undefined).sort((a, b) => attempts.indexOf(a.waitingIn!) - attempts.indexOf(b.waitingIn!))
      const first = waiting[0]
      if (first === undefined || conversations.length >= staff) return
      const { talk, wrapUp } = decisions.conversation(first.need)
      Object.assign(first.waitingIn!, { endedAt: at, ending: endings.answered })
      first.waitingIn = undefined
      first.dueAt = undefined
      first.person.spokeAt = at
      conversations.push(at + talk + wrapUp)
    }
  }
  const attempt = (own: Plain, at: number) => {
    const last = own.mine.at(-1)
    if (own.person.spokeAt >= needs.at[own.need]! || own.mine.length >= 25 || (last !== undefined && at - last.at > 7 * 86_400)) return
    const tried = { need: own.need, at, endedAt: 0, ending: 0 }
    attempts.push(tried)
    own.mine.push(tried)
    const waiting = all.filter(({ waitingIn }) => waitingIn !== undefined).length
    if (!isOpen(at)) fail(own, tried, at, endings.closed)
    else if (line.turnsAwayWhenUnstaffed && staff === 0) fail(own, tried, at, endings.unstaffed)
    else if (conversations.length >= staff && waiting >= line.queuePlaces) fail(own, tried, at, endings.full)
    else {
      own.waitingIn = tried
      own.dueAt = at + decisions.patience(own.need, own.mine.length)
      serve(at)
    }
  }

  for (let at = 0; ; ) {
    const moments = [...conversations, ...all.flatMap(({ dueAt }) => dueAt ?? []), ...time.stepAt, ...time.open.map(({ until }) => until)]
    const next = Math.min(...moments.filter((moment) => moment > at))
    if (next === Number.POSITIVE_INFINITY) return attempts
    at = next
    if (time.open.some(({ until }) => until === at)) for (const own of all) if (own.waitingIn !== undefined) fail(own, own.waitingIn, at, endings.atClosing)
    const step = time.stepAt.indexOf(at)
    if (step !== -1) staff = time.stepStaff[step]! * line.chatsAtOnce
    conversations = conversations.filter((end) => end > at)
    serve(at)
    for (const own of all) {
      if (own.dueAt !== at) continue
      own.dueAt = undefined
      if (own.isNew) {
        own.isNew = false
        const first = decisions.firstTry(own.need, at)
        if (first === at) attempt(own, at)
        else own.dueAt = first
      } else if (own.waitingIn === undefined) attempt(own, at)
      else fail(own, own.waitingIn, at, endings.left)
    }
  }
}
