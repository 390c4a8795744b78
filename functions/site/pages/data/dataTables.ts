/** What the pages about data show, as tables for a file. */
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { Coverage } from '../../../../shared/metrics/coverage.ts'
import type { SourceGap } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import type { SourceTimeline } from '../../../../shared/metrics/coverage/sourceTimeline.ts'
import { type Column, type DataTable, text } from '../../components/dataTable.ts'
import { lineName, type View } from '../../view.ts'
import { stripStates } from './calendarStrip.ts'
import { sourceName } from './dataPage.ts'
import { effectWords } from './gapsView.ts'
import { markerLines } from './markersView.ts'
import { stateWords } from './sourceSection.ts'

const column = (key: string, label: string, kind: Column['kind']): Column => ({ key, label, kind })

export function gapsData(view: View, gaps: readonly SourceGap[]): DataTable {
  const words = view.texts.coverage
  return {
    key: 'gaps',
    caption: words.gapsCaption,
    columns: [
      column('source', words.source, 'text'),
      column('from', words.from, 'moment'),
      column('until', words.until, 'moment'),
      column('length', words.length, 'seconds'),
      column('found', words.foundHow, 'text'),
      column('effect', words.effect, 'text'),
      column('cause', words.cause, 'text'),
      column('note', view.texts.availability.gapNote, 'text'),
    ],
    rows: gaps.map((gap) => [
      text(sourceName(view, gap.source)),
      { kind: 'moment', value: gap.from },
      { kind: 'moment', value: gap.isRunning ? null : gap.until, absent: words.running },
      { kind: 'seconds', value: (gap.until - gap.from) / 1000 },
      text(words.foundBy[gap.found]),
      text(effectWords(view, gap)),
      text(gap.cause === undefined ? words.unexplained : words.causes[gap.cause]),
      text(gap.note),
    ]),
  }
}

const timelineName = (view: View, { id, lines }: SourceTimeline) => (id === undefined ? lineName(view, lines[0] ?? '') : sourceName(view, id))

export function sourcesData(view: View, { sources, window }: Coverage): DataTable {
  const words = view.texts.coverage
  return {
    key: 'sources',
    caption: words.sources,
    columns: [column('source', words.source, 'text'), column('lines', words.lines, 'text'), column('state', words.now, 'text')],
    rows: sources.map((timeline) => [
      text(timelineName(view, timeline)),
      text(timeline.lines.map((line) => lineName(view, line)).join(', ')),
      text(stateWords(view, timeline, window.until)),
    ]),
  }
}

/** The four weeks of every source, a row a day. */
export function daysData(view: View, { sources }: Coverage): DataTable {
  const { coverage: words, availability } = view.texts
  return {
    key: 'days',
    caption: words.stripCaption,
    columns: [column('source', words.source, 'text'), column('date', availability.date, 'date'), column('state', words.now, 'text')],
    rows: sources.flatMap((timeline) => {
      const zone = view.settings.lines.find((line) => timeline.lines.includes(line.id))?.timeZone ?? 'UTC'
      return stripStates(view, { timeline, zone, today: localTimeOf(zone).dateOf(view.now) }).flatMap(({ date, state }) =>
        state === 'ahead' ? [] : [[text(timelineName(view, timeline)), { kind: 'date', value: date } as const, text(words.stateNames[state])]],
      )
    }),
  }
}

/** The newest first, as on the page. */
export function markersData(view: View): DataTable {
  const words = view.texts.coverage
  return {
    key: 'markers',
    caption: words.markersCaption,
    columns: [column('date', words.date, 'date'), column('kind', words.kind, 'text'), column('text', words.text, 'text'), column('lines', words.lines, 'text')],
    rows: view.settings.markers
      .toReversed()
      .map((marker) => [{ kind: 'date', value: marker.date }, text(words.kinds[marker.kind]), text(marker.text), text(markerLines(view, marker))]),
  }
}
