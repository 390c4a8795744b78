/** A case that was kept and decided, as the pages of cases and their pictures take it. */
import { type SavedCase, shownAnswer } from '../../shared/cases/savedCase.ts'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { caseAnswers } from './caseAnswers.ts'
import { date } from './report.ts'

const at = Instant.parse(Date.parse('2026-06-10T10:00:00Z'))
export const decidedCase: SavedCase = {
  id: 'a000000000',
  version: 1,
  name: 'Twee avonden',
  dataVersion: '7-proef',
  at,
  by: 'Noor',
  answer: shownAnswer(caseAnswers.normal),
  decision: { plan: 'plan-1', from: date('2026-07-01'), at, by: 'Sam' },
  change: { kind: 'decided', at, by: 'Sam' },
}
