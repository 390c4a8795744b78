/** What went wrong with an import, for whoever sent it: a code, a sentence, and the status of the answer. */
import { UnreadableFile } from '../../../shared/providers/unreadableFile.ts'
import type { Language } from '../../../shared/text/language.ts'
import { type Texts, textsOf } from '../../../shared/text/texts.ts'
import { type ImportRefusal, ImportRefused } from '../record/refused.ts'

const statusOf = {
  bad_request: 400,
  no_file: 422,
  not_set_up: 409,
  unknown_source: 404,
  no_history: 422,
  unknown_import: 404,
  unknown_file: 404,
  part_out_of_order: 409,
  part_too_large: 413,
  no_record_end: 422,
  not_all_read: 409,
  changed_meanwhile: 409,
  being_undone: 409,
  too_late_to_undo: 409,
  other_import_open: 409,
  not_signed_in: 401,
  not_allowed: 404,
  other_form: 403,
  not_recorded: 503,
} as const satisfies Record<ImportRefusal, number>

const unreadable = (imports: Texts['imports'], { reason, detail }: UnreadableFile): string =>
  detail === '' ? imports.fileReasonOf[reason] : `${imports.fileReasonOf[reason]} ${imports.fileReasonAbout(detail)}`

export type ImportFailure = { readonly code: string; readonly detail: string; readonly sentence: string; readonly status: (typeof statusOf)[ImportRefusal] }

/** undefined for what is our own fault. */
export function failureOf(error: unknown, language: Language): ImportFailure | undefined {
  const { imports, importList, errors } = textsOf(language)
  const refusals = new Map<string, string>(Object.entries(importList.refusalOf))
  if (error instanceof ImportRefused)
    return { code: error.reason, detail: error.detail, sentence: refusals.get(error.reason) ?? errors.refused, status: statusOf[error.reason] }
  if (error instanceof UnreadableFile) return { code: error.reason, detail: error.detail, sentence: unreadable(imports, error), status: 422 }
  return undefined
}
