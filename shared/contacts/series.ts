/**
 * From attempts to needs. A *series* is one person's attempts with no gap above the series window and nobody reached; an answered attempt
 * ends it. A *need* is consecutive unreached series with no gap above the later window, plus the one that reaches it: somebody who tries on
 * Friday evening and is answered on Monday had one need, reached later (methods: Ding, Koole, van der Mei 2013 on redials).
 */
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import type { Definitions } from '../settings/settings.ts'

/** All arrays have one place a contact; facts about a need stand at the row of its first attempt. */
export type Needs = {
  /** Row of the first attempt of this row's need; -1 where the row belongs to none (not recognisable, or not counted). */
  readonly needOf: Int32Array
  /** 1 where a series starts. */
  readonly startsSeries: Uint8Array
  /** Seconds UTC of the last attempt before or at which the need was still unmet or was met. */
  readonly lastAt: Uint32Array
  /** Seconds UTC at which a person answered; 0: never. */
  readonly reachedAt: Uint32Array
  readonly attempts: Uint16Array
}

export type NeedsInput = {
  readonly columns: Pick<ContactColumns, 'length' | 'at' | 'person' | 'previous' | 'answeredAt' | 'talkSeconds'>
  readonly isAnswered: (row: number) => boolean
  /** Rows left out as if they had not been (short hang-ups, where they are not counted). */
  readonly isLeftOut: (row: number) => boolean
  readonly definitionsAt: (row: number) => Pick<Definitions, 'seriesHours' | 'laterDays' | 'reconnectMinutes'>
}

export function needsOf({ columns, isAnswered, isLeftOut, definitionsAt }: NeedsInput): Needs {
  const { length, at, person, previous, answeredAt, talkSeconds } = columns
  const needOf = new Int32Array(length).fill(-1)
  const startsSeries = new Uint8Array(length)
  const lastAt = new Uint32Array(length)
  const reachedAt = new Uint32Array(length)
  const talkEnds = new Uint32Array(length)
  const attempts = new Uint16Array(length)
  for (let i = 0; i < length; i++) {
    if ((person[i] ?? -1) < 0) continue
    const before = previous[i] ?? -1
    const running = before < 0 ? -1 : (needOf[before] ?? -1)
    if (isLeftOut(i)) {
      needOf[i] = running
      continue
    }
    const moment = at[i] ?? 0
    const answered = isAnswered(i)
    const { seriesHours, laterDays, reconnectMinutes } = definitionsAt(i)
    let need = running
    if (need >= 0 && reachedAt[need] !== 0) {
      const isReconnect = !answered && moment - (talkEnds[need] ?? 0) <= reconnectMinutes * 60
      if (isReconnect) {
        needOf[i] = need
        continue
      }
      need = -1
    }
    const gap = need < 0 ? Number.POSITIVE_INFINITY : moment - (lastAt[need] ?? 0)
    if (gap > laterDays * 86_400) need = i
    if (need === i || gap > seriesHours * 3600) startsSeries[i] = 1
    needOf[i] = need
    lastAt[need] = moment
    attempts[need] = (attempts[need] ?? 0) + 1
    if (answered) {
      const reached = Math.max(1, answeredAt[i] ?? moment)
      reachedAt[need] = reached
      talkEnds[need] = reached + Math.max(0, talkSeconds[i] ?? 0)
    }
  }
  return { needOf, startsSeries, lastAt, reachedAt, attempts }
}

export type NeedStatus = 'reached_at_once' | 'later' | 'never' | 'still_open'
export const needStatuses = ['reached_at_once', 'later', 'never', 'still_open'] as const satisfies readonly NeedStatus[]

/** @param first row of the need's first attempt @param now seconds UTC */
export function statusOf(needs: Needs, first: number, isAnswered: (row: number) => boolean, laterDays: number, now: number): NeedStatus {
  if ((needs.reachedAt[first] ?? 0) !== 0) return isAnswered(first) ? 'reached_at_once' : 'later'
  return now - (needs.lastAt[first] ?? 0) < laterDays * 86_400 ? 'still_open' : 'never'
}
