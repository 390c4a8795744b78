/**
 * What a line's past says about hours in which it was closed. Pure: day files judged by the opening hours go in, and answers about any plan come out, each worked
 * out when first asked for and then kept.
 */
import type { Estimate } from '../../contacts/estimate.ts'
import { type FiguresInput, type Judgement, lineOf } from '../../metrics/figuresOf.ts'
import { verdictOf } from '../../metrics/judgedContacts.ts'
import type { CaseEvidence, PlanEstimate } from '../caseEvidence.ts'
import { drawCount, weeksInYear } from '../caseEvidence.ts'
import type { CaseRequest, ExtraBlock } from '../caseRequest.ts'
import { estimateOf } from '../drawEstimate.ts'
import { candidates } from './plans/candidates.ts'
import { type GatheredEvidence, gatheredEvidence } from './gatheredEvidence.ts'
import { middleChances } from './queues/middleChances.ts'
import { middlePlan } from './plans/middlePlan.ts'
import { type MoreStaff, moreStaff } from './plans/moreStaff.ts'
import { planEstimate } from './plans/planEstimate.ts'
import { leastMeasured, refusalOfAll, refusalOfHours } from './refusals.ts'
import { turnedAwayIn } from './needs/turnedAway.ts'
import { withheldFactor } from './needs/withheldFactor.ts'
import { once } from '../../metrics/once.ts'

/** @param input one line and those linked to it, loaded from a month before the request's period to a month after it @param judged of that input */
export function caseEvidence(input: FiguresInput, judged: Judgement, request: CaseRequest): CaseEvidence {
  const evidence = gatheredEvidence(input, judged, request)
  const { period } = evidence
  const level = judged.definitionsOn(judged.selection.lastDay).rangeLevel
  const attempts = attemptsOf(input, judged, evidence)
  const estimates = new Map<string, PlanEstimate>()
  const rivals = new Map<string, MoreStaff>()
  const chances = once(() => middleChances(evidence))
  const candidateOf = once(() => candidates(evidence, chances()))
  return {
    weeks: period.weeks,
    coverage: period.coverage,
    recognisedShare: attempts.recognisedShare,
    level,
    neverPerYear: neverPerYear(judged, evidence, level),
    openSlots: period.openSlots,
    refused: refusalOfAll({ weeks: period.weeks, coverage: period.coverage, closedRecorded: lineOf(input.settings, request.line).closedRecorded, ...attempts }),
    refusalOf: (blocks) => refusalOfHours(evidence, blocks),
    estimate: (blocks) => kept(estimates, keyOf(blocks), () => planEstimate(evidence, blocks)),
    candidate: (start, slots, staff, weeks) => candidateOf()(start, slots, staff, weeks),
    middle: (blocks) => middlePlan(evidence, blocks, chances()),
    moreStaff: (hours, minutes) => kept(rivals, `${hours} ${minutes}`, () => moreStaff(evidence, hours, minutes)),
    turnedAway: (blocks, fromDay, untilDay) => turnedAwayIn(evidence, blocks, fromDay, untilDay),
  }
}

function kept<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}
const keyOf = (blocks: readonly ExtraBlock[]) => blocks.map(({ weekday, from, until, staff }) => `${weekday} ${from} ${until} ${staff}`).join(';')

const [closedVerdict, shortVerdict] = [verdictOf('closed'), verdictOf('short')]

/** Of the line, in the period. */
function attemptsOf({ columns }: FiguresInput, judged: Judgement, { request }: GatheredEvidence) {
  const line = columns.lines.indexOf(request.line)
  let [all, recognised, closed, closedRecognised] = [0, 0, 0, 0]
  for (let row = 0; row < columns.length; row++) {
    const verdict = judged.judged.verdict[row] ?? 0
    if (judged.selected[row] === 0 || columns.line[row] !== line || verdict === shortVerdict) continue
    const isKnown = (columns.person[row] ?? -1) >= 0 ? 1 : 0
    all++
    recognised += isKnown
    if (verdict !== closedVerdict) continue
    closed++
    closedRecognised += isKnown
  }
  // The case rests on the attempts while closed: where fewer of those can be recognised, theirs is the share that matters.
  const shares = [all === 0 ? 0 : recognised / all, ...(closed === 0 ? [] : [closedRecognised / closed])]
  return { recognisedShare: Math.min(...shares), closedAttempts: closed, openAttempts: all - closed }
}

/** As reports of the period count them, so that a case speaks of the same people; by draws where nobody can be recognised. */
function neverPerYear({ selection, people }: Judgement, { needs, period, unknowns, withheld }: GatheredEvidence, level: number): Estimate {
  const { value, low, high } = people.estimate.peopleByStatus.never
  const perYear = (weeksInYear * 7) / Math.max(1, selection.lastDay - selection.firstDay + 1) / Math.max(leastMeasured, period.coverage)
  if (value !== null && low !== null && high !== null) return { value: value * perYear, low: low * perYear, high: high * perYear }
  const counted = needs.people.neverByWeek.reduce((sum, own) => sum + own, 0)
  const values = Float64Array.from(
    { length: drawCount },
    (_, draw) => (counted * withheldFactor(withheld, withheld.ratio, unknowns.withheld[draw] ?? 0.5) * weeksInYear) / Math.max(1, period.weeks),
  )
  return estimateOf(values, level)
}
