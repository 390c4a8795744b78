import { html } from 'hono/html'
import { strongAfterWeeks } from '../../../../shared/cases/evidenceMark.ts'
import { comparedDays, missedChange } from '../../../../shared/metrics/change.ts'
import { printedNumber } from '../../../../shared/metrics/registry.ts'
import { daysFromTo } from '../../../../shared/text/periods.ts'
import { type TrendAsked, trendFigure } from '../../components/trendFigure.ts'
import { partsOfPeople, trendGrain, type TrendPart, typicalPart } from '../../components/trendParts.ts'
import { trendTableKeys, type TrendWords } from '../../components/trendTable.ts'
import type { Html } from '../../html.ts'
import type { Report, ReportPage } from '../../report.ts'
import { downloadsOf } from '../../reportPage.ts'
import { mayOpen } from '../../access/routeRules.ts'
import { gridFigure } from './grid.ts'
import { ladderFigure } from './ladder.ts'
import { whyFigure } from './why.ts'

export function missedContent(report: Report, page: ReportPage): Html {
  const { view } = report
  const comparison = comparisonSentence(report)
  return html`${comparison === undefined ? '' : html`<p class="comparison">${comparison}</p>`}
${ladderFigure(report, page)}
${gridFigure(report, page)}
${whatIfLink(report)}
${trendFigure(report, missedTrend(report), downloadsOf(view, page, { table: trendTableKeys[trendGrain(view.query)], picture: 'trend' }))}
${whyFigure(report, page)}`
}

/** From when people were missed to what other hours would have changed; for whom may ask that. */
function whatIfLink({ view }: Report): Html | '' {
  if (!mayOpen(view.who?.roles ?? [], '/case')) return ''
  const {
    line: [line],
    period: { from, to },
    periodText,
  } = view.query
  // What is long enough for strong evidence is kept; instead of less the case takes its usual year.
  const isLong = daysFromTo(from, to) >= 7 * strongAfterWeeks
  const asked = new URLSearchParams({
    ...(line !== undefined && { line }),
    ...(isLong && (periodText === undefined ? { from, to } : { period: periodText })),
    lang: view.language,
  })
  return html`<p class="onward screen-only"><a href="/case?${asked.toString()}">${view.texts.missed.whatIf}</a></p>`
}

/** What the chart over time counts, without a finding. */
export const trendName =
  ({ view: { query } }: Pick<Report, 'view'>) =>
  (words: TrendWords): string =>
    ({ people: words.neverFew, series: words.needsFew, attempts: words.attempts })[query.unit]

/** People by default; needs, or attempts by what they were missed as, where the reader counts in those. */
export function missedTrend(report: Report): TrendAsked {
  const { view, figures, today } = report
  const { texts, formats, query } = view
  const { missed, statuses } = texts
  const grain = trendGrain(query)
  const words = texts.trend.by[grain]
  if (query.unit === 'attempts')
    return {
      id: 'trend',
      title: trendName(report)(words),
      stack: {
        counts: 'attempts',
        parts: [
          { fill: 'missed_open', label: missed.gridShow.missed_open, of: (part: TrendPart) => part.missed_open },
          { fill: 'missed_closed', label: missed.gridShow.missed_closed, of: (part: TrendPart) => part.missed_closed },
        ],
      },
    }
  const typical = typicalPart(partsOfPeople(figures, grain, today), ({ never }) => never)
  const [counts, withNumber] = query.unit === 'series' ? (['needs', words.needs] as const) : (['people', words.never] as const)
  return {
    id: 'trend',
    title: typical === null || typical < 3 ? trendName(report)(words) : withNumber(formats.whole(printedNumber(typical))),
    stack: { counts, parts: [{ fill: 'never', label: statuses.never, of: (part: TrendPart) => part.never }] },
  }
}

export function comparisonSentence({ view, figures, before, state }: Report): string | undefined {
  if (before === undefined) return undefined
  const { texts, formats } = view
  const words = texts.change
  const period = words.period(formats.days(before.filters.from, comparedDays(before, figures)?.at(-1)?.date ?? before.filters.to))
  const change = missedChange(figures, before)
  const [now, then] = [formats.whole(change.now), formats.whole(change.before)]
  switch (change.verdict) {
    case 'unmeasured':
      return words.unmeasured(state.kind === 'too_little' ? words.period(formats.days(figures.filters.from, figures.filters.to)) : period)
    case 'from_zero':
      return words.fromZero(period, now)
    case 'too_few':
      return words.few(period, now, then)
    case 'no_clear_difference':
      return words.noClear(period)
    case 'more':
      return words.more(period, now, then)
    case 'less':
      return words.less(period, now, then)
  }
}
