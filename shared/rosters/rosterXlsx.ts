/** A roster from a spreadsheet. What the file would unpack to is looked at first; macros, links and declarations are refused, formulas count by their last result. */
import readSheets from 'read-excel-file/node'
import { columnsOf } from './rosterColumns.ts'
import { tableOf } from './rosterCsv.ts'
import { type RosterTable, rosterLimits, UnreadableRoster } from './rosterFile.ts'
import { cellText } from './rosterTime.ts'
import { contentOf, zipDirectory } from './zipDirectory.ts'

/** The first sheet with a column of times, or else the first that holds anything. @throws UnreadableRoster */
export async function readRosterXlsx(bytes: Uint8Array): Promise<RosterTable> {
  checkPackage(bytes)
  const sheets = await readSheets(Buffer.from(bytes)).catch(() => {
    throw new UnreadableRoster('not_readable') // the library's message may quote the file
  })
  const filled = sheets.filter(({ data }) => data.length > 0)
  if (filled.some(({ data }) => data.length > rosterLimits.rows)) throw new UnreadableRoster('too_many_rows')
  const tables = filled.map(({ sheet, data }) =>
    tableOf(
      data.map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) })),
      filled.length > 1 ? sheet : undefined,
    ),
  )
  const table = tables.find(({ heading }) => columnsOf(heading).start !== undefined) ?? tables[0]
  if (table === undefined) throw new UnreadableRoster('empty')
  return table
}

/** @throws UnreadableRoster */
function checkPackage(bytes: Uint8Array): void {
  const entries = zipDirectory(bytes)
  if (entries === undefined || entries.length > rosterLimits.entries) throw new UnreadableRoster('not_readable')
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const isBomb = entries.some((entry) => entry.bytes > 1_000_000 && entry.bytes > entry.packedBytes * rosterLimits.ratio)
  if (unpacked > rosterLimits.unpackedBytes || isBomb) throw new UnreadableRoster('unpacks_too_large')
  if (entries.some(({ name }) => /vbaProject|\.bin$/i.test(name) && !/printerSettings/i.test(name))) throw new UnreadableRoster('has_macros')
  if (entries.some(({ name }) => /externalLinks\//i.test(name))) throw new UnreadableRoster('has_links')
  for (const entry of entries) {
    const content = contentOf(bytes, entry)
    if (content === undefined) throw new UnreadableRoster('unpacks_too_large')
    if (/\.(?:xml|rels|vml)$/i.test(entry.name) && hasDeclaration(content)) throw new UnreadableRoster('not_readable')
  }
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw new UnreadableRoster('unknown_format')
}

/** A document type or entities, in whatever alphabet: no spreadsheet program writes them, and they make much of little or fetch something. */
const hasDeclaration = (content: Uint8Array): boolean => /<!(?:DOCTYPE|ENTITY)/i.test(Buffer.from(content).toString('latin1').replaceAll('\0', ''))
