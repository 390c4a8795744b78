/** A table as a workbook: real numbers, a heading that stays in view, and a second sheet that says what it is about. Every text is a cell of type text. */
import type { SheetData } from 'write-excel-file/node'
import type { DataTable } from '../components/dataTable.ts'
import { type ExportedValue, headingsOf, valuesOf } from './exportedCells.ts'
import { type CsvOptions, harmlessText } from './csv.ts'

export type XlsxOptions = CsvOptions

export const xlsxOf = (table: DataTable, options: XlsxOptions): Promise<Uint8Array> => workbookOf([{ sheet: options.texts.csv.sheet, table }], options)

export type NamedSheet = { /** At most 31 characters. */ readonly sheet: string; readonly table: DataTable }

/** Several tables, a sheet each; the sheet that says what they are about comes last. */
export async function workbookOf(tables: readonly NamedSheet[], options: XlsxOptions): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node') // large, and most people never ask for it
  const notes: SheetData = options.about.map((pair) => pair.map((value) => ({ value: harmlessText(value), type: String, ...fully(pair, notesWidth) })))
  const sheets = [
    ...tables.map(({ sheet, table }) => ({ ...sheetOf(table, options), sheet, stickyRowsCount: 1, orientation: 'landscape' as const })),
    { data: notes, sheet: options.texts.csv.notes, columns: [{ width: widest }, { width: notesWidth }] },
  ]
  // Named, for a program without the theme of another would choose letters of its own for each style.
  return writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

/** Columns are no wider, in letters. */
const widest = 40
const notesWidth = 70
const lineHeight = 15
/** What a spreadsheet takes. */
const tallest = 400

/** How the cells of a row are laid out, so that a text longer than a column is wide goes on below itself: the cell beside it would hide its end. Rows say their height, as not every program works it out. */
function fully(values: readonly ExportedValue[], most: number) {
  const lines = Math.max(...values.map((value) => Math.ceil((widthOf(value) * 1.1) / most)))
  return lines > 1 ? ({ wrap: true, alignVertical: 'top', height: Math.min(tallest, lineHeight * lines) } as const) : {}
}

function sheetOf(table: DataTable, options: XlsxOptions) {
  const headings = table.columns.flatMap((column) => headingsOf(column, options))
  const rows = [...table.rows, ...(table.total === undefined ? [] : [table.total])].map((cells) => cells.flatMap((cell) => valuesOf(cell, options)))
  const data: SheetData = [
    headings.map((value) => ({ value: harmlessText(value), type: String, fontWeight: 'bold' as const, ...fully(headings, widest) })),
    ...rows.map((row) => row.map((value) => ({ ...cellOf(value, options), ...fully(row, widest) }))),
  ]
  const columns = headings.map((heading, n) => ({ width: Math.min(widest, Math.max(10, heading.length, ...rows.map((row) => widthOf(row[n]))) + 2) }))
  return { data, columns }
}

const widthOf = (value: ExportedValue | undefined) => (typeof value === 'object' ? value.date.length : String(value ?? '').length)

/** Dates are days to count with; the sheet shows them as the reader writes them. */
function cellOf(value: ExportedValue, { language }: XlsxOptions) {
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'string') return { value: harmlessText(value), type: String }
  const day = language === 'nl' ? 'd-m-yyyy' : 'yyyy-mm-dd'
  const isDay = value.date.length === 10
  return { value: new Date(isDay ? `${value.date}T00:00Z` : `${value.date}Z`), type: Date, format: isDay ? day : `${day} hh:mm` }
}
