/** Which plan the page leads with, and what the plans are called on it. */
import { printedEstimate } from '../../../../../shared/metrics/registry.ts'
import type { ShownAnswer, ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import type { View } from '../../../view.ts'

export const isAsked = ({ kind }: ShownPlan): boolean => kind === 'hours' || kind === 'proposed'

/** Of those asked for or proposed, the one that reaches most people; where nothing can be said of any, the first. */
export function leadOf({ plans }: ShownAnswer): ShownPlan | undefined {
  const asked = plans.filter(isAsked)
  const sayable = asked.filter(({ refused, peoplePerYear }) => refused === undefined && peoplePerYear !== undefined)
  const [first] = sayable
  if (first === undefined) return asked[0]
  return sayable.reduce((most, own) => ((own.peoplePerYear?.value ?? 0) > (most.peoplePerYear?.value ?? 0) ? own : most), first)
}

/** A, B, C in the order of the table; changing nothing has none. */
export function letterOf({ plans }: ShownAnswer, plan: ShownPlan): string {
  if (plan.kind === 'nothing') return ''
  return String.fromCharCode(65 + plans.filter(({ kind }) => kind !== 'nothing').indexOf(plan))
}

export function planName({ texts }: Pick<View, 'texts'>, { kind, name }: ShownPlan): string {
  return kind === 'hours' ? name : texts.case.planNames[kind]
}

/** "plan A (Avonden)". */
export const planCalled = (view: Pick<View, 'texts'>, answer: ShownAnswer, plan: ShownPlan): string =>
  plan.kind === 'nothing'
    ? lower(planName(view, plan))
    : view.texts.case.comparison.theseName(letterOf(answer, plan), plan.kind === 'more_staff' ? lower(planName(view, plan)) : planName(view, plan))

const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1)

/** What the plan is called where there are several to speak of. */
export const calledAmong = (view: Pick<View, 'texts'>, answer: ShownAnswer, plan: ShownPlan): string | undefined =>
  answer.plans.filter(isAsked).length > 1 ? planCalled(view, answer, plan) : undefined

/** The difference in people between one plan and another, draw by draw; negative where the other reaches more. */
export function differenceOf({ comparisons }: ShownAnswer, plan: ShownPlan, than: ShownPlan) {
  const straight = comparisons.find((own) => own.plan === plan.id && own.than === than.id)
  if (straight !== undefined) return { people: straight.people, isClear: straight.isClear }
  const turned = comparisons.find((own) => own.plan === than.id && own.than === plan.id)
  if (turned === undefined) return undefined
  const { value, low, high } = turned.people
  return { people: { value: -value, low: -high, high: -low }, isClear: turned.isClear }
}

/** "ongeveer 30 (tussen 10 en 50)" without its "about": a number and its range, as printed. */
export function printedParts(
  { formats }: Pick<View, 'formats'>,
  estimate: Parameters<typeof printedEstimate>[0],
): { readonly value: string; readonly range: string; readonly low: number; readonly number: number } | undefined {
  const printed = printedEstimate(estimate)
  return printed === null ? undefined : { value: formats.whole(printed.value), range: formats.range(printed), low: printed.low, number: printed.value }
}
