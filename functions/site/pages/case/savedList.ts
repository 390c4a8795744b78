import { html } from 'hono/html'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { SavedCase } from '../../../../shared/cases/savedCase.ts'
import type { Html } from '../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../view.ts'
import { blocksWords } from './blocksWords.ts'
import { isAsked } from './shownPlans.ts'

/** What somebody kept, with what became of it. */
export function savedList(view: View, saved: readonly SavedCase[]): Html | '' {
  if (saved.length === 0) return ''
  const words = view.texts.case.saved
  return html`<section class="figure" aria-labelledby="saved-title" id="saved"><h2 id="saved-title">${words.title}</h2>
<div class="table-scroll" role="region" tabindex="0" aria-label="${view.texts.charts.region(words.title)}"><table><caption class="visually-hidden">${words.title}</caption>
<thead><tr><th scope="col">${words.name}</th><th scope="col">${words.line}</th><th scope="col">${words.hours}</th><th scope="col">${words.by}</th><th scope="col">${words.state}</th></tr></thead>
<tbody>${saved.map((own) => row(view, own))}</tbody></table></div></section>`
}

function row(view: View, { id, name, answer, by, at, decision }: SavedCase): Html {
  const words = view.texts.case.saved
  const hours = answer.plans.filter(isAsked).map(({ blocks }) => blocksWords(view, blocks))
  const state = decision === undefined ? words.states.asked : words.states.decided(view.formats.day(decision.from))
  return html`<tr><th scope="row"><a href="${linkTo(view, `/case/${id}`, notNarrowed)}">${name}</a></th><td>${lineName(view, answer.request.line)}</td><td>${hours.join('; ')}</td><td>${words.byWords(by, dayOf(view, at))}</td><td>${
    decision === undefined ? state : html`<a href="${linkTo(view, `/case/${id}/result`, notNarrowed)}">${state}</a>`
  }</td></tr>`
}

/** The day of a moment on the wall of the first line. */
export const dayOf = ({ formats }: Pick<View, 'formats'>, at: number): string => formats.day(localTimeOf(formats.timeZone).dateOf(at))
