/** A table as CSV for people's spreadsheets: Dutch with `;` and a decimal comma, English with `,` and a point, both with a byte order mark. */
import { printedEstimate, printedNumber, printedShare } from '../../../shared/metrics/registry.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { Texts } from '../../../shared/text/texts.ts'
import type { Cell, Column, DataTable } from '../components/dataTable.ts'

export type CsvOptions = {
  readonly language: Language
  readonly texts: Texts
  /** Stable English keys instead of the words of the page. */
  readonly machine: boolean
  /** What the export is about, above the table: filters, period, coverage, versions, protection, time of making. */
  readonly about: readonly (readonly [label: string, value: string])[]
}

export function csvOf(table: DataTable, options: CsvOptions): string {
  const separator = options.language === 'nl' ? ';' : ','
  const lines = [
    ...options.about.map(([label, value]) => [quoted(label), quoted(value)]),
    [],
    table.columns.flatMap((column) => headings(column, options).map(quoted)),
    ...[...table.rows, ...(table.total === undefined ? [] : [table.total])].map((cells) => cells.flatMap((cell) => fields(cell, options))),
  ]
  return `\uFEFF${lines.map((line) => line.join(separator)).join('\r\n')}\r\n`
}

function headings({ key, label, kind }: Column, { machine, texts: { csv } }: CsvOptions): readonly string[] {
  switch (kind) {
    case 'text':
    case 'count':
    case 'about':
      return [machine ? key : label]
    case 'estimate':
      return machine ? [key, `${key}_low`, `${key}_high`] : [label, csv.low(label), csv.high(label)]
    case 'share':
      return [machine ? `${key}_percent` : csv.share(label)]
    case 'seconds':
      return [machine ? `${key}_seconds` : csv.seconds(label)]
    case 'hours':
      return [machine ? `${key}_hours` : csv.hours(label)]
  }
}

function fields(cell: Cell, options: CsvOptions): readonly string[] {
  if (cell.kind === 'text') return [cell.value === null ? absent(cell, options) : quoted(cell.value)]
  if (cell.kind === 'estimate') {
    const estimate = printedEstimate(cell.value)
    const unknown = absent(cell, options)
    return estimate === null ? [unknown, unknown, unknown] : [estimate.value, estimate.low, estimate.high].map((value) => number(value, 0, options))
  }
  if (cell.value === null) return [absent(cell, options)]
  switch (cell.kind) {
    case 'count':
      return [number(cell.value, 0, options)]
    case 'about':
      return [number(printedNumber(cell.value), 1, options)]
    case 'share':
      return [number(printedShare(cell.value, 1) * 100, 1, options)]
    case 'seconds':
    case 'hours':
      return [number(cell.value, 1, options)]
  }
}

/** Unknown is a word, so that nobody adds it up as zero; a machine gets an empty field. */
const absent = (cell: Cell, { machine, texts }: CsvOptions) => (machine ? '' : quoted(cell.absent ?? texts.states.unknown))

function number(value: number, digits: number, { language }: CsvOptions): string {
  const written = String(Number(value.toFixed(digits)))
  return language === 'nl' ? written.replace('.', ',') : written
}

/** Spreadsheets run what looks like a formula, also behind blanks and in full-width letters; an apostrophe makes it text. */
const looksLikeFormula = /^[\s\p{C}]*[=+\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n\0]/u

export function quoted(text: string): string {
  const safe = looksLikeFormula.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
