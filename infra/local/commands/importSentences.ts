/** What can be wrong with a file or a row, as English sentences with their cure. */
import type { ImportRefusal, ImportRefused } from '../../../functions/import/record/refused.ts'
import type { RefusedRow } from '../../../shared/providers/provider.ts'
import type { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import { textsOf } from '../../../shared/text/texts.ts'

const words = textsOf('en').imports

export type RefusedFileRow = RefusedRow & { readonly file: string }

export function rowSentence({ file, line, column, value, reason }: RefusedFileRow): string {
  const what = `${column ?? words.wholeRow}${value === undefined ? '' : ` "${value}"`}`
  return `${file}:${line}: ${what} ${words.rowReasonOf[reason]}`
}

export const unreadableSentence = ({ reason, detail }: UnreadableFile) => `${words.fileReasonOf[reason]}${detail === '' ? '' : ` (${detail})`}`

const refusals: Readonly<Record<ImportRefusal, string>> = {
  bad_request: 'the request cannot be understood',
  no_file: 'no file was named',
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
  being_undone: 'an import of this source is being undone: finish that first, with import --undo',
  too_late_to_undo: 'this was imported more than 30 days ago and can no longer be undone',
  not_signed_in: 'nobody is signed in',
  not_allowed: 'only a manager or an administrator can import history',
  other_form: 'the form belongs to an earlier sign-in',
  not_recorded: 'the audit trail cannot be written',
  other_import_open: 'another import of this source is not finished: finish or undo that first',
}
export const refusalSentence = ({ reason, detail }: ImportRefused) => `${refusals[reason]}${detail === '' ? '' : ` (${detail})`}`
