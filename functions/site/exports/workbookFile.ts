/**
 * A workbook (XLSX, ECMA-376 part 1) written in pieces: a sheet of a hundred thousand rows takes seconds, and others have their turn meanwhile.
 * Every text is a cell of type text.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { daysOfMoment } from '../../../shared/sheets/sheet.ts'

export type SheetValue = string | number | { /** On the wall, as UTC. */ readonly at: Date; readonly style: 'day' | 'moment' }
export type SheetLine = {
  readonly values: readonly SheetValue[]
  readonly isBold?: boolean
  /** Points; texts then go on below themselves. */
  readonly height?: number
}
export type WorkbookSheet = {
  /** At most 31 characters. */
  readonly name: string
  /** In letters. */
  readonly widths: readonly number[]
  readonly lines: Iterable<SheetLine>
  /** The first line stays in view. */
  readonly hasHeading?: boolean
  readonly isLandscape?: boolean
}
/** How a day and a moment are shown, in letters of spreadsheets. */
export type WorkbookStyles = { readonly day: string; readonly moment: string }

const isoDays: WorkbookStyles = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' }

/** Whatever somebody does meanwhile waits this long at most (ms). */
const turn = 10

export async function workbookFile(sheets: readonly WorkbookSheet[], formats: WorkbookStyles = isoDays): Promise<Uint8Array> {
  const parts: PackedPart[] = []
  for (const [name, text] of Object.entries(fixedParts(sheets, formats))) parts.push(await packed(name, [text]))
  for (const [n, sheet] of sheets.entries()) parts.push(await packed(`xl/worksheets/sheet${n + 1}.xml`, sheetXml(sheet, n === 0)))
  return zipped(parts)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const ofDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function fixedParts(sheets: readonly WorkbookSheet[], formats: WorkbookStyles): Readonly<Record<string, string>> {
  const each = (write: (sheet: WorkbookSheet, number: number) => string) => sheets.map((sheet, n) => write(sheet, n + 1)).join('')
  const types = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>`
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${contentType}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${ofDocument}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${ofDocument}"><sheets>${each(({ name }, n) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relationships}">${each((_, n) => `<Relationship Id="rId${n}" Type="${ofDocument}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${ofDocument}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml(formats),
  }
}

const looks = ['plain', 'bold', 'day', 'moment'] as const
/** Its place among the styles of cells; in lines with a height of their own, of those that go on below themselves. */
const styleOf = (look: (typeof looks)[number], isTall: boolean) => looks.indexOf(look) + (isTall ? looks.length : 0)

/** The typeface is named: a program without the theme of another would choose letters of its own for each style. */
function stylesXml({ day, moment }: WorkbookStyles): string {
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
  const plain = (look: (typeof looks)[number], inside: string) => {
    const format = look === 'day' ? 164 : look === 'moment' ? 165 : 0
    return `<xf numFmtId="${format}" fontId="${look === 'bold' ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"${inside}`
  }
  const cells = [
    ...looks.map((look) => plain(look, '/>')),
    ...looks.map((look) => plain(look, ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>')),
  ]
  return `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="${escaped(day)}"/><numFmt numFmtId="165" formatCode="${escaped(moment)}"/></numFmts><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs></styleSheet>`
}

function* sheetXml({ widths, lines, hasHeading, isLandscape }: WorkbookSheet, isFirst: boolean): Generator<string> {
  const pane = hasHeading ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  const columns = widths.map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`).join('')
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`
  let row = 0
  for (const line of lines) yield rowXml(line, ++row)
  yield `</sheetData>${isLandscape ? '<pageSetup orientation="landscape"/>' : ''}</worksheet>`
}

function rowXml({ values, isBold, height }: SheetLine, row: number): string {
  const isTall = height !== undefined
  const cell = (value: SheetValue, place: number): string => {
    const at = `${columnName(place)}${row}`
    if (typeof value === 'object') return `<c r="${at}" s="${styleOf(value.style, isTall)}"><v>${daysOfMoment(value.at)}</v></c>`
    const style = styleOf(isBold ? 'bold' : 'plain', isTall)
    const attribute = style === 0 ? '' : ` s="${style}"`
    if (typeof value === 'number') return `<c r="${at}"${attribute}><v>${value}</v></c>`
    return value === '' ? '' : `<c r="${at}"${attribute} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  }
  return `<row r="${row}"${isTall ? ` ht="${height}" customHeight="1"` : ''}>${values.map(cell).join('')}</row>`
}
/** A text longer than its column is wide goes on below itself: the cell beside it would hide its end. Rows say their height, as not every program works it out. */
export function heightOf(letters: readonly number[], most: number): { readonly height?: number } {
  const lines = Math.max(...letters.map((length) => Math.ceil((length * 1.1) / most)))
  return lines > 1 ? { height: Math.min(tallest, lineHeight * lines) } : {}
}
const lineHeight = 15
/** What a spreadsheet takes. */
const tallest = 400

const columnName = (place: number): string => (place < 26 ? '' : columnName(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))

/** Letters that XML does not have are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu, '')
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

type PackedPart = { readonly name: string; readonly packed: Buffer; readonly bytes: number; readonly crc: number }
const pieceLetters = 64 * 1024

/** The work is cut by the clock, for how long a row takes nobody knows. */
async function packed(name: string, pieces: Iterable<string>): Promise<PackedPart> {
  const deflate = createDeflateRaw()
  const chunks = deflate.toArray()
  let [bytes, crc, waiting, began] = [0, 0, '', performance.now()]
  const write = async () => {
    const piece = Buffer.from(waiting)
    waiting = ''
    bytes += piece.length
    crc = crc32(piece, crc)
    await new Promise<void>((resolve) => deflate.write(piece, () => resolve()))
  }
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length >= pieceLetters) await write()
    if (performance.now() - began < turn) continue
    await breathe()
    began = performance.now()
  }
  await write()
  deflate.end()
  return { name, packed: Buffer.concat(await chunks), bytes, crc }
}

/** As APPNOTE 4.3 has it: each part behind a header of its own, and a directory at the end. */
function zipped(parts: readonly PackedPart[]): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let place = 0
  for (const { name, packed: content, bytes, crc } of parts) {
    const title = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(noMoment, 6)
    about.writeUInt32LE(crc, 10)
    about.writeUInt32LE(content.length, 14)
    about.writeUInt32LE(bytes, 18)
    about.writeUInt16LE(title.length, 22)
    pieces.push(Buffer.from('PK\x03\x04', 'latin1'), about, title, content)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(place, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, where, title)
    place += 30 + title.length + content.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    8,
  )
  end.writeUInt32LE(place, 12)
  return Buffer.concat([...pieces, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
/** 1 January 1980, as early as can be: the same table is the same file, whenever it is made. */
const noMoment = 0x0021_0000
