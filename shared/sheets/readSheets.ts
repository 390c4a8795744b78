/** Sheets of a workbook, XLSX or ODS, row by row. What the file would unpack to is looked at first; macros, links and declarations are refused. Others have their turn while it is read. */
import { takeOdsSheets } from './odsSheets.ts'
import { type TakeSheet, UnreadableSheet } from './sheet.ts'
import { takeXlsxSheets } from './xlsxSheets.ts'
import { contentOf, type ZipEntry, zipDirectory } from './zipDirectory.ts'

/** What unpacking may come to (security rule E4). */
const limits = { unpackedBytes: 50 * 2 ** 20, entries: 100, ratio: 100, sheets: 100 } as const

export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** @throws UnreadableSheet, and what `takeSheet` throws */
export async function readSheets(bytes: Uint8Array, takeSheet: TakeSheet): Promise<void> {
  const entries = zipDirectory(bytes)
  if (entries === undefined) throw new UnreadableSheet('not_readable')
  checkPackage(entries)
  let sheets = 0
  const takeOne: TakeSheet = (name) => {
    if (++sheets > limits.sheets) throw new UnreadableSheet('unpacks_too_large')
    return takeSheet(name)
  }
  const entryOf = new Map(entries.map((entry) => [entry.name, entry]))
  const part = (name: string) => {
    const entry = entryOf.get(name)
    return entry && contentOf(bytes, entry)
  }
  if (entryOf.has('xl/workbook.xml')) return takeXlsxSheets(part, takeOne)
  const content = part('content.xml')
  const kind = part('mimetype')
  if (content === undefined || kind === undefined || !(await startsWith(kind, 'application/vnd.oasis.opendocument.spreadsheet')))
    throw new UnreadableSheet('unknown_format')
  return takeOdsSheets(content, takeOne)
}

/** @throws UnreadableSheet */
function checkPackage(entries: readonly ZipEntry[]): void {
  if (entries.length > limits.entries) throw new UnreadableSheet('not_readable')
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const isBomb = entries.some((entry) => entry.bytes > 1_000_000 && entry.bytes > entry.packedBytes * limits.ratio)
  if (unpacked > limits.unpackedBytes || isBomb) throw new UnreadableSheet('unpacks_too_large')
  if (entries.some(({ name }) => (/vbaProject|\.bin$/i.test(name) && !/printerSettings/i.test(name)) || /^(?:Basic|Scripts)\//.test(name)))
    throw new UnreadableSheet('has_macros')
  if (entries.some(({ name }) => /externalLinks\//i.test(name))) throw new UnreadableSheet('has_links')
}

async function startsWith(content: AsyncIterable<Uint8Array>, text: string): Promise<boolean> {
  for await (const piece of content) return Buffer.from(piece.subarray(0, text.length)).toString('latin1') === text
  return false
}
