import type { Coverage } from '../../../../shared/metrics/coverage.ts'
import type { Picture } from '../../charts/picture.ts'
import type { View } from '../../view.ts'
import { calendarPicture, stripKey } from './calendarStrip.ts'
import { stripOf } from './sourceSection.ts'

/** The calendars of all sources as one drawing. @param title what they show, in a sentence */
export function calendarsPicture(view: View, { sources }: Coverage, title: string): Picture {
  return {
    id: 'calendars',
    title,
    summary: view.texts.coverage.sourcesSummary,
    notes: [],
    drawing: { kind: 'calendars', calendars: sources.map((timeline) => calendarPicture(view, stripOf(view, timeline))), key: stripKey(view) },
  }
}
