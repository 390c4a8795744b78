/** A table as CSV for people's spreadsheets: Dutch with `;` and a decimal comma, English with `,` and a point, both with a byte order mark. */
import type { Language } from '../../../shared/text/language.ts'
import type { DataTable } from '../components/dataTable.ts'
import { type ExportedValue, type ExportOptions, headingsOf, valuesOf } from './exportedCells.ts'

export type CsvOptions = ExportOptions & {
  readonly language: Language
  /** What the export is about, above the table: filters, period, coverage, versions, protection, time of making. */
  readonly about: readonly (readonly [label: string, value: string])[]
}

export function csvOf(table: DataTable, options: CsvOptions): string {
  const separator = options.language === 'nl' ? ';' : ','
  const lines = [
    ...options.about.map(([label, value]) => [quoted(label), quoted(value)]),
    [],
    table.columns.flatMap((column) => headingsOf(column, options).map(quoted)),
    ...[...table.rows, ...(table.total === undefined ? [] : [table.total])].map((cells) =>
      cells.flatMap((cell) => valuesOf(cell, options).map((value) => field(value, options))),
    ),
  ]
  return `\uFEFF${lines.map((line) => line.join(separator)).join('\r\n')}\r\n`
}

function field(value: ExportedValue, { language, machine }: CsvOptions): string {
  if (typeof value === 'object') return machine || language === 'en' ? value.date.replace('T', ' ') : dutchDate(value.date)
  if (typeof value === 'string') return machine && value === '' ? '' : quoted(value)
  return language === 'nl' ? String(value).replace('.', ',') : String(value)
}

/** `9-3-2026` or `9-3-2026 14:30`: what a Dutch spreadsheet takes for a date. */
function dutchDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number)
  return [`${day}-${month}-${year}`, ...(date.length > 10 ? [date.slice(11)] : [])].join(' ')
}

/** Spreadsheets run what looks like a formula, also behind blanks and in full-width letters; an apostrophe makes it text. */
const looksLikeFormula = /^[\s\p{C}]*[=+\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n\0]/u

/** The text as a cell may hold it (E2). */
export const harmlessText = (text: string): string => (looksLikeFormula.test(text) ? `'${text}` : text)

export const quoted = (text: string): string => `"${harmlessText(text).replaceAll('"', '""')}"`
