/** The form of one exception, read into settings or into what has to be mended first. Pure. */
import { mergeBlocks, writeTimes } from '../../../../../shared/calendar/weekPattern.ts'
import { AskedDate } from '../../../../../shared/calendar/askedDate.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { HoursException } from '../../../../../shared/settings/settings.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import { readRows, type TimeRow } from './timeRows.ts'

export const exceptionKinds = ['closed', 'other', 'extra'] as const

export type ExceptionDraft = { readonly date: string; readonly kind: string; readonly rows: readonly TimeRow[]; readonly reason: string }
export const emptyException: ExceptionDraft = { date: '', kind: 'closed', rows: [], reason: '' }

export function exceptionDraftOf(form: Form): ExceptionDraft {
  const untils = form.all('time-until')
  return {
    date: form.text('date'),
    kind: form.text('kind'),
    rows: form.all('time-from').map((from, n) => ({ from, until: untils[n] ?? '' })),
    reason: form.text('reason'),
  }
}

export type ExceptionContext = {
  readonly taken: readonly LocalDate[]
  readonly today: LocalDate
  readonly pastAgreed: boolean
  readonly day: (date: string) => string
}

export function readException(
  { date, kind, rows, reason }: ExceptionDraft,
  { taken, today, pastAgreed, day }: ExceptionContext,
  words: Texts['hours']['problems'],
): { readonly exception: HoursException } | { readonly problems: readonly FieldProblem[] } {
  const on = AskedDate.safeParse(date)
  const chosen = exceptionKinds.find((own) => own === kind)
  const times = chosen === 'closed' ? { blocks: [], problems: [] } : readRows(rows, 'time', words)
  const problems: readonly FieldProblem[] = [
    ...(on.success ? [] : [{ field: 'date', words: words.exceptionDate }]),
    ...(on.success && taken.includes(on.data) ? [{ field: 'date', words: words.exceptionTaken(day(on.data)) }] : []),
    ...(chosen === undefined ? [{ field: 'kind', words: words.kindMissing }] : []),
    ...times.problems,
    ...(chosen !== 'closed' && times.blocks.length === 0 && times.problems.length === 0 ? [{ field: 'time-from-0', words: words.exceptionTimes }] : []),
    ...(reason.length > 200 ? [{ field: 'reason', words: words.reasonTooLong }] : []),
    ...(on.success && on.data < today && !pastAgreed ? [{ field: 'past', words: words.pastNotAgreed }] : []),
  ]
  if (!on.success || problems.length > 0) return { problems }
  return {
    exception: {
      date: on.data,
      week: chosen === 'closed' ? 'closed' : writeTimes(mergeBlocks(times.blocks)),
      reason,
      ...(chosen === 'extra' && { extra: true }),
    },
  }
}
