/** The page: the answer first, then the question that can be changed, then all that the answer rests on. */
import { html } from 'hono/html'
import type { CaseAnswer } from '../../../../shared/cases/case.ts'
import type { SavedCase } from '../../../../shared/cases/savedCase.ts'
import type { RemovedCase } from '../../../../shared/storage/decided/caseStore.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { TooQuiet } from '../../../../shared/metrics/figures.ts'
import type { UncountedMark } from '../../../../shared/metrics/uncounted.ts'
import { downloadsView } from '../../components/downloads.ts'
import { doneNotice, type Told } from '../../components/doneNotice.ts'
import { isFilling } from '../../components/filling.ts'
import { errorSummary, type FieldProblem } from '../../components/formFields.ts'
import { layout } from '../../components/layout.ts'
import { problemsView } from '../../components/problems.ts'
import { tooQuietSentences } from '../../components/tooQuietSentences.ts'
import { uncountedNotice } from '../../components/uncountedNotice.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { usualLimits } from './asking/askedLimits.ts'
import { backtestSection } from './result/backtestSection.ts'
import { caseAddress, type CaseAddressChange } from './asking/caseAddress.ts'
import { caseForm } from './asking/caseForm.ts'
import { caseHeadline } from './result/caseHeadline.ts'
import type { CaseQuestion } from './asking/caseQuestion.ts'
import { comparisonSection } from './result/comparisonSection.ts'
import { evidenceSection } from './result/evidenceSection.ts'
import { originSection } from './result/originSection.ts'
import type { OtherPeriod } from './asking/periodWithEnough.ts'
import { planLinks } from './asking/planLinks.ts'
import { plansTable, plansView } from './result/plansTable.ts'
import { refusalSection } from './result/refusalSection.ts'
import { removedList } from './saved/removedList.ts'
import { savedList } from './saved/savedList.ts'
import { saveSection, type SaveForm } from './saved/saveSection.ts'
import { calledAmong, leadOf } from './result/shownPlans.ts'
import { switchesSection } from './asking/switchesSection.ts'
import { tradeOffFigure } from './result/tradeOffFigure.ts'
import { underHeadline } from './result/underHeadline.ts'

export type CasePage = {
  readonly question: CaseQuestion
  /** undefined: something has to be mended first, or nothing was asked. */
  readonly answer: CaseAnswer | undefined
  readonly dataVersion: string
  /** Sources of which nobody would notice soon that they stopped. */
  readonly tooQuiet: readonly TooQuiet[]
  /** A period that says enough, where the one asked about does not. */
  readonly enough: OtherPeriod | undefined
  /** Received, and not in the answer yet. */
  readonly uncounted: readonly UncountedMark[]
  /** One that was kept may just have been removed. */
  readonly told: Told
  readonly today: LocalDate
  readonly saved: readonly SavedCase[]
  /** Removed, and to be put back for a while. */
  readonly removed: readonly RemovedCase[]
  /** After a try to keep it that went wrong. */
  readonly save?: SaveForm
}

export function caseView(view: View, page: CasePage): Html {
  const { question, answer, saved, save } = page
  const { texts, formats } = view
  const words = texts.case
  const problems: readonly FieldProblem[] = [...question.problems, ...(save?.problems ?? [])]
  const address = addressIn(view, question)
  const lead = answer && leadOf(answer)
  const sentence = question.problems.length > 0 ? words.headline.toMend : answer === undefined ? words.headline.noHours : caseHeadline(view, answer)
  const notes = [...question.notices, ...(question.leftOut.length === 0 ? [] : [words.under.leftOut(formats.and(question.leftOut))])]
  return layout(view, {
    heading: texts.pages.case,
    title: texts.pageTitle(texts.pages.case, question.line.name, formats.daysInTitle(question.period.from, question.period.to)),
    hasError: problems.length > 0,
    address: (lang) => address({ lang }),
    ...(answer && { provenance: { definitions: view.settings.definitions.length, data: page.dataVersion } }),
    content: html`<p class="context">${question.line.name} · ${formats.days(question.period.from, question.period.to)} · ${words.question}</p>
${doneNotice(view, page.told, { removed: words.saved.removed }, (id) => ({ path: `/case/${id}/restore` }))}${uncountedNotice(view, page.uncounted)}
<div class="headline"><p class="sentence">${wholeRanges(sentence)}</p>${(answer === undefined ? [] : [...underHeadline(view, answer), ...tooQuietSentences(view, page.tooQuiet)]).map((note) => html`<p class="under">${note}</p>`)}
${answer !== undefined && question.isExample ? html`<p class="under">${words.under.example}</p>` : ''}
${lead?.refused === undefined && answer !== undefined && question.request.costPerStaffHour === undefined ? html`<p class="under screen-only">${words.under.noCost}</p>` : ''}</div>
${errorSummary(words.problems.title(problems.length), { problems })}
${notes.map((note) => html`<p class="notice" role="status">${note}</p>`)}
${problemsView({ ...view, problems: question.addressProblems })}
${answer === undefined ? '' : refusalSection(view, answer, { today: page.today, other: page.enough && { address: address({ period: page.enough }), words: words.cureLinks.other[page.enough] } })}
${caseForm(view, question)}
${answer === undefined ? '' : result(view, page, answer, address)}
${savedList(view, saved)}${removedList(view, page.removed)}`,
  })
}

type Address = (change?: CaseAddressChange, path?: string) => string
export const addressIn =
  (view: View, question: CaseQuestion): Address =>
  (change = {}, path = '/case') =>
    caseAddress(question, usualLimits(view.settings, view.formats), { ...(view.query.lang === undefined ? {} : { lang: view.query.lang }), ...change }, path)

function result(view: View, { question, dataVersion, save }: CasePage, answer: CaseAnswer, address: Address): Html {
  const { texts } = view
  const words = texts.case
  const lead = leadOf(answer)
  const table = plansTable(view, answer)
  const file = (name: string) => address({ isFixed: true }, `/case/${name}`)
  const links = downloadsView({ csv: file('plans.csv'), xlsx: file('case.xlsx') }, table.caption, texts)
  return html`<h2 class="step screen-only">${words.stepResult}</h2>
<section class="figure" aria-labelledby="plans-title" id="plans"><h2 id="plans-title">${table.caption}</h2><p class="summary">${words.table.summary}</p>
${plansView(view, answer)}${links}
${planLinks(view, question, answer, address)}<p class="note screen-only"><a href="${linkTo(view, '/help/terms#people_per_year', notNarrowed)}">${words.table.terms}</a> · <a href="${linkTo(view, '/help/method#longer-hours', notNarrowed)}">${texts.layout.method}</a></p></section>
${tradeOffFigure(view, answer, { svg: file('trade-off.svg'), steps: { csv: file('frontier.csv'), xlsx: file('frontier.xlsx') } })}
${comparisonSection(view, answer)}
${lead === undefined ? '' : html`${backtestSection(view, lead, answer.request.from, calledAmong(view, answer, lead))}${evidenceSection(view, lead, calledAmong(view, answer, lead))}`}
${switchesSection(view, question.switches, (switches) => address({ switches }))}
${lead === undefined ? '' : originSection(view, lead, { csv: file('parts.csv'), xlsx: file('parts.xlsx') })}
${saveSection(view, { isFilling: isFilling(view, question.line.id), dataVersion, query: address({ isFixed: true }).replace(/^\/case\?/, ''), share: address({ isFixed: true }), files: { csv: file('plans.csv'), xlsx: file('case.xlsx') }, form: save })}`
}
