/** The file `cdr.log`, or the one file a call, which is a `cdr.log` of one line. */
import type { Source } from '../../settings/settings.ts'
import { csvRecords } from '../csvRecords.ts'
import type { History, HistoryFile, RowsRead } from '../provider.ts'
import { readRecords } from '../readRecords.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { type CdrForm, cdrFormOf } from './cdrForm.ts'
import { readCdr } from './cdr.ts'

export const history: History = { open }

function open(head: string, source: Source): HistoryFile {
  const records = csvRecords(head.replace(/^\uFEFF/, ''), ',', 1, 20).records.map(({ fields }) => fields)
  const form = cdrFormOf(
    source,
    records.map(({ length }) => length),
  )
  // A name with a comma in it spoils its own record only.
  const isRecord = (fields: readonly string[]) =>
    fields.length === form.columnCount && dateAndTime.test(fields[form.positions.get('time-start') ?? -1]?.trim() ?? '')
  if (!records.some(isRecord)) throw new UnreadableFile('unknown_format', 'cdr.log, cdrFields')
  return {
    head: `${','.repeat(form.columnCount - 1)}\n`,
    delimiter: ',',
    readPart: (text, firstLine) => readPart(text.replace(/^\uFEFF/, ''), firstLine, form),
  }
}

/** Nothing at all in a record made up to open the same form again. */
const dateAndTime = /^(?:\d{4}[/-]\d\d[/-]\d\d \d\d:\d\d:\d\d)?$/

function readPart(text: string, firstLine: number, form: CdrForm): RowsRead {
  const { records, refused } = csvRecords(text, ',', firstLine)
  return readRecords(records, refused, (fields) => (fields.length === form.columnCount ? readCdr(fields, form) : { reason: 'wrong_column_count' }))
}
