/** Links to a table as files. */
import { html } from 'hono/html'
import type { Texts } from '../../../shared/text/texts.ts'
import type { Html } from '../html.ts'

/** Addresses. A table has the first two, a drawing the third. */
export type Downloads = { readonly csv?: string; readonly xlsx?: string; readonly svg?: string }

/**
 * @param name of the table, for who hears the links without what stands around them
 * @param options.isNamed the name is written too: where two lists stand under one heading
 */
export function downloadsView({ csv, xlsx, svg }: Downloads, name: string, { charts, filters }: Texts, options: { readonly isNamed?: boolean } = {}): Html {
  const links = [
    csv && html`<a href="${csv}" aria-label="${charts.downloadTable(name)}">${charts.download}</a>`,
    xlsx && html`<a href="${xlsx}" aria-label="${charts.downloadXlsx}: ${name}">${charts.downloadXlsx}</a>`,
    svg && html`<a href="${svg}" aria-label="${charts.downloadSvg}: ${name}">${charts.downloadSvg}</a>`,
  ].filter((link) => link !== undefined && link !== '')
  const label = options.isNamed === true ? filters.chip(name, '') : ''
  return html`<p class="download">${label}${links.map((link, place) => html`${place === 0 ? '' : ' · '}${link}`)}</p>`
}
