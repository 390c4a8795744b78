/** What can be wrong with a file or a row, as English sentences with their cure. */
import type { ImportRefusal, ImportRefused } from '../../../functions/import/importRefused.ts'
import type { RefusedRowReason } from '../../../shared/providers/provider.ts'
import type { UnreadableFile, UnreadableReason } from '../../../shared/providers/unreadableFile.ts'
import type { RefusedFileRow } from './importFiles.ts'

const rowCures: Readonly<Record<RefusedRowReason, string>> = {
  missing_column: 'the column is missing',
  empty_value: 'is empty; it is needed',
  bad_time: 'is not written as the format in the settings says',
  time_does_not_exist: 'does not exist: no calendar or clock shows it',
  bad_number: 'is not a number of seconds',
  unknown_outcome: 'is not in the value map of the settings; add it there, as "skip" if such rows are no contacts',
  unknown_queue: 'stands for no line; add it to "lines" of the source',
  unclosed_quote: 'a quote is opened and never closed on this line',
  wrong_column_count: 'has not as many columns as it should',
  row_too_long: 'is longer than 16 KiB',
  not_understood: 'is not in the form of this format',
}

export function rowSentence({ file, line, column, value, reason }: RefusedFileRow): string {
  const what = column === undefined ? 'the row' : `${column}${value === undefined ? '' : ` "${value}"`}`
  return `${file}:${line}: ${what} ${rowCures[reason]}`
}

const fileCures: Readonly<Record<UnreadableReason, string>> = {
  unknown_format: 'is in none of the formats of this source',
  missing_column: 'lacks columns that the settings name; mend "columns" of the source, or the header of the file',
  double_column: 'has a needed column twice; take one out',
  no_mapping: 'cannot be read before the settings say more about the source',
  no_contexts: 'holds call records; name the dialplan contexts in which calls come in as "cdrContexts" of the source',
  not_text: 'is no plain text; save it as CSV (UTF-8) first',
}
export const unreadableSentence = ({ reason, detail }: UnreadableFile) => `${fileCures[reason]}${detail === '' ? '' : ` (${detail})`}`

const refusals: Readonly<Record<ImportRefusal, string>> = {
  not_set_up: 'there are no settings yet: npm run helpline -- apply settings.json',
  unknown_source: 'the settings have no source with this id',
  no_history: 'this kind of source has no files of history',
  unknown_import: 'this import is not known',
  unknown_file: 'this file is not part of the import',
  part_out_of_order: 'parts come in order; the next is number',
  part_too_large: 'a part is larger than',
  no_record_end: 'a record never ends, from',
  not_all_read: 'not all files were read to their end',
  changed_meanwhile: 'the same files are being imported by somebody else at this moment',
}
export const refusalSentence = ({ reason, detail }: ImportRefused) => `${refusals[reason]}${detail === '' ? '' : ` (${detail})`}`
