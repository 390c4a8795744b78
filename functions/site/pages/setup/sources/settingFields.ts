/**
 * The keys that a source has because of its provider, as fields of a form, and back. What kind of field a key is, follows from its schema: a text, a
 * choice, a list (one entry a line), or pairs (`name = value`, one a line). Pure.
 */
import { $ZodArray, $ZodBoolean, $ZodEnum, $ZodLiteral, $ZodNumber, $ZodRecord, $ZodString, $ZodStringFormat, type $ZodType } from 'zod/v4/core'
import type { ProviderName } from '../../../../../shared/providers/providerName.ts'
import { keysOf, providerSettings } from '../../../../../shared/settings/providerSettings.ts'
import type { Source } from '../../../../../shared/settings/settings.ts'
import type { Form } from '../../../form.ts'
import { unwrapped } from '../../../../../shared/settings/unwrapped.ts'

export type SettingKind = { readonly kind: 'text' | 'number' | 'list' | 'pairs' | 'yes' } | { readonly kind: 'choice'; readonly choices: readonly string[] }
export type SettingField = { readonly key: string; readonly kind: SettingKind; readonly schema: $ZodType }

/** Keys of any source that belong on the same form. */
export const sharedKeys = ['publicUrl', 'senders'] as const
const schemas = new Map<string, $ZodType>(Object.entries(providerSettings))

/** Those that a form can show; the mapping of a CSV file has a page of its own. */
export const settingFields = (provider: ProviderName): readonly SettingField[] =>
  keysOf(provider).flatMap((key) => {
    const schema = schemas.get(key)
    const kind = schema === undefined ? undefined : kindOf(unwrapped(schema))
    return schema === undefined || kind === undefined ? [] : [{ key, kind, schema }]
  })

function kindOf(schema: $ZodType): SettingKind | undefined {
  if (schema instanceof $ZodString || schema instanceof $ZodStringFormat) return { kind: 'text' }
  if (schema instanceof $ZodNumber) return { kind: 'number' }
  if (schema instanceof $ZodBoolean || (schema instanceof $ZodLiteral && schema._zod.def.values.includes(true))) return { kind: 'yes' }
  if (schema instanceof $ZodEnum) return { kind: 'choice', choices: Object.values(schema._zod.def.entries).map(String) }
  if (schema instanceof $ZodArray) return isPlain(schema._zod.def.element) ? { kind: 'list' } : undefined
  if (schema instanceof $ZodRecord) return isPlain(schema._zod.def.valueType) ? { kind: 'pairs' } : undefined
  return undefined
}
const isPlain = (schema: $ZodType) => ['text', 'choice'].includes(kindOf(unwrapped(schema))?.kind ?? '')

/** What stands in the field now. */
export function settingText(source: Source, key: string): string {
  const value: unknown = new Map<string, unknown>(Object.entries(source)).get(key)
  if (value === undefined) return ''
  if (value === true) return 'yes'
  if (Array.isArray(value)) return value.join('\n')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, one]) => `${name} = ${String(one)}`)
      .join('\n')
  return String(value)
}

/** The value that the text stands for; undefined for an empty field, which leaves the key out. Whether it may be so is checked with the whole settings. */
function settingValue({ key, kind }: SettingField, form: Form): unknown {
  const text = form.text(key)
  if (text === '') return undefined
  switch (kind.kind) {
    case 'text':
    case 'choice':
      return text
    case 'number':
      return Number(text.replace(',', '.'))
    case 'yes':
      return true
    case 'list':
      return linesIn(text)
    case 'pairs':
      return Object.fromEntries(linesIn(text).map(pairIn))
  }
}

const linesIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

function pairIn(line: string): readonly [string, string] {
  const at = line.indexOf('=')
  return at === -1 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

/** The source with these keys as the form has them. */
export function withSettings(source: Source, form: Form): unknown {
  const fields = settingFields(source.provider)
  const changed = new Map<string, unknown>(Object.entries(source))
  for (const field of fields) changed.set(field.key, settingValue(field, form))
  changed.set('publicUrl', form.text('publicUrl') === '' ? undefined : form.text('publicUrl'))
  changed.set('senders', form.text('senders') === '' ? undefined : linesIn(form.text('senders')))
  return Object.fromEntries([...changed].filter(([, value]) => value !== undefined))
}
