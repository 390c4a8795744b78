import { html } from 'hono/html'
import type { CaseAnswer } from '../../../../../shared/cases/case.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import type { CaseAddressChange } from './caseAddress.ts'
import { type CaseQuestion, mostPlans } from './caseQuestion.ts'

/** What can be done with the plans: change one, take one away, set another beside them. Each is an address. */
export function planLinks(view: View, { plans, ask }: CaseQuestion, answer: CaseAnswer, address: (change: CaseAddressChange) => string): Html {
  const words = view.texts.case.table
  const link = (href: string, text: string) => html`<li><a class="plan-link" href="${href}">${text}</a></li>`
  const named = plans.map(({ name }, place) => (name === '' ? view.texts.case.plan(place + 1) : name))
  const proposed = answer.plans.find(({ kind, refused }) => kind === 'proposed' && refused === undefined)
  const own = ask === 'propose' ? [] : named
  return html`<nav class="screen-only plan-links" aria-label="${words.actions}"><ul>
${own.map((name, place) => html`${link(`${address({ edit: place })}#step-hours`, words.edit(name))}${own.length + (ask === 'both' ? 1 : 0) < 2 ? '' : link(address({ plans: plans.toSpliced(place, 1) }), words.remove(name))}`)}
${plans.length < mostPlans ? link(`${address({ ask: ask === 'propose' ? 'both' : ask, edit: 'new' })}#step-hours`, words.add) : ''}
${ask === 'hours' && plans.length < mostPlans ? link(address({ ask: 'both' }), words.addProposal) : ''}
${proposed === undefined ? '' : link(`${address({ ask: 'hours', plans: [...(ask === 'both' ? plans : []), { name: view.texts.case.planNames.proposed, blocks: proposed.blocks }] })}#step-hours`, words.takeProposal)}
</ul></nav>`
}
