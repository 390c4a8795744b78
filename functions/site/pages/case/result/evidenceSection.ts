import { html } from 'hono/html'
import { printedEstimate, printedNumber } from '../../../../../shared/metrics/registry.ts'
import type { EvidenceMark } from '../../../../../shared/cases/case.ts'
import type { ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import { stateTag } from '../../../components/stateTag.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'

const shapes = { strong: 'done', fair: 'busy', too_little: 'not_started' } as const

/** The rule with a tick or a cross for each condition, so that nobody has to believe one word. */
/** @param called which plan it is about, where there are several */
export function evidenceSection(view: View, { evidence, peoplePerYear, refused }: ShownPlan, called?: string): Html | '' {
  // Where nothing is estimated there is no evidence to judge: what it takes to say more stands above.
  if (evidence === undefined || refused !== undefined) return ''
  const words = view.texts.case.evidence
  const mark = words.marks[evidence.mark]
  return html`<section class="figure" aria-labelledby="evidence-title" id="evidence"><h2 id="evidence-title">${called === undefined ? words.titleOf(mark) : words.titleOfPlan(called, mark)}</h2>
<p class="summary">${words.summary} ${stateTag(shapes[evidence.mark], mark)}</p>
<ul class="conditions">${evidence.conditions.map((own) => conditionView(view, own.holds, conditionWords(view, own, peoplePerYear)))}</ul></section>`
}

export function conditionView({ texts }: View, holds: boolean, sentence: string): Html {
  const words = texts.case.evidence
  const sign = holds
    ? html`<path d="M3 9.5 7 13.5 15 4.5" fill="none" stroke="currentColor" stroke-width="2.5"/>`
    : html`<path d="M4 4 14 14M14 4 4 14" fill="none" stroke="currentColor" stroke-width="2.5"/>`
  return html`<li class="condition ${holds ? 'holds' : 'fails'}"><svg class="condition-sign" width="18" height="18" viewBox="0 0 18 18" role="img" aria-label="${holds ? words.tick : words.cross}">${sign}</svg> <span>${sentence}</span></li>`
}

type Condition = EvidenceMark['conditions'][number]
function conditionWords({ texts, formats }: View, { condition, holds, found, wanted }: Condition, people: ShownPlan['peoplePerYear']): string {
  const { conditions } = texts.case.evidence
  const number = (value: number | undefined) => formats.whole(printedNumber(value ?? 0))
  switch (condition) {
    case 'weeks':
      if (found === undefined) return conditions.weeks.unknown
      return (holds ? conditions.weeks.holds : conditions.weeks.fails)(formats.whole(found), formats.whole(wanted ?? 0))
    case 'coverage':
      if (found === undefined) return conditions.coverage.unknown
      return (holds ? conditions.coverage.holds : conditions.coverage.fails)(formats.percent(found), formats.percent(wanted ?? 0))
    case 'closed_recorded':
      return holds ? conditions.closed_recorded.holds() : conditions.closed_recorded.fails()
    case 'backtest':
      if (holds) return conditions.backtest.holds()
      return found === undefined ? conditions.backtest.unknown : conditions.backtest.fails()
    case 'beats_more_staff':
      if (found === undefined || wanted === undefined) return conditions.beats_more_staff.unknown
      // The low end as it stands in the range: rounded outward.
      return (holds ? conditions.beats_more_staff.holds : conditions.beats_more_staff.fails)(
        formats.whole((people && printedEstimate(people)?.low) ?? printedNumber(found)),
        number(wanted),
      )
  }
}
