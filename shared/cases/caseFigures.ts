/** What a line's own past says of longer hours: facts and decisions in, the answer out. Pure; the same question of the same facts gives the same answer. */
import { weekPatternOn } from '../calendar/openingHours.ts'
import { type FiguresInput, judgement, lineOf } from '../metrics/figuresOf.ts'
import type { CaseAnswer } from './case.ts'
import { caseAnswer } from './caseAnswer.ts'
import type { CaseEvidence } from './caseEvidence.ts'
import type { CaseRequest } from './caseRequest.ts'
import { caseEvidence } from './evidence/evidence.ts'
import { openMinutesOf } from './weekMinutes.ts'

/** @param input of the line and the period of the request @throws RangeError for a line that is not set up */
export const caseFigures = (input: FiguresInput, request: CaseRequest): CaseAnswer => answerFrom(caseEvidence(input, judgement(input), request), input, request)

export function answerFrom(evidence: CaseEvidence, { settings }: FiguresInput, request: CaseRequest): CaseAnswer {
  const line = lineOf(settings, request.line)
  return caseAnswer(evidence, { open: openMinutesOf(weekPatternOn(line, request.to)), closedRecorded: line.closedRecorded }, request)
}
