import type { CasePromise } from '../../../../../shared/cases/result/promiseResult.ts'
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'

/** What was decided, and what had been said of it then. */
export function promiseOf({ answer, decision }: SavedCase): CasePromise | undefined {
  const plan = answer.plans.find(({ id }) => id === decision?.plan)
  if (decision === undefined || plan?.peoplePerYear === undefined) return undefined
  return { line: answer.request.line, blocks: plan.blocks, people: plan.peoplePerYear, level: answer.level, began: decision.from }
}
