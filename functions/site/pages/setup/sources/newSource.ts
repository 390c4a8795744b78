/** The form of a new source, read into what settings shall say, or into what has to be mended first. */
import type { ProviderName } from '../../../../../shared/providers/providerName.ts'
import { webhooks } from '../../../../../shared/providers/webhooks.ts'
import { everythingElse } from '../../../../../shared/settings/sourceLines.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import type { SiteRequest } from '../../../sitePages.ts'
import { longestName } from '../lines/lineForm.ts'
import { readCsvMapping } from './csvMapping.ts'
import { takesEverything } from './lineMap.ts'

export function nameProblems(form: Form, { view }: SiteRequest): readonly FieldProblem[] {
  const { setup, forms } = view.texts
  const name = form.text('name')
  if (name === '') return [{ field: 'name', words: setup.newSource.nameMissing }]
  return name.length > longestName ? [{ field: 'name', words: forms.tooLong(setup.newSource.name, longestName) }] : []
}

type NewSource = {
  readonly name: string
  readonly provider: ProviderName
  readonly lines: Readonly<Record<string, string>>
  readonly columns?: object
  readonly secretFrom?: 'stored'
}

export function newSourceIn(
  form: Form,
  request: SiteRequest,
  provider: ProviderName,
): { readonly source: NewSource } | { readonly problems: readonly FieldProblem[] } {
  const { view, version } = request
  const { lines } = version.settings
  const [only] = lines
  const problems = [...nameProblems(form, request)]
  if (only === undefined) return { problems: [...problems, { field: 'name', words: view.texts.setup.because.needs_line }] }
  const line = lines.length === 1 ? only.id : form.text('line')
  if (line !== '' && !lines.some(({ id }) => id === line)) problems.push({ field: 'line', words: view.texts.setup.lineMap.restUnknown })
  const mapping = provider === 'csv' ? readCsvMapping(form, view.texts.setup.csv) : undefined
  if (mapping !== undefined && 'problems' in mapping) problems.push(...mapping.problems)
  if (problems.length > 0 || (mapping !== undefined && 'problems' in mapping)) return { problems }
  return {
    source: {
      name: form.text('name'),
      provider,
      lines: line === '' || !takesEverything(provider) ? {} : { [everythingElse]: line },
      ...(mapping === undefined ? {} : { columns: mapping.columns }),
      ...(webhooks.has(provider) ? { secretFrom: 'stored' } : {}),
    },
  }
}
