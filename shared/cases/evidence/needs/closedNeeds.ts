/**
 * The needs of recognised callers that met a closed line, with every attempt up to the answer. No other part of a case looks at single callers.
 * Where the last days of a need were not measured in full, what became of it is known only in part, and is carried as a share.
 */
import { daySeconds } from '../../../calendar/durations.ts'
import { localTimeOf } from '../../../calendar/localTime.ts'
import type { Span } from '../../../calendar/spans.ts'
import type { ContactColumns } from '../../../dayfiles/contactColumns.ts'
import { byPlace, eachNeed, type Need, type NeedsInput } from '../../../contacts/series.ts'
import type { FiguresInput, Judgement } from '../../../metrics/figuresOf.ts'
import { answeredVerdict, verdictOf } from '../../../metrics/judgedContacts.ts'
import { closingMoments } from '../weeks/closingMoments.ts'
import { type EvidencePeriod, seenShare } from '../weeks/evidencePeriod.ts'
import { slotAt, slotOf } from '../weeks/weekSlots.ts'

/** What an attempt met. `elsewhere`: on a linked line. */
export const met = { closed: 0, missed: 1, answered: 2, elsewhere: 3 } as const

export type ClosedNeeds = {
  readonly length: number
  readonly week: Int32Array
  readonly person: Int32Array
  /** Share in which it was never reached; the rest was reached later. 0 or 1 where its last days were seen. */
  readonly never: Float64Array
  /** Seconds UTC; 0: nobody was reached as far as was seen. */
  readonly reachedAt: Float64Array
  /** Attempts of need i: from `first[i]` to before `first[i + 1]`, in order of time, up to the one that reached somebody. */
  readonly first: Int32Array
  /** Seconds UTC; of somebody still waiting at the closing, the closing. */
  readonly at: Float64Array
  readonly slot: Int16Array
  readonly met: Uint8Array
  /** 1 where it was turned away as closed, in measured time, on a day on which extra hours would be kept. */
  readonly isInReach: Uint8Array
  readonly people: RecognisedPeople
}
/** Of the evidence. */
export type RecognisedPeople = {
  /** Of each person: how many of their needs were reached. */
  readonly timesReached: Uint16Array
  /** Those whose first attempt was on this line and whom nothing reached, by the week of their last need. */
  readonly neverByWeek: Float64Array
  readonly all: number
}

export type NeedsFrom = {
  readonly input: FiguresInput
  readonly judged: Judgement
  readonly period: EvidencePeriod
  /** Of the line, UTC milliseconds. */
  readonly open: readonly Span[]
  readonly measured: readonly Span[]
  /** Position of the line in the columns. */
  readonly line: number
  /** Of each row, see `caseVerdicts`. */
  readonly verdict: Uint8Array
  /** Whether short hang-ups are left out of needs. */
  readonly short: 'exclude' | 'include'
}

const [closedVerdict, shortVerdict] = [verdictOf('closed'), verdictOf('short')]

export function closedNeeds(from: NeedsFrom): ClosedNeeds {
  const { input, period } = from
  const { columns, clock } = input
  const attempts = attemptsTold(from)
  const seen = seenShare(from.open, from.measured)
  const horizon = Math.min(input.now, from.measured.at(-1)?.until ?? 0) / 1000
  const week: number[] = []
  const person: number[] = []
  const reachedAt: number[] = []
  const unseen: number[] = []
  const first = [0]
  const timesReached = new Uint16Array(columns.people)
  const neverWeek = new Int32Array(columns.people).fill(-1)
  const { windowsAt } = needsInput(from)
  eachNeed(needsInput(from), (need) => {
    const firstRow = need.rows[0] ?? 0
    const own = period.weekOf(clock.day[firstRow] ?? 0)
    if (!need.begins || own < 0) return
    if (need.reachedAt > 0) timesReached[need.person] = (timesReached[need.person] ?? 0) + 1
    else neverWeek[need.person] = own
    if (!attempts.tell(need)) return
    week.push(own)
    person.push(need.person)
    reachedAt.push(reachedMoment(need, columns))
    unseen.push(need.reachedAt > 0 ? 0 : unseenShare(need.lastQuarter, windowsAt(firstRow).laterDays * daySeconds, horizon, seen))
    first.push(attempts.told())
  })
  return {
    length: week.length,
    week: Int32Array.from(week),
    person: Int32Array.from(person),
    reachedAt: Float64Array.from(reachedAt),
    never: neverShares(reachedAt, unseen),
    first: Int32Array.from(first),
    ...attempts.columns(),
    people: peopleOf(timesReached, neverWeek, period.weeks),
  }
}

/** How a case follows needs: the same way everywhere, and the way reports do. */
export const needsInput = ({ input: { columns, clock }, judged, verdict, short }: NeedsFrom): NeedsInput => ({
  byPerson: columns.byPerson,
  verdictAt: byPlace(columns.byPerson, verdict),
  leftOut: shortVerdict,
  windowsAt: (row) => judged.definitionsOn(clock.day[row] ?? 0),
  crossings: { by: columns.crossings, short },
})

/** Seconds UTC; of stripped rows only the distance within a need is told to the second. */
const reachedMoment = ({ rows, firstAt, reachedAt }: Need, { at }: ContactColumns) => (reachedAt === 0 ? 0 : (at[rows[0] ?? 0] ?? 0) + reachedAt - firstAt)

/**
 * Of a need that went on after a turn to the period of another key, once the first is stripped: when it was answered there, or else last tried, in seconds UTC. No
 * more is told of it, and without it everybody who came back after a turn would seem to have stayed away.
 */
export function wentOnAt(need: Need, columns: ContactColumns): number | undefined {
  if (!need.begins || need.attemptsInAll === need.attempts) return undefined
  return need.reachedAt > 0 ? reachedMoment(need, columns) : need.lastQuarter
}

function peopleOf(timesReached: Uint16Array, neverWeek: Int32Array, weeks: number): RecognisedPeople {
  const neverByWeek = new Float64Array(weeks)
  let all = 0
  neverWeek.forEach((week, person) => {
    if (timesReached[person] !== 0 || week >= 0) all++
    if (timesReached[person] === 0 && week >= 0) neverByWeek[week] = (neverByWeek[week] ?? 0) + 1
  })
  return { timesReached, neverByWeek, all }
}

function attemptsTold({ input: { columns, clock }, judged, period, open, line, verdict }: NeedsFrom) {
  const at: number[] = []
  const slot: number[] = []
  const whatMet: number[] = []
  const isInReach: number[] = []
  const time = localTimeOf(period.zone)
  const closings = closingMoments({ zone: period.zone, open }, columns, judged.judged)
  const isOwnClosed = (row: number) => columns.line[row] === line && verdict[row] === closedVerdict
  const metOf = (row: number) => {
    if (columns.line[row] !== line) return met.elsewhere
    return verdict[row] === closedVerdict ? met.closed : verdict[row] === answeredVerdict ? met.answered : met.missed
  }
  return {
    told: () => at.length,
    /** False, and nothing told, for a need that never met this line closed. */
    tell: (need: Need): boolean => {
      const { rows, places, attempts, reachedAt } = need
      let place = 0
      while (place < attempts && !isOwnClosed(rows[place] ?? 0)) place++
      if (place === attempts) return false
      for (let n = 0; n < attempts; n++) {
        // By the distances within the need: a stripped row's own quarter hour may seem to lie after the answer it got.
        if (reachedAt > 0 && (columns.byPerson.at[places[n] ?? 0] ?? 0) > reachedAt) break
        const row = rows[n] ?? 0
        const closing = closings.get(row)
        at.push(closing?.at ?? columns.at[row] ?? 0)
        slot.push(closing?.slot ?? slotOf(clock.day[row] ?? 0, clock.quarter[row] ?? 0))
        whatMet.push(metOf(row))
        const isReal = judged.judged.isMeasured[row] === 1 && judged.judged.closedBySystem[row] !== 1
        isInReach.push(isOwnClosed(row) && isReal && period.isPossibleDay(clock.day[row] ?? 0) ? 1 : 0)
      }
      const after = wentOnAt(need, columns)
      if (after === undefined) return true
      at.push(after)
      slot.push(slotAt(time, after * 1000))
      whatMet.push(reachedAt > 0 ? met.answered : met.missed)
      isInReach.push(0)
      return true
    },
    columns: () => ({ at: Float64Array.from(at), slot: Int16Array.from(slot), met: Uint8Array.from(whatMet), isInReach: Uint8Array.from(isInReach) }),
  }
}

/** Of the days in which a need can still be reached, the share that was not seen: within a gap, or not yet over. */
function unseenShare(lastAt: number, laterSeconds: number, horizon: number, seen: (from: number, until: number) => number): number {
  const [from, until] = [lastAt * 1000, Math.min(lastAt + laterSeconds, Math.max(lastAt, horizon)) * 1000]
  const over = Math.max(0, lastAt + laterSeconds - horizon) / laterSeconds
  return 1 - (1 - Math.min(1, over)) * seen(from, until)
}

/** Up to this share of days not seen, a need counts as seen in full. */
const asGoodAsAll = 0.02

/** Of those that look unreached though a share f of their days was not seen, as many were truly never reached as N / (N + L f): Bayes, with N and L the needs never and later reached of those seen in full. */
function neverShares(reachedAt: readonly number[], unseen: readonly number[]): Float64Array {
  const isReached = (n: number) => (reachedAt[n] ?? 0) > 0
  const neverSeen = reachedAt.filter((_, n) => !isReached(n) && (unseen[n] ?? 0) <= asGoodAsAll).length
  const later = reachedAt.filter((_, n) => isReached(n)).length
  return Float64Array.from(reachedAt, (_, n) => {
    if (isReached(n)) return 0
    const own = unseen[n] ?? 0
    return own <= asGoodAsAll ? 1 : (neverSeen + 0.5) / (neverSeen + 0.5 + later * own)
  })
}
