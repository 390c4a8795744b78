/** A report as a page: written from the frozen document and nothing else, so that page, print and files say the same. */
import { html } from 'hono/html'
import type { Block, FigureBlock, ReportDocument, ReportTable, TableBlock } from '../../../../shared/reports/reportDocument.ts'
import { downloadsView } from '../../components/downloads.ts'
import { stackedTable } from '../../components/stackedTable.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { drawnBars } from './drawnBars.ts'
import { drawnGrid } from './drawnGrid.ts'
import { drawnLadder } from './drawnLadder.ts'
import { termId, termLink } from './termLink.ts'

/** What is known only when it is shown: where it stands, and how to cite it. */
export type Citation = {
  readonly address: string
  readonly cite: string
  /** Where its figures can be had as drawings; absent where they cannot. */
  readonly drawings?: string
}

export function documentView(view: View, document: ReportDocument, citation: Citation): Html {
  const words = view.texts.reports
  const { pages } = words
  const terms = termNames(document)
  const context: Drawing = { view, document, citation, terms }
  return html`<nav class="contents screen-only" aria-label="${pages.contents}"><ol>${document.sections.map(({ key, title }) => html`<li><a class="contents-link" href="#${key}">${title}</a></li>`)}<li><a class="contents-link" href="#annex">${document.annex.title}</a></li></ol></nav>
${document.sections.map(({ key, title, blocks }) => html`<section class="part part-${key}" aria-labelledby="${key}"><h2 class="part-title" id="${key}">${title}</h2>${blocks.map((block) => blockView(context, block))}</section>`)}
<section class="part part-annex" aria-labelledby="annex"><h2 class="part-title" id="annex">${document.annex.title}</h2>${document.annex.tables.map((table) => tableBlock(context, table))}</section>`
}

type Drawing = { readonly view: View; readonly document: ReportDocument; readonly citation: Citation; readonly terms: ReadonlyMap<string, string> }

function termNames({ sections }: ReportDocument): ReadonlyMap<string, string> {
  const blocks = sections.flatMap((section) => section.blocks)
  return new Map(blocks.flatMap((block) => (block.kind === 'terms' ? block.items.map(({ key, name }) => [key, name] as const) : [])))
}

function blockView(drawing: Drawing, block: Block): Html {
  switch (block.kind) {
    case 'sentences':
      return html`<div class="${block.isSummary ? 'quotable' : 'sentences'}">${block.sentences.map(({ text }) => html`<p class="${block.isSummary ? 'quote' : ''}">${wholeRanges(text)}</p>`)}${termsHere(
        drawing,
        block.sentences.flatMap(({ terms }) => terms),
      )}</div>`
    case 'figure':
      return figureBlock(drawing, block)
    case 'table':
      return tableBlock(drawing, block)
    case 'list':
      return html`<div class="report-list">${block.title === '' ? '' : html`<h3 class="block-title">${block.title}</h3>`}<ul class="bullets">${block.items.map((item) => html`<li>${item}</li>`)}</ul></div>`
    case 'terms':
      return html`<div class="report-terms"><h3 class="block-title">${block.title}</h3><dl>${block.items.map(({ key, name, text }) => html`<div id="${termId(key)}"><dt>${name}</dt><dd>${wholeRanges(text)}</dd></div>`)}</dl></div>`
    case 'citation':
      return citationBlock(drawing, block.title)
  }
}

/** Every number leads to what it means, in short words that also print. */
function termsHere({ view, terms }: Drawing, keys: readonly string[]): Html | '' {
  const own = [...new Set(keys)].flatMap((key) => (terms.has(key) ? [{ key, name: terms.get(key) ?? '' }] : []))
  if (own.length === 0) return ''
  return html`<p class="terms-here">${view.texts.reports.termsHere} ${own.map(({ key, name }, index) => html`${index === 0 ? '' : ', '}<a class="term-link" href="#${termId(key)}">${name.toLowerCase()}</a>`)}</p>`
}

function figureBlock(drawing: Drawing, figure: FigureBlock): Html {
  const { view, document } = drawing
  const { drawings } = drawing.citation
  const words = view.texts.reports
  const table = document.annex.tables.find(({ table: own }) => own.key === figure.table)
  return html`<figure class="report-figure" id="${figure.id}" aria-labelledby="${figure.id}-title" aria-describedby="${figure.id}-summary">
<figcaption><h3 class="block-title" id="${figure.id}-title"><span class="numbered">${words.figure(figure.number)}.</span> ${wholeRanges(figure.finding)}</h3>
<p class="subtitle">${figure.subtitle}</p><p id="${figure.id}-summary" class="summary">${figure.alternative}</p></figcaption>
${chartView(drawing, figure)}
${[...figure.notes, ...(table === undefined ? [] : [html`<a class="term-link" href="#${table.id}">${words.tableOf(table.number)}</a>`])].map((note) => html`<p class="note">${note}</p>`)}
${drawings === undefined ? '' : html`<div class="screen-only">${downloadsView({ svg: `${drawings}/${figure.id}.svg` }, figure.finding, view.texts)}</div>`}
</figure>`
}

function chartView({ view }: Drawing, { chart, id, finding, alternative }: FigureBlock): Html {
  const { texts, formats } = view
  switch (chart.kind) {
    case 'ladder':
      return drawnLadder(chart.rungs, chart.partsTitle)
    case 'bars':
      return drawnBars(chart.bars, { id, title: finding, description: alternative, marks: texts.missed.markers }, formats.whole)
    case 'grid': {
      const { caption, time } = texts.reports.grid
      return drawnGrid(chart.grid, { caption, time, region: texts.charts.region(caption), legend: texts.missed.legend })
    }
  }
}

function tableBlock(drawing: Drawing, { id, number, title, subtitle, table, notes }: TableBlock): Html {
  const words = drawing.view.texts.reports
  return html`<div class="report-table ${table.rows.length > 14 ? 'long' : ''}" id="${id}"><h3 class="block-title"><span class="numbered">${words.table(number)}.</span> ${title}</h3><p class="subtitle">${subtitle}</p>
${tableOf(drawing, table)}${notes.map((note) => html`<p class="note">${note}</p>`)}</div>`
}

function tableOf({ view }: Drawing, { caption, columns, rows }: ReportTable): Html {
  return stackedTable(view.texts, {
    caption,
    columns: columns.map(({ label, isNumber, term }) => ({ label, head: termLink(term, label), className: isNumber ? 'number' : '' })),
    rows: rows.map((row) => row.map(({ text }) => wholeRanges(text))),
  })
}

function citationBlock({ view, citation }: Drawing, title: string): Html {
  const { pages } = view.texts.reports
  return html`<div class="report-list citation"><h3 class="block-title">${title}</h3><p>${pages.permanent} <span class="address">${citation.address}</span></p><p>${pages.cite} ${citation.cite}</p></div>`
}
