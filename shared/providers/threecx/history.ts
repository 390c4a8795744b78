/** The file `cdr.log`, or the one file a call, which is a `cdr.log` of one line. */
import type { Source } from '../../settings/settings.ts'
import { csvRecords } from '../csvRecords.ts'
import type { History, HistoryFile, RowsRead } from '../provider.ts'
import { readRecords } from '../readRecords.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { readCdr } from './cdr.ts'
import { type CdrForm, cdrFormOf, headingIn } from './cdrForm.ts'
import { cellsOf, namesKinds } from './cells.ts'

export const history: History = { open }

function open(head: string, source: Source): HistoryFile {
  const records = csvRecords(head.replace(/^\uFEFF/, ''), ',', 1, 20).records.map(({ fields }) => fields)
  const form = cdrFormOf(source, records)
  // A name with a comma in it spoils its own record only.
  const isRecord = (fields: readonly string[]) => fields.length === form.columnCount && namesKinds(cellsOf(fields, form))
  if (form.heading === undefined && !records.some((fields) => isEmpty(fields, form) || isRecord(fields)))
    throw records.some((fields) => fields.some(isMoment)) ? new UnreadableFile('other_fields', 'cdrFields') : new UnreadableFile('unknown_format', 'cdr.log')
  return {
    head: `${(form.heading ?? Array.from({ length: form.columnCount }, () => '')).join(',')}\n`,
    delimiter: ',',
    readPart: (text, firstLine) => readPart(text.replace(/^\uFEFF/, ''), firstLine, form),
  }
}

/** A record made up to open the same form again. */
const isEmpty = (fields: readonly string[], { columnCount }: CdrForm) => fields.length === columnCount && fields.every((field) => field === '')
const isMoment = (field: string) => /^\d{4}[/-]\d\d[/-]\d\d \d\d:\d\d:\d\d$/.test(field.trim())

function readPart(text: string, firstLine: number, form: CdrForm): RowsRead {
  const { records, refused } = csvRecords(text, ',', firstLine)
  return readRecords(records, refused, (fields) => {
    if (fields.length !== form.columnCount) return { reason: 'wrong_column_count' }
    return headingIn(fields) === undefined ? readCdr(cellsOf(fields, form), form) : 'skipped'
  })
}
