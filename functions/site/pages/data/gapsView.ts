/** Gaps as a list, each with what it means and a way to say what it was. */
import { html } from 'hono/html'
import { minuteMs } from '../../../../shared/calendar/durations.ts'
import { lengthOf } from '../../../../shared/calendar/spans.ts'
import type { SourceGap } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import type { Settings } from '../../../../shared/settings/settings.ts'
import { mayFollow } from '../../access/rolesFor.ts'
import type { Told } from '../../components/doneNotice.ts'
import { changesList } from '../../components/changesList.ts'
import { asWritten } from '../../components/asWritten.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import type { RecentChange } from '../../recentChanges.ts'
import { undoPath } from '../../undoPath.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { dataDownloads } from './dataDownloads.ts'
import { dataPage, sourceName } from './dataPage.ts'

export function gapsView(
  view: View,
  gaps: readonly SourceGap[],
  { told, changes }: { readonly told: Told; readonly changes?: readonly RecentChange[] | undefined },
): Html {
  const { texts, settings } = view
  const words = texts.coverage
  const link = (path: string) => linkTo(view, path, notNarrowed)
  return dataPage(view, {
    heading: texts.coverage.gaps,
    sentence:
      settings.sources.length === 0
        ? words.headlineNothing
        : gaps.length === 0
          ? words.gapsHeadlineNone
          : words.gapsHeadline(gaps.filter(({ needsName }) => needsName).length),
    under: [words.gapsSummary],
    told,
    back: { path: '/data', words: words.backToData },
    content: html`${settings.sources.length === 0 && mayFollow(view, '/setup') ? html`<p><a class="action" href="${link('/setup')}">${words.nothingLink}</a></p>` : ''}${settings.sources.length === 0 || !mayFollow(view, '/data/gaps/new') ? '' : html`<p><a class="action" href="${link('/data/gaps/new')}">${words.tellGap}</a></p>`}
${gaps.length === 0 ? '' : html`<p class="hint">${words.gapsPeriod}</p>${gapsTable(view, gaps)}${dataDownloads(view, 'gaps', words.gaps)}`}
${gaps.length > 0 && mayFollow(view, '/data/imports') ? html`<p class="apart screen-only">${words.fill} <a href="${link('/data/imports')}">${words.importLink}</a></p>` : ''}${changesList(view, { changes, page: '/data/gaps', undo: undoPath.gaps, named: (known, list, name) => gapNamed(view, known, { list, name }) })}`,
  })
}

/** By its name among those that can be taken back: source and beginning, or the source that ended. */
function gapNamed(view: View, { gaps }: Settings, { list, name }: { readonly list: number; readonly name: string }): string {
  if (list > 0) return view.texts.undo.ended(sourceName(view, name))
  const gap = gaps.find(({ source, from }) => `${source} ${Date.parse(from)}` === name)
  return gap === undefined ? '' : `${sourceName(view, gap.source)}, ${view.formats.moment(Date.parse(gap.from))}, ${view.texts.coverage.causes[gap.cause]}`
}

export function gapsTable(view: View, gaps: readonly SourceGap[]): Html {
  const { texts } = view
  const words = texts.coverage
  const labels = [words.source, words.from, words.until, words.length, words.foundHow]
  return stackedTable(texts, {
    caption: words.gapsCaption,
    className: 'gaps',
    columns: [...labels.map((label) => ({ label })), { label: words.effect, className: 'wide-cell' }, { label: words.cause }],
    rows: gaps.map((gap) => cells(view, gap)),
  })
}

function cells(view: View, gap: SourceGap): readonly StackedCell[] {
  const { texts, formats } = view
  const words = texts.coverage
  const from = formats.moment(gap.from)
  const name = sourceName(view, gap.source)
  const cause = gap.cause === undefined ? words.unexplained : words.causes[gap.cause]
  const address = linkTo(view, gapPath(gap), notNarrowed)
  const [say, sayAll] = gap.needsName ? [words.explain, words.explainGap(name, from)] : [words.change, words.changeGap(name, from)]
  const hint = (said: Html | string) => (said === '' ? '' : html`<br><span class="hint">${said}</span>`)
  return [
    html`${name}${mayFollow(view, address) ? html`<br><a href="${address}" aria-label="${sayAll}">${say}</a>` : ''}`,
    from,
    gap.isRunning ? words.running : formats.moment(gap.until),
    formats.length((gap.until - gap.from) / 1000),
    words.foundBy[gap.found],
    effectWords(view, gap),
    html`${gap.needsName ? html`<strong>${cause}</strong>` : cause}${hint(gap.countsAsClosed ? words.countsAsClosedMark : '')}${hint(asWritten(view, gap.note))}`,
  ]
}

export const gapPath = ({ source, begins }: Pick<SourceGap, 'source' | 'begins'>) => `/data/gaps/${source}/${begins}`

export function effectWords({ texts, formats }: View, gap: SourceGap): string {
  const words = texts.coverage
  const [left, all] = [lengthOf(gap.left), gap.until - gap.from]
  if (gap.countsAsClosed) return words.effectClosed
  if (left < minuteMs) return words.filled
  if (left < all - minuteMs) return words.partlyFilled(formats.length(left / 1000))
  if (gap.expectedAttempts === undefined) return words.effectUnknown
  return gap.expectedAttempts < 1.5 ? words.effectNone : words.effectAttempts(formats.whole(gap.expectedAttempts))
}
