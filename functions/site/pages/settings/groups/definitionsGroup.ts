/** What turns contacts into figures. A change is a new version from a date on; what was decided before stays as it was. */
import { daySeconds } from '../../../../../shared/calendar/durations.ts'
import { addDays } from '../../../../../shared/calendar/localDate.ts'
import type { Figures } from '../../../../../shared/metrics/figures.ts'
import { metricRegistry, printedEstimate } from '../../../../../shared/metrics/registry.ts'
import { definitionsOn } from '../../../../../shared/settings/definitionsOn.ts'
import { Definitions, type Settings } from '../../../../../shared/settings/settings.ts'
import type { View } from '../../../view.ts'
import { type Effect, type EffectQuestion, numberIn, type SettingField, type SettingsGroup, type Typed } from './settingsGroup.ts'
import { thought } from './thought.ts'

const usual = Definitions.parse({ from: '1970-01-01' })
const field = (name: Exclude<keyof Definitions, 'from'>, least: number, most: number, isWhole?: true): SettingField => ({
  name,
  kind: 'number',
  least,
  most,
  usual: Number(usual[name]),
  ...(isWhole && { isWhole }),
})
const fields = [
  field('shortSeconds', 0, 120, true),
  field('seriesHours', 1, 168),
  field('laterDays', 1, 28),
  field('reconnectMinutes', 0, 60),
  field('serviceLevelSeconds', 1, 3600, true),
  field('rangeLevel', 0.5, 0.99),
  field('longestTalkSeconds', 60, daySeconds, true),
]
const valuesOf = (version: Definitions): Typed => Object.fromEntries(Object.entries(version).filter(([name]) => name !== 'from'))

export const definitionsGroup: SettingsGroup = {
  name: 'definitions',
  mayChange: ['manager'],
  fields,
  versions: ({ definitions }) => definitions.map((version) => ({ from: version.from, values: valuesOf(version) })),
  read: ({ definitions }, today) => valuesOf(definitionsOn(definitions, today)),
  apply: (settings, typed, from) => {
    const added = { from, ...Object.fromEntries(fields.map(({ name }) => [name, numberIn(typed, name)])) }
    // One version a date: a second one from the same date takes its place.
    const versions = [...settings.definitions.filter((version) => version.from !== from), added]
    return { ...settings, definitions: versions.sort((a, b) => (a.from < b.from ? -1 : 1)) }
  },
  effect,
}

/** Thirteen weeks: what a page shows by itself. */
const shownDays = 91

async function effect({ request, dependencies: { reports }, before, after }: EffectQuestion): Promise<Effect> {
  const { view, today, now, filters } = request
  const words = view.texts.groups.effects.definitions
  const lines = before.lines.map(({ id }) => id)
  if (lines.length === 0) return { about: '', rows: [], none: view.texts.groups.nothingToCompare }
  const period = { ...filters, line: lines, from: addDays(today, -shownDays), to: addDays(today, -1) }
  const figures = async (settings: Settings) => (await reports.load(thought(settings), period, now)).figures
  const days = view.formats.days(period.from, period.to)
  return { about: words.about(days), rows: changedFigures(view, await figures(before), await figures(after)), none: words.none(days) }
}

const counts = ['attempts', 'answered', 'missed_open', 'missed_closed', 'short'] as const
const estimates = ['series', 'people', 'later', 'never'] as const

function changedFigures({ texts, formats, language }: View, before: Figures, after: Figures): Effect['rows'] {
  const name = (key: string) => metricRegistry.get(key)?.name[language] ?? key
  const printed = (own: Figures['metrics']['never']) => {
    const estimate = printedEstimate(own)
    return estimate === null ? texts.states.unknown : `${formats.whole(estimate.value)}${estimate.exact ? '' : ` (${formats.range(estimate)})`}`
  }
  const rows = [
    ...counts.map((key) => [name(key), formats.whole(before.metrics[key]), formats.whole(after.metrics[key])] as const),
    ...estimates.map((key) => [name(key), printed(before.metrics[key]), printed(after.metrics[key])] as const),
  ]
  return rows.filter(([, was, is]) => was !== is)
}
