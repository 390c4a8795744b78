/** Spreadsheets as small as they come, made part by part. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A zip file as small as they come. */
export function zip(files: Readonly<Record<string, string | Buffer>>, lies: Readonly<Record<string, number>> = {}): Buffer {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const raw = Buffer.from(text)
    const [packed, title] = [deflateRawSync(raw), Buffer.from(name)]
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(raw), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(lies[name] ?? raw.length, 18)
    fields.writeUInt16LE(title.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), fields, title, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, title)
    offset += 30 + title.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
export const sheetOf = (rows: string) => ({
  '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Rooster" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/styles.xml': `${xml}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="hh:mm"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
})

/** `days` since 30 December 1899, shown in a format; a formula with the result that a program worked out, or none. */
export type TestCell = string | number | { readonly days: number; readonly as: keyof typeof formats } | { readonly formula: string; readonly result?: string }
export type TestSheet = {
  readonly name: string
  readonly isHidden?: boolean /** undefined: the sheet has no such row. */
  readonly rows: readonly (readonly TestCell[] | undefined)[]
}
const formats = { date: 'd-m-yyyy', moment: 'd-m-yyyy hh:mm', clock: 'hh:mm', length: '[h]:mm:ss' } as const
const formatNames = ['date', 'moment', 'clock', 'length'] as const

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const columnName = (place: number): string => (place < 26 ? '' : columnName(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))

/** As Excel saves it: texts in a list of their own, moments as numbers with a format. */
export function xlsx(sheets: readonly TestSheet[], { countsFrom1904 = false } = {}): Buffer {
  const texts: string[] = []
  const cellXml = (cell: TestCell, at: string): string => {
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
    if (typeof cell === 'string') return cell === '' ? '' : `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`
    if ('formula' in cell)
      return `<c r="${at}"${cell.result === undefined ? '' : ' t="str"'}><f>${escaped(cell.formula)}</f><v>${escaped(cell.result ?? '')}</v></c>`
    return `<c r="${at}" s="${1 + formatNames.indexOf(cell.as)}"><v>${cell.days}</v></c>`
  }
  const sheetXml = ({ rows }: TestSheet) =>
    `${xml}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map((cells, n) =>
        cells === undefined ? '' : `<row r="${n + 1}">${cells.map((cell, place) => cellXml(cell, `${columnName(place)}${n + 1}`)).join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`
  const parts = Object.fromEntries(sheets.map((sheet, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheetXml(sheet)]))
  return zip({
    ...sheetOf(''),
    'xl/workbook.xml': `${xml}<workbook xmlns:r="r">${countsFrom1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets.map(({ name, isHidden }, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships>${sheets.map((_, n) => `<Relationship Id="rId${n + 1}" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `${xml}<styleSheet><numFmts>${formatNames.map((name, n) => `<numFmt numFmtId="${170 + n}" formatCode="${formats[name]}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formatNames.map((_, n) => `<xf numFmtId="${170 + n}"/>`).join('')}</cellXfs></styleSheet>`,
    ...parts,
    'xl/sharedStrings.xml': `${xml}<sst>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  })
}

/** As LibreOffice saves it. */
export function ods(sheets: readonly TestSheet[]): Buffer {
  const cellXml = (cell: TestCell): string => {
    if (cell === '') return '<table:table-cell/>'
    if (typeof cell === 'number') return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
    if (typeof cell === 'string') return `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`
    if ('formula' in cell)
      return `<table:table-cell table:formula="of:=${escaped(cell.formula)}"${cell.result === undefined ? '/>' : ` office:value-type="string"><text:p>${escaped(cell.result)}</text:p></table:table-cell>`}`
    const seconds = Math.round(cell.days * 86_400)
    const moment = new Date((seconds - 25_569 * 86_400) * 1000).toISOString().slice(0, 19)
    const value =
      seconds < 86_400 * 366
        ? `office:value-type="time" office:time-value="PT${Math.floor(seconds / 3600)}H${Math.floor((seconds % 3600) / 60)}M${seconds % 60}S"`
        : `office:value-type="date" office:date-value="${cell.as === 'date' ? moment.slice(0, 10) : moment}"`
    return `<table:table-cell ${value}><text:p>shown</text:p></table:table-cell>`
  }
  const rowXml = (cells: readonly TestCell[] | undefined) =>
    `<table:table-row>${(cells ?? ['']).map(cellXml).join('')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`
  const content = `${xml}<office:document-content><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${sheets
    .map(
      ({ name, isHidden, rows }) =>
        `<table:table table:name="${escaped(name)}" table:style-name="${isHidden ? 'ta2' : 'ta1'}">${rows.map(rowXml).join('')}<table:table-row table:number-rows-repeated="${1_048_576 - rows.length}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`,
    )
    .join('')}</office:spreadsheet></office:body></office:document-content>`
  return zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content })
}
