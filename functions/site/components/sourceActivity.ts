/** What a source delivered in the last day, hour by hour, against what is usual for that hour: for the page of one source. */
import { html } from 'hono/html'
import { hourMs } from '../../../shared/calendar/durations.ts'
import type { Coverage } from '../../../shared/metrics/coverage.ts'
import { type SlotState, slotStates } from '../../../shared/metrics/coverage/slotStates.ts'
import type { SourceTimeline } from '../../../shared/metrics/coverage/sourceTimeline.ts'
import { firstFrom } from '../../../shared/dayfiles/contactColumns.ts'
import { axisSteps, percentOf, valueAxis } from '../charts/axis.ts'
import { fillOf } from '../charts/patterns.ts'
import type { Html } from '../html.ts'
import type { View } from '../view.ts'
import { count, type DataTable, text } from './dataTable.ts'
import { figureView } from './figure.ts'

const hoursShown = 24
const [height, top, bottom] = [160, 10, 26] as const

type Hour = { readonly from: number; readonly seen: number; readonly usual: number | undefined; readonly state: SlotState }

/** '' where nothing is known of the source. */
export function sourceActivity(view: View, coverage: Coverage, source: string): Html | '' {
  const timeline = coverage.sources.find(({ id }) => id === source)
  if (timeline === undefined || timeline.firstSign === undefined) return ''
  const { texts, formats } = view
  const words = texts.coverage
  const hours = hoursOf(timeline, view.now)
  const seen = formats.whole(hours.reduce((sum, hour) => sum + hour.seen, 0))
  const usual = hours.reduce((sum, hour) => sum + (hour.usual ?? 0), 0)
  const title = timeline.usual === undefined ? words.activityTitleUnknown(seen) : words.activityTitle(seen, formats.whole(usual))
  return figureView({ id: 'activity', title, summary: words.activitySummary, chart: chart(view, hours, title), table: tableOf(view, hours) }, view)
}

/** Whole hours of the clock, the last one running. */
function hoursOf(timeline: SourceTimeline, now: number): readonly Hour[] {
  const last = Math.floor(now / hourMs) * hourMs
  const slots = Array.from({ length: hoursShown }, (_, n) => last - (hoursShown - 1 - n) * hourMs).map((from) => ({ from, until: from + hourMs }))
  const states = slotStates(timeline, slots, now)
  const { contacts } = timeline.signs
  return slots.map(({ from, until }, n) => ({
    from,
    seen: firstFrom(contacts, until / 1000) - firstFrom(contacts, from / 1000),
    usual: timeline.usual?.expected(from, Math.min(until, now)),
    state: states[n] ?? 'unknown',
  }))
}

const isMeasured = ({ state }: Hour) => state === 'covered' || state === 'partial'

function chart({ formats }: View, hours: readonly Hour[], title: string): Html {
  const floor = height - bottom
  const steps = axisSteps(Math.max(...hours.map(({ seen, usual = 0 }) => Math.max(seen, usual))))
  const { y, axisWidth, axis, gridlines } = valueAxis(steps, { top, floor }, formats.whole)
  const x = (slots: number) => percentOf(slots, hours.length)
  return html`<div class="plot activity">
<svg class="axis" width="${axisWidth}" height="${height}" aria-hidden="true" focusable="false">${axis}</svg>
<svg class="bars" width="100%" height="${height}" role="img" aria-label="${title}">
${gridlines('100%')}
${hours.map(
  (hour, n) =>
    html`${isMeasured(hour) ? '' : html`<rect x="${x(n)}" y="${top}" width="${x(1)}" height="${floor - top}" fill="${fillOf('not_measured')}" class="gap-band"/>`}${
      hour.seen === 0
        ? ''
        : html`<rect x="${x(n + 0.14)}" y="${y(hour.seen)}" width="${x(0.72)}" height="${Number((floor - y(hour.seen)).toFixed(2))}" fill="${fillOf('reached')}" class="edge-reached"/>`
    }${hour.usual === undefined ? '' : html`<line x1="${x(n + 0.08)}" x2="${x(n + 0.92)}" y1="${y(hour.usual)}" y2="${y(hour.usual)}" class="usual-tick"/>`}`,
)}
${hours.map(({ from }, n) => (n % 4 === 0 ? html`<text x="${x(n + 0.5)}" y="${height - 8}" class="axis-label ${n % 8 === 4 ? 'minor' : ''}">${timeOf(formats, from)}</text>` : ''))}
</svg></div>`
}

function tableOf({ texts, formats }: View, hours: readonly Hour[]): DataTable {
  const words = texts.coverage
  return {
    key: 'activity',
    caption: words.activity,
    columns: [
      { key: 'hour', label: words.hour, kind: 'text' },
      { key: 'seen', label: words.seen, kind: 'count' },
      { key: 'usual', label: words.usual, kind: 'about' },
      { key: 'state', label: words.state, kind: 'text' },
    ],
    rows: hours.map((hour) => [
      text(formats.moment(hour.from)),
      { ...count(isMeasured(hour) || hour.seen > 0 ? hour.seen : null), absent: texts.states.notMeasured },
      { kind: 'about', value: hour.usual ?? null },
      text(words.stateNames[hour.state]),
    ]),
  }
}

const timeOf = (formats: View['formats'], moment: number) => formats.moment(moment).split(',').at(-1)?.trim() ?? ''
