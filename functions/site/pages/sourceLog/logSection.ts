import { html } from 'hono/html'
import type { Source } from '../../../../shared/settings/settings.ts'
import type { DeliveryEntry } from '../../../../shared/storage/facts/deliveryEntry.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import { lineName, type View } from '../../view.ts'
import { LogFilter } from './logFilter.ts'
import type { ShownLog } from './sourceLog.ts'

/** Every delivery once, the newest first; never what was in it. */
export function logSection(view: View, source: Pick<Source, 'id'>, { filter, page, isFirstPage }: ShownLog): Html {
  const { sourceLog: words, deliveries } = view.texts
  const show = filter === 'all' ? undefined : filter
  const here = (parameters: Readonly<Record<string, string | undefined>>) => {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...parameters, lang: view.query.lang })) if (value !== undefined) query.append(name, value)
    return `/data/sources/${source.id}${query.size === 0 ? '' : `?${query.toString()}`}#log`
  }
  const choices = LogFilter.options.map(
    (own) =>
      html`<li><a href="${here({ show: own === 'all' ? undefined : own })}" aria-current="${own === filter ? 'true' : 'false'}">${words.filters[own]}</a></li>`,
  )
  return html`<section aria-labelledby="log"><h2 id="log">${deliveries.title}</h2><p>${deliveries.intro}</p>
<nav class="switch" aria-label="${words.filterLabel}"><ul>${choices}</ul></nav>
${page.entries.length === 0 ? html`<p class="notice">${filter === 'all' && isFirstPage ? deliveries.nothing : words.noneHere}</p>` : html`${logTable(view, page.entries)}${tableDownloads(view, `/data/sources/${source.id}`, { key: 'deliveries', caption: deliveries.title }, { more: show === undefined ? {} : { show } })}`}
<p class="paging">${isFirstPage ? '' : html`<a href="${here({ show })}">${deliveries.newest}</a>`}
${page.next === undefined ? '' : html`<a href="${here({ show, before: page.next })}">${deliveries.older}</a>`}</p></section>`
}

export function logTable(view: View, entries: readonly DeliveryEntry[]): Html {
  const { sourceLog: words, deliveries } = view.texts
  const heads = [deliveries.received, deliveries.at, deliveries.kind, words.line, deliveries.outcome, deliveries.reason, deliveries.id]
  return stackedTable(view.texts, {
    caption: deliveries.title,
    columns: heads.map((label) => ({ label })),
    rows: entries.map((entry) => logCells(view, entry)),
  })
}

/** A kind that we do not know bears the sender's name for it, which may be `constructor` (H6). */
export const kindOf = ({ texts: { sourceLog } }: View, { kind = '' }: DeliveryEntry): string => new Map(Object.entries(sourceLog.kinds)).get(kind) ?? kind

export const outcomeOf = ({ texts }: View, { reason, outcome }: DeliveryEntry): string =>
  reason === 'test_event' ? texts.sourceLog.testOutcome : texts.deliveries.outcomeOf[outcome]

function logCells(view: View, entry: DeliveryEntry): readonly StackedCell[] {
  const { texts, formats } = view
  const { deliveries } = texts
  const { receivedAt, at, line, shape, id } = entry
  const because = becauseOf(view, entry)
  const reason = shape === undefined ? because : html`${because}<details><summary>${deliveries.shape}</summary><code>${shape}</code></details>`
  return [
    formats.moment(receivedAt),
    at === undefined ? '' : formats.moment(at),
    kindOf(view, entry),
    line === undefined ? '' : lineName(view, line),
    outcomeOf(view, entry),
    reason,
    html`<code>${id}</code>`,
  ]
}

export function becauseOf({ texts, formats }: View, { reason, clockSeconds, usedLater, again }: DeliveryEntry): string {
  const words = texts.deliveries
  const said = [
    ...(reason === undefined || clockSeconds !== undefined ? [] : [words.reasonOf[reason]]),
    ...(clockSeconds === undefined ? [] : [words.staleBy(formats.length(Math.abs(clockSeconds)), clockSeconds < 0 ? 'behind' : 'ahead')]),
    ...(usedLater === undefined ? [] : [`${words.usedLaterOf[usedLater]}.`]),
    ...(again === true ? [`${words.again}.`] : []),
  ]
  return said.join(' ')
}
