/** A period as bars and as a table, by day, week or month, with what happened marked on them. */
import { html } from 'hono/html'
import { printedNumber } from '../../../shared/metrics/registry.ts'
import { chartKey, type Fill } from '../charts/patterns.ts'
import type { Picture } from '../charts/picture.ts'
import { type TimeBar, timeBars, type TimeBarsParts } from '../charts/timeBars.ts'
import type { Html } from '../html.ts'
import type { Report } from '../report.ts'
import type { View } from '../view.ts'
import type { Downloads } from './downloads.ts'
import { figureView } from './figure.ts'
import { aroundMarker } from './aroundMarker.ts'
import { type Happening, happenings, happeningWords } from './happenings.ts'
import {
  comparable,
  comparableParts,
  comparedParts,
  isEstimated,
  mostDays,
  partsOfPeople,
  placeOf,
  type Stack,
  totalOf,
  type TrendPart,
  trendGrain,
  trendParts,
  whole,
} from './trendParts.ts'
import { trendTable } from './trendTable.ts'

export type TrendAsked = { readonly id: string; readonly title: string; readonly stack: Stack }
type TrendPicture = Picture & {
  readonly drawing: {
    readonly kind: 'bars'
    readonly bars: TimeBarsParts
    readonly key: readonly (readonly [Fill, string])[]
    readonly marks: readonly string[]
  }
  readonly happened: readonly Happening[]
}

/** More marks than this would hide the bars. */
const mostMarks = 9

export function trendPicture(report: Report, { id, title, stack }: TrendAsked): TrendPicture {
  const { view, figures } = report
  const { texts, formats, query } = view
  const grain = trendGrain(query)
  const asCounted = trendParts(figures, grain)
  const parts = isEstimated(stack) ? partsOfPeople(figures, grain, report.today) : asCounted
  const bars = barsOf(report, stack, parts)
  const marks = happenings(report)
    .filter(({ isMarked }) => isMarked)
    .slice(0, mostMarks)
  const summary = summaryOf(view, stack, parts)
  const picture: TimeBarsParts = {
    id,
    title,
    description: summary,
    bars,
    marks: marks.map(({ date }, index) => ({ at: placeOf(date, parts), number: index + 1 })),
  }
  const key = stack.parts.map(({ fill, label }) => [fill, label] as const)
  return {
    id,
    title,
    summary,
    happened: marks,
    drawing: {
      kind: 'bars',
      bars: picture,
      marks: marks.map(({ date, text }) => `${formats.shortDay(date)} ${text}`),
      key: asCounted.some(hasGap) ? [...key, ['not_measured', texts.charts.gap]] : key,
    },
    notes: notesOf(report, stack, { asCounted, bars }),
  }
}

const hasGap = ({ running, measuredHours, hours }: TrendPart) => !running && measuredHours < whole * hours

// Drawn as it is, so that two that hardly differ are not drawn apart; printed as everywhere else, once for all parts together.
const printedTotal = (stack: Stack, part: TrendPart) => (isEstimated(stack) && !part.isCounted ? printedNumber(totalOf(stack, part)) : totalOf(stack, part))

function barsOf(report: Report, stack: Stack, parts: readonly TrendPart[]): readonly TimeBar[] {
  const { formats, query } = report.view
  const grain = trendGrain(query)
  const above = comparedParts(report, grain)
  const compared = (place: number) => {
    const other = above?.[place] ?? null
    return other === null ? null : totalOf(stack, other)
  }
  return parts.map((part, place) => ({
    label: grain === 'month' ? formats.month(part.key) : formats.shortDay(part.from),
    parts: part.measuredHours === 0 ? null : stack.parts.map(({ fill, of }) => ({ fill, value: of(part) })),
    shown: formats.whole(printedTotal(stack, part)),
    measuredShare: part.hours === 0 ? 1 : part.measuredHours / part.hours,
    running: part.running,
    estimated: isEstimated(stack) && !part.isCounted,
    ...(above !== undefined && { compared: compared(place) }),
  }))
}

/** From the lowest to the highest, or that it is still too early to say. */
function summaryOf({ texts, formats, query }: View, stack: Stack, parts: readonly TrendPart[]): string {
  const words = texts.trend.by[trendGrain(query)]
  const totals = comparableParts(parts).map((part) => printedTotal(stack, part))
  const [lowest, highest] = [Math.min(...totals), Math.max(...totals)]
  if (isEstimated(stack) && highest === 0 && parts.every(({ running }) => running)) return texts.trend.tooEarly
  const most = texts.trend.amounts[stack.counts](highest, formats.decimal(highest, 1))
  return lowest === highest ? words.same(totals.length, most) : words.alt(totals.length, formats.decimal(lowest, 1), most)
}

/** What somebody must know to read the bars. */
function notesOf(report: Report, stack: Stack, { asCounted, bars }: { readonly asCounted: readonly TrendPart[]; readonly bars: readonly TimeBar[] }) {
  const { view, figures } = report
  const { texts, formats, query } = view
  const grain = trendGrain(query)
  const words = texts.trend.by[grain]
  const before = comparable(report)
  const gaps = asCounted.filter(hasGap).length
  // Nobody is estimated where attempts are all that is drawn.
  const stillOpen = isEstimated(stack) ? figures.metrics.people_by_status.still_open.high : null
  const drawn = bars.filter(({ parts }) => parts !== null)
  return [
    query.grain === 'day' && grain !== 'day' ? texts.trend.tooManyDays(mostDays) : undefined,
    gaps > 0 ? words.gaps(gaps) : undefined,
    asCounted.at(-1)?.running ? words.running : undefined,
    isEstimated(stack) && drawn.some(({ estimated }) => !estimated)
      ? texts.trend.counted[drawn.some(({ estimated }) => estimated) ? 'some' : 'all']
      : undefined,
    stillOpen !== null && stillOpen > 0 ? texts.trend.stillOpen(formats.decimal(figures.definitions.laterDays, 1)) : undefined,
    ...(before === undefined || bars.every(({ compared }) => compared === undefined)
      ? []
      : [
          texts.trend.compared[query.match](formats.days(before.filters.from, before.filters.to)),
          trendParts(before, grain).some(hasGap) ? texts.trend.comparedGaps : undefined,
        ]),
  ].filter((note) => note !== undefined)
}

export function trendFigure(report: Report, asked: TrendAsked, downloads: Downloads): Html {
  const { view } = report
  const { missed, filters } = view.texts
  const { title, summary, notes, happened, drawing } = trendPicture(report, asked)
  const { bars, key } = drawing
  const grain = trendGrain(view.query)
  const chart = html`${key.length > 1 ? chartKey(key) : ''}
${timeBars(bars, view)}
${happened.length === 0 ? '' : html`<ol class="marks" aria-label="${missed.markers}">${happened.map((mark) => html`<li><time datetime="${mark.date}">${view.formats.shortDay(mark.date)}</time> ${happeningWords(view, mark)}${aroundMarker(report, mark)}</li>`)}</ol>`}`
  const table = trendTable(report, { grain, caption: filters.chip(view.texts.trend.by[grain].column, title), stack: asked.stack })
  return figureView({ id: asked.id, title, summary, chart, notes, table, downloads }, view)
}
