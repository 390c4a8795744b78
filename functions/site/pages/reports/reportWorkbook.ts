/** The companion of a report: every table and figure on a sheet of its own, as shown, with its sentences and definitions. */
import type { Block, FigureBlock, ReportDocument, ReportTable } from '../../../../shared/reports/reportDocument.ts'
import type { Texts } from '../../../../shared/text/texts.ts'
import { workbookFile } from '../../exports/workbookFile.ts'
import { type SheetLine, type SheetValue, type WorkbookSheet, heightOf } from '../../exports/workbookSheet.ts'
import type { Citation } from './documentView.ts'

export function reportWorkbook(
  document: ReportDocument,
  texts: Texts,
  { version, citation }: { readonly version: string; readonly citation: Citation },
): Promise<Uint8Array> {
  const { pages, table, figure } = texts.reports
  const { about } = pages
  const blocks = document.sections.flatMap((section) => section.blocks)
  const tables = [...blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])), ...document.annex.tables]
  const sheets = [
    textSheet(pages.sheets.about, [
      [about.title, document.title],
      [about.organisation, document.organisation],
      [about.line, document.line],
      [about.period, document.period],
      [about.filters, document.filters],
      [about.version, version],
      [about.data, document.dataVersion],
      [about.definitions, String(document.definitionsVersion)],
      [about.protection, document.protection],
      [about.address, citation.address],
      [pages.cite, citation.cite],
    ]),
    textSheet(
      pages.sheets.sentences,
      [[pages.section, pages.sentence], ...document.sections.flatMap(({ title, blocks: own }) => own.flatMap(sentencesOf).map((text) => [title, text]))],
      true,
    ),
    ...blocks.flatMap((block) => (block.kind === 'figure' && block.chart.kind === 'grid' ? [gridSheet(figure(block.number), block)] : [])),
    ...tables.map((own) => tableSheet(table(own.number), own.table, pages)),
    textSheet(
      pages.sheets.terms,
      [[pages.term, pages.meaning], ...blocks.flatMap((block) => (block.kind === 'terms' ? block.items.map(({ name, text }) => [name, text]) : []))],
      true,
    ),
  ]
  return workbookFile(sheets)
}

const sentencesOf = (block: Block): readonly string[] =>
  block.kind === 'sentences' ? block.sentences.map(({ text }) => text) : block.kind === 'list' ? block.items : []
const headOf = (values: readonly string[]): SheetLine => ({
  values,
  isBold: true,
  ...heightOf(
    values.map(({ length }) => length),
    widestNumber,
  ),
})
/** In letters. */
const widestNumber = 30
const linesOf = (rows: readonly (readonly SheetValue[])[]): readonly SheetLine[] => rows.map((values) => ({ values }))

function textSheet(name: string, rows: readonly (readonly string[])[], hasHead = false): WorkbookSheet {
  const [head = []] = rows
  return { name, lines: hasHead ? [headOf(head), ...linesOf(rows.slice(1))] : linesOf(rows), widths: [30, 90], hasHeading: true }
}

/** Numbers as numbers, and the ends of a range in columns of their own; what is hidden stays a word, so that nobody adds it up as zero. */
function tableSheet(
  name: string,
  { columns, rows }: ReportTable,
  words: { readonly low: (name: string) => string; readonly high: (name: string) => string },
): WorkbookSheet {
  const hasRange = columns.map((_, index) => rows.some((row) => row[index]?.low !== undefined || row[index]?.high !== undefined))
  const head = columns.flatMap(({ label }, index) => (hasRange[index] === true ? [label, words.low(label), words.high(label)] : [label]))
  const body = rows.map((row) =>
    row.flatMap(({ text, value, low, high }, index) => {
      const own = value === undefined || index === 0 ? text : value
      return hasRange[index] === true ? [own, low ?? '', high ?? ''] : [own]
    }),
  )
  return {
    name,
    lines: [headOf(head), ...linesOf(body)],
    widths: head.map((label, index) => (index === 0 ? 34 : Math.max(12, Math.min(widestNumber, label.length + 2)))),
    hasHeading: true,
  }
}

function gridSheet(name: string, { chart }: FigureBlock): WorkbookSheet {
  const grid = chart.kind === 'grid' ? chart.grid : { columns: [], rows: [] }
  const head = ['', ...grid.columns.map(({ name }) => name)]
  const rows = grid.rows.map(({ label, cells }) => [label, ...cells.map(({ shown }) => (/^\d+$/.test(shown) ? Number(shown) : shown))])
  return { name, lines: [headOf(head), ...linesOf(rows)], widths: head.map(() => 18), hasHeading: true }
}
