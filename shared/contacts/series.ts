/**
 * From attempts to needs. A *series* is one person's attempts with no gap above the series window and nobody reached; an answered attempt
 * ends it. A *need* is consecutive unreached series with no gap above the later window, plus the one that reaches it: somebody who tries on
 * Friday evening and is answered on Monday had one need, reached later (methods: Ding, Koole, van der Mei 2013 on redials).
 */
import { daySeconds, hourSeconds } from '../calendar/durations.ts'
import type { ByPerson } from '../dayfiles/byPerson.ts'
import type { Definitions } from '../settings/settings.ts'
import type { Crossing, CrossedAfter } from './crossing.ts'

/**
 * One need of one person. `rows`, `places` and `startsSeries` are buffers reused for every need: their first `attempts` entries are valid only during
 * the call of `tell`.
 */
export type Need = {
  readonly person: number
  readonly attempts: number
  /** Including attempts in the period of another key, of which only the number is known. */
  readonly attemptsInAll: number
  /** False where the first attempt lies in an older period that was stripped. */
  readonly begins: boolean
  /** Rows of the attempts that counted, in order of time. */
  readonly rows: Int32Array
  /** Of the same attempts: their places in `ByPerson`. */
  readonly places: Int32Array
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
  /** Of each place in `byPerson`: what became of the attempt, 0 where a person answered; see `byPlace`. */
  readonly verdictAt: Uint8Array
  /** Attempts with this verdict are left out as if they had not been (short hang-ups, where they are not counted). */
  readonly leftOut: number
  readonly windowsAt: (row: number) => SeriesWindows
  /** What became of needs that cross the turn to or from a stripped period, in this way of counting short hang-ups. Absent: none do. */
  readonly crossings?: { readonly by: ReadonlyMap<number, Crossing>; readonly short: 'exclude' | 'include' }
}

/** What holds of each row, in the order in which people are followed. */
export function byPlace({ row }: Pick<ByPerson, 'row'>, ofRow: Uint8Array): Uint8Array {
  const at = new Uint8Array(row.length)
  for (let place = 0; place < at.length; place++) at[place] = ofRow[row[place] ?? 0] ?? 0
  return at
}

/** Follows every recognised person through time and tells their needs, person after person, each person's in order of time. */
export function eachNeed({ byPerson, verdictAt, leftOut, windowsAt, crossings }: NeedsInput, tell: (need: Need) => void): void {
  const { first, row: rowAtPlace, at, answeredAt, talkSeconds, toldAt = at, person } = byPerson
  const people = first.length - 1
  const most = mostAttempts(first)
  const [rows, startsSeries] = [new Int32Array(most), new Uint8Array(most)]
  const crossed = crossings !== undefined && crossings.by.size > 0 ? crossings : undefined
  const places = new Int32Array(most)
  const need = { ...noNeed, rows, places, startsSeries }
  /** Its attempts, what was written down before them and what came `after` in the period of another key. */
  const tellNeed = (who: number, after: CrossedAfter | undefined) => {
    const moment = toldAt[places[need.attempts - 1] ?? 0] ?? 0
    need.person = person === undefined ? who : (person[places[0] ?? 0] ?? who)
    need.attemptsInAll += need.attempts + (after?.attempts ?? 0)
    need.lastQuarter = moment - (moment % quarterSeconds) + (after?.lastQuarters ?? 0) * quarterSeconds
    if (after?.reachedMinutes !== undefined) need.reachedAt = need.firstAt + Math.max(1, after.reachedMinutes * 60)
    tell(need)
    need.attempts = 0
  }
  let [isOverAt, talkEnds] = [0, 0]
  for (let who = 0; who < people; who++) {
    const end = first[who + 1] ?? 0
    for (let place = first[who] ?? 0; place < end; place++) {
      const row = rowAtPlace[place] ?? 0
      const own = verdictAt[place] ?? 0
      if (own === leftOut) continue
      const moment = at[place] ?? 0
      const answered = own === 0
      const carried = crossed === undefined || need.attempts > 0 ? undefined : crossed.by.get(row)?.[crossed.short]?.before
      if (carried !== undefined && 'partOfTalk' in carried) continue
      // A need is made of whole series: where needs are followed for less long than a series may last, its first attempt begins one all the same.
      let beginsSeries = carried?.sameSeries !== true
      if (need.attempts > 0) {
        const { seriesHours, laterDays, reconnectMinutes } = windowsAt(row)
        const isOver = need.reachedAt > 0 && moment >= isOverAt
        // A drop right after a conversation is part of it; anything else after a conversation is a new need.
        if (isOver && !answered && moment - talkEnds <= reconnectMinutes * 60) continue
        const gap = moment - need.lastAt
        if (isOver || gap > laterDays * daySeconds) tellNeed(who, undefined)
        else beginsSeries = gap > seriesHours * hourSeconds
      }
      if (need.attempts === 0) {
        const calledBack = carried?.calledBack
        isOverAt = calledBack === undefined ? 0 : Math.max(1, moment + calledBack.at)
        talkEnds = calledBack === undefined ? 0 : moment + calledBack.talkEnds
        need.attemptsInAll = carried?.attempts ?? 0
        need.begins = need.attemptsInAll === 0
        need.firstAt = moment
        need.reachedAt = isOverAt
        need.reachedAtOnce = false
      }
      const attempt = need.attempts++
      rows[attempt] = row
      places[attempt] = place
      startsSeries[attempt] = beginsSeries ? 1 : 0
      need.lastAt = moment
      // Who was called back is reached only then: whatever they try until that moment belongs to the same need.
      const spokenAt = answered ? Math.max(1, answeredAt[place] ?? moment) : (answeredAt[place] ?? 0)
      if (spokenAt > 0 && (need.reachedAt === 0 || spokenAt < need.reachedAt)) {
        need.reachedAt = spokenAt
        need.reachedAtOnce = answered && attempt === 0 && need.begins
        isOverAt = answered ? moment : spokenAt
        talkEnds = spokenAt + Math.max(0, talkSeconds[place] ?? 0)
      }
    }
    if (need.attempts > 0) tellNeed(who, crossed?.by.get(rows[need.attempts - 1] ?? 0)?.[crossed.short]?.after)
  }
}

const noNeed: Omit<Need, 'rows' | 'places' | 'startsSeries'> = {
  person: 0,
  attempts: 0,
  attemptsInAll: 0,
  begins: true,
  firstAt: 0,
  lastAt: 0,
  lastQuarter: 0,
  reachedAt: 0,
  reachedAtOnce: false,
}

const quarterSeconds = 900

function mostAttempts(first: Int32Array): number {
  let most = 0
  for (let person = 1; person < first.length; person++) most = Math.max(most, (first[person] ?? 0) - (first[person - 1] ?? 0))
  return most
}

export const needStatuses = ['reached_at_once', 'later', 'never', 'still_open'] as const
export type NeedStatus = (typeof needStatuses)[number]
/** @param counts in the order of `needStatuses` */
export const statusRecord = (counts: ArrayLike<number>): Readonly<Record<NeedStatus, number>> => ({
  reached_at_once: counts[0] ?? 0,
  later: counts[1] ?? 0,
  never: counts[2] ?? 0,
  still_open: counts[3] ?? 0,
})

/** What became of a need by the moment `now` (seconds UTC), as a position in `needStatuses`: younger than the later window, by the quarter hour of its last attempt, it is still open. */
export function statusOf({ lastQuarter, reachedAt, reachedAtOnce }: Need, laterDays: number, now: number): 0 | 1 | 2 | 3 {
  if (reachedAt > 0) return reachedAtOnce ? 0 : 1
  return now - lastQuarter < laterDays * daySeconds ? 3 : 2
}
