/** Sheets of an ODS file, as OpenDocument 1.3 part 3 has them (9.1 tables, 19.385 value types). Formulas count by their last result. */
import { momentOfDays, type SheetCell, type TakeSheet, type TakeRow, UnreadableSheet } from './sheet.ts'
import { type Attributes, takeXml } from './xmlTags.ts'
import { mostRows, put } from './xlsxSheets.ts'

/** Parts of a table that are not its content: notes on cells, and what somebody changed. */
const beside = new Set(['annotation', 'tracked-changes', 'shapes'])
type Reading = { readonly attributes: Attributes; text: string; paragraphs: number }

/** @throws UnreadableSheet */
export async function takeOdsSheets(content: AsyncIterable<Uint8Array>, takeSheet: TakeSheet): Promise<void> {
  const hidden = new Set<string>()
  let style = ''
  let takeRow: TakeRow | undefined
  let row = 0
  let repeated = 1
  let cells: SheetCell[] = []
  let place = 0
  let cell: Reading | undefined
  let besideDepth = 0
  const openRow = (attributes: Attributes) => {
    repeated = timesIn(attributes, 'table:number-rows-repeated')
    if (row + repeated > mostRows) throw new UnreadableSheet('not_readable')
    cells = []
    place = 0
  }
  const closeRow = () => {
    // Programs fill a sheet up with one empty row, repeated; nobody repeats a row of a table so often.
    if (cells.length > 0 && repeated > mostRepeated) throw new UnreadableSheet('unpacks_too_large')
    if (cells.length > 0) for (let n = 1; n <= repeated; n++) takeRow?.(row + n, cells)
    row += repeated
  }
  const closeCell = ({ attributes, text }: Reading) => {
    const times = timesIn(attributes, 'table:number-columns-repeated')
    const value = cellOf(attributes, text)
    if (value !== '') for (let n = 0; n < times; n++) put(cells, place + n, value)
    place += times
  }
  await takeXml(content, {
    open: (name, attributes) => {
      if (beside.has(name) || besideDepth > 0) besideDepth += 1
      if (besideDepth > 0) return
      if (name === 'style') style = attributes['style:name'] ?? ''
      else if (name === 'table-properties' && attributes['table:display'] === 'false') hidden.add(style)
      else if (name === 'table') {
        if (takeRow !== undefined || cell !== undefined) throw new UnreadableSheet('not_readable') // a table within a table
        takeRow = hidden.has(attributes['table:style-name'] ?? '') ? () => undefined : takeSheet(attributes['table:name'] ?? '')
        row = 0
      } else if (name === 'table-row') openRow(attributes)
      else if (name === 'table-cell' || name === 'covered-table-cell') cell = { attributes, text: '', paragraphs: 0 }
      else if (cell !== undefined) cell.text += textOfTag(name, attributes, cell)
    },
    close: (name) => {
      if (besideDepth > 0) besideDepth -= 1
      else if (name === 'table') takeRow = undefined
      else if (name === 'table-row') closeRow()
      else if ((name === 'table-cell' || name === 'covered-table-cell') && cell !== undefined) {
        closeCell(cell)
        cell = undefined
      }
    },
    text: (more) => {
      if (cell !== undefined && cell.paragraphs > 0 && besideDepth === 0) cell.text += more
    },
  })
}
const mostRepeated = 1000

function textOfTag(name: string, attributes: Attributes, cell: Reading): string {
  if (name === 's') return ' '.repeat(Math.min(100, timesIn(attributes, 'text:c')))
  if (name === 'tab' || name === 'line-break') return ' '
  if (name !== 'p' && name !== 'h') return ''
  cell.paragraphs += 1
  return cell.paragraphs > 1 ? ' ' : ''
}

function timesIn(attributes: Attributes, name: string): number {
  const times = Number(attributes[name] ?? 1)
  if (!(Number.isInteger(times) && times >= 1 && times <= mostRows)) throw new UnreadableSheet('not_readable')
  return times
}

function cellOf(attributes: Attributes, text: string): SheetCell {
  const type = attributes['office:value-type']
  const value = (name: string) => attributes[`office:${name}`] ?? unreadable()
  if (type === undefined) {
    if (text === '' && attributes['table:formula'] !== undefined) throw new UnreadableSheet('without_results')
    return text
  }
  if (type === 'float' || type === 'percentage' || type === 'currency') return finite(Number(value('value')))
  if (type === 'boolean') return value('boolean-value') === 'true'
  if (type === 'date') {
    const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)[.\d]*)?$/.exec(value('date-value')) ?? unreadable()
    return { at: new Date(`${day}T${time ?? '00:00:00'}Z`), showsTime: time !== undefined }
  }
  if (type === 'time') {
    const [, hours = '0', minutes = '0', seconds = '0'] =
      /^PT(?:(\d{1,5})H)?(?:(\d{1,7})M)?(?:(\d{1,9}(?:[.,]\d+)?)S)?$/.exec(value('time-value')) ?? unreadable()
    return { at: momentOfDays((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'))) / 86_400), showsTime: true }
  }
  return attributes['office:string-value'] ?? text
}

const finite = (number: number): number => (Number.isFinite(number) ? number : unreadable())
function unreadable(): never {
  throw new UnreadableSheet('not_readable')
}
