/** The form of the definitions: a new version from a date on. What was decided before stays as it was. */
import { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { Definitions } from '../../../../shared/settings/settings.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { Values } from '../../components/entered.ts'
import type { Form } from '../../form.ts'
import type { View } from '../../view.ts'

export const definitionFields = [
  'shortSeconds',
  'seriesHours',
  'laterDays',
  'reconnectMinutes',
  'serviceLevelSeconds',
  'rangeLevel',
  'longestTalkSeconds',
] as const
export type DefinitionField = (typeof definitionFields)[number]
/** Inclusive, as in `Definitions`. */
export const allowed: Readonly<Record<DefinitionField, readonly [least: number, most: number]>> = {
  shortSeconds: [0, 120],
  seriesHours: [1, 168],
  laterDays: [1, 28],
  reconnectMinutes: [0, 60],
  serviceLevelSeconds: [1, 3600],
  rangeLevel: [0.5, 0.99],
  longestTalkSeconds: [60, 86_400],
}

export const definitionValues = (current: Definitions, today: LocalDate): Values => ({
  from: today,
  ...Object.fromEntries(definitionFields.map((field) => [field, String(current[field])])),
})

export function readDefinitions(form: Form, { texts }: View): { readonly definitions: Definitions } | { readonly problems: readonly FieldProblem[] } {
  const words = texts.settings
  const from = LocalDate.safeParse(form.text('from'))
  const numbers = definitionFields.map((field) => [field, numberIn(form.text(field))] as const)
  const wrong = numbers.filter(([field, number]) => number === undefined || number < allowed[field][0] || number > allowed[field][1] || !fits(field, number))
  const problems = [
    ...(from.success ? [] : [{ field: 'from', words: words.problems.date }]),
    ...wrong.map(([field]) => ({ field, words: words.problems.number(words.fields[field].label, allowed[field][0], allowed[field][1]) })),
  ]
  if (!from.success || problems.length > 0) return { problems }
  return { definitions: Definitions.parse({ from: from.data, ...Object.fromEntries(numbers) }) }
}

const numberIn = (text: string): number | undefined => (/^\d{1,6}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : undefined)
const wholeOnly: ReadonlySet<DefinitionField> = new Set(['shortSeconds', 'serviceLevelSeconds', 'longestTalkSeconds'])
const fits = (field: DefinitionField, number: number) => !wholeOnly.has(field) || Number.isInteger(number)

/** One version a date: a second one from the same date takes its place. */
export const withDefinitions = (versions: readonly Definitions[], added: Definitions): Definitions[] =>
  [...versions.filter(({ from }) => from !== added.from), added].sort((a, b) => (a.from < b.from ? -1 : 1))
