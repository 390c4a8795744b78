/** Links to a table as files. */
import { html } from 'hono/html'
import type { Texts } from '../../../shared/text/texts.ts'
import type { Html } from '../html.ts'

export type Downloads = { readonly csv: string; readonly xlsx?: string }

/** @param name of the table, for who hears the links without what stands around them */
export function downloadsView({ csv, xlsx }: Downloads, name: string, { charts }: Texts): Html {
  const workbook = xlsx === undefined ? '' : html` · <a href="${xlsx}" aria-label="${charts.downloadXlsx}: ${name}">${charts.downloadXlsx}</a>`
  return html`<p class="download"><a href="${csv}" aria-label="${charts.downloadTable(name)}">${charts.download}</a>${workbook}</p>`
}
