/** One case that somebody kept: what was said then, and what is decided. */
import { html } from 'hono/html'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import { doneNotice, type Told } from '../../../components/doneNotice.ts'
import { type Entered, errorSummary, selectField, textField } from '../../../components/formFields.ts'
import { layout } from '../../../components/layout.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Language } from '../../../../../shared/text/language.ts'
import type { Html } from '../../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../../view.ts'
import { backtestSection } from '../result/backtestSection.ts'
import { addressOfRequest } from '../asking/caseAddress.ts'
import { caseHeadline } from '../result/caseHeadline.ts'
import { comparisonSection } from '../result/comparisonSection.ts'
import { evidenceSection } from '../result/evidenceSection.ts'
import { mayKeep } from './mayKeep.ts'
import { originSection } from '../result/originSection.ts'
import { plansTable, plansView } from '../result/plansTable.ts'
import { removalSection } from './removalSection.ts'
import { refusalSection } from '../result/refusalSection.ts'
import { dayOf } from './savedList.ts'
import { calledAmong, isAsked, leadOf, planName } from '../result/shownPlans.ts'
import { undoOf } from './undoOf.ts'
import { tradeOffFigure } from '../result/tradeOffFigure.ts'
import { underHeadline } from '../result/underHeadline.ts'

export type SavedCasePage = {
  /** Oldest first; the last is shown. */
  readonly versions: readonly SavedCase[]
  readonly saved: SavedCase
  readonly entered: Entered
  /** What was just done. */
  readonly told: Told
  readonly today: LocalDate
}

export function savedCaseView(view: View, { versions, saved, entered, told, today }: SavedCasePage): Html {
  const { texts, formats } = view
  const words = texts.case.saved
  const { answer, name } = saved
  const { request } = answer
  const lead = leadOf(answer)
  const table = plansTable(view, answer)
  const again = addressOfRequest(request, view.language)
  return layout(view, {
    heading: name,
    title: texts.pageTitle(name, lineName(view, request.line), formats.daysInTitle(request.from, request.to)),
    hasError: entered.problems.length > 0,
    content: html`<p class="back"><a href="${linkTo(view, '/case', notNarrowed)}">${words.back}</a></p>
<p class="context">${lineName(view, request.line)} · ${formats.days(request.from, request.to)}</p>
${doneNotice(view, told, words.said, (made) => (made === String(saved.version) ? undoOf(view, versions) : undefined))}
${errorSummary(texts.forms.summary(entered.problems.length), entered)}
<div class="headline"><p class="sentence">${wholeRanges(caseHeadline(view, answer))}</p>${underHeadline(view, answer).map((note) => html`<p class="under">${note}</p>`)}</div>
<p class="notice">${wholeRanges(words.asSaved(dayOf(view, saved.at), saved.by, saved.dataVersion))}</p>
<p class="links screen-only"><a href="${again}">${words.recalculate}</a> <a href="${again}#step-hours">${words.duplicate}</a> ${mayKeep(view) ? html`<a href="${reportAddress(saved, view.language)}">${texts.case.save.report}</a>` : ''}</p>
${refusalSection(view, answer, { today, other: { address: again, words: words.recalculate } })}
<section class="figure" aria-labelledby="plans-title"><h2 id="plans-title">${table.caption}</h2>${plansView(view, answer)}</section>
${decideSection(view, saved, entered)}
${tradeOffFigure(view, answer)}${comparisonSection(view, answer)}
${lead === undefined ? '' : html`${backtestSection(view, lead, request.from, calledAmong(view, answer, lead))}${evidenceSection(view, lead, calledAmong(view, answer, lead))}${originSection(view, lead)}`}
${mayKeep(view) ? renameSection(view, saved, entered) : ''}
<section class="figure" aria-labelledby="history-title"><h2 id="history-title">${words.history}</h2><ol class="prose">${versions.map((own) => html`<li>${historyWords(view, own)}</li>`)}</ol></section>
${mayKeep(view) ? removalSection(view, saved, entered) : ''}`,
  })
}

function renameSection(view: View, saved: SavedCase, entered: Entered): Html {
  const { texts } = view
  const words = texts.case.saved
  const fields = html`${textField(entered, { name: 'casename', label: words.name })}${textField(entered, { name: 'by', label: texts.case.save.by })}`
  return html`<section class="figure screen-only" aria-labelledby="rename-title"><h2 id="rename-title">${words.rename}</h2>${form(view, saved, { path: 'name', fields, button: words.renameButton })}</section>`
}

/** Where a report about it begins. */
export const reportAddress = ({ id, answer }: SavedCase, lang: Language): string =>
  `/reports/new?${new URLSearchParams({ case: id, line: answer.request.line, lang }).toString()}`

type SavedCaseForm = { readonly path: string; readonly fields: Html; readonly button: string; readonly isQuiet?: boolean }
/** Posts to a path below the saved case; carries the version that was shown, so that nobody overwrites a newer one unseen. */
function form(view: View, { id, version }: SavedCase, { path, fields, button, isQuiet = false }: SavedCaseForm): Html {
  return html`<form method="post" action="${linkTo(view, `/case/${id}/${path}`, notNarrowed)}" class="stacked form" novalidate><input type="hidden" name="version" value="${version}">${fields}<p><button type="submit" class="${isQuiet ? 'quiet' : ''}">${button}</button></p></form>`
}

function decideSection(view: View, saved: SavedCase, entered: Entered): Html {
  const { texts, formats } = view
  const words = texts.case.saved
  const { decision, answer } = saved
  const plans = answer.plans.filter((plan) => isAsked(plan) && plan.refused === undefined)
  const by = textField(entered, { name: 'decidedBy', label: texts.case.save.by })
  if (decision !== undefined) {
    const plan = answer.plans.find(({ id }) => id === decision.plan)
    const undecideForm = () =>
      html`<details class="more screen-only" ${entered.problems.some(({ field }) => field === 'decidedBy') ? 'open' : ''}><summary>${words.undecide}</summary>${form(view, saved, { path: 'undecide', fields: by, button: words.undecide, isQuiet: true })}</details>`
    return html`<section class="figure" aria-labelledby="decide-title" id="decide"><h2 id="decide-title">${words.decide}</h2>
<p>${words.decided(plan === undefined ? decision.plan : planName(view, plan), formats.day(decision.from), decision.by)}</p>
<p class="screen-only"><a class="action" href="${linkTo(view, `/case/${saved.id}/result`, notNarrowed)}">${words.toResult}</a></p>
${mayKeep(view) ? undecideForm() : ''}</section>`
  }
  if (plans.length === 0 || !mayKeep(view)) return html``
  const choices = plans.map((plan) => ({ value: plan.id, label: planName(view, plan) }))
  const fields = html`${selectField(entered, { name: 'plan', label: words.decidePlan, choices })}
${textField(entered, { name: 'openFrom', label: words.decideDate, hint: words.decideDateHint, width: 'narrow', isCode: true })}${by}`
  return html`<section class="figure screen-only" aria-labelledby="decide-title" id="decide"><h2 id="decide-title">${words.decide}</h2><p class="summary">${words.decideSummary}</p>
${form(view, saved, { path: 'decide', fields, button: words.decideButton })}</section>`
}

function historyWords(view: View, { name, decision, change }: SavedCase): string {
  const words = view.texts.case.saved.historyLine
  const on = dayOf(view, change.at)
  switch (change.kind) {
    case 'saved':
      return words.saved(on, change.by)
    case 'renamed':
      return words.renamed(on, change.by, name)
    case 'decided':
      return words.decided(on, change.by, decision === undefined ? '' : view.formats.day(decision.from))
    case 'undecided':
      return words.undecided(on, change.by)
  }
}
