/** A part of a file of history as UTF-8 text with line feeds, whatever it came as: what reads records knows one alphabet and one end of a line. */
import type { HistoryFile } from '../../../shared/providers/provider.ts'
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import type { Source } from '../../../shared/settings/settings.ts'
import { isArchive } from '../../../shared/sheets/readSheets.ts'
import type { ImportedFile } from '../../../shared/storage/facts/importRecords.ts'
import { headOf } from './fileHead.ts'
import { asUtf8, type Utf8Part, utf16Of } from './utf16.ts'
import { type SheetText, sheetTexts } from './workbook.ts'

export type SentPart = { readonly bytes: Uint8Array; readonly isLast: boolean; readonly isFirst: boolean }
export type TextPart = Utf8Part & {
  readonly format: HistoryFile
  /** What the parts after this one need to know. */
  readonly kept: Pick<ImportedFile, 'head' | 'encoding' | 'lineEnds'>
}
/** @throws UnreadableFile */
export type OpenFormat = (head: string) => HistoryFile

/**
 * @param file as the parts before this one left it
 * @param mostBytes what the text of a workbook may come to
 * @throws UnreadableFile
 */
export async function textPart(sent: SentPart, file: ImportedFile, about: { source: Source; open: OpenFormat; mostBytes: number }): Promise<TextPart> {
  const { isFirst } = sent
  if (isFirst && isArchive(sent.bytes)) return tableOf(sent, about)
  const encoding = isFirst ? utf16Of(sent.bytes) : file.encoding
  const utf8 = asUtf8({ ...sent, encoding })
  const lineEnds = isFirst ? lineEndsOf(utf8.bytes) : file.lineEnds
  const bytes = lineEnds === 'cr' ? utf8.bytes.map((byte) => (byte === carriageReturn ? lineFeed : byte)) : utf8.bytes
  const format = isFirst && bytes.length === 0 ? emptyFile : about.open(isFirst ? headOf(bytes) : (file.head ?? ''))
  return { bytes, sentBytesOf: utf8.sentBytesOf, format, kept: { ...headKept(format), ...(encoding && { encoding }), ...(lineEnds && { lineEnds }) } }
}

const emptyFile: HistoryFile = { readPart: () => ({ reports: [], rows: 0, skipped: 0, refused: [] }) }
const headKept = ({ head }: HistoryFile) => (head === undefined ? {} : { head })

const [lineFeed, carriageReturn] = [0x0a, 0x0d]
/** Old programs end a line with a carriage return alone; a line feed within a cell may stand before it. */
function lineEndsOf(bytes: Uint8Array): 'cr' | undefined {
  const first = bytes.indexOf(carriageReturn)
  if (first === -1 || first === bytes.length - 1 || bytes[first + 1] === lineFeed) return undefined
  const before = bytes.indexOf(lineFeed)
  return before === -1 || before > first ? 'cr' : undefined
}

/** The sheet that has the columns. A workbook cannot be read in pieces, so it comes as one. */
async function tableOf({ bytes, isLast }: SentPart, { source, open, mostBytes }: { source: Source; open: OpenFormat; mostBytes: number }): Promise<TextPart> {
  if (!isLast) throw new UnreadableFile('workbook_too_large')
  const sheets = await sheetTexts(bytes, source.columns?.delimiter ?? ';', mostBytes)
  const opened = sheets.flatMap((sheet) => openedOf(sheet, open) ?? [])
  if (opened.length > 1) throw new UnreadableFile('several_sheets', opened.map(({ sheet }) => sheet.name).join(', '))
  const [only] = opened
  if (only !== undefined) return { bytes: only.sheet.bytes, sentBytesOf: () => bytes.length, format: only.format, kept: headKept(only.format) }
  const format = open(sheets[0] === undefined ? '' : headOf(sheets[0].bytes)) // says what is missing
  return { bytes: new Uint8Array(), sentBytesOf: () => bytes.length, format, kept: {} }
}

/** undefined: it has not the columns. @throws UnreadableFile for a sheet that has them, and something else is wrong with */
function openedOf(sheet: SheetText, open: OpenFormat): { sheet: SheetText; format: HistoryFile } | undefined {
  try {
    return { sheet, format: open(headOf(sheet.bytes)) }
  } catch (failure) {
    if (failure instanceof UnreadableFile && (failure.reason === 'missing_column' || failure.reason === 'unknown_format')) return undefined
    throw failure
  }
}
