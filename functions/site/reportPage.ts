/** What all report pages share: they get figures, say what can be said, and hand their tables to the export. */
import { html } from 'hono/html'
import { addDays } from '../../shared/calendar/localDate.ts'
import type { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Formats } from '../../shared/text/format.ts'
import { type Period, periodName } from '../../shared/text/periods.ts'
import type { Downloads } from './components/downloads.ts'
import { coverageNotes } from './components/coverageNotes.ts'
import { fillingHeadline, fillingHere, fillingRefresh } from './components/filling.ts'
import { filterForm } from './components/filterForm.ts'
import { layout } from './components/layout.ts'
import { missingData } from './components/missingData.ts'
import { hasMistake, problemsView } from './components/problems.ts'
import type { Html } from './html.ts'
import type { Report, ReportPage } from './report.ts'
import { mayOpen } from './access/routeRules.ts'
import { chosenLines, linkHere, linkTo, lineNames, notNarrowed, type View } from './view.ts'

export function reportPageView(page: ReportPage, report: Report): Html {
  const { view, figures, dataVersion, today } = report
  const hasFigures = report.state.kind !== 'no_data'
  const isFilled = hasFigures || fillingHere(view).length === 0
  return layout(view, {
    ...namesOf(page, view),
    ...(isFilled ? {} : fillingRefresh(view)),
    provenance: { definitions: figures.definitions.version, data: dataVersion },
    content: html`${missingData(report, { withGaps: page.name === 'overview' })}${context(view)}
${headlineView(page, report)}
${problemsView(view)}
${sharedNote(report)}
${isFilled ? filterForm(view, { today, dataVersion: hasFigures ? dataVersion : undefined }) : ''}
${hasFigures ? page.content(report) : ''}`,
  })
}

/** Nothing is set up yet, or no line fits the choice. */
export function withoutLineView(page: Pick<ReportPage, 'name'>, view: View, today: LocalDate): Html {
  const { states } = view.texts
  if (view.settings.lines.length === 0) return layout(view, { ...namesOf(page, view), content: nothingYet(view) })
  return layout(view, {
    ...namesOf(page, view),
    content: html`${context(view)}${sentenceView(states.noLine)}${problemsView(view)}${filterForm(view, { today, dataVersion: undefined })}`,
  })
}

function namesOf({ name }: Pick<ReportPage, 'name'>, view: View) {
  const { texts, formats, query } = view
  const heading = texts.pages[name]
  return {
    heading,
    title: texts.pageTitle(heading, lineNames(view), formats.daysInTitle(query.period.from, query.period.to)),
    hasError: hasMistake(view.problems),
  }
}

const context = (view: View): Html => html`<p class="context">${lineNames(view)} · ${view.formats.days(view.query.period.from, view.query.period.to)}</p>`

const sentenceView = (sentence: string, ...notes: readonly (Html | string)[]): Html =>
  html`<div class="headline"><p class="sentence">${sentence}</p>${notes.map((note) => html`<p class="under">${note}</p>`)}</div>`

function nothingYet(view: View): Html {
  const { states } = view.texts
  return sentenceView(states.nothing, states.nothingHelp, html`<a class="action" href="${linkTo(view, '/setup', notNarrowed)}">${states.nothingLink}</a>`)
}

function headlineView(page: ReportPage, report: Report): Html {
  const { view, state, firstDate } = report
  const { states } = view.texts
  if (state.kind !== 'normal' && fillingHere(view).length > 0) return fillingHeadline(view, state.kind === 'no_data')
  switch (state.kind) {
    case 'no_data': {
      if (firstDate === undefined) return nothingYet(view)
      if (firstDate < view.query.period.from) return sentenceView(states.notMeasuredThen, toPeriod(view, yearBefore(firstDate, view.query.period.from)))
      return sentenceView(states.notInPeriod(view.formats.day(firstDate)), toPeriod(view, firstPeriod(firstDate, report.today)))
    }
    case 'first_weeks':
      return sentenceView(states.firstWeeks(state.days, view.formats.moment(state.patternsFrom).split(',')[0] ?? ''), ...coverageNotes(report))
    case 'too_little':
      return sentenceView(states.tooLittle, ...coverageNotes(report), states.tooLittleHelp)
    case 'normal':
      return sentenceView(page.headline(report), ...coverageNotes(report), ...askClosed(report))
  }
}

/** Whether attempts while closed are recorded changes the headline: whoever may say so is led there. */
function askClosed({ view, figures }: Report): readonly Html[] {
  const unsure = chosenLines(view).find(({ closedRecorded }) => closedRecorded === 'unknown')
  if (figures.coverage.closedRecorded !== 'unknown' || unsure === undefined || !mayOpen(view.who?.roles ?? [], '/setup/lines')) return []
  return [html`<a href="${linkTo(view, `/setup/lines/${unsure.id}`, notNarrowed)}">${view.texts.states.closedUnknownLink}</a>`]
}

const toPeriod = (view: View, period: Period): Html =>
  html`<a class="action" href="${linkHere(view, { period, periodText: undefined })}">${view.texts.states.notInPeriodLink(view.formats.days(period.from, period.to))}</a>`

/** The first year that holds anything, as far as it lies before a day: who imported an old file looks for that. */
function yearBefore(from: LocalDate, until: LocalDate): Period {
  const [year, last] = [addDays(from, 364), addDays(until, -1)]
  return { from, to: year < last ? year : last }
}

/** The first four weeks that hold anything: so much even a first file covers. */
function firstPeriod(from: LocalDate, today: LocalDate): Period {
  const to = addDays(from, 27)
  return { from, to: to < today ? to : today }
}

/** Old data versions are not kept; a shared link says honestly whether the figures are still those it was made with. */
function sharedNote({ view, dataVersion }: Report): Html | '' {
  const { asof } = view.query
  if (asof === undefined) return ''
  const { filters } = view.texts
  return html`<p class="notice">${asof === dataVersion ? filters.sharedSame : filters.sharedChanged}</p>`
}

/** "13 weken", "2019", "het vierde kwartaal van 2019". */
export function periodWords({ texts, formats, query }: View): string {
  const name = periodName(query.period)
  return texts.period.name(name, name.kind === 'month' ? formats.month(name.month) : '')
}

/** Where a table of a report page, and the drawing above it, can be downloaded. */
export const downloadsOf = (view: View, page: Pick<ReportPage, 'fileName'>, { table, picture }: Downloadable): Downloads => ({
  csv: linkTo(view, `/csv/${page.fileName}/${table}`),
  xlsx: linkTo(view, `/xlsx/${page.fileName}/${table}`),
  ...(picture !== undefined && { svg: linkTo(view, `/svg/${page.fileName}/${picture}`) }),
})
type Downloadable = { readonly table: string; readonly picture?: string }

/** A wait in running text; "within 0 seconds" is said as within one. */
export const waitWords = (formats: Formats, seconds: number): string => formats.length(Math.max(1, seconds))
