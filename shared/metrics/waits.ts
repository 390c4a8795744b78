/** How long people waited in measured time, each figure with its basis, because a wait without a basis can say anything. */
import type { ContactColumns } from '../dayfiles/contactColumns.ts'
import { leftInMenu, notKnown, outcomes } from '../dayfiles/dayColumns.ts'
import type { Definitions } from '../settings/settings.ts'
import type { ClockColumns } from './clockColumns.ts'
import type { MaybeEstimate } from '../contacts/estimate.ts'
import type { ServiceLevel, WaitFigures } from './figures.ts'
import { poissonRange } from './gamma.ts'
import { type Judged, verdictOf } from './judgedContacts.ts'
import { kaplanMeierQuantile, Histogram } from './quantile.ts'
import { isOffered } from './tally.ts'

export type WaitsInput = {
  /** Of each row, see `selectedRows`. */
  readonly selected: Uint8Array
  readonly columns: ContactColumns
  readonly clock: ClockColumns
  readonly judged: Judged
  /** Those that hold at the end of the period. */
  readonly definitions: Definitions
  readonly isChat: boolean
}

const [answeredOutcome, leftOutcome] = [outcomes.indexOf('answered'), outcomes.indexOf('left')]
const closedVerdict = verdictOf('closed')
const longestWait = 21_600
const dayparts = [
  { from: '00:00', to: '06:00' },
  { from: '06:00', to: '12:00' },
  { from: '12:00', to: '18:00' },
  { from: '18:00', to: '24:00' },
] as const
/** Published service-level times, shown beside the organisation's own. */
const usualSeconds = [20, 30, 60, 90, 120] as const

export function waitFigures({ selected, columns, clock, judged, definitions, isChat }: WaitsInput): WaitFigures {
  const answered = new Histogram(longestWait)
  const answeredOpen = new Histogram(longestWait)
  const left = new Histogram(longestWait)
  const others = new Histogram(longestWait)
  const talks = new Histogram(definitions.longestTalkSeconds)
  const parts = dayparts.map(() => ({ answered: new Histogram(longestWait), left: new Histogram(longestWait) }))
  let [attempts, offered, answeredAll] = [0, 0, 0]
  for (let i = 0; i < columns.length; i++) {
    if (selected[i] === 0 || judged.isMeasured[i] === 0) continue
    attempts++
    const outcome = columns.outcome[i] ?? 0
    const isOpen = judged.isOpen[i] === 1
    if (isOffered(judged, i)) offered++
    const waited = columns.waitSeconds[i] ?? -1
    const part = parts[Math.floor((columns.length === 0 ? 0 : (clock.quarter[i] ?? 0)) / 24)]
    if (outcome === answeredOutcome) {
      answeredAll++
      const talked = columns.talkSeconds[i] ?? -1
      if (talked >= 0 && talked <= definitions.longestTalkSeconds) talks.add(talked)
      if (waited < 0) continue
      answered.add(waited)
      part?.answered.add(waited)
      if (isOpen) answeredOpen.add(waited)
    } else if (waited >= 0 && ((columns.flags[i] ?? 0) & leftInMenu) === 0 && !metClosedLine(judged, columns, i)) {
      if (outcome === leftOutcome) {
        left.add(waited)
        part?.left.add(waited)
      } else others.add(waited)
    }
  }
  const level = (seconds: number): ServiceLevel => {
    const within = answered.atMost(seconds)
    return {
      seconds,
      answeredWithin: within,
      ofOffered: share(answeredOpen.atMost(seconds), offered),
      ofAttempts: share(within, attempts),
      ofAnsweredAndLeftInQueue: share(within, answeredAll + left.total),
      withoutQuickLeavers: share(within, answeredAll + left.total - left.atMost(seconds)),
      ofAnswered: share(within, answeredAll),
    }
  }
  const own = definitions.serviceLevelSeconds
  return {
    basis: 'answered',
    answered: answeredAll,
    asaSeconds: answered.mean(),
    medianSeconds: answered.quantile(0.5),
    p90Seconds: answered.quantile(0.9),
    untilAnswer: untilAnswer(answered, left, others),
    leavers: { count: left.total, meanSeconds: left.mean(), medianSeconds: left.quantile(0.5), p90Seconds: left.quantile(0.9) },
    serviceLevel: level(own),
    serviceLevels: [...new Set([...usualSeconds, own])].sort((a, b) => a - b).map(level),
    patienceMeanSeconds: patience(answered, left, others, definitions, isChat),
    patienceMedianSeconds: kaplanMeierQuantile(left.counts, plus(answered.counts, others.counts), 0.5),
    talkSeconds: { count: talks.total, total: talks.sum, mean: talks.mean(), median: talks.quantile(0.5) },
    byDaypart: dayparts.map((part, index) => {
      const own = parts[index] ?? { answered: new Histogram(0), left: new Histogram(0) }
      return { ...part, answered: own.answered.total, ...untilAnswer(own.answered, own.left, new Histogram(longestWait)), left: own.left.total }
    }),
  }
}

/**
 * Heard that the line is closed and never joined a queue: nobody could have answered, so how long they listened says nothing of how long people are
 * ready to wait. Whoever did queue outside the opening hours waited like any other.
 */
const metClosedLine = ({ verdict, atClosing }: Judged, { menuSeconds }: ContactColumns, row: number): boolean =>
  verdict[row] === closedVerdict && atClosing[row] === 0 && (menuSeconds[row] ?? notKnown) === notKnown

const share = (part: number, whole: number): number | null => (whole <= 0 ? null : part / whole)
const plus = (a: Uint32Array, b: Uint32Array): Uint32Array => a.map((count, index) => count + (b[index] ?? 0))

/** Answers are the events, everybody who stopped waiting some other way drops out. */
function untilAnswer(answered: Histogram, left: Histogram, others: Histogram) {
  const dropOuts = plus(left.counts, others.counts)
  return { medianSeconds: kaplanMeierQuantile(answered.counts, dropOuts, 0.5), p90Seconds: kaplanMeierQuantile(answered.counts, dropOuts, 0.9) }
}

/**
 * Mean patience 1/theta with theta = leavers after s0 / all waiting after s0, s0 the short limit: events and exposure from the same moment on.
 * Range from the exact Poisson range of the leavers (Garwood). Below ten leavers three imagined ones in 15 minutes (chat: 20) are added, and it says so.
 */
function patience(answered: Histogram, left: Histogram, others: Histogram, definitions: Definitions, isChat: boolean): WaitFigures['patienceMeanSeconds'] {
  const start = definitions.shortSeconds
  let exposure = 0
  for (const { counts } of [answered, left, others])
    for (let second = start + 1; second < counts.length; second++) exposure += (counts[second] ?? 0) * (second - start)
  const leavers = left.total - (start === 0 ? 0 : left.atMost(start - 1))
  const assumed = leavers < 10
  const events = leavers + (assumed ? 3 : 0)
  const time = exposure + (assumed ? (isChat ? 1200 : 900) : 0)
  const range = poissonRange(events, definitions.rangeLevel)
  const estimate: MaybeEstimate =
    time === 0 || events === 0 ? { value: null, low: null, high: null } : { value: time / events, low: time / range.high, high: time / range.low }
  return { ...estimate, leavers, assumed }
}
