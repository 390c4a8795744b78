/** What became of the people who tried: one tile each, every estimate with its range. */
import { html } from 'hono/html'
import { hourSeconds } from '../../../shared/calendar/durations.ts'
import { type PrintedEstimate, printedEstimate } from '../../../shared/metrics/registry.ts'
import type { Html } from '../html.ts'
import type { Report } from '../report.ts'
import { linkTo, notNarrowed } from '../view.ts'
import type { DataTable } from './dataTable.ts'

const statuses = ['people', 'reached_at_once', 'later', 'never', 'still_open'] as const
type Status = (typeof statuses)[number]

export function statusTiles({ view, figures }: Report): Html {
  const { texts, formats } = view
  const tiles = statuses.flatMap((status) => {
    const estimate = printedEstimate(ofStatus(figures, status), figures.metrics.attempts)
    if (status === 'still_open' && (estimate === null || estimate.high === 0)) return []
    return [
      html`<li class="tile"><p class="tile-name"><a href="${linkTo(view, '/help/terms', notNarrowed)}#${status}">${texts.statuses[status]}</a></p>
<p class="tile-number ${estimate?.exact === false ? 'is-estimate' : ''}">${numberOf(estimate)}</p>
<p class="tile-note">${rangeOf(estimate)}</p>${noteOf(status)}</li>`,
    ]
  })
  return html`<section aria-labelledby="statuses-title"><h2 id="statuses-title" class="visually-hidden">${texts.statuses.title}</h2><ul class="tiles">${tiles}</ul></section>`

  function numberOf(estimate: PrintedEstimate | null): Html | string {
    if (estimate === null) return texts.states.unknown
    return estimate.exact ? formats.whole(estimate.value) : html`<span class="about">≈</span>${formats.whole(estimate.value)}`
  }
  function rangeOf(estimate: PrintedEstimate | null): string {
    return estimate === null ? '' : (formats.between(estimate) ?? '')
  }
  function noteOf(status: Status): Html | '' {
    const delay = figures.metrics.later_delay_hours
    if (status === 'people' && figures.keyPeriods > 1) return html`<p class="tile-note">${texts.statuses.addedUp(formats.whole(figures.keyPeriods))}</p>`
    if (status === 'later' && delay !== null) return html`<p class="tile-note">${texts.statuses.laterDelay(formats.length(delay * hourSeconds))}</p>`
    if (status === 'still_open') return html`<p class="tile-note">${texts.statuses.stillOpenNote(formats.decimal(figures.definitions.laterDays, 1))}</p>`
    return ''
  }
}

const ofStatus = (figures: Report['figures'], status: Status) => figures.metrics.people_by_status[status === 'people' ? 'all' : status]

export function statusTable({ view, figures }: Report): DataTable {
  const { charts, statuses: names } = view.texts
  return {
    key: 'people',
    caption: names.title,
    columns: [
      { key: 'status', label: charts.what, kind: 'text' },
      { key: 'people', label: charts.value, kind: 'estimate' },
    ],
    rows: statuses.map((status) => [
      { kind: 'text', value: names[status] },
      { kind: 'estimate', value: ofStatus(figures, status), most: figures.metrics.attempts },
    ]),
  }
}
