/** What the organisation is called, and whom people ask. */
import { type SettingsGroup, textIn } from './settingsGroup.ts'

export const organisationGroup: SettingsGroup = {
  name: 'organisation',
  mayChange: ['admin', 'manager'],
  fields: [
    { name: 'name', kind: 'text', least: 1, most: 80, usual: undefined },
    { name: 'contact', kind: 'text', least: 0, most: 200, usual: undefined, isOptional: true },
  ],
  read: ({ organisation }) => ({ name: organisation.name, contact: organisation.contact }),
  apply: ({ organisation: { contact: _before, ...organisation }, ...settings }, typed) => {
    const contact = textIn(typed, 'contact')
    return { ...settings, organisation: { ...organisation, name: textIn(typed, 'name'), ...(contact !== undefined && { contact }) } }
  },
  effect: ({ request: { view }, before, after }) => {
    const words = view.texts.groups.effects.organisation
    const rows = [
      [words.name, before.organisation.name, after.organisation.name],
      [words.contact, before.organisation.contact ?? words.nobody, after.organisation.contact ?? words.nobody],
    ] as const
    return Promise.resolve({ about: words.about, rows: rows.filter(([, was, is]) => was !== is), none: words.none })
  },
}
