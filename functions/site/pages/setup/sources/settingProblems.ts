import type { SettingsProblem } from '../../../../../shared/settings/settingsProblems.ts'
import type { Source } from '../../../../../shared/settings/settings.ts'
import { connecting } from '../../../../../shared/text/connecting/registry.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { SiteRequest } from '../../../sitePages.ts'
import { settingFields, sharedKeys } from './settingFields.ts'

/** What the check of the whole settings found, beside the field it is about. Its cures are written for a settings file, in English. */
export function settingProblems(problems: readonly SettingsProblem[], source: Source, { view, version }: SiteRequest): readonly FieldProblem[] {
  const place = `sources[${version.settings.sources.findIndex(({ id }) => id === source.id)}].`
  const keys = [...settingFields(source.provider).map(({ key }) => key), ...sharedKeys]
  const found = keys.filter((key) => problems.some(({ path }) => path.startsWith(`${place}${key}`)))
  const texts = connecting.get(source.provider)?.[view.language].settings
  const shared = new Map<string, string>(Object.entries(view.texts.setup.sourceSettings.labels))
  const labelOf = (key: string) => shared.get(key) ?? texts?.find((setting) => setting.key === key)?.label ?? key
  return found.length === 0
    ? [{ field: 'name', words: view.texts.forms.notSaved }]
    : found.map((key) => ({ field: key, words: view.texts.setup.sourceSettings.wrong(labelOf(key)) }))
}
