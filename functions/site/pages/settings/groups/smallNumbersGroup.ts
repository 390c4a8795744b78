/** From which count on a number may leave the organisation. Only ever raised: a lower one would give away what is hidden already. */
import { addDays } from '../../../../../shared/calendar/localDate.ts'
import type { Figures } from '../../../../../shared/metrics/figures.ts'
import { PrivacySettings } from '../../../../../shared/settings/privacySettings.ts'
import { type Effect, type EffectQuestion, numberIn, type SettingsGroup } from './settingsGroup.ts'

export const smallNumbersGroup: SettingsGroup = {
  name: 'small',
  mayChange: ['manager'],
  fields: [{ name: 'threshold', kind: 'number', least: 5, most: 20, usual: PrivacySettings.parse({}).threshold, isWhole: true, isOnlyRaised: true }],
  read: ({ privacy }) => ({ threshold: privacy.threshold }),
  apply: ({ privacy, ...settings }, typed) => ({ ...settings, privacy: { ...privacy, threshold: numberIn(typed, 'threshold') } }),
  effect,
}

/** Lines looked at for one table. */
const mostLines = 5
const yearDays = 365
const shown = ['attempts', 'answered', 'missed_open', 'missed_closed', 'never'] as const

async function effect({ request, dependencies: { reports }, before, after }: EffectQuestion): Promise<Effect> {
  const { view, version, today, now, filters } = request
  const { texts, formats } = view
  const words = texts.groups.effects.small
  const lines = before.lines.slice(0, mostLines)
  if (lines.length === 0) return { about: '', rows: [], none: texts.groups.nothingToCompare }
  const period = { from: addDays(today, -yearDays), to: addDays(today, -1) }
  const rows: (readonly [string, string, string])[] = []
  for (const { id, name } of lines) {
    const { figures } = await reports.load(version, { ...filters, line: [id], ...period }, now)
    const [was, is] = [before, after].map(({ privacy }) => hiddenIn(figures, privacy.threshold))
    const all = formats.whole(figures.months.length * shown.length)
    if (was !== is) rows.push([words.row(name), words.hidden(formats.whole(was ?? 0), all), words.hidden(formats.whole(is ?? 0), all)])
  }
  return { about: words.about, rows, none: words.none }
}

/** How many of the numbers of a month are small, and so not told outside. More are hidden to protect those. */
const hiddenIn = ({ months }: Figures, threshold: number): number =>
  months.flatMap((month) => shown.filter((key) => month[key] > 0 && Math.round(month[key]) < threshold)).length
