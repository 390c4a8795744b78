import { html } from 'hono/html'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { ShareLink } from '../../../../shared/storage/people/shareLinks.ts'
import { shownName } from '../../access/shownName.ts'
import { copyable } from '../../components/formFields.ts'
import { type DataTable, text } from '../../components/dataTable.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import { layout } from '../../components/layout.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { type Citation, documentView } from './documentView.ts'
import type { OpenReport } from './openReport.ts'
import { versionPath } from './reportAddress.ts'

export type Sharing = {
  readonly open: OpenReport
  /** Of a link that was made just now: shown this once. */
  readonly address: string | undefined
  /** Of the link that the form would make; it opens nothing until then. */
  readonly token: string
  readonly links: readonly ShareLink[]
}

export function shareView(view: View, { open, address, token, links }: Sharing): Html {
  const words = view.texts.access.share
  const { copy, copied } = view.texts.forms
  const { document } = open.report
  const path = versionPath(open.listed.id, open.version.version)
  return layout(view, {
    title: `${words.title}, ${document.title}`,
    heading: words.title,
    content: html`<p class="back"><a href="${linkTo(view, path, notNarrowed)}">${words.back}</a></p>
<div class="headline"><p class="sentence">${words.sentence(document.title, document.period)}</p><p class="under">${words.hint}</p></div>
${address === undefined ? '' : html`<div class="notice" role="status"><p>${words.once}</p>${copyable({ id: 'link-once', label: words.address, value: address, copy, copied })}</div>`}
<form method="post" action="${linkTo(view, `${path}/share`, notNarrowed)}" class="stacked"><input type="hidden" name="token" value="${token}"><p><button type="submit" class="${address === undefined ? '' : 'quiet'}">${words.make}</button></p></form>
${links.length === 0 ? '' : linksTable(view, path, links)}`,
  })
}

/** As a table for a file: never an address that opens anything. */
export function linksData(view: View, links: readonly ShareLink[]): DataTable {
  const { texts, formats } = view
  const words = texts.access.share
  return {
    key: 'links',
    caption: words.open,
    columns: [
      { key: 'made', label: words.madeAt, kind: 'moment' },
      { key: 'by', label: words.by, kind: 'text' },
      { key: 'ends', label: words.endsAt, kind: 'date' },
    ],
    rows: links.map(({ madeAt, by, endsAt }) => [
      { kind: 'moment', value: madeAt },
      text(shownName(view, by)),
      { kind: 'date', value: localTimeOf(formats.timeZone).dateOf(endsAt) },
    ]),
  }
}

function linksTable(view: View, path: string, links: readonly ShareLink[]): Html {
  const { texts, formats } = view
  const words = texts.access.share
  const day = (moment: number) => formats.day(localTimeOf(formats.timeZone).dateOf(moment))
  const cells = ({ id, madeAt, by, endsAt }: ShareLink): readonly StackedCell[] => [
    formats.moment(madeAt),
    shownName(view, by),
    day(endsAt),
    html`<form method="post" action="${linkTo(view, `${path}/share/revoke`, notNarrowed)}"><input type="hidden" name="link" value="${id}"><button type="submit" class="quiet danger">${words.revoke}<span class="visually-hidden">: ${formats.moment(madeAt)}</span></button></form>`,
  ]
  const columns = [{ label: words.madeAt }, { label: words.by }, { label: words.endsAt }, { label: words.revoke, isLabelHidden: true }]
  return html`<section class="apart" aria-labelledby="links-title"><h2 id="links-title">${words.open}</h2>
${stackedTable(texts, { caption: words.open, columns, rows: links.map(cells) })}${tableDownloads(view, `${path}/share`, linksData(view, links))}</section>`
}

/** What a link shows: the report and nothing else. */
export function sharedReportView(view: View, { report }: OpenReport, { sheet, citation }: { readonly sheet: string; readonly citation: Citation }): Html {
  const { document } = report
  return layout(view, {
    title: `${document.title}, ${document.period}`,
    heading: document.title,
    isInOneLanguage: true,
    content: html`<link rel="stylesheet" href="${sheet}"><p class="context">${document.organisation} · ${document.line} · ${document.period}</p>
<div class="report">${documentView(view, document, citation)}</div>`,
  })
}
