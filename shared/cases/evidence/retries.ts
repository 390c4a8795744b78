/**
 * What people do who did not get through while the line was open: come back within the hour, come back within a day, and be reached after all or not.
 * Measured from the line's own past; four imagined people, half of whom try again, stand for what is known before anything was seen.
 */
import { eachNeed } from '../../contacts/series.ts'
import { answeredVerdict, verdictOf } from '../../metrics/judgedContacts.ts'
import { categories, categoryOf } from '../../metrics/tally.ts'
import type { SeededRandom } from './seededRandom.ts'
import type { NeedsFrom } from './closedNeeds.ts'

/** Of failed attempts while open: how many, and how many of them were followed. */
export type Retries = {
  readonly soon: Share
  readonly withinDay: Share
  /** Of needs with a failed attempt while open: those reached after it, by whatever way. */
  readonly reachedAfter: Share
  /** Of all attempts while open. */
  readonly answered: Share
}
export type Share = { readonly of: number; readonly yes: number }

/** What may become of somebody who fails once: tries again within the hour, and meets the same people; or is reached on another occasion. */
export type RetryChances = { readonly soon: number; readonly withinDay: number; readonly elsewhere: number }

const hourSeconds = 3600
const daySeconds = 86_400
const imagined = { yes: 2, of: 4 }

export function retriesOf({ input: { columns, clock }, judged, period, line, verdict }: NeedsFrom): Retries {
  let [failed, soon, day, needsFailed, reachedAfter, answered] = [0, 0, 0, 0, 0, 0]
  eachNeed(
    { byPerson: columns.byPerson, verdict, leftOut: verdictOf('short'), windowsAt: (row) => judged.definitionsOn(clock.day[row] ?? 0) },
    ({ rows, attempts, reachedAt }) => {
      let isFirstFailure = true
      for (let n = 0; n < attempts; n++) {
        const row = rows[n] ?? 0
        if (columns.line[row] !== line || judged.judged.isMeasured[row] === 0 || period.weekOf(clock.day[row] ?? 0) < 0) continue
        const own = verdict[row] ?? answeredVerdict
        if (own === answeredVerdict) answered++
        if (!isMissedWhileOpen(own)) continue
        failed++
        const gap = n + 1 < attempts ? (columns.at[rows[n + 1] ?? 0] ?? 0) - (columns.at[row] ?? 0) : Number.POSITIVE_INFINITY
        if (gap <= hourSeconds) soon++
        if (gap <= daySeconds) day++
        if (isFirstFailure) {
          needsFailed++
          if (reachedAt > 0) reachedAfter++
        }
        isFirstFailure = false
      }
    },
  )
  return {
    soon: { yes: soon, of: failed },
    withinDay: { yes: day, of: failed },
    reachedAfter: { yes: reachedAfter, of: needsFailed },
    answered: { yes: answered, of: answered + failed },
  }
}

const missedOpen = categories.indexOf('missed_open')
const isMissedWhileOpen = (verdict: number): boolean => categoryOf(verdict) === missedOpen

/** One draw of what is not known, or without chance the middle of it. */
export function retryChances({ soon, withinDay, reachedAfter, answered }: Retries, random?: SeededRandom): RetryChances {
  const drawn = ({ yes, of }: Share) => {
    const [own, other] = [yes + imagined.yes, of - yes + imagined.of - imagined.yes]
    return random === undefined ? own / (own + other) : random.beta(own, other)
  }
  const [soonShare, dayShare, reached] = [drawn(soon), drawn(withinDay), drawn(reachedAfter)]
  const through = answered.of === 0 ? 1 : answered.yes / answered.of
  const atLast = through + (1 - through) * reached
  // reached = soon x atLast + (1 - soon) x elsewhere, solved for the last.
  const elsewhere = Math.max(0, Math.min(0.95, (reached - soonShare * atLast) / (1 - soonShare)))
  return { soon: soonShare, withinDay: Math.max(soonShare, dayShare), elsewhere }
}

/**
 * Chance to be reached in the end where each attempt gets through with a chance: who fails tries again with the chance `soon` and meets the same, or is
 * reached on another occasion with the chance `elsewhere`. With `elsewhere` 0 this is q / (1 - rho (1 - q)) of Ding, Koole and van der Mei (2013).
 */
export const throughAtLast = (answered: number, { soon, elsewhere }: Pick<RetryChances, 'soon' | 'elsewhere'>): number =>
  (answered + (1 - answered) * (1 - soon) * elsewhere) / (1 - soon * (1 - answered))
