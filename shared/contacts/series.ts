/**
 * From attempts to needs. A *series* is one person's attempts with no gap above the series window and nobody reached; an answered attempt
 * ends it. A *need* is consecutive unreached series with no gap above the later window, plus the one that reaches it: somebody who tries on
 * Friday evening and is answered on Monday had one need, reached later (methods: Ding, Koole, van der Mei 2013 on redials).
 */
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import type { Definitions } from '../settings/settings.ts'

/** Needs, numbered in the order of their first attempts. */
export type Needs = {
  /** Of each row: its need, or -1 where it belongs to none (not recognisable, or left out). */
  readonly needOf: Int32Array
  /** Of each row: 1 where a series starts. */
  readonly startsSeries: Uint8Array
  readonly count: number
  /** Read with the functions below. */
  readonly facts: Uint32Array
}
/**
 * What is known of a need stands side by side: the next attempt of the same person may be a million rows away, and fetching one
 * place of memory instead of four is most of the work.
 */
const [firstField, lastField, reachedField, attemptsField, fields] = [0, 1, 2, 3, 4]
/** Row of the first attempt. */
export const firstRowOf = ({ facts }: Needs, need: number): number => facts[need * fields + firstField] ?? 0
/** Seconds UTC of the last attempt that counted. */
export const lastAtOf = ({ facts }: Needs, need: number): number => facts[need * fields + lastField] ?? 0
/** Seconds UTC at which a person answered; 0: nobody did. */
export const reachedAtOf = ({ facts }: Needs, need: number): number => facts[need * fields + reachedField] ?? 0
export const attemptsOf = ({ facts }: Needs, need: number): number => facts[need * fields + attemptsField] ?? 0

export type SeriesWindows = Pick<Definitions, 'seriesHours' | 'laterDays' | 'reconnectMinutes'>
export type NeedsInput = {
  readonly columns: Pick<ContactColumns, 'length' | 'at' | 'person' | 'people' | 'answeredAt' | 'talkSeconds'>
  /** Of each row: was it answered by a person? */
  readonly isAnswered: (row: number) => boolean
  /** Rows left out as if they had not been (short hang-ups, where they are not counted). */
  readonly isLeftOut: (row: number) => boolean
  readonly windowsAt: (row: number) => SeriesWindows
}

/** Follows every person through time in one pass; rows must stand in order of arrival. */
export function needsOf({ columns, isAnswered, isLeftOut, windowsAt }: NeedsInput): Needs {
  const { length, at, person, people, answeredAt, talkSeconds } = columns
  const needOf = new Int32Array(length).fill(-1)
  const startsSeries = new Uint8Array(length)
  const facts = new Uint32Array(length * fields)
  const latest = new Int32Array(people).fill(-1)
  const talkEnds = new Uint32Array(people)
  let count = 0
  for (let row = 0; row < length; row++) {
    const who = person[row] ?? -1
    if (who < 0 || isLeftOut(row)) continue
    const moment = at[row] ?? 0
    const answered = isAnswered(row)
    const { seriesHours, laterDays, reconnectMinutes } = windowsAt(row)
    let need = latest[who] ?? -1
    const reached = need >= 0 && (facts[need * fields + reachedField] ?? 0) > 0
    // A drop right after a conversation is part of it; anything else after a conversation is a new need.
    if (reached && !answered && moment - (talkEnds[who] ?? 0) <= reconnectMinutes * 60) {
      needOf[row] = need
      continue
    }
    const gap = need < 0 || reached ? Number.POSITIVE_INFINITY : moment - (facts[need * fields + lastField] ?? 0)
    if (gap > seriesHours * 3600) startsSeries[row] = 1
    if (gap > laterDays * 86_400) {
      need = count++
      latest[who] = need
      facts[need * fields + firstField] = row
    }
    needOf[row] = need
    facts[need * fields + lastField] = moment
    facts[need * fields + attemptsField] = (facts[need * fields + attemptsField] ?? 0) + 1
    if (answered) {
      const answer = Math.max(1, answeredAt[row] ?? moment)
      facts[need * fields + reachedField] = answer
      talkEnds[who] = answer + Math.max(0, talkSeconds[row] ?? 0)
    }
  }
  return { needOf, startsSeries, count, facts }
}

export type NeedStatus = 'reached_at_once' | 'later' | 'never' | 'still_open'
export const needStatuses = ['reached_at_once', 'later', 'never', 'still_open'] as const satisfies readonly NeedStatus[]

/** What became of a need, by the moment `now` (seconds UTC): younger than the later window it is still open, never "never". */
export function statusOf(needs: Needs, need: number, isAnswered: (row: number) => boolean, laterDays: number, now: number): NeedStatus {
  if (reachedAtOf(needs, need) !== 0) return isAnswered(firstRowOf(needs, need)) ? 'reached_at_once' : 'later'
  return now - lastAtOf(needs, need) < laterDays * 86_400 ? 'still_open' : 'never'
}
