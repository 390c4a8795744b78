/**
 * From attempts to needs. A *series* is one person's attempts with no gap above the series window and nobody reached; an answered attempt
 * ends it. A *need* is consecutive unreached series with no gap above the later window, plus the one that reaches it: somebody who tries on
 * Friday evening and is answered on Monday had one need, reached later (methods: Ding, Koole, van der Mei 2013 on redials).
 */
import type { ByPerson } from '../dayfiles/contactColumns.ts'
import type { Definitions } from '../settings/settings.ts'
import type { Crossing, CrossedAfter } from './crossing.ts'

/** One need of one person. `rows` and `startsSeries` are shared between needs and hold `attempts` entries only while the need is being told. */
export type Need = {
  readonly person: number
  readonly attempts: number
  /** With those that lie in a period of another key and are only known as a number. */
  readonly attemptsInAll: number
  /** False where the first attempt lies in an older period that was stripped. */
  readonly begins: boolean
  /** Rows of the attempts that counted, in order of time. */
  readonly rows: Int32Array
  /** 1 for an attempt that begins a series. */
  readonly startsSeries: Uint8Array
  /** Seconds UTC of the first attempt. */
  readonly firstAt: number
  /** Seconds UTC of the last attempt that counted. */
  readonly lastAt: number
  /** Of its quarter hour. */
  readonly lastQuarter: number
  /** Seconds UTC at which a person answered or called back; 0: nobody did. */
  readonly reachedAt: number
  /** The first attempt itself was answered. */
  readonly reachedAtOnce: boolean
}

export type SeriesWindows = Pick<Definitions, 'seriesHours' | 'laterDays' | 'reconnectMinutes'>
export type NeedsInput = {
  readonly byPerson: ByPerson
  /** Of each row: what became of the attempt, 0 where a person answered. */
  readonly verdict: Uint8Array
  /** Rows with this verdict are left out as if they had not been (short hang-ups, where they are not counted). */
  readonly leftOut: number
  readonly windowsAt: (row: number) => SeriesWindows
  /** What became of needs that cross the turn to or from a stripped period, in this way of counting short hang-ups. Absent: none do. */
  readonly crossings?: { readonly by: ReadonlyMap<number, Crossing>; readonly short: 'exclude' | 'include' }
}

/** Follows every recognised person through time and tells their needs, person after person, each person's in order of time. */
export function eachNeed({ byPerson, verdict, leftOut, windowsAt, crossings }: NeedsInput, tell: (need: Need) => void): void {
  const { first, row: rowAtPlace, at, answeredAt, talkSeconds, toldAt = at, person } = byPerson
  const people = first.length - 1
  const most = mostAttempts(first)
  const [rows, startsSeries] = [new Int32Array(most), new Uint8Array(most)]
  const crossed = crossings !== undefined && crossings.by.size > 0 ? crossings : undefined
  let [attempts, before, firstPlace, lastPlace, firstAt, lastAt, reachedAt, isOverAt, talkEnds] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  let reachedAtOnce = false
  // Made once: there may be a million people.
  const tellNeed = (who: number, after: CrossedAfter | undefined) => {
    const moment = toldAt[lastPlace] ?? lastAt
    tell({
      person: person?.[firstPlace] ?? who,
      attempts,
      attemptsInAll: before + attempts + (after?.attempts ?? 0),
      begins: before === 0,
      rows,
      startsSeries,
      firstAt,
      lastAt,
      lastQuarter: moment - (moment % quarterSeconds) + (after?.lastQuarters ?? 0) * quarterSeconds,
      reachedAt: after?.reachedMinutes === undefined ? reachedAt : firstAt + Math.max(1, after.reachedMinutes * 60),
      reachedAtOnce,
    })
  }
  for (let who = 0; who < people; who++) {
    attempts = 0
    before = 0
    firstAt = 0
    lastAt = 0
    reachedAt = 0
    isOverAt = 0
    talkEnds = 0
    reachedAtOnce = false
    const end = first[who + 1] ?? 0
    for (let place = first[who] ?? 0; place < end; place++) {
      const row = rowAtPlace[place] ?? 0
      const own = verdict[row] ?? 0
      if (own === leftOut) continue
      const moment = at[place] ?? 0
      const answered = own === 0
      const carried = crossed === undefined || attempts > 0 ? undefined : crossed.by.get(row)?.[crossed.short]?.before
      if (carried !== undefined && 'partOfTalk' in carried) continue
      const { seriesHours, laterDays, reconnectMinutes } = windowsAt(row)
      // A drop right after a conversation is part of it; anything else after a conversation is a new need.
      const isOver = reachedAt > 0 && moment >= isOverAt
      if (isOver && !answered && moment - talkEnds <= reconnectMinutes * 60) continue
      const gap = attempts === 0 || isOver ? Number.POSITIVE_INFINITY : moment - lastAt
      if (gap > laterDays * 86_400) {
        if (attempts > 0) tellNeed(who, undefined)
        attempts = 0
        before = carried?.attempts ?? 0
        firstAt = moment
        firstPlace = place
        reachedAt = carried?.calledBack === undefined ? 0 : Math.max(1, moment + carried.calledBack.at)
        isOverAt = reachedAt
        talkEnds = reachedAt === 0 ? 0 : moment + (carried?.calledBack?.talkEnds ?? 0)
        reachedAtOnce = false
      }
      rows[attempts] = row
      // A need is made of whole series: where needs are followed for less long than a series may last, its first attempt begins one all the same.
      startsSeries[attempts] = (attempts === 0 || gap > seriesHours * 3600) && carried?.sameSeries !== true ? 1 : 0
      attempts++
      lastAt = moment
      lastPlace = place
      // Who was called back is reached only then: whatever they try until that moment belongs to the same need.
      const spokenAt = answered ? Math.max(1, answeredAt[place] ?? moment) : (answeredAt[place] ?? 0)
      if (spokenAt > 0 && (reachedAt === 0 || spokenAt < reachedAt)) {
        reachedAt = spokenAt
        reachedAtOnce = answered && attempts === 1 && before === 0
        isOverAt = answered ? moment : spokenAt
        talkEnds = spokenAt + Math.max(0, talkSeconds[place] ?? 0)
      }
    }
    if (attempts > 0) tellNeed(who, crossed?.by.get(rows[attempts - 1] ?? 0)?.[crossed.short]?.after)
  }
}

const quarterSeconds = 900

function mostAttempts(first: Int32Array): number {
  let most = 0
  for (let person = 1; person < first.length; person++) most = Math.max(most, (first[person] ?? 0) - (first[person - 1] ?? 0))
  return most
}

export const needStatuses = ['reached_at_once', 'later', 'never', 'still_open'] as const
export type NeedStatus = (typeof needStatuses)[number]

/** What became of a need by the moment `now` (seconds UTC), as a position in `needStatuses`: younger than the later window, by the quarter hour of its last attempt, it is still open. */
export function statusOf({ lastQuarter, reachedAt, reachedAtOnce }: Need, laterDays: number, now: number): 0 | 1 | 2 | 3 {
  if (reachedAt > 0) return reachedAtOnce ? 0 : 1
  return now - lastQuarter < laterDays * 86_400 ? 3 : 2
}
