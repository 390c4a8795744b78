import { html } from 'hono/html'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'

/** @param called which plan it is about, where there are several. Fitted on the first part of the evidence, held against the last, in words. */
export function backtestSection(view: View, { backtest, refused }: ShownPlan, from: LocalDate, called?: string): Html | '' {
  if (refused !== undefined) return ''
  const words = view.texts.case.backtest
  return html`<section class="figure" aria-labelledby="backtest-title" id="backtest"><h2 id="backtest-title">${called === undefined ? words.title : words.titleOfPlan(called)}</h2>
<p class="summary">${words.explained}</p>${
    backtest === undefined
      ? html`<p>${words.none}</p>`
      : html`<p>${wholeRanges(backtestWords(view, backtest, from))}</p><p><strong>${backtest.isInside ? words.inside : words.outside}</strong></p>`
  }</section>`
}

function backtestWords(
  { texts, formats }: View,
  { fittedTo, checkedFrom, checkedTo, predicted, happened }: NonNullable<ShownPlan['backtest']>,
  from: LocalDate,
): string {
  // Both ends are whole numbers, and the verdict is by them: rounded, what lies just outside would stand inside.
  return texts.case.backtest.words(formats.days(from, fittedTo), formats.days(checkedFrom, checkedTo), formats.range(predicted), formats.whole(happened))
}
