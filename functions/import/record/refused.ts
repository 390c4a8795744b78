/** What the person who imports can mend. Anything else is a fault of ours or of the store, and thrown as it is. */
export type ImportRefusal =
  | 'bad_request'
  | 'no_file'
  | 'not_set_up'
  | 'unknown_source'
  | 'no_history'
  | 'unknown_import'
  | 'unknown_file'
  | 'part_out_of_order'
  | 'part_too_large'
  | 'no_record_end'
  | 'not_all_read'
  | 'changed_meanwhile'
  | 'being_undone'
  | 'too_late_to_undo'
  | 'other_import_open'
  | 'not_signed_in'
  | 'not_allowed'
  | 'other_form'
  | 'not_recorded'

/** `detail` never quotes a file. */
export class ImportRefused extends Error {
  readonly reason: ImportRefusal
  readonly detail: string
  constructor(reason: ImportRefusal, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`)
    this.name = 'ImportRefused'
    this.reason = reason
    this.detail = detail
  }
}

export function refuse(reason: ImportRefusal, detail = ''): never {
  throw new ImportRefused(reason, detail)
}
