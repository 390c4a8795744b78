import { html } from 'hono/html'
import { hourSeconds } from '../../../../shared/calendar/durations.ts'
import type { MaybeEstimate } from '../../../../shared/contacts/estimate.ts'
import { printedEstimate } from '../../../../shared/metrics/registry.ts'
import { ladder, ladderRows, type Rung } from '../../charts/ladder.ts'
import type { Picture } from '../../charts/picture.ts'
import type { DataTable } from '../../components/dataTable.ts'
import { tooEarly } from '../../components/tooEarly.ts'
import { figureView } from '../../components/figure.ts'
import { listLink } from '../../components/listLink.ts'
import type { Html } from '../../html.ts'
import type { Report, ReportPage } from '../../report.ts'
import { downloadsOf } from '../../reportPage.ts'
import { linkTo, notNarrowed } from '../../view.ts'

export function ladderPicture(report: Report): Picture {
  const { texts, formats } = report.view
  const { metrics } = report.figures
  const [people, never] = [printedEstimate(metrics.people_by_status.all, metrics.attempts), printedEstimate(metrics.people_by_status.never, metrics.attempts)]
  const { ladder: words } = texts.headlines
  const attempts = words.attempts(metrics.attempts, formats.whole(metrics.attempts))
  const open = tooEarly(metrics)
  return {
    id: 'ladder',
    title:
      never === null
        ? words.unknown(attempts)
        : open === undefined
          ? words.never(attempts, formats.said(never))
          : words.stillOpen(attempts, formats.said(open)),
    summary: people === null ? words.unknown(attempts) : words.summary(attempts, formats.said(people)),
    notes: [...(report.figures.keyPeriods > 1 ? [texts.statuses.addedUp(formats.whole(report.figures.keyPeriods))] : []), anonymity(report)],
    drawing: { kind: 'ladder', rows: ladderRows(rungs(report), report.view), partsTitle: texts.statuses.title },
  }
}

export function ladderFigure(report: Report, page: ReportPage): Html {
  const { view, figures } = report
  const { texts, formats } = view
  const { missed } = texts
  const { id, title, summary, notes } = ladderPicture(report)
  const why = html`<strong>${missed.whyNotTitle(formats.whole(figures.metrics.attempts))}</strong> ${missed.whyNot(formats.decimal(figures.definitions.seriesHours, 1))}`
  const chart = ladder(rungs(report), view, texts.statuses.title)
  const downloads = downloadsOf(view, page, { table: 'ladder', picture: id })
  const people = printedEstimate(figures.metrics.people_by_status.all, figures.metrics.attempts)
  // Where about as many people are printed as attempts, there is nothing to explain.
  const isOneEach = figures.metrics.attempts <= 1 || (people !== null && people.value >= figures.metrics.attempts)
  return figureView({ id, title, summary, chart, notes: isOneEach ? notes : [...notes, why], table: ladderTable(report), downloads }, view)
}

const exactly = (value: number): MaybeEstimate => ({ value, low: value, high: value })

function rungs({ view, figures: { metrics, definitions } }: Report): readonly Rung[] {
  const { texts, formats } = view
  const { missed, statuses } = texts
  const people = metrics.people_by_status
  const explained = (term: string) => `${linkTo(view, '/help/terms', notNarrowed)}#${term}`
  const delay = metrics.later_delay_hours
  const open = people.still_open.high === null || people.still_open.high > 0
  const all: readonly Rung[] = [
    { key: 'attempts', label: missed.rungAttempts, value: exactly(metrics.attempts), fill: 'neutral', link: listLink(view, 'attempts') },
    { key: 'series', label: missed.rungSeries, value: metrics.series, fill: 'neutral', link: explained('series') },
    { key: 'people', label: missed.rungPeople, value: people.all, fill: 'neutral', link: explained('people') },
    {
      key: 'reached_at_once',
      label: statuses.reached_at_once,
      value: people.reached_at_once,
      fill: 'reached',
      link: explained('reached_at_once'),
      isPart: true,
    },
    {
      key: 'later',
      label: statuses.later,
      value: people.later,
      fill: 'later',
      link: explained('later'),
      isPart: true,
      ...(delay === null ? {} : { note: statuses.laterDelay(formats.length(delay * hourSeconds)) }),
    },
    { key: 'never', label: statuses.never, value: people.never, fill: 'never', link: explained('never'), isPart: true },
    ...(open
      ? [
          {
            key: 'still_open',
            label: statuses.still_open,
            value: people.still_open,
            fill: 'still_open',
            link: explained('still_open'),
            isPart: true,
            note: statuses.stillOpenNote(formats.decimal(definitions.laterDays, 1)),
          } as const,
        ]
      : []),
  ]
  return all.map((rung) => ({ ...rung, most: metrics.attempts }))
}

/** Why the number of people is an estimate, and how often its range is meant to hold. */
function anonymity({ view: { texts, formats }, figures: { metrics, definitions } }: Report): string {
  const { missed } = texts
  const share = metrics.withheld_share
  const people = printedEstimate(metrics.people_by_status.all, metrics.attempts)
  // What stands above is said as it was printed: nothing is called an estimate that was counted, nor the other way round.
  const isEstimate = people !== null && !people.exact
  if (metrics.attempts === 0 || share === null || share === 0) return isEstimate ? missed.anonymousNoneOnly : `${missed.anonymousNone} ${missed.sharedNumbers}`
  if (share === 1 && people === null) return missed.anonymousAll
  const level = definitions.rangeLevel === 0.9 ? missed.rangeNote : missed.rangeNoteLevel(formats.percent(definitions.rangeLevel))
  const often = metrics.most_by_one_caller_in_a_day
  const [few, most] = isEstimate || people === null ? [missed.anonymousFew, missed.anonymous] : [missed.anonymousFewExact, missed.anonymousExact]
  const anonymous = metrics.attempts < 20 ? few(Math.round(share * metrics.attempts), formats.whole(metrics.attempts)) : most(formats.percent(share))
  return [
    anonymous,
    ...(isEstimate ? [level, ...(metrics.withheld_now_and_then === undefined ? [] : [missed.nowAndThen]), missed.sharedNumbers] : []),
    ...(often >= 10 ? [missed.mostByOne(often)] : []),
  ].join(' ')
}

export function ladderTable(report: Report): DataTable {
  const { charts, missed } = report.view.texts
  return {
    key: 'ladder',
    caption: missed.rungPeople,
    columns: [
      { key: 'step', label: charts.what, kind: 'text' },
      { key: 'value', label: charts.value, kind: 'estimate' },
    ],
    rows: rungs(report).map(({ label, value, most = Number.POSITIVE_INFINITY }) => [
      { kind: 'text', value: label },
      { kind: 'estimate', value, most },
    ]),
  }
}
