import { html } from 'hono/html'
import { tenthsOfCounts } from '../../../../shared/metrics/tenths.ts'
import { printedEstimate, printedNumber } from '../../../../shared/metrics/registry.ts'
import { worstDaypart } from '../../../../shared/metrics/worstDaypart.ts'
import { aroundMarker } from '../../components/aroundMarker.ts'
import { happenings, happeningWords } from '../../components/happenings.ts'
import { statusTiles } from '../../components/statusTiles.ts'
import { type TrendAsked, trendFigure } from '../../components/trendFigure.ts'
import { partsOfPeople, trendGrain, typicalPart } from '../../components/trendParts.ts'
import { trendTableKeys } from '../../components/trendTable.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'
import type { Report, ReportPage } from '../../report.ts'
import { downloadsOf } from '../../reportPage.ts'
import { whenWords } from '../roster/rosterWords.ts'
import { comparisonFact, dayFact, type Fact } from './furtherFacts.ts'
import { linkTo, type View } from '../../view.ts'

export function overviewContent(report: Report, page: ReportPage): Html {
  const { view, state } = report
  return html`${statusTiles(report)}
${state.kind === 'normal' ? facts(report) : ''}
${trendFigure(report, overviewTrend(report), downloadsOf(view, page, { table: trendTableKeys[trendGrain(view.query)], picture: 'weeks' }))}
${happened(report)}`
}

/** Fewer people than this in a typical week make no finding. */
const fewest = 3

export function overviewTrend({ view: { texts, formats, query }, figures, today }: Report): TrendAsked {
  const { statuses } = texts
  const grain = trendGrain(query)
  const words = texts.trend.by[grain]
  const parts = partsOfPeople(figures, grain, today)
  const typical = typicalPart(parts, ({ people_reached, people_later, never }) => people_reached + people_later + never)
  const never = typicalPart(parts, (part) => part.never)
  const shown = (value: number) => formats.whole(printedNumber(value))
  return {
    id: 'weeks',
    title: typical === null || never === null || never < fewest ? words.peopleFew : words.people(shown(typical), shown(never)),
    stack: {
      counts: 'people',
      parts: [
        { fill: 'reached', label: statuses.reached_at_once, of: (part) => part.people_reached },
        { fill: 'later', label: statuses.later, of: (part) => part.people_later },
        { fill: 'never', label: statuses.never, of: (part) => part.never },
      ],
    },
  }
}

/** Sentences that each lead to the page that shows more. */
function facts(report: Report): Html {
  const { view } = report
  const { overview } = view.texts
  const items: readonly (Omit<Fact, 'sentence'> & { readonly sentence: string | undefined })[] = [
    ...dayFact(report),
    { sentence: mainCause(report), link: `${linkTo(view, '/missed')}#why`, more: overview.linkWhy },
    { sentence: worst(report), link: `${linkTo(view, '/missed')}#when`, more: overview.linkWhen },
    { sentence: answered(report), link: `${linkTo(view, '/availability')}#waits`, more: overview.linkWaits },
    comparisonFact(report),
    ...rosterFact(report),
    { sentence: measured(report), link: `${linkTo(view, '/availability')}#coverage`, more: overview.linkCoverage },
  ]
  return html`<section aria-labelledby="facts-title"><h2 id="facts-title">${overview.facts}</h2><ul class="facts">${items.flatMap(
    ({ sentence, link, more, isQuestion }) =>
      sentence === undefined
        ? []
        : [html`<li class="${isQuestion === true ? 'screen-only' : ''}"><span>${wholeRanges(sentence)}</span> <a href="${link}">${more}</a></li>`],
  )}</ul></section>`
}

/** The biggest gap of next week's roster, over the chosen lines. */
function rosterFact({ view, nextWeek = [] }: Report): readonly Fact[] {
  const { overview } = view.texts
  if (nextWeek.length === 0) return []
  const gaps = nextWeek.flatMap((own) => own.gaps.map((gap) => ({ ...gap, line: own.line, isAssumed: own.isAssumed })))
  const worst = gaps.sort((a, b) => b.people.value - a.people.value || b.staffHours - a.staffHours)[0]
  const address = new URLSearchParams({ lang: view.language, ...(worst === undefined ? {} : { line: worst.line }) })
  const link = `/roster?${address.toString()}${worst === undefined ? '' : '#gaps'}`
  if (worst === undefined) return [{ sentence: overview.rosterEnough, link, more: overview.linkRoster }]
  const line = view.settings.lines.find(({ id }) => id === worst.line)
  const people = worst.isAssumed ? null : printedEstimate(worst.people)
  const when = line === undefined ? '' : whenWords(view, line, worst)
  const where = nextWeek.length > 1 ? `${when}, ${line?.name ?? ''}` : when
  const sentence =
    people === null || people.high === 0
      ? overview.rosterShort(where, worst.short, view.formats.whole(worst.short))
      : overview.rosterGap(where, worst.short, view.formats.whole(worst.short), view.formats.estimate(people))
  return [{ sentence, link, more: overview.linkRoster }]
}

function mainCause({ view: { texts }, figures: { metrics, coverage } }: Report): string | undefined {
  const { overview } = texts
  if (coverage.closedRecorded === 'no') return undefined
  const tenths = tenthsOfCounts(metrics.missed_closed, metrics.missed_open)
  if (tenths === undefined) return overview.mainCauseNone
  if (metrics.missed_closed + metrics.missed_open < 20) return undefined
  // Calls that were not recorded could turn this, so only what was seen is said.
  if (coverage.closedRecorded !== 'yes' && tenths.second > 5) return overview.mainCauseOpenSeen(texts.tenths(tenths.second))
  if (tenths.first === 5) return overview.mainCauseEven
  return tenths.first > 5 ? overview.mainCauseClosed(texts.tenths(tenths.first)) : overview.mainCauseOpen(texts.tenths(tenths.second))
}

function worst({ view: { texts, formats }, figures }: Report): string | undefined {
  const found = worstDaypart(figures.weekGrid)
  if (found === undefined) return undefined
  if (!found.standsOut) return texts.overview.worstSpread
  const { weekday, from, to } = found
  const name = texts.weekdayDaypart(formats.weekday(weekday), texts.missed.dayparts[from] ?? '', formats.timeOfDay(from, to))
  return texts.overview.worstDaypart(name, texts.tenths(Math.min(9, Math.max(1, Math.round(10 * found.share)))))
}

function answered({ view: { texts, formats }, figures: { availability, waits } }: Report): string | undefined {
  if (availability.answerRate === null) return availability.openHours > 0 ? texts.overview.answeredNone : undefined
  if (waits.medianSeconds === null) return undefined
  // A percentage of a handful says more than it knows; the page behind the link words it the same.
  const rate =
    availability.offered < 20
      ? texts.availability.ofY(formats.whole(availability.answeredWhileOpen), formats.whole(availability.offered))
      : formats.percent(availability.answerRate)
  return texts.overview.answered(rate, formats.length(Math.max(1, waits.medianSeconds)))
}

function measured({ view: { texts, formats }, figures: { coverage } }: Report): string {
  if (coverage.share === 1) return coverage.tooQuiet === undefined ? texts.overview.health : texts.coverage.noGapsSeen
  return texts.states.coverage(formats.percent(coverage.share), coverage.gaps, formats.hours(coverage.hours - coverage.measuredHours))
}

const shownAtOnce = 6

function happened(report: Report): Html {
  const { texts } = report.view
  const all = happenings(report)
  const list = (items: typeof all) =>
    html`<ul class="happenings">${items.map((item) => html`<li><time datetime="${item.date}">${dayWords(report.view, item.date)}</time> <span>${happeningWords(report.view, item)}${aroundMarker(report, item)}</span></li>`)}</ul>`
  const rest = all.slice(shownAtOnce)
  return html`<section aria-labelledby="happened-title"><h2 id="happened-title">${texts.overview.changes}</h2>
${all.length === 0 ? html`<p>${report.figures.coverage.share === 1 ? texts.overview.noChanges : texts.overview.noChangesSeen}</p>` : list(all.slice(0, shownAtOnce))}
${rest.length === 0 ? '' : html`<details><summary>${texts.overview.showAll(all.length)}</summary>${list(rest)}</details>`}</section>`
}
const dayWords = ({ formats }: View, date: string) => formats.weekdayDay(date)
