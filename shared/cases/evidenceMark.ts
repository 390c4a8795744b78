/**
 * How strong the evidence of a plan is, by rule: every condition is shown with what was found. Strong: all five hold. Where nothing can be said it
 * is too little. A backtest that failed costs a step: strong becomes fair, and with less than half a year, gaps or unrecorded hours too it is too little.
 */
import type { Backtest, CaseAnswer, EvidenceCondition, EvidenceMark } from './case.ts'

export const strongAfterWeeks = 26
const strongCoverage = 0.95

export type MarkInput = Pick<CaseAnswer, 'weeks' | 'coverage' | 'closedRecorded'> & {
  readonly isRefused: boolean
  readonly backtest: Backtest | undefined
  /** Low end of the people this plan reaches, and the middle of the same staff hours in present hours; undefined: not known. */
  readonly lowEnd: number | undefined
  readonly moreStaffMiddle: number | undefined
}
type Found = EvidenceMark['conditions'][number]

export function evidenceMark({ weeks, coverage, closedRecorded, isRefused, backtest, lowEnd, moreStaffMiddle }: MarkInput): EvidenceMark {
  const conditions: readonly Found[] = [
    { condition: 'weeks', holds: weeks >= strongAfterWeeks, found: weeks, wanted: strongAfterWeeks },
    { condition: 'coverage', holds: coverage >= strongCoverage, found: coverage, wanted: strongCoverage },
    { condition: 'closed_recorded', holds: closedRecorded === 'yes' },
    { condition: 'backtest', holds: backtest?.isInside === true, ...(backtest && { found: backtest.happened }) },
    {
      condition: 'beats_more_staff',
      holds: lowEnd !== undefined && moreStaffMiddle !== undefined && lowEnd > moreStaffMiddle,
      ...(lowEnd !== undefined && { found: lowEnd }),
      ...(moreStaffMiddle !== undefined && { wanted: moreStaffMiddle }),
    },
  ]
  const holds = (condition: EvidenceCondition) => conditions.some((own) => own.condition === condition && own.holds)
  const isMeasuredWell = holds('weeks') && holds('coverage') && holds('closed_recorded')
  if (isRefused || (backtest?.isInside === false && !isMeasuredWell)) return { mark: 'too_little', conditions }
  return { mark: conditions.every((own) => own.holds) ? 'strong' : 'fair', conditions }
}
