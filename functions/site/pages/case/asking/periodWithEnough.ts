/** Where the period that was asked about says too little: another one that says enough. Looked up, so that nobody is sent from one refusal to the next. */
import type { CaseRefusal } from '../../../../../shared/cases/case.ts'
import type { CaseRequest } from '../../../../../shared/cases/caseRequest.ts'
import type { ReadCase } from '../../../../../shared/cases/caseReader.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import { periodOf } from '../../../../../shared/text/periods.ts'
import { leadOf } from '../result/shownPlans.ts'

const others = ['52w', '156w'] as const
export type OtherPeriod = (typeof others)[number]

/** Who cannot be recognised is not recognised in a longer period either, and hours that are open already stay so. */
const mayHelp: ReadonlySet<CaseRefusal['reason'] | undefined> = new Set(['too_few_weeks', 'too_few_needs', 'too_little_measured'] as const)

export async function periodWithEnough(
  answer: ReadCase['answer'],
  today: LocalDate,
  ask: (request: CaseRequest) => Promise<ReadCase | undefined>,
): Promise<OtherPeriod | undefined> {
  const { request } = answer
  if (!mayHelp.has(leadOf(answer)?.refused?.reason)) return undefined
  for (const name of others) {
    const period = periodOf(name, today)
    if (period === undefined || (period.from === request.from && period.to === request.to)) continue
    const found = await ask({ ...request, from: period.from, to: period.to })
    if (found !== undefined && leadOf(found.answer)?.refused === undefined) return name
  }
  return undefined
}
