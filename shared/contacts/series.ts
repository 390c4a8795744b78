/**
 * From attempts to needs. A *series* is one person's attempts with no gap above the series window and nobody reached; an answered attempt
 * ends it. A *need* is consecutive unreached series with no gap above the later window, plus the one that reaches it: somebody who tries on
 * Friday evening and is answered on Monday had one need, reached later (methods: Ding, Koole, van der Mei 2013 on redials).
 */
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import type { Definitions } from '../settings/settings.ts'

/** Needs in the order of their first attempts; the arrays from `firstRow` on have one place a need. */
export type Needs = {
  /** Of each row: its need, or -1 where it belongs to none (not recognisable, or left out). */
  readonly needOf: Int32Array
  /** Of each row: 1 where a series starts. */
  readonly startsSeries: Uint8Array
  readonly count: number
  readonly firstRow: Int32Array
  /** Seconds UTC of the last attempt that counted. */
  readonly lastAt: Uint32Array
  /** Seconds UTC at which a person answered; 0: nobody did. */
  readonly reachedAt: Uint32Array
  readonly attempts: Uint16Array
}

export type SeriesWindows = Pick<Definitions, 'seriesHours' | 'laterDays' | 'reconnectMinutes'>
export type NeedsInput = {
  readonly columns: Pick<ContactColumns, 'length' | 'at' | 'person' | 'people' | 'answeredAt' | 'talkSeconds'>
  /** Of each row: was it answered by a person? */
  readonly isAnswered: (row: number) => boolean
  /** Rows left out as if they had not been (short hang-ups, where they are not counted). */
  readonly isLeftOut: (row: number) => boolean
  readonly windowsAt: (row: number) => SeriesWindows
}

/**
 * What is known of a person so far, side by side in one array: a person's next attempt may be a million rows away, and fetching
 * one place of memory instead of five is most of this pass.
 */
const [needField, lastField, reachedField, talkEndsField, attemptsField, fields] = [0, 1, 2, 3, 4, 8]

/** Follows every person through time in one pass; rows must stand in order of arrival. */
export function needsOf({ columns, isAnswered, isLeftOut, windowsAt }: NeedsInput): Needs {
  const { length, at, person, people, answeredAt, talkSeconds } = columns
  const needOf = new Int32Array(length).fill(-1)
  const startsSeries = new Uint8Array(length)
  const [firstRow, lastAt, reachedAt, attempts] = [new Int32Array(length), new Uint32Array(length), new Uint32Array(length), new Uint16Array(length)]
  /** The need counted from 1, so that 0 says: none yet. */
  const state = new Uint32Array(people * fields)
  const writeDown = (own: number) => {
    const need = (state[own + needField] ?? 0) - 1
    if (need < 0) return
    lastAt[need] = state[own + lastField] ?? 0
    reachedAt[need] = state[own + reachedField] ?? 0
    attempts[need] = state[own + attemptsField] ?? 0
  }
  let count = 0
  for (let row = 0; row < length; row++) {
    const who = person[row] ?? -1
    if (who < 0 || isLeftOut(row)) continue
    const own = who * fields
    const moment = at[row] ?? 0
    const answered = isAnswered(row)
    const { seriesHours, laterDays, reconnectMinutes } = windowsAt(row)
    const known = state[own + needField] ?? 0
    const reached = known > 0 && (state[own + reachedField] ?? 0) > 0
    // A drop right after a conversation is part of it; anything else after a conversation is a new need.
    if (reached && !answered && moment - (state[own + talkEndsField] ?? 0) <= reconnectMinutes * 60) {
      needOf[row] = known - 1
      continue
    }
    const gap = known === 0 || reached ? Number.POSITIVE_INFINITY : moment - (state[own + lastField] ?? 0)
    if (gap > seriesHours * 3600) startsSeries[row] = 1
    if (gap > laterDays * 86_400) {
      writeDown(own)
      firstRow[count] = row
      state[own + needField] = ++count
      state[own + reachedField] = 0
      state[own + attemptsField] = 0
    }
    needOf[row] = (state[own + needField] ?? 0) - 1
    state[own + lastField] = moment
    state[own + attemptsField] = (state[own + attemptsField] ?? 0) + 1
    if (answered) {
      const answer = Math.max(1, answeredAt[row] ?? moment)
      state[own + reachedField] = answer
      state[own + talkEndsField] = answer + Math.max(0, talkSeconds[row] ?? 0)
    }
  }
  for (let who = 0; who < people; who++) writeDown(who * fields)
  return { needOf, startsSeries, count, firstRow, lastAt, reachedAt, attempts }
}

export type NeedStatus = 'reached_at_once' | 'later' | 'never' | 'still_open'
export const needStatuses = ['reached_at_once', 'later', 'never', 'still_open'] as const satisfies readonly NeedStatus[]

/** What became of a need, by the moment `now` (seconds UTC): younger than the later window it is still open, never "never". */
export function statusOf(needs: Needs, need: number, isAnswered: (row: number) => boolean, laterDays: number, now: number): NeedStatus {
  if ((needs.reachedAt[need] ?? 0) !== 0) return isAnswered(needs.firstRow[need] ?? 0) ? 'reached_at_once' : 'later'
  return now - (needs.lastAt[need] ?? 0) < laterDays * 86_400 ? 'still_open' : 'never'
}
