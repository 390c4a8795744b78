/** When somebody is told that a line is open and nobody is there. */
import { Alerts } from '../../../../../shared/settings/alerts.ts'
import { numberIn, type SettingsGroup } from './settingsGroup.ts'

export const alertsGroup: SettingsGroup = {
  name: 'alerts',
  mayChange: ['manager'],
  fields: [{ name: 'unstaffedMinutes', kind: 'number', least: 5, most: 240, usual: Alerts.parse({}).unstaffedMinutes, isWhole: true }],
  read: ({ alerts }) => ({ unstaffedMinutes: alerts.unstaffedMinutes }),
  apply: ({ alerts, ...settings }, typed) => ({ ...settings, alerts: { ...alerts, unstaffedMinutes: numberIn(typed, 'unstaffedMinutes') } }),
  effect: ({ request: { view }, before, after }) => {
    const words = view.texts.groups.effects.alerts
    const [was, is] = [before, after].map(({ alerts }) => view.formats.length(alerts.unstaffedMinutes * 60))
    return Promise.resolve({ about: words.about, rows: was === is ? [] : [[words.unstaffed, was ?? '', is ?? '']], none: words.none })
  },
}
