/** The companion of a report: every table and figure on a sheet of its own, as shown, with its sentences and definitions. */
import type { SheetData } from 'write-excel-file/node'
import type { Block, FigureBlock, ReportDocument, ReportTable } from '../../../../shared/reports/reportDocument.ts'
import type { Texts } from '../../../../shared/text/texts.ts'
import type { Citation } from './documentView.ts'

type Sheet = { readonly sheet: string; readonly data: SheetData; readonly columns: readonly { readonly width: number }[] }

export async function reportWorkbook(
  document: ReportDocument,
  texts: Texts,
  { version, citation }: { readonly version: string; readonly citation: Citation },
): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node') // large, and most people never ask for it
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
  return writeExcelFile(sheets.map(({ columns, ...own }) => ({ ...own, columns: [...columns], stickyRowsCount: 1 }))).toBuffer()
}

const sentencesOf = (block: Block): readonly string[] =>
  block.kind === 'sentences' ? block.sentences.map(({ text }) => text) : block.kind === 'list' ? block.items : []
const cell = (value: string) => ({ value, type: String })
const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })

function textSheet(sheet: string, rows: readonly (readonly string[])[], hasHead = false): Sheet {
  return { sheet, data: rows.map((row, index) => row.map(index === 0 && hasHead ? bold : cell)), columns: [{ width: 30 }, { width: 90 }] }
}

/** Numbers as numbers, and the ends of a range in columns of their own; what is hidden stays a word, so that nobody adds it up as zero. */
function tableSheet(
  sheet: string,
  { columns, rows }: ReportTable,
  words: { readonly low: (name: string) => string; readonly high: (name: string) => string },
): Sheet {
  const hasRange = columns.map((_, index) => rows.some((row) => row[index]?.low !== undefined || row[index]?.high !== undefined))
  const head = columns.flatMap(({ label }, index) => (hasRange[index] === true ? [label, words.low(label), words.high(label)] : [label]))
  const body = rows.map((row) =>
    row.flatMap(({ text, value, low, high }, index) => {
      const own = value === undefined || index === 0 ? cell(text) : number(value)
      return hasRange[index] === true ? [own, low === undefined ? cell('') : number(low), high === undefined ? cell('') : number(high)] : [own]
    }),
  )
  return {
    sheet,
    data: [head.map(bold), ...body],
    columns: head.map((label, index) => ({ width: index === 0 ? 34 : Math.max(12, Math.min(30, label.length + 2)) })),
  }
}
const number = (value: number) => ({ value, type: Number })

function gridSheet(sheet: string, { chart }: FigureBlock): Sheet {
  const grid = chart.kind === 'grid' ? chart.grid : { columns: [], rows: [] }
  const head = ['', ...grid.columns.map(({ name }) => name)]
  return {
    sheet,
    data: [
      head.map(bold),
      ...grid.rows.map(({ label, cells }) => [cell(label), ...cells.map(({ shown }) => (/^\d+$/.test(shown) ? number(Number(shown)) : cell(shown)))]),
    ],
    columns: head.map(() => ({ width: 18 })),
  }
}
