import { html } from 'hono/html'
import type { ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import { tableView } from '../../../components/dataTable.ts'
import { type Downloads, downloadsView } from '../../../components/downloads.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { partsTable } from './partsTable.ts'
import { printedParts } from './shownPlans.ts'

/** Where the people of the plan come from, and what new people would add, which counts nowhere. */
export function originSection(view: View, plan: ShownPlan, files?: Downloads): Html | '' {
  const table = partsTable(view, plan)
  if (table === undefined) return ''
  const words = view.texts.case.parts
  const people = plan.peoplePerYear && printedParts(view, plan.peoplePerYear)
  return html`<section class="figure" aria-labelledby="parts-title" id="parts"><h2 id="parts-title">${table.caption}</h2>
<p class="summary">${words.summary}</p>${tableView(table, view, { captionHidden: true })}
${people === undefined ? '' : html`<p>${wholeRanges(words.people(people.value, people.range))}${hasMorePeople(plan) ? ` ${words.moreThanNeeds}` : ''}</p>`}${files === undefined ? '' : downloadsView(files, table.caption, view.texts)}</section>
${newcomers(view, plan)}`
}

/** A need lost is seldom a person lost, so what is left of needs may be less than of people. */
const hasMorePeople = ({ peoplePerYear, needsPerYear }: ShownPlan): boolean => (peoplePerYear?.value ?? 0) > (needsPerYear?.value ?? Number.POSITIVE_INFINITY)

function newcomers(view: View, { ifNewcomers = [], needsPerYear }: ShownPlan): Html | '' {
  const words = view.texts.case.newcomers
  const usual = needsPerYear && printedParts(view, needsPerYear)
  const lines = ifNewcomers.flatMap(({ share, needs }) => {
    const printed = printedParts(view, needs)
    const shareWords = share === 0.25 ? words.shares.quarter : share === 0.5 ? words.shares.half : view.formats.percent(share)
    return printed === undefined ? [] : [words.line(shareWords, printed.value, printed.range)]
  })
  if (lines.length === 0) return ''
  return html`<section class="figure" aria-labelledby="newcomers-title" id="newcomers"><h2 id="newcomers-title">${words.title}</h2>
<p class="summary">${words.summary}</p><ul class="prose">${lines.map((line) => html`<li>${wholeRanges(line)}</li>`)}${usual === undefined ? '' : html`<li>${wholeRanges(words.usual(usual.value, usual.range))}</li>`}</ul></section>`
}
