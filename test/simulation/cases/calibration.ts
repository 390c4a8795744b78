/** Many scored lines together: how often ranges held, how far the centre was off, who was refused, what proposals were worth. */
import type { Estimate } from '../../../shared/contacts/estimate.ts'
import type { Scored } from './scoredLine.ts'

export type Calibration = {
  readonly lines: number
  /** Of those asked for hours of which something was said. */
  readonly said: number
  readonly refused: number
  readonly wronglyRefused: number
  readonly wronglySaid: number
  readonly people: Held
  readonly peopleUsually: Held
  readonly needs: Held
  readonly earlier: Held
  /** Of those who had met a closed line; of the others no record tells that they waited for the opening. */
  readonly earlierAfterClosed: Held
  /** The rival: somebody more in present hours. */
  readonly moreStaff: Held
  readonly proposals: number
  /** Mean and middle of people truly reached by the proposal beside the best in hindsight. */
  readonly ofBest: { readonly mean: number; readonly median: number; readonly pooled: number; readonly usually: number }
}
/** Ranges against what is true. */
export type Held = {
  readonly lines: number
  readonly inside: number
  readonly below: number
  readonly above: number
  /** Sum of the estimates over the sum of what is true, and the middle of the lines' own ratios (where at least ten were true). */
  readonly pooled: number
  readonly median: number
  /** Middle of the widths beside the centre. */
  readonly width: number
}

export function calibrationOf(scored: readonly Scored[]): Calibration {
  const answered = scored.filter(({ answer }) => answer.refused === undefined)
  const proposals = scored.flatMap(({ proposal }) => proposal ?? [])
  const sum = (of: (own: (typeof proposals)[number]) => number) => proposals.reduce((total, own) => total + of(own), 0)
  return {
    lines: scored.length,
    said: answered.length,
    refused: scored.length - answered.length,
    wronglyRefused: scored.filter(({ should, answer }) => should === 'say' && answer.refused !== undefined).length,
    wronglySaid: answered.filter(({ should }) => should === 'refuse').length,
    people: held(answered, ({ answer, people }) => [answer.peoplePerYear, people.same]),
    peopleUsually: held(answered, ({ answer, people }) => [answer.peoplePerYear, people.usual]),
    needs: held(answered, ({ answer, needs }) => [answer.needsPerYear, needs.same]),
    earlier: held(answered, ({ answer, earlier }) => [answer.earlierPerYear, earlier]),
    earlierAfterClosed: held(answered, ({ answer, earlierAfterClosed }) => [answer.earlierPerYear, earlierAfterClosed]),
    moreStaff: held(scored, ({ moreStaff }) => [moreStaff?.said, moreStaff?.true ?? Number.NaN]),
    proposals: proposals.length,
    ofBest: {
      mean: sum(({ ofBest }) => ofBest) / Math.max(1, proposals.length),
      median: middle(proposals.map(({ ofBest }) => ofBest)),
      pooled:
        sum(({ people }) => people) /
        Math.max(
          1e-9,
          sum(({ best }) => best),
        ),
      usually: sum(({ ofBestUsually }) => ofBestUsually) / Math.max(1, proposals.length),
    },
  }
}

function held(scored: readonly Scored[], of: (scored: Scored) => readonly [Estimate | undefined, number]): Held {
  const pairs = scored.flatMap((own) => {
    const [said, happened] = of(own)
    return said === undefined || Number.isNaN(happened) ? [] : [{ said, happened }]
  })
  const share = (has: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(has).length / Math.max(1, pairs.length)
  const total = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0)
  return {
    lines: pairs.length,
    inside: share(({ said, happened }) => said.low <= happened && happened <= said.high),
    below: share(({ said, happened }) => happened < said.low),
    above: share(({ said, happened }) => happened > said.high),
    pooled:
      total(({ said }) => said.value) /
      Math.max(
        1e-9,
        total(({ happened }) => happened),
      ),
    median: middle(pairs.filter(({ happened }) => happened >= 10).map(({ said, happened }) => said.value / happened)),
    width: middle(pairs.map(({ said }) => (said.high - said.low) / Math.max(1, said.value))),
  }
}

/** NaN of none. */
function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) / 2
  return sorted.length === 0 ? Number.NaN : ((sorted[Math.floor(place)] ?? 0) + (sorted[Math.ceil(place)] ?? 0)) / 2
}
