/** That figures are not complete: of which lines, since when, that nothing is lost, and what will happen (F5). */
import { html } from 'hono/html'
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { UncountedMark } from '../../../shared/metrics/uncounted.ts'
import type { Html } from '../html.ts'
import { lineName, type View } from '../view.ts'

const mostNamed = 3

export function uncountedNotice(view: View, marks: readonly UncountedMark[]): Html | '' {
  if (marks.length === 0) return ''
  const isUsual = marks.every(({ reason }) => reason === 'tonight')
  const { title, tonightTitle } = view.texts.uncounted
  return html`<aside class="${isUsual ? 'notice' : 'notice warning missing-data'}" aria-labelledby="uncounted-title"><h2 id="uncounted-title">${isUsual ? tonightTitle : title}</h2>
${uncountedSentences(view, marks).map((sentence) => html`<p>${sentence}</p>`)}</aside>`
}

/** The same for what stands above a table in a file. */
export const uncountedRows = (view: View, marks: readonly UncountedMark[]): readonly (readonly [label: string, value: string])[] =>
  uncountedSentences(view, marks).map((sentence) => [view.texts.uncounted.csv, sentence] as const)

export function uncountedSentences(view: View, marks: readonly UncountedMark[]): readonly string[] {
  const { texts, formats } = view
  return marks.map(({ reason, since, lines }) => {
    const at = Date.parse(since)
    const who = lines.length > mostNamed ? texts.uncounted.lines(formats.whole(lines.length)) : view.formats.and(lines.map((id) => lineName(view, id)))
    switch (reason) {
      case 'parked':
        return texts.uncounted.parked(who, formats.day(localTimeOf(formats.timeZone).dateOf(at)))
      case 'behind':
        return texts.uncounted.behind(who, formats.moment(at))
      case 'importing':
        return texts.uncounted.importing(who, formats.moment(at))
      case 'tonight':
        return texts.uncounted.tonight(who, formats.moment(at))
    }
  })
}
