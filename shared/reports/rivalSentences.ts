import type { CaseFindings, PlanFinding } from './caseFindings.ts'
import type { SaidSentence } from './sentence.ts'
import type { Wording } from './wording.ts'

/** Why longer hours rather than more staff: from the comparison of the same draws, never from two ranges. */
export function rivalSentences({ say, formats }: Wording, proposal: CaseFindings, plan: PlanFinding): SaidSentence[] {
  const rival = proposal.plans.find(({ kind }) => kind === 'more_staff')
  if (rival?.people === undefined || plan.people === undefined || rival.refused !== undefined) return []
  const slots = { longer: formats.whole(plan.people.value), staff: formats.whole(rival.people.value) }
  const comparison = proposal.comparisons.find((own) => (own.plan === plan.id && own.than === rival.id) || (own.plan === rival.id && own.than === plan.id))
  if (comparison === undefined) return [say('rivalOnly', { staff: slots.staff }, ['people'])]
  if (!comparison.isClear) return [say('neitherClear', slots, ['people'])]
  const isLonger = comparison.plan === plan.id ? comparison.people.value > 0 : comparison.people.value < 0
  return [isLonger ? say('longerThanStaff', slots, ['people']) : say('staffThanLonger', slots, ['people'])]
}

/** More staff in present hours clearly reaches more people than what is proposed: then that is what a report says first. */
export const isRivalBetter = (sentences: readonly SaidSentence[]): boolean => sentences.some(({ key }) => key === 'staffThanLonger')
