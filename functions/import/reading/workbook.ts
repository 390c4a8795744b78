/** A workbook of calls as the text that its sheet would be, row for row, so that whatever reads records knows one way of writing them. */
import { readSheets } from '../../../shared/sheets/readSheets.ts'
import { isMoment, secondsOnly, type SheetCell, UnreadableSheet } from '../../../shared/sheets/sheet.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'

export type SheetText = { readonly name: string; readonly bytes: Uint8Array }
/** Where a sheet leaves rows out, its text has empty lines: a row has the number that the sheet shows. */
type Writing = { readonly name: string; readonly lines: string[]; row: number; columns: number }

/** Rows that a sheet leaves out count too, as each becomes an empty line: a workbook that fits in one part has some 40,000. */
const mostRows = 200_000
/** As far as is looked: longer than anything that is read from a row. */
const mostCell = 1000

/**
 * Each sheet that is not hidden and holds anything.
 * @param mostBytes of text, all sheets together
 * @throws UnreadableFile
 */
export async function sheetTexts(workbook: Uint8Array, delimiter: string, mostBytes: number): Promise<readonly SheetText[]> {
  const sheets: Writing[] = []
  let length = 0
  await readSheets(workbook, (name) => {
    const sheet: Writing = { name, lines: [], row: 0, columns: 0 }
    sheets.push(sheet)
    return (row, cells) => {
      // Sheets leave out empty cells at the end of a row.
      sheet.columns = Math.max(sheet.columns, cells.length)
      const written = cells.map((cell) => quoted(textOf(cell), delimiter)).join(delimiter)
      const line = `${'\n'.repeat(row - sheet.row - 1)}${written}${delimiter.repeat(sheet.columns - cells.length)}`
      length += line.length + 1
      if (length > mostBytes || row > mostRows) throw new UnreadableFile('workbook_too_large')
      sheet.row = row
      sheet.lines.push(line)
    }
  }).catch((failure: unknown) => {
    throw failure instanceof UnreadableSheet ? new UnreadableFile(reasonOf[failure.fault]) : failure
  })
  return sheets.filter(({ lines }) => lines.length > 0).map(({ name, lines }) => ({ name, bytes: Buffer.from(`${lines.join('\n')}\n`) }))
}

const reasonOf = {
  unknown_format: 'not_text',
  not_readable: 'workbook_unreadable',
  has_macros: 'workbook_unreadable',
  has_links: 'workbook_unreadable',
  too_many_columns: 'workbook_too_large',
  unpacks_too_large: 'workbook_too_large',
  without_results: 'without_results',
} as const

const quoted = (text: string, delimiter: string) => (text.includes('"') || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text)

/** Moments as ISO has them, lengths with their seconds: neither can be mistaken for anything else. */
function textOf(cell: SheetCell): string {
  if (typeof cell === 'string') return cell.slice(0, mostCell).replaceAll(/\s+/g, ' ')
  if (!isMoment(cell)) return typeof cell === 'number' && Math.abs(cell) >= 1e15 ? asRounded(cell) : String(cell)
  const seconds = secondsOnly(cell)
  if (seconds !== undefined) return clockOf(seconds)
  const [date, time] = cell.at.toISOString().slice(0, 19).split('T')
  return cell.showsTime ? `${date} ${time}` : String(date)
}

/** Spreadsheets keep 15 digits of a number: what is longer has lost its end, and says so. */
const asRounded = (number: number) => number.toExponential().toUpperCase()

function clockOf(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return [hours, minutes, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
