/** What is missing, before anything else is said: what does not count yet, a source that is silent now, and on the overview the gaps of the period. */
import { html } from 'hono/html'
import { hourMs } from '../../../shared/calendar/durations.ts'
import type { LineId } from '../../../shared/contacts/identifiers.ts'
import type { Figures, Gap } from '../../../shared/metrics/figures.ts'
import { webhookLoaders } from '../../../shared/providers/webhookLoaders.ts'
import type { Settings } from '../../../shared/settings/settings.ts'
import { linesOfSource } from '../../../shared/settings/sourceLines.ts'
import type { Html } from '../html.ts'
import type { Report } from '../report.ts'
import { lineName, linkTo, notNarrowed } from '../view.ts'
import { countedTwiceNotice } from './countedTwice.ts'
import { uncountedNotice } from './uncountedNotice.ts'

/** A shorter silence of a moment ago is a quiet evening to a reader; a shorter gap is told under the headline. */
const leastSilenceMs = 2 * hourMs
const leastGapHours = 1
const gapsTold = 3

export function missingData(report: Report, { withGaps }: { readonly withGaps: boolean }): Html | '' {
  const { view, figures } = report
  const { texts, formats } = view
  const words = texts.coverage
  const uncounted = html`${uncountedNotice(view, figures.coverage.uncounted ?? [])}${countedTwiceNotice(view, figures)}`
  const sentences = [...silences(report), ...(withGaps ? gapSentences(report) : [])]
  if (sentences.length === 0) return uncounted
  const rest = withGaps ? Math.max(0, longGaps(figures.coverage.gapList).length - gapsTold) : 0
  return html`${uncounted}<aside class="notice warning missing-data" aria-labelledby="missing-title"><h2 id="missing-title">${words.bannerTitle}</h2>
${sentences.map((sentence) => html`<p>${sentence}</p>`)}${rest === 0 ? '' : html`<p>${words.moreGaps(rest)}</p>`}
<p class="screen-only"><a href="${linkTo(view, '/data', notNarrowed)}">${words.toData}</a></p></aside>`

  function gapSentences(_: Report): readonly string[] {
    return longGaps(figures.coverage.gapList)
      .slice(0, gapsTold)
      .map((gap) =>
        words.gapInPeriod(lineName(view, gap.line), formats.moment(Date.parse(gap.from)), formats.moment(Date.parse(gap.until)), formats.hours(gap.hours)),
      )
  }
}

/** Of silences that go on, one sentence a source however many lines it has; those that began just now are not told yet. */
function silences({ view, figures }: Report): readonly string[] {
  const { texts, formats, settings, now } = view
  const words = texts.coverage
  const told = new Set<string>()
  return figures.coverage.silentNow.flatMap(({ source, line, since }) => {
    const moment = Date.parse(since)
    const who = settings.sources.find(({ id }) => id === source)
    const sentence =
      who === undefined
        ? words[isOfFiles(settings, line) ? 'filesEnd' : 'noNews'](lineName(view, line), formats.moment(moment))
        : words.silentNow(who.name ?? who.id, formats.moment(moment))
    if (told.has(sentence) || now - moment < leastSilenceMs) return []
    told.add(sentence)
    return [sentence]
  })
}

/** Nothing can come in for it by itself: what is missing is a newer file. */
function isOfFiles(settings: Settings, line: LineId): boolean {
  const own = settings.sources.filter((source) => linesOfSource(source, settings).includes(line))
  return own.length > 0 && own.every(({ provider }) => !webhookLoaders.has(provider))
}

/** A source has been silent up to now for so long that it is said above everything. */
export const missesNow = ({ coverage }: Figures, now: number): boolean => coverage.silentNow.some(({ since }) => now - Date.parse(since) >= leastSilenceMs)

/** Longest first. What goes on up to now is told as silence; what was before the first data is no gap. */
const longGaps = (gaps: readonly Gap[]): readonly Gap[] =>
  gaps
    .filter(({ cause, hours }) => cause !== 'before_first_data' && cause !== 'after_last_data' && hours >= leastGapHours)
    .toSorted((a, b) => b.hours - a.hours)
