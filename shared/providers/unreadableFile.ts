/** Why a whole file of history cannot be read; the person who chose it can mend each of these. */
export type UnreadableReason =
  | 'unknown_format'
  | 'missing_column'
  | 'double_column'
  | 'no_mapping'
  /** Its records are those of the system, with other fields or in another order than the settings say. */
  | 'other_fields'
  | 'no_contexts'
  /** JSON with its objects spread over lines, or all in one list. */
  | 'not_one_per_line'
  | 'not_text'
  | 'day_and_month_swapped'
  | 'workbook_too_large'
  | 'workbook_unreadable'
  /** More than one sheet has the columns. */
  | 'several_sheets'
  /** Formulas that no program has worked out. */
  | 'without_results'

/** `detail` names columns, sheets or settings only, never anything from a row of the file. */
export class UnreadableFile extends Error {
  readonly reason: UnreadableReason
  readonly detail: string
  constructor(reason: UnreadableReason, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`)
    this.name = 'UnreadableFile'
    this.reason = reason
    this.detail = detail
  }
}
