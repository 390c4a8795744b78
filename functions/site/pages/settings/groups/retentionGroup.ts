/** How long somebody can be recognised, and how long figures by the quarter hour stay. */
import { addDays } from '../../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import { bridgeDays, keyPeriods } from '../../../../../shared/privacy/keyPeriods.ts'
import { PrivacySettings } from '../../../../../shared/settings/privacySettings.ts'
import type { Settings } from '../../../../../shared/settings/settings.ts'
import { type Effect, type EffectQuestion, numberIn, type SettingsGroup } from './settingsGroup.ts'

const usual = PrivacySettings.parse({})
/** Of the version that holds last: what will be. */
const lengthOf = ({ privacy }: Settings) => [...privacy.keyPeriods].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.days ?? 28

export const retentionGroup: SettingsGroup = {
  name: 'retention',
  mayChange: ['admin'],
  isOfKeys: true,
  fields: [
    { name: 'keyDays', kind: 'number', least: 7, most: 92, usual: usual.keyPeriods[0]?.days, isWhole: true },
    { name: 'keptYears', kind: 'number', least: 1, most: 20, usual: usual.keptYears, isWhole: true },
  ],
  read: (settings) => ({ keyDays: lengthOf(settings), keptYears: settings.privacy.keptYears }),
  apply: ({ privacy, ...settings }, typed, today) => {
    const days = numberIn(typed, 'keyDays')
    // The calendar of the past stays what it was: a period that runs is never cut short, and what was to come later is decided anew.
    const from = addDays(today, 1)
    const past = privacy.keyPeriods.filter((version) => version.from <= today)
    const isNew = days !== lengthOf({ ...settings, privacy })
    return { ...settings, privacy: { ...privacy, keptYears: numberIn(typed, 'keptYears'), keyPeriods: isNew ? [...past, { from, days }] : privacy.keyPeriods } }
  },
  effect: (question) => Promise.resolve(effect(question)),
  fixed: ({ groups }) => groups.retentionFixed,
}

function effect({ request, before, after }: EffectQuestion): Effect {
  const { texts, formats } = request.view
  const words = texts.groups.effects.retention
  const recognised = (settings: Settings) => words.days(formats.whole(lengthOf(settings) + bridgeDays))
  const firstNew = ({ privacy }: Settings) => {
    const calendar = keyPeriods(privacy)
    const period = calendar.at(calendar.at(request.now).until)
    return words.period(formats.days(period.name, addDays(localTimeOf(privacy.timeZone).dateOf(period.until), -1)))
  }
  const years = ({ privacy }: Settings) => words.years(formats.whole(privacy.keptYears))
  const rows = [
    [words.recognised, recognised(before), recognised(after)],
    [words.nextPeriod, firstNew(before), firstNew(after)],
    [words.kept, years(before), years(after)],
  ] as const
  return { about: words.about, rows: rows.filter(([, was, is]) => was !== is), none: words.none }
}
