/** A row for each line: open, staffed, waiting, today against usual, and how its feed is doing. */
import { html } from 'hono/html'
import { longestWaitSeconds } from '../../../../shared/metrics/live/waitingNow.ts'
import { isFilling } from '../../components/filling.ts'
import { type StateShape, stateTag } from '../../components/stateTag.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import { mayFollow } from '../../access/rolesFor.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { isOnBreak } from './liveHeadline.ts'
import type { LiveLine } from './liveLine.ts'
import { agoWords, lineTitle, openUntil, opensNext, waitedWords, whenOn } from './liveWords.ts'

export function liveTable(view: View, lines: readonly LiveLine[], showsFigures: boolean): Html {
  const words = view.texts.live.table
  const figures = showsFigures ? [words.staff, words.waiting, words.longest, words.today, words.usual] : []
  const columns = [
    { label: words.line },
    { label: words.state, className: 'live-state' },
    ...[...figures, words.lastEvent].map((label) => ({ label, className: 'live-cell' })),
    { label: words.feed, className: 'live-state' },
  ]
  const lost = showsFigures ? lines.flatMap((own) => ((own.figures?.endNotTold ?? 0) > 0 ? [{ own, count: own.figures?.endNotTold ?? 0 }] : [])) : []
  return html`<section aria-labelledby="lines-title"><h2 id="lines-title">${words.title}</h2>
${stackedTable(view.texts, { id: 'lines-region', caption: words.caption, columns, rows: lines.map((own) => cells(view, own, showsFigures)) })}
${lost.map(({ own, count }) => html`<p class="note">${words.endNotTold(lineTitle(own), count, view.formats.whole(count))}</p>`)}
${showsFigures ? html`<p class="note">${words.note(view.formats.length(longestWaitSeconds.phone))}</p>` : ''}</section>`
}

function cells(view: View, own: LiveLine, showsFigures: boolean): readonly StackedCell[] {
  const { feeds, feedHints, table: words } = view.texts.live
  const { state, lastAt } = own.feed
  const hint = state === 'slow' || state === 'silent' ? html`<div class="live-under">${feedHints[state]}</div>` : ''
  const feed = state === 'not_connected' && isFilling(view, own.line.id) ? stateTag('busy', view.texts.filling.feed) : stateTag(feedShapes[state], feeds[state])
  return [
    html`${lineTitle(own)}<div class="live-under">${view.texts.filters[own.line.channel]}</div>`,
    standing(view, own, showsFigures),
    ...(showsFigures ? figureCells(view, own) : []),
    lastAt === undefined ? words.never : agoWords(view, lastAt),
    html`${feed}${hint}${state === 'not_connected' ? wayOut(view, own, '/setup/sources', words.toSources) : ''}`,
  ]
}

function figureCells(view: View, { figures }: LiveLine): readonly (Html | string)[] {
  const words = view.texts.live.table
  const { whole } = view.formats
  if (figures === undefined) return [words.unknown, words.unknown, words.unknown, words.unknown, words.unknown]
  const { staff, today, usual, longestSeconds } = figures
  const present =
    staff === undefined
      ? words.unknown
      : staff.signedIn === undefined || staff.signedIn === staff.present
        ? whole(staff.present)
        : words.staffOnBreak(whole(staff.signedIn), whole(staff.signedIn - staff.present))
  return [
    present,
    figures.waiting === 0 ? words.nobodyWaits : html`<strong>${whole(figures.waiting)}</strong>`,
    longestSeconds === undefined ? '–' : waitedWords(view, longestSeconds),
    today.measured ? (today.isPartly ? words.partly(whole(today.attempts)) : whole(today.attempts)) : words.notMeasured,
    usual === undefined ? words.tooFew : whole(usual.median),
  ]
}

/** Where to mend it, for whoever may. */
const wayOut = (view: View, own: LiveLine, path: string, words: string): Html | '' =>
  mayFollow(view, path)
    ? html`<div class="live-under screen-only"><a href="${linkTo(view, path, notNarrowed)}">${words}<span class="visually-hidden"> ${lineTitle(own)}</span></a></div>`
    : ''

function standing(view: View, own: LiveLine, showsFigures: boolean): Html {
  const words = view.texts.live.states
  const until = openUntil(view, own)
  const toHours = () => wayOut(view, own, `/setup/lines/${own.line.id}/hours`, view.texts.live.table.toHours)
  if (own.unreachable !== undefined) return stateTag('waiting', words.unreachable(whenOn(view, own, own.unreachable)))
  if (own.schedule.kind === 'no_hours') return html`${stateTag('busy', words.no_hours)}${toHours()}`
  if (own.schedule.kind === 'closed') {
    const next = opensNext(view, own, 'until')
    return html`${stateTag('not_started', words.closed(next))}${next === undefined ? toHours() : ''}`
  }
  if (own.state === 'unstaffed' && showsFigures) return stateTag('problem', isOnBreak(own) ? words.onBreak(until) : words.unstaffed(until))
  return stateTag('done', words.open(until))
}

const feedShapes = { good: 'done', slow: 'busy', silent: 'problem', not_connected: 'not_started' } as const satisfies Readonly<
  Record<LiveLine['feed']['state'], StateShape>
>
