/** A refusal is an answer: what it takes to say more, what of that is there, from when, and what can be done now. */
import { html } from 'hono/html'
import type { ShownAnswer } from '../../../../../shared/cases/savedCase.ts'
import type { CaseRefusal } from '../../../../../shared/cases/case.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import { mayFollow } from '../../../access/rolesFor.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { conditionView } from './evidenceSection.ts'
import { leadOf } from './shownPlans.ts'
import { sayableFrom } from './underHeadline.ts'

const least = { weeks: 8, coverage: 0.8, recognised: 0.4 } as const

export type RefusalOptions = {
  readonly today: LocalDate
  /** The same question about a period of which more is known; undefined: there is none. */
  readonly other: { readonly address: string; readonly words: string } | undefined
}

export function refusalSection(view: View, answer: ShownAnswer, options: RefusalOptions): Html | '' {
  const refused = leadOf(answer)?.refused
  if (refused === undefined) return ''
  const words = view.texts.case
  const from = sayableFrom(refused, answer.request.to, options.today)
  const asksEvidence = refused.reason !== 'already_open' && refused.reason !== 'no_hours'
  return html`<section class="figure" aria-labelledby="needed-title" id="needed"><h2 id="needed-title">${words.needed.title}</h2>
<p>${words.cures[refused.reason]} ${from === undefined ? '' : words.sayableFrom(view.formats.day(from))}</p>
${cureLink(view, answer, refused, options.other)}
${asksEvidence ? html`<ul class="conditions">${conditions(view, answer, refused)}</ul>` : ''}</section>`
}

function conditions(view: View, { weeks, coverage, closedRecorded, recognisedShare }: ShownAnswer, refused: CaseRefusal): readonly Html[] {
  const words = view.texts.case.needed
  const { formats } = view
  return [
    conditionView(view, closedRecorded === 'yes' || closedRecorded === 'partly', words.closed),
    conditionView(view, weeks >= least.weeks, words.weeks(formats.whole(weeks))),
    conditionView(view, coverage >= least.coverage, words.coverage(formats.percent(coverage))),
    conditionView(view, recognisedShare >= least.recognised, words.recognised(formats.percent(recognisedShare))),
    ...(refused.reason === 'too_few_needs' ? [conditionView(view, false, words.needs)] : []),
  ]
}

function cureLink(view: View, { request }: ShownAnswer, { reason }: CaseRefusal, other: RefusalOptions['other']): Html | '' {
  const words = view.texts.case.cureLinks
  const link = (address: string, text: string, kind = 'action') =>
    mayFollow(view, address) ? html`<p><a class="${kind}" href="${address}">${text}</a></p>` : ''
  const toOther = other === undefined ? '' : link(other.address, other.words)
  switch (reason) {
    case 'closed_not_recorded':
      return link(linkTo(view, `/setup/lines/${request.line}`, notNarrowed), words.closed_not_recorded)
    case 'too_few_weeks':
    case 'too_few_needs':
      return toOther
    case 'too_little_measured':
      return html`${toOther}${link(linkTo(view, '/data/gaps', notNarrowed), words.gaps, other === undefined ? 'action' : '')}`
    case 'already_open':
      return link(linkTo(view, '/roster', notNarrowed), words.roster)
    case 'too_few_recognised':
    case 'no_hours':
      return ''
  }
}
