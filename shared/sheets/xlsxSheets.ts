/** Sheets of an XLSX file, as ECMA-376 part 1 has them (18.2 workbooks, 18.3 worksheets, 18.4 shared strings, 18.8 styles). Formulas count by their last result. */
import { type DateFormat, dateFormatOf } from './sheetDates.ts'
import { momentOfDays, mostColumns, type SheetCell, type TakeRow, type TakeSheet, UnreadableSheet } from './sheet.ts'
import { type Attributes, takeXml } from './xmlTags.ts'

/** The content of a part by its name; undefined: there is none. */
export type PartNamed = (name: string) => AsyncIterable<Uint8Array> | undefined

/** @throws UnreadableSheet */
export async function takeXlsxSheets(part: PartNamed, takeSheet: TakeSheet): Promise<void> {
  const { sheets, daysFrom1900 } = await workbookIn(part)
  const book: Book = { texts: await sharedTexts(part), formats: await dateFormats(part), daysFrom1900 }
  // One sheet under many names would be read as often.
  if (new Set(sheets.map(({ path }) => path)).size < sheets.length) throw new UnreadableSheet('not_readable')
  for (const { name, path } of sheets) {
    const content = part(path)
    if (content === undefined) throw new UnreadableSheet('not_readable')
    await takeRows(content, book, takeSheet(name))
  }
}

type Book = { readonly texts: readonly string[] /** By style. */; readonly formats: readonly (DateFormat | undefined)[]; readonly daysFrom1900: number }

const needed = (content: AsyncIterable<Uint8Array> | undefined): AsyncIterable<Uint8Array> => {
  if (content === undefined) throw new UnreadableSheet('not_readable')
  return content
}
const ignore = () => undefined

async function workbookIn(part: PartNamed) {
  const targets = new Map<string, string>()
  const relation = (name: string, attributes: Attributes) => {
    const [id, target] = [attributes['Id'], attributes['Target']]
    if (name === 'Relationship' && id !== undefined && target !== undefined) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  await takeXml(needed(part('xl/_rels/workbook.xml.rels')), { open: relation, close: ignore, text: ignore })
  const sheets: { name: string; path: string }[] = []
  let daysFrom1900 = 0
  const take = (name: string, attributes: Attributes) => {
    // Some programs count from 1904.
    if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) daysFrom1900 = 1462
    if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return
    const path = targets.get(idOf(attributes) ?? '')
    if (path === undefined) throw new UnreadableSheet('not_readable')
    if (path.startsWith('xl/worksheets/')) sheets.push({ name: attributes['name'] ?? '', path })
  }
  await takeXml(needed(part('xl/workbook.xml')), { open: take, close: ignore, text: ignore })
  return { sheets, daysFrom1900 }
}

/** Under whatever prefix the program gave the namespace of relationships. */
const idOf = (attributes: Attributes) => attributes[Object.keys(attributes).find((name) => name.endsWith(':id')) ?? '']

/** Many more than any sheet has. */
const mostTexts = 1_000_000

async function sharedTexts(part: PartNamed): Promise<readonly string[]> {
  const content = part('xl/sharedStrings.xml')
  const texts: string[] = []
  if (content === undefined) return texts
  let text = ''
  const within = new Nesting()
  await takeXml(content, {
    open: (name) => {
      within.open(name)
      if (name === 'si') text = ''
    },
    close: (name) => {
      within.close(name)
      if (name === 'si' && texts.push(withoutEscapes(text)) > mostTexts) throw new UnreadableSheet('unpacks_too_large')
    },
    text: (more) => {
      if (within.isText) text += more
    },
  })
  return texts
}

/** Whether what is read now is text of a cell: not how it is pronounced, which some sheets say beside it. */
class Nesting {
  isText = false
  private isSpoken = false
  open(name: string) {
    if (name === 'rPh') this.isSpoken = true
    if (name === 't') this.isText = !this.isSpoken
  }
  close(name: string) {
    if (name === 'rPh') this.isSpoken = false
    if (name === 't') this.isText = false
  }
}

const withoutEscapes = (text: string) =>
  text.includes('_x') ? text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

async function dateFormats(part: PartNamed): Promise<readonly (DateFormat | undefined)[]> {
  const content = part('xl/styles.xml')
  const formats: (DateFormat | undefined)[] = []
  if (content === undefined) return formats
  const codes = new Map<number, string>()
  let isOfCells = false
  await takeXml(content, {
    open: (name, attributes) => {
      if (name === 'cellXfs') isOfCells = true
      const id = Number(attributes['numFmtId'] ?? 0)
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
      if (name === 'xf' && isOfCells && formats.push(dateFormatOf(id, codes.get(id))) > mostStyles) throw new UnreadableSheet('unpacks_too_large')
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false
    },
    text: ignore,
  })
  return formats
}
/** What programs allow is 65,490. */
const mostStyles = 70_000

/** A cell while it is read. */
type Reading = { readonly place: number; readonly type: string | undefined; readonly style: number; value: string; hasFormula: boolean }

async function takeRows(content: AsyncIterable<Uint8Array>, book: Book, takeRow: TakeRow): Promise<void> {
  let row = 0
  let cells: SheetCell[] = []
  let next = 0
  let cell: Reading | undefined
  let isValue = false
  const within = new Nesting()
  await takeXml(content, {
    open: (name, attributes) => {
      within.open(name)
      if (name === 'row') {
        const number = Number(attributes['r'] ?? row + 1)
        if (!(number > row && number <= mostRows)) throw new UnreadableSheet('not_readable')
        row = number
        cells = []
        next = 0
      } else if (name === 'c') {
        const place = placeOf(attributes['r']) ?? next
        next = place + 1
        cell = { place, type: attributes['t'], style: Number(attributes['s'] ?? 0), value: '', hasFormula: false }
      } else if (name === 'v') isValue = true
      else if (name === 'f' && cell !== undefined) cell.hasFormula = true
    },
    close: (name) => {
      within.close(name)
      if (name === 'v') isValue = false
      else if (name === 'c' && cell !== undefined) {
        const value = cellOf(cell, book)
        if (value !== '') put(cells, cell.place, value)
        cell = undefined
      } else if (name === 'row' && cells.length > 0) takeRow(row, cells)
    },
    text: (more) => {
      if (cell !== undefined && (isValue || within.isText)) cell.value += more
    },
  })
}
/** Of every sheet. */
export const mostRows = 1_048_576

/** @throws UnreadableSheet beyond the columns that any table has */
export function put(cells: SheetCell[], place: number, value: SheetCell): void {
  if (place >= mostColumns) throw new UnreadableSheet('too_many_columns')
  while (cells.length < place) cells.push('')
  cells[place] = value
}

/** `AB12` is the 28th column, from 0: 27. */
function placeOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  let place = 0
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64
  return place - 1
}

function cellOf({ type = 'n', style, value, hasFormula }: Reading, { texts, formats, daysFrom1900 }: Book): SheetCell {
  if (value === '') {
    if (hasFormula && type !== 'str') throw new UnreadableSheet('without_results')
    return ''
  }
  if (type === 's') return texts[Number(value)] ?? unreadable()
  if (type === 'b') return value === '1'
  if (type === 'd') return { at: new Date(/T/.test(value) ? `${value.replace(/Z$/, '')}Z` : `${value}T00:00Z`), showsTime: /T/.test(value) }
  if (type !== 'n') return withoutEscapes(value)
  const number = Number(value)
  if (!Number.isFinite(number)) return unreadable()
  const format = formats[style]
  if (format === undefined || number < 0 || number > lastDay) return number
  // What is shorter than a year is a length or a time of day, wherever days are counted from.
  return { at: momentOfDays(number < 366 ? number : number + daysFrom1900), showsTime: format.showsTime || !Number.isInteger(number) }
}
/** 31 December 2099. */
const lastDay = 73_050

function unreadable(): never {
  throw new UnreadableSheet('not_readable')
}
