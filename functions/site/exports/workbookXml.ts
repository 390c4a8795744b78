/** The parts of a workbook (XLSX, ECMA-376 part 1) as XML. Every text is a cell of type text: nobody runs it. */
import { daysOfMoment } from '../../../shared/sheets/sheet.ts'
import type { SheetLine, SheetValue, WorkbookSheet, WorkbookStyles } from './workbookSheet.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const ofDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function fixedParts(sheets: readonly WorkbookSheet[], formats: WorkbookStyles): Readonly<Record<string, string>> {
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

export function* sheetXml({ widths, lines, hasHeading, isLandscape }: WorkbookSheet, isFirst: boolean): Generator<string> {
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
