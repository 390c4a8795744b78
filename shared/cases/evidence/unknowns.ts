/** Random draws of everything that is not known about a line. The draws are the same for every plan, so that plans can be compared draw by draw. */
import { drawCount } from '../caseEvidence.ts'
import type { CaseSwitches } from '../caseRequest.ts'
import type { LineFacts } from './lineFacts.ts'
import { type Retries, type RetryChances, retryChances } from './returns/retries.ts'
import { seededRandom } from './seededRandom.ts'
import { weekWeights } from './weeks/weekWeights.ts'

export type Unknowns = {
  readonly weeks: number
  /** `draw * weeks + week`. */
  readonly weights: Float64Array
  /** Callers who know the hours, wait for them at present and would come to new ones: how many for each caller who tried while closed. */
  readonly waiting: Float64Array
  /** Factor on the arrivals: newcomers beside those who tried, and the uncertainty of how long conversations last. */
  readonly load: Float64Array
  readonly logAbandon: Float64Array
  readonly retries: readonly RetryChances[]
  /** Share of rostered people that is not there. */
  readonly absence: Float64Array
  /** 0: callers without a number repeat like the heaviest tenth, 0.5 like everybody, 1 not at all. */
  readonly withheld: Float64Array
  readonly relief: Float64Array
  /** Standard normal: the luck of needs never reached, of needs reached later, and of callers who would come back sooner. */
  readonly ofNever: Float64Array
  readonly ofLater: Float64Array
  readonly ofReturning: Float64Array
  readonly ofRelief: Float64Array
  /** Uniform: which pair of `ReturnsFit.sample` is taken. */
  readonly returning: Float64Array
  /** The middle of what is known. */
  readonly middle: { readonly load: number; readonly retries: RetryChances; readonly absence: number }
}

/** Newcomers for each caller who tried, at most; drawn evenly from 0 to this. They take up the line and are never counted as gained. */
const mostNewcomers = 0.6
/** How firmly the setting about absence is believed: as much as having seen this many shifts. */
const shiftsBehindAbsence = 20
const reliefShape = 9

export type UnknownsInput = {
  readonly seed: string
  /** Needs turned away in each week. */
  readonly totals: ArrayLike<number>
  readonly facts: LineFacts
  readonly retries: Retries
  readonly switches: CaseSwitches
}

export function unknowns({ seed, totals, facts, retries, switches }: UnknownsInput): Unknowns {
  // A stream for each: what one of them needs leaves the others as they are.
  const stream = (name: string) => seededRandom(`${seed}|${name}`)
  const column = (name: string, draw: (random: ReturnType<typeof seededRandom>) => number) => {
    const random = stream(name)
    return Float64Array.from({ length: drawCount }, () => draw(random))
  }
  const newcomers = switches.newcomers === 'expected' ? mostNewcomers : 0
  const { handle, abandon } = facts
  const knowing = column('load', (random) => newcomers * random.next())
  const retryStream = stream('retries')
  return {
    weeks: totals.length,
    weights: weekWeights(stream('weeks'), totals, drawCount),
    waiting: column('waiting', (random) => random.next()).map((share, draw) => share * (knowing[draw] ?? 0)),
    load: column('handle', (random) => Math.max(0.5, 1 + (random.normal() * handle.standardError) / handle.mean)).map(
      (own, draw) => own * (1 + (knowing[draw] ?? 0)),
    ),
    logAbandon: column('patience', (random) => Math.log(random.gamma(abandon.events + 0.5) / (abandon.events + 0.5))),
    retries: Array.from({ length: drawCount }, () => retryChances(retries, retryStream)),
    absence: column('absence', (random) => absenceDraw(random, facts.absence)),
    withheld: column('withheld', (random) => withheldDraw(switches.withheld, random.next())),
    relief: column('relief', (random) => random.gamma(reliefShape) / reliefShape),
    ofNever: column('never', (random) => random.normal()),
    ofLater: column('later', (random) => random.normal()),
    ofReturning: column('ofReturning', (random) => random.normal()),
    ofRelief: column('ofRelief', (random) => random.normal()),
    returning: column('returning', (random) => random.next()),
    middle: { load: 1 + newcomers / 2, retries: retryChances(retries), absence: facts.absence },
  }
}

function absenceDraw(random: ReturnType<typeof seededRandom>, absence: number): number {
  return absence <= 0 ? 0 : Math.min(0.95, random.beta(shiftsBehindAbsence * absence, shiftsBehindAbsence * (1 - absence)))
}

const withheldDraw = (choice: CaseSwitches['withheld'], chance: number) => (choice === 'different' ? 1 : choice === 'repeating' ? 0 : chance)
