/** What somebody asks of a new report: read from its form, with everything that has to be mended named. */
import type { SavedCase } from '../../../../shared/cases/savedCase.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { readDate } from '../../../../shared/rosters/rosterTime.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import { Language } from '../../../../shared/text/language.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { Form } from '../../form.ts'
import type { View } from '../../view.ts'
import { firstDayOf, lastDayOf, monthsFromTo } from './reportMonths.ts'

export type ReportRequest = {
  readonly line: Line
  readonly from: LocalDate
  readonly to: LocalDate
  readonly language: Language
  readonly contact: string
  readonly start?: string
  readonly saved?: SavedCase
}
export type ReportFormChoices = { readonly months: readonly string[]; readonly saved: readonly SavedCase[] }

const longestContact = 200
const mostMonths = 24

export function readReportForm(
  form: Form,
  { texts, settings }: View,
  { months, saved }: ReportFormChoices,
): ReportRequest | { readonly problems: readonly FieldProblem[] } {
  const words = texts.reports.pages.problems
  const line = settings.lines.find(({ id }) => id === form.text('line'))
  const [first, last] = [form.text('first'), form.text('last')]
  const asked = saved.find(({ id, answer }) => id === form.text('case') && answer.request.line === line?.id)
  const typed = form.text('start')
  const start = readDate(typed)
  const problems = [
    ...(line === undefined ? [{ field: 'line', words: words.unknownLine }] : []),
    ...(months.includes(first) ? [] : [{ field: 'first', words: words.noMonth }]),
    ...(months.includes(last) ? [] : [{ field: 'last', words: words.noMonth }]),
    ...(months.includes(first) && months.includes(last) && last < first ? [{ field: 'last', words: words.order }] : []),
    ...(months.includes(first) && months.includes(last) && monthsFromTo(first, last) > mostMonths ? [{ field: 'first', words: words.tooLong }] : []),
    ...(form.text('case') !== '' && asked === undefined ? [{ field: 'case', words: words.unknownProposal }] : []),
    ...(typed !== '' && start === undefined ? [{ field: 'start', words: words.badDate }] : []),
    ...(form.text('contact').length > longestContact ? [{ field: 'contact', words: words.contactTooLong }] : []),
  ]
  if (line === undefined || problems.length > 0) return { problems }
  return {
    line,
    from: firstDayOf(first),
    to: lastDayOf(last),
    language: Language.catch('nl').parse(form.text('language')),
    contact: form.text('contact'),
    ...(start !== undefined && { start }),
    ...(asked !== undefined && { saved: asked }),
  }
}
