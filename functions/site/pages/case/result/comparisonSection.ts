import { html } from 'hono/html'
import type { ShownAnswer, ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { differenceOf, leadOf, planCalled, printedParts } from './shownPlans.ts'
import { capital } from '../../../../../shared/text/capital.ts'

/** The plan that leads against each of the others: a difference is said only where its range leaves zero out. */
export function comparisonSection(view: View, answer: ShownAnswer): Html | '' {
  const lead = leadOf(answer)
  if (lead === undefined) return ''
  const sentences = answer.plans.filter((plan) => plan !== lead && plan.kind !== 'nothing').flatMap((than) => comparisonWords(view, answer, lead, than) ?? [])
  if (sentences.length === 0) return ''
  const words = view.texts.case.comparison
  return html`<section class="figure" aria-labelledby="comparison-title" id="comparison"><h2 id="comparison-title">${words.title}</h2>
<ul class="prose">${sentences.map((sentence) => html`<li>${wholeRanges(sentence)}</li>`)}</ul><p class="note">${words.same}</p></section>`
}

function comparisonWords(view: View, answer: ShownAnswer, plan: ShownPlan, than: ShownPlan): string | undefined {
  const difference = differenceOf(answer, plan, than)
  if (difference === undefined) return undefined
  const words = view.texts.case.comparison
  const [one, other] = [planCalled(view, answer, plan), planCalled(view, answer, than)]
  if (!difference.isClear) return capital(words.unclear(one, other))
  const isMore = difference.people.value > 0
  const { value, low, high } = difference.people
  const size = printedParts(view, isMore ? difference.people : { value: -value, low: -high, high: -low })
  return size === undefined ? undefined : capital((isMore ? words.more : words.less)(one, other, size.value, size.range))
}
