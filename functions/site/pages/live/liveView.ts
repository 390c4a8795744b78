/** Nu: is it open, does anybody wait, and can that be relied on? */
import { html } from 'hono/html'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { UncountedMark } from '../../../../shared/metrics/uncounted.ts'
import { layout } from '../../components/layout.ts'
import { tooQuietSentences } from '../../components/tooQuietSentences.ts'
import { uncountedNotice } from '../../components/uncountedNotice.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { type LiveAsked, liveAddress, mostTurns, refreshSeconds } from './liveAddress.ts'
import { liveHeadline } from './liveHeadline.ts'
import { changedSince, type LiveLine, statesWord } from './liveLine.ts'
import { liveTable } from './liveTable.ts'
import { lineTitle, waitedWords } from './liveWords.ts'
import { publicPagesSection } from './publicPagesSection.ts'

export type LiveViewOptions = {
  readonly lines: readonly LiveLine[]
  readonly showsFigures: boolean
  /** Of today. */
  readonly uncounted: readonly UncountedMark[]
  readonly asked: LiveAsked
  readonly said: string | undefined
}

export function liveView(view: View, { lines, showsFigures, uncounted, asked, said }: LiveViewOptions): Html {
  const { texts } = view
  const words = texts.live
  const isOver = asked.turn >= mostTurns
  const next = asked.isPaused || isOver || lines.length === 0 ? undefined : liveAddress(view, { turn: String(asked.turn + 1), was: statesWord(lines) })
  const news = changedSince(lines, asked.was)
  return layout(view, {
    title: texts.pages.live,
    heading: texts.pages.live,
    address: (language) => liveAddress(view, asked.isPaused ? { pause: '1' } : {}, language),
    ...(next === undefined ? {} : { refresh: { seconds: refreshSeconds, address: next } }),
    content: html`${said === undefined ? '' : html`<p class="notice said" role="status">${said}</p>`}
<p id="live-news" class="news" role="status">${newsWords(view, news)}</p>
<div id="live-now" ${next === undefined ? '' : html`data-live="${next}" data-seconds="${refreshSeconds}" data-failed="${words.failed}"`}>
${uncountedNotice(view, uncounted)}<div class="headline"><p class="sentence">${liveHeadline(view, lines, showsFigures)}</p>
${lines.length === 0 ? html`<a class="action" href="${linkTo(view, '/setup', notNarrowed)}">${texts.states.nothingLink}</a>` : updated(view, lines)}
${tooQuietSentences(view, quietSources(lines)).map((sentence) => html`<p class="under">${sentence}</p>`)}${showsFigures ? '' : html`<p class="under">${words.headline.noFigures}</p>`}</div>
${lines.length === 0 ? '' : liveTable(view, lines, showsFigures)}</div>
${
  lines.length === 0
    ? ''
    : html`<p class="refreshing screen-only">${isOver ? words.stopped : asked.isPaused ? words.paused : words.refreshes} ${
        next === undefined
          ? html`<a href="${liveAddress(view)}" class="refresh-link">${words.resume}</a> <a href="${liveAddress(view, { pause: '1' })}" class="refresh-link">${words.refreshNow}</a>`
          : html`<a href="${liveAddress(view, { pause: '1' })}" class="refresh-link">${words.pause}</a>`
      }</p>`
}
${publicPagesSection(view, lines)}`,
  })
}

/** Each once, whichever of the lines it feeds. */
const quietSources = (lines: readonly LiveLine[]) => [
  ...new Map(lines.flatMap(({ tooQuiet = [] }) => tooQuiet.map((own) => [own.source, own] as const))).values(),
]

/** How old what stands here is: the oldest of what was read. With a script it counts on while the page stands. */
function updated(view: View, lines: readonly LiveLine[]): Html {
  const words = view.texts.live
  const seconds = Math.max(0, Math.round((view.now - Math.min(...lines.map(({ readAt }) => readAt))) / 1000))
  const second = localTimeOf(view.formats.timeZone).secondOfDayOf(view.now - seconds * 1000)
  const clock = [3600, 60, 1].map((unit) => String(Math.floor(second / unit) % (unit === 3600 ? 24 : 60)).padStart(2, '0')).join(':')
  const pattern = (length: string) => words.updated(length).replace('77', '{n}')
  return html`<p class="under updated"><span class="screen-only" data-age="${seconds}" data-seconds="${pattern(view.formats.length(77))}" data-minutes="${pattern(view.formats.length(77 * 60))}">${seconds === 0 ? words.updatedNow : words.updated(waitedWords(view, seconds))}</span> ${words.updatedAt(clock)}</p>`
}

const mostNamed = 3

/** Only what is another state than the time before. */
function newsWords(view: View, changed: readonly LiveLine[]): string {
  const words = view.texts.live.news
  if (changed.length > mostNamed) return words.many(view.formats.whole(changed.length))
  return changed.map((own) => words[own.state](lineTitle(own))).join(' ')
}
