/** Joins storage and the case: the line's past is gathered once for all that is asked of it, and nothing is worked out twice within the hour. */
import { hourMs } from '../calendar/durations.ts'
import { tooQuiet } from '../metrics/coverage/tooQuiet.ts'
import type { TooQuiet } from '../metrics/figures.ts'
import { type FiguresInput, judgement, lineOf } from '../metrics/figuresOf.ts'
import type { DayReader } from '../metrics/reportQuestion.ts'
import { loaderByLine } from '../metrics/reportsOf.ts'
import type { Settings } from '../settings/settings.ts'
import type { CaseAnswer } from './case.ts'
import type { CaseEvidence } from './caseEvidence.ts'
import { answerFrom } from './caseFigures.ts'
import type { CaseRequest } from './caseRequest.ts'
import { caseEvidence } from './evidence/evidence.ts'
import { lastFew } from '../dayfiles/recent.ts'

export type ReadCase = {
  readonly answer: CaseAnswer
  /** Equal facts and equal settings, equal text. */
  readonly dataVersion: string
  /** Sources of which nobody would notice soon that they stopped; absent: none. */
  readonly tooQuiet?: readonly TooQuiet[]
}
export type CaseReader = (settings: { readonly version: number; readonly settings: Settings }, request: CaseRequest, now: number) => Promise<ReadCase>

const kept = { evidence: 6, answers: 20 } as const

/** Make it once. @throws RangeError for a line that is not set up */
export function caseReader(days: DayReader): CaseReader {
  const loaderOf = loaderByLine(days)
  const evidence = lastFew<Known>(kept.evidence)
  const answers = lastFew<Omit<ReadCase, 'dataVersion'>>(kept.answers)
  return async (settings, request, moment) => {
    // What a young need came to grows by the second: whoever asks within the hour is told the same to the last digit.
    const now = moment - (moment % hourMs)
    lineOf(settings.settings, request.line)
    const { line, from, to, switches, handOverMinutes } = request
    const filters = { line: [line], from, to, short: switches.short, hours: 'all', unit: 'people', grain: 'auto' } as const
    const { input, dataVersion } = await loaderOf(line)(settings, filters, now)
    const past = JSON.stringify([line, from, to, switches, handOverMinutes, dataVersion, now])
    const answered = answers(`${past}${JSON.stringify(request)}`, () => {
      const known = evidence(past, () => knownOf(input, request))
      return { answer: answerFrom(known.evidence, input, request), ...(known.quiet.length > 0 && { tooQuiet: known.quiet }) }
    })
    return { ...answered, dataVersion }
  }
}

type Known = { readonly evidence: CaseEvidence; readonly quiet: readonly TooQuiet[] }
function knownOf(input: FiguresInput, request: CaseRequest): Known {
  const judged = judgement(input)
  return { evidence: caseEvidence(input, judged, request), quiet: tooQuiet(judged.coverage, [request.line]) }
}
