/**
 * A caller who found the line closed comes back at the next opening with a chance that falls with the hours until then: r(g) = r0 exp(-g / tau). What the
 * line's own past says about r0 and tau is kept as a sample of likely pairs, not as one best pair: this uncertainty is most of what is not known about
 * hours that bring the next opening nearer.
 */
import { type ClosedNeeds, met } from '../needs/closedNeeds.ts'
import { nextOpening, type Openings } from '../weeks/openings.ts'

export type ReturnShape = { readonly share: number; readonly tauHours: number }
/** Equally likely, in order of tau. */
export type ReturnsFit = { readonly sample: readonly ReturnShape[]; readonly middle: ReturnShape; readonly seen: number }

/** Fewer attempts than this before an opening tell nothing about tau. */
const fewestReturns = 30
const sampleSize = 32
const longestHours = 240

/** The chance to come back at an opening so many hours away. */
export const returnChance = ({ share, tauHours }: ReturnShape, hours: number): number => share * Math.exp(-hours / tauHours)

/** Goes through the attempts that met a closed line and were the last before the next opening, and says of each whether the caller came back then. */
export function eachLastClosed(
  { length, first, at, met: whatMet }: ClosedNeeds,
  openings: Openings,
  tell: (need: number, place: number, opening: number, cameBack: boolean) => boolean,
): void {
  for (let need = 0; need < length; need++) {
    const end = first[need + 1] ?? 0
    for (let place = first[need] ?? 0; place < end; place++) {
      if (whatMet[place] !== met.closed) continue
      const moment = at[place] ?? 0
      const opening = nextOpening(openings, moment)
      const opens = openings.from[opening]
      if (opens === undefined) break
      const next = place + 1 < end ? (at[place + 1] ?? 0) : Number.POSITIVE_INFINITY
      if (next < opens) continue
      if (!tell(need, place, opening, next < (openings.until[opening] ?? 0))) break
    }
  }
}

/** @param isSeen whether an opening was measured from its beginning to its end @returns undefined where too little was seen */
export function returnsFit(needs: ClosedNeeds, openings: Openings, isSeen: (opening: number) => boolean): ReturnsFit | undefined {
  const [came, stayed] = [new Float64Array(longestHours + 1), new Float64Array(longestHours + 1)]
  let seen = 0
  eachLastClosed(needs, openings, (_, place, opening, cameBack) => {
    const hours = Math.round(((openings.from[opening] ?? 0) - (needs.at[place] ?? 0)) / 3600)
    if (hours > longestHours || !isSeen(opening)) return true
    const into = cameBack ? came : stayed
    into[hours] = (into[hours] ?? 0) + 1
    seen++
    return true
  })
  if (seen < fewestReturns) return undefined
  return { ...sampled(likelihoods(came, stayed)), seen }
}

const shares = Array.from({ length: 40 }, (_, n) => (n + 0.5) / 40)
const taus = Array.from({ length: 32 }, (_, n) => 3 * 200 ** (n / 31))
/** The prior of tau: about a day, give or take a factor of three (lognormal). */
const [usualTau, usualSpread] = [24, 1.1]

type Weighed = { readonly shape: ReturnShape; readonly weight: number }

/** The posterior weight of each pair on a grid: prior (flat in r0, lognormal in tau) times likelihood. */
function likelihoods(came: Float64Array, stayed: Float64Array): readonly Weighed[] {
  const logs = taus.flatMap((tauHours) => shares.map((share) => ({ shape: { share, tauHours }, log: logWeight({ share, tauHours }, came, stayed) })))
  const most = logs.reduce((best, { log }) => Math.max(best, log), Number.NEGATIVE_INFINITY)
  return logs.map(({ shape, log }) => ({ shape, weight: Math.exp(log - most) }))
}

function logWeight(shape: ReturnShape, came: Float64Array, stayed: Float64Array): number {
  let log = -0.5 * (Math.log(shape.tauHours / usualTau) / usualSpread) ** 2
  for (let hours = 0; hours < came.length; hours++) {
    const [yes, no] = [came[hours] ?? 0, stayed[hours] ?? 0]
    if (yes + no === 0) continue
    const chance = returnChance(shape, hours)
    log += (yes === 0 ? 0 : yes * Math.log(chance)) + (no === 0 ? 0 : no * Math.log1p(-chance))
  }
  return log
}

/** Pairs at even steps of the cumulative weight, so that a few of them stand for all. */
function sampled(weighed: readonly Weighed[]): Pick<ReturnsFit, 'sample' | 'middle'> {
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const sample: ReturnShape[] = []
  let sum = 0
  for (const { shape, weight } of weighed) {
    sum += weight / total
    while (sample.length < sampleSize && (sample.length + 0.5) / sampleSize <= sum) sample.push(shape)
  }
  const mean = (of: (shape: ReturnShape) => number) => sample.reduce((all, own) => all + of(own), 0) / sample.length
  return { sample, middle: { share: mean(({ share }) => share), tauHours: Math.exp(mean(({ tauHours }) => Math.log(tauHours))) } }
}
