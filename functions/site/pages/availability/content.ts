import { html } from 'hono/html'
import { downloadsView } from '../../components/downloads.ts'
import { figureView } from '../../components/figure.ts'
import { tableView } from '../../components/dataTable.ts'
import type { DataTable } from '../../components/dataTable.ts'
import type { Html } from '../../html.ts'
import type { Report, ReportPage } from '../../report.ts'
import { downloadsOf } from '../../reportPage.ts'
import { linkTo, notNarrowed } from '../../view.ts'
import { coverageWords, gapTable, lineTable, monthTable, unansweredTable, unansweredWords } from './tables.ts'
import { waitsFigure } from './waits.ts'

export function availabilityContent(report: Report, page: ReportPage): Html {
  const { view, figures } = report
  const { availability: words } = view.texts
  const section = (table: DataTable, title: string, summary?: string, id = table.key) =>
    html`<section id="${id}" aria-labelledby="${id}-title" class="figure"><h2 id="${id}-title">${title}</h2>${summary === undefined ? '' : html`<p class="summary">${summary}</p>`}
${table.rows.length === 0 ? '' : html`${tableView(table, view, { captionHidden: true })}${downloadsView(downloadsOf(view, page, { table: table.key }), title, view.texts)}`}</section>`
  return html`${tiles(report)}
${waitsFigure(report, page)}
${figures.availability.byLine.length > 1 ? section(lineTable(report), words.linesTitle) : ''}
${section(monthTable(report), words.monthsTitle)}
${unanswered(report, page)}
${coverage(report)}`

  function coverage({ figures: { coverage: own } }: Report): Html {
    return section(gapTable(report), coverageWords(report), own.gapList.length === 0 ? words.noGaps : undefined, 'coverage')
  }
}

/** The hours that the staffed share is of: where lines have gaps of their own, more than the hours in which all were measured. */
const judgedHours = ({ staffedHours, staffedShare, measuredOpenHours }: Report['figures']['availability']): number =>
  staffedHours === null || staffedShare === null || staffedShare === 0 ? measuredOpenHours : staffedHours / staffedShare

/** Always in this order: open, staffed, answered, people reached. */
function tiles({ view, figures: { availability } }: Report): Html {
  const { texts, formats } = view
  const words = texts.availability
  const tile = (term: string, name: string, number: Html | string, note: string) =>
    html`<li class="tile"><p class="tile-name"><a href="${linkTo(view, '/help/terms', notNarrowed)}#${term}">${name}</a></p><p class="tile-number">${number}</p><p class="tile-note">${note}</p></li>`
  const { peopleRate } = availability
  const between =
    peopleRate.low === null || peopleRate.high === null || peopleRate.low === peopleRate.high
      ? undefined
      : words.betweenShares(formats.percent(peopleRate.low), formats.percentUp(peopleRate.high))
  return html`<section aria-labelledby="tiles-title"><h2 id="tiles-title" class="visually-hidden">${words.tiles}</h2><ul class="tiles">
${tile('open_hours', words.openHours, formats.hours(availability.openHoursPerWeek), words.openHoursNote(formats.hours(availability.openHours)))}
${
  availability.staffedShare === null || availability.staffedHours === null
    ? tile('staffed', words.staffed, texts.states.unknown, words.staffedUnknown)
    : tile(
        'staffed',
        words.staffed,
        formats.percent(availability.staffedShare),
        words.staffedNote(formats.hours(availability.staffedHours), formats.hours(judgedHours(availability))),
      )
}
${tile(
  'answer_rate',
  words.answered,
  availability.answerRate === null ? texts.states.none : formats.percent(availability.answerRate),
  words.answeredNote(formats.whole(availability.answeredWhileOpen), formats.whole(availability.offered)),
)}
${tile(
  'people_rate',
  words.people,
  peopleRate.value === null
    ? texts.states.unknown
    : between === undefined
      ? formats.percent(peopleRate.value)
      : html`<span class="about">≈</span>${formats.percent(peopleRate.value)}`,
  between === undefined ? words.peopleExact : words.peopleNote(between),
)}
</ul></section>`
}

/** A long list is folded; the sentence stands. */
function unanswered(report: Report, page: ReportPage): Html {
  const { view, figures } = report
  const words = view.texts.availability
  const own = figures.availability.unansweredHours
  const table = unansweredTable(report)
  return figureView(
    {
      id: 'unanswered-hours',
      title: unansweredWords(figures.availability, words),
      summary: own.hours === 0 ? '' : words.unansweredAlt(view.formats.whole(own.attempts)),
      chart: html``,
      ...(own.hours === 0 ? {} : { table, downloads: downloadsOf(view, page, { table: table.key }) }),
    },
    view,
  )
}
