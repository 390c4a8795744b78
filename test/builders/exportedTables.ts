/** Reads tables back from the three ways in which they leave: as they stand on a page, as CSV, and as a workbook. */
import { readSheet } from 'read-excel-file/node'
import type { Language } from '../../shared/text/language.ts'

export type PageTable = {
  /** Cells in reading order; undefined where the table on the page has another shape than its file. */
  readonly cells: readonly (readonly string[])[] | undefined
  readonly csv: string
  readonly xlsx: string | undefined
}

const decoded = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const words = (html: string) => decoded(html.replaceAll(/<[^>]+>/g, '').trim())

/** Every table of a page that can be taken away. */
export function tablesOn(html: string): readonly PageTable[] {
  const found: { cells: PageTable['cells']; csv?: string; xlsx?: string }[] = []
  let last: (typeof found)[number] | undefined
  for (const [, attributes, inside, href = ''] of html.matchAll(/<table([^>]*)>(.*?)<\/table>|<a href="([^"]*)" aria-label/gs)) {
    const address = decoded(href)
    if (inside !== undefined) last = { cells: attributes?.trim() === 'role="table"' ? cellsIn(inside) : undefined }
    else if (/\/csv\/|\.csv/.test(address)) {
      // A second list under the same table is another one.
      last = last?.csv === undefined ? (last ?? { cells: undefined }) : { cells: undefined }
      last.csv = address
      found.push(last)
    } else if (/\/xlsx\/|\.xlsx/.test(address) && last?.csv !== undefined) last.xlsx ??= address
  }
  return found.flatMap(({ cells, csv, xlsx }) => (csv === undefined ? [] : [{ cells, csv, xlsx }]))
}

const cellsIn = (table: string) =>
  [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row = '']) => [...row.matchAll(/<(?:th scope="row"|td)[^>]*>(.*?)<\/(?:th|td)>/gs)].map(([, cell = '']) => words(cell)))

export type CsvCell = { readonly text: string; readonly isQuoted: boolean }

/** @returns what stands above the table, and the table with its heading first */
export function readCsv(csv: string, separator: string): { readonly about: readonly (readonly CsvCell[])[]; readonly rows: readonly (readonly CsvCell[])[] } {
  if (!csv.startsWith('\uFEFF')) throw new Error('no byte order mark')
  const lines = csv
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => cellsOf(line, separator))
  const empty = lines.findIndex((cells) => cells.length === 1 && cells[0]?.text === '' && !cells[0].isQuoted)
  return { about: lines.slice(0, empty), rows: lines.slice(empty + 1) }
}

function cellsOf(line: string, separator: string): readonly CsvCell[] {
  const pattern = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^"${separator}]*))`, 'g')
  return [...line.matchAll(pattern)].map(([, quoted, bare = '']) =>
    quoted === undefined ? { text: bare, isQuoted: false } : { text: quoted.replaceAll('""', '"'), isQuoted: true },
  )
}

/** The first sheet, every cell written as the CSV in this language writes it. */
export async function sheetAsCsv(bytes: Buffer, language: Language): Promise<readonly (readonly string[])[]> {
  const written = (value: unknown): string => {
    if (typeof value === 'number') return language === 'nl' ? String(value).replace('.', ',') : String(value)
    // Days with a fraction are told to the millisecond at best.
    if (value instanceof Date) return writtenDate(new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString(), language)
    return String(value ?? '')
  }
  return (await readSheet(bytes)).map((row) => row.map(written))
}

function writtenDate(iso: string, language: Language): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  const date = language === 'nl' ? `${Number(day)}-${Number(month)}-${year}` : iso.slice(0, 10)
  // Midnight of a date and midnight of a moment look alike in a workbook.
  return iso.slice(11, 16) === '00:00' ? date : `${date} ${iso.slice(11, 16)}`
}

/** The numbers in a text, in the order in which they stand. */
export function numbersIn(text: string, language: Language): readonly number[] {
  const plain = (number: string) => (language === 'nl' ? number.replaceAll('.', '').replace(',', '.') : number.replaceAll(',', ''))
  return [...text.replaceAll('\u2212', '-').matchAll(/-?\d+(?:[.,]\d+)*/g)].map(([number]) => Number(plain(number)))
}
