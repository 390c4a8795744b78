/** A table as a workbook: real numbers, a heading that stays in view, and a second sheet that says what it is about. Every text is a cell of type text. */
import type { Cell, DataTable } from '../components/dataTable.ts'
import { type ExportedValue, headingsOf, valuesOf } from './exportedCells.ts'
import { type CsvOptions, harmlessText } from './csv.ts'
import { workbookFile } from './workbookFile.ts'
import { type SheetLine, type SheetValue, type WorkbookSheet, heightOf } from './workbookSheet.ts'

export type XlsxOptions = CsvOptions

export const xlsxOf = (table: DataTable, options: XlsxOptions): Promise<Uint8Array> => workbookOf([{ sheet: options.texts.csv.sheet, table }], options)

export type NamedSheet = { /** At most 31 characters. */ readonly sheet: string; readonly table: DataTable }

/** Several tables, a sheet each; the sheet that says what they are about comes last. */
export function workbookOf(tables: readonly NamedSheet[], options: XlsxOptions): Promise<Uint8Array> {
  const { texts, language, about } = options
  const notes = about.map((pair): SheetLine => ({ values: pair.map(harmlessText), ...heightOf(pair.map(widthOf), notesWidth) }))
  const sheets = [...tables.map(({ sheet, table }) => sheetOf(sheet, table, options)), { name: texts.csv.notes, widths: [widest, notesWidth], lines: notes }]
  const day = language === 'nl' ? 'd-m-yyyy' : 'yyyy-mm-dd'
  return workbookFile(sheets, { day, moment: `${day} hh:mm` })
}

/** Columns are no wider, in letters. */
const widest = 40
const notesWidth = 70

/** Columns are as wide as the first rows ask; a longer text below goes on below itself. */
const rowsMeasured = 1000

function sheetOf(name: string, { columns, rows, total }: DataTable, options: XlsxOptions): WorkbookSheet {
  const headings = columns.flatMap((column) => headingsOf(column, options))
  const valuesIn = (cells: readonly Cell[]) => cells.flatMap((cell) => valuesOf(cell, options))
  const measured = rows.slice(0, rowsMeasured).map(valuesIn)
  const widths = headings.map((heading, n) => Math.min(widest, Math.max(10, heading.length, ...measured.map((row) => widthOf(row[n]))) + 2))
  const lines = function* (): Generator<SheetLine> {
    yield { values: headings.map(harmlessText), isBold: true, ...heightOf(headings.map(widthOf), widest) }
    for (const cells of total === undefined ? rows : [...rows, total]) {
      const values = valuesIn(cells)
      yield { values: values.map(sheetValue), ...heightOf(values.map(widthOf), widest) }
    }
  }
  return { name, widths, lines: lines(), hasHeading: true, isLandscape: true }
}

const widthOf = (value: ExportedValue | undefined) => (typeof value === 'object' ? value.date.length : String(value ?? '').length)

/** Dates are days to count with; the sheet shows them as the reader writes them. */
function sheetValue(value: ExportedValue): SheetValue {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return harmlessText(value)
  const isDay = value.date.length === 10
  return { at: new Date(isDay ? `${value.date}T00:00Z` : `${value.date}Z`), style: isDay ? 'day' : 'moment' }
}
