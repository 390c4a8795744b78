import { type Cause, missedAs } from '../../../../shared/contacts/cause.ts'
import { tenthsOfCounts } from '../../../../shared/metrics/tenths.ts'
import { ladder, ladderRows, type Rung } from '../../charts/ladder.ts'
import type { Fill } from '../../charts/patterns.ts'
import type { Picture } from '../../charts/picture.ts'
import { count, type DataTable, text } from '../../components/dataTable.ts'
import { figureView } from '../../components/figure.ts'
import { listLink } from '../../components/listLink.ts'
import type { Html } from '../../html.ts'
import type { Report, ReportPage } from '../../report.ts'
import { downloadsOf } from '../../reportPage.ts'

/** As people meet them: closed or not there, then too few, then what cannot be said. */
const order = ['closed', 'unstaffed', 'busy', 'refused', 'gave_up', 'short', 'technical', 'unknown'] as const satisfies readonly Cause[]
const fills = { missed_open: 'missed_open', missed_closed: 'missed_closed', short: 'short', unknown: 'neutral' } as const satisfies Record<
  ReturnType<typeof missedAs>,
  Fill
>

function whyRungs({ view, figures }: Report): readonly Rung[] {
  const { texts } = view
  const { metrics } = figures
  return order
    .filter((cause) => metrics.cause[cause] > 0 || cause === 'closed')
    .map((cause): Rung => {
      const value = metrics.cause[cause]
      return {
        key: cause,
        label: texts.causes[cause].name,
        value: isUntold(cause, figures) ? { value: null, low: null, high: null } : { value, low: value, high: value },
        fill: fills[missedAs(cause)],
        link: listLink(view, missedAs(cause), { cause: [cause] }),
        note: texts.causes[cause].meaning,
      }
    })
}

/** Nothing can be counted under it: a zero would say that it never happened. Where nobody was missed while open, nobody was missed for want of staff. */
const isUntold = (cause: Cause, { metrics, coverage }: Report['figures']): boolean =>
  metrics.cause[cause] === 0 &&
  ((cause === 'closed' && coverage.closedRecorded === 'no') ||
    (cause === 'unstaffed' && metrics.missed_open > 0 && !coverage.presenceFed && !coverage.rosterSpeaks))

export function whyPicture(report: Report): Picture {
  const { view, figures } = report
  const { texts, formats } = view
  const { missed } = texts
  const { metrics, waits } = figures
  const { leavers } = waits
  const notes = [
    isUntold('unstaffed', figures) ? missed.nobodyTold(texts.causes.gave_up.name) : undefined,
    metrics.at_closing > 0 ? missed.atClosing(metrics.at_closing) : undefined,
    leavers.medianSeconds !== null && leavers.p90Seconds !== null && leavers.count >= 10
      ? missed.waitedLong(formats.length(Math.max(1, leavers.medianSeconds)), formats.length(Math.max(1, leavers.p90Seconds)))
      : undefined,
    metrics.closed_by_system > 0 ? missed.closedBySystem(metrics.closed_by_system) : undefined,
  ].filter((note) => note !== undefined)
  const unanswered = metrics.attempts - metrics.answered
  return {
    id: 'why',
    title: titleOf(report),
    summary:
      unanswered === 0
        ? missed.whyAltNone(metrics.attempts, formats.whole(metrics.attempts))
        : missed.whyAlt(formats.whole(metrics.attempts), formats.whole(unanswered)),
    notes,
    drawing: { kind: 'ladder', rows: ladderRows(whyRungs(report), view) },
  }
}

export function whyFigure(report: Report, page: ReportPage): Html {
  const { view } = report
  const { id, title, summary, notes } = whyPicture(report)
  const downloads = downloadsOf(view, page, { table: 'why', picture: id })
  return figureView({ id, title, summary, chart: ladder(whyRungs(report), view), notes, table: whyTable(report), downloads }, view)
}

function titleOf({ view: { texts }, figures: { metrics, coverage } }: Report): string {
  const { missed } = texts
  if (metrics.attempts > 0 && metrics.answered === metrics.attempts) return missed.whyTitleNone
  const tenths = tenthsOfCounts(metrics.missed_closed, metrics.missed_open)
  if (tenths === undefined || coverage.closedRecorded === 'no' || metrics.missed_closed + metrics.missed_open < 20) return missed.whyTitle
  return tenths.first >= 5 ? missed.whyTitleClosed(tenths.first) : missed.whyTitleOpen(tenths.second)
}

export function whyTable({ view, figures }: Report): DataTable {
  const { texts } = view
  const { metrics } = figures
  const { missed } = texts
  return {
    key: 'why',
    caption: missed.whyTitle,
    columns: [
      { key: 'cause', label: missed.whyColumn, kind: 'text' },
      { key: 'attempts', label: missed.whyCount, kind: 'count' },
      { key: 'meaning', label: missed.whyMeaning, kind: 'text' },
    ],
    rows: [
      ...order.map((cause) => {
        const attempts = isUntold(cause, figures) ? null : metrics.cause[cause]
        return [
          text(texts.causes[cause].name),
          {
            ...count(attempts, listLink(view, missedAs(cause), { cause: [cause] })),
            absent: cause === 'closed' ? texts.states.notRecorded : texts.states.unknown,
          },
          text(texts.causes[cause].meaning),
        ]
      }),
      [text(texts.answered), count(metrics.answered, listLink(view, 'answered', { cause: ['answered'] })), text('')],
    ],
    total: [text(missed.total), count(metrics.attempts, listLink(view, 'attempts')), text('')],
  }
}
