/** The form of a group of settings: numbers as people type them, held against what is allowed. */
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import { colourTyped } from '../../../../../shared/reports/accentColour.ts'
import type { Settings } from '../../../../../shared/settings/settings.ts'
import type { Values } from '../../../components/entered.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import { dateInField, typedDate } from '../../../typedDate.ts'
import type { View } from '../../../view.ts'
import type { SettingField, SettingsGroup, Typed } from './settingsGroup.ts'

/** As it stands in a field. */
export function typedText(value: number | string | undefined, { language }: Pick<View, 'language'>): string {
  if (value === undefined) return ''
  return typeof value === 'number' && language === 'nl' ? String(value).replace('.', ',') : String(value)
}

export const groupValues = (group: SettingsGroup, view: View, today: LocalDate): Values => ({
  from: dateInField(today, view.language),
  ...Object.fromEntries(Object.entries(group.read(view.settings, today)).map(([name, value]) => [name, typedText(value, view)])),
})

/** The least that may be typed now. */
export function leastOf({ name, least, isOnlyRaised }: SettingField, current: Typed): number {
  const now = current[name]
  return isOnlyRaised === true && typeof now === 'number' ? Math.max(least, now) : least
}

export type Asked = { readonly typed: Typed; readonly from: LocalDate }

export function readGroup(
  form: Form,
  group: SettingsGroup,
  { view, today }: { readonly view: View; readonly today: LocalDate },
): Asked | { readonly problems: readonly FieldProblem[] } {
  const words = view.texts.groups
  const current = group.read(view.settings, today)
  const from = group.versions === undefined ? today : typedDate(form.text('from')).data
  const values = group.fields.map((field) => ({ field, read: valueIn(form.text(field.name), field, leastOf(field, current)) }))
  const problems = [
    ...(from === undefined ? [{ field: 'from', words: words.problems.date }] : []),
    ...values.flatMap(({ field, read }) => (read === undefined ? [{ field: field.name, words: problemOf(field, leastOf(field, current), view) }] : [])),
  ]
  if (from === undefined || problems.length > 0) return { problems }
  return { from, typed: Object.fromEntries(values.map(({ field, read }) => [field.name, read?.value])) }
}

/** undefined: it cannot be that. */
function valueIn(text: string, field: SettingField, least: number): { readonly value: number | string | undefined } | undefined {
  if (text === '') return field.isOptional === true ? { value: undefined } : undefined
  if (field.kind === 'colour') return colourTyped(text) === undefined ? undefined : { value: colourTyped(text) }
  if (field.kind === 'text') return text.length >= least && text.length <= field.most ? { value: text } : undefined
  if (!/^\d{1,6}(?:[.,]\d{1,3})?$/.test(text)) return undefined
  const value = Number(text.replace(',', '.'))
  const isAllowed = value >= least && value <= field.most && (field.isWhole !== true || Number.isInteger(value))
  return isAllowed && (field.step === undefined || value % field.step === 0) ? { value } : undefined
}

function problemOf(field: SettingField, least: number, { texts: { groups }, language }: View): string {
  const { label } = groups.fields[field.name] ?? { label: field.name }
  if (field.kind === 'colour') return groups.problems.colour(label)
  if (field.kind === 'text') return groups.problems.text(label, String(field.most))
  const range = [typedText(least, { language }), typedText(field.most, { language })] as const
  if (field.isOnlyRaised === true) return groups.problems.raised(label, ...range)
  return field.step === undefined ? groups.problems.number(label, ...range) : groups.problems.step(label, ...range, String(field.step))
}

/** What the audit trail and the page say was changed: from and to as typed. Free text is named and not repeated. */
export function changedValues(
  group: SettingsGroup,
  before: Settings,
  { typed, from }: Asked,
): readonly { readonly field: SettingField; readonly was: string; readonly is: string }[] {
  const current = group.read(before, from)
  return group.fields
    .map((field) => ({ field, was: String(current[field.name] ?? ''), is: String(typed[field.name] ?? '') }))
    .filter(({ was, is }) => was !== is)
}
