/** What the organisation is called, whom people ask, and the colour of its reports. */
import { readableOn, reportGrounds } from '../../../../../shared/reports/accentColour.ts'
import { type SettingsGroup, textIn } from './settingsGroup.ts'

export const organisationGroup: SettingsGroup = {
  name: 'organisation',
  mayChange: ['admin', 'manager'],
  fields: [
    { name: 'name', kind: 'text', least: 1, most: 80, usual: undefined },
    { name: 'contact', kind: 'text', least: 0, most: 200, usual: undefined, isOptional: true },
    { name: 'accent', kind: 'colour', least: 0, most: 7, usual: undefined, isOptional: true },
  ],
  read: ({ organisation }) => ({ name: organisation.name, contact: organisation.contact, accent: organisation.accent }),
  apply: ({ organisation: { contact: _before, accent: _colour, ...organisation }, ...settings }, typed) => {
    const [contact, accent] = [textIn(typed, 'contact'), textIn(typed, 'accent')]
    return {
      ...settings,
      organisation: { ...organisation, name: textIn(typed, 'name'), ...(contact !== undefined && { contact }), ...(accent !== undefined && { accent }) },
    }
  },
  effect: ({ request: { view }, before, after }) => {
    const words = view.texts.groups.effects.organisation
    const rows = [
      [words.name, before.organisation.name, after.organisation.name],
      [words.contact, before.organisation.contact ?? words.nobody, after.organisation.contact ?? words.nobody],
      [words.accent, before.organisation.accent ?? words.noAccent, after.organisation.accent ?? words.noAccent],
      ...(before.organisation.accent === after.organisation.accent ? [] : asRead(after.organisation.accent, words.onPaper, words.inTheDark)),
    ] as const
    return Promise.resolve({ about: words.about, rows: rows.filter(([, was, is]) => was !== is), none: words.none })
  },
}

/** What a colour becomes that could not be read as it is. */
const asRead = (colour: string | undefined, onPaper: string, inTheDark: string): readonly (readonly [string, string, string])[] =>
  colour === undefined
    ? []
    : [
        [onPaper, colour, readableOn(colour, reportGrounds.light)],
        [inTheDark, colour, readableOn(colour, reportGrounds.dark)],
      ]
