/** One draw for each thing that is not known about a line, the same for every plan: differences between plans are taken draw by draw. */
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
  /** Of those who know the hours and would come to new ones, they who wait for the present hours at present: for each who tried while closed. */
  readonly waiting: Float64Array
  /** What comes to the hours beside those who tried, and how long conversations truly last: times the arrivals. */
  readonly load: Float64Array
  readonly logAbandon: Float64Array
  readonly retries: readonly RetryChances[]
  /** Share of rostered people that is not there. */
  readonly absence: Float64Array
  /** 0: callers without a number repeat like the heaviest tenth, 0.5 like everybody, 1 not at all. */
  readonly withheld: Float64Array
  readonly relief: Float64Array
  /** Normal: how it turns out for those who were never reached, for those reached later, for those who would come back sooner. */
  readonly ofNever: Float64Array
  readonly ofLater: Float64Array
  readonly ofReturning: Float64Array
  readonly ofRelief: Float64Array
  /** Uniform: which of the refitted ways of coming back. */
  readonly returning: Float64Array
  /** The middle of what is known. */
  readonly middle: { readonly load: number; readonly retries: RetryChances; readonly absence: number }
}

/** As many as a third of those who know the hours and did not try may come, or more than half again, or nobody; they take up the line and are never gained. */
const mostNewcomers = 0.6
/** What a setting about absence is worth: as much as having seen so many shifts. */
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
