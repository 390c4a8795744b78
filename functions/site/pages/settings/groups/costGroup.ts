/** What an hour of staff costs, for the case for longer hours. Without it no cost is said. */
import type { Settings } from '../../../../../shared/settings/settings.ts'
import { type Effect, type EffectQuestion, numberIn, type SettingsGroup } from './settingsGroup.ts'

export const costGroup: SettingsGroup = {
  name: 'cost',
  mayChange: ['manager'],
  fields: [
    { name: 'costPerStaffHour', kind: 'number', least: 0, most: 10_000, usual: undefined, isOptional: true },
    { name: 'handOverMinutes', kind: 'number', least: 0, most: 240, usual: 0, isWhole: true, step: 5 },
  ],
  read: ({ cases }) => ({ costPerStaffHour: cases.costPerStaffHour, handOverMinutes: cases.handOverMinutes }),
  apply: ({ cases: { costPerStaffHour: _before, ...cases }, ...settings }, typed) => {
    const costPerStaffHour = numberIn(typed, 'costPerStaffHour')
    return {
      ...settings,
      cases: { ...cases, handOverMinutes: numberIn(typed, 'handOverMinutes'), ...(costPerStaffHour !== undefined && { costPerStaffHour }) },
    }
  },
  effect: ({ request, before, after }) => Promise.resolve(effect({ request, before, after })),
}

/** One evening of three hours a week, two people, a whole year. */
const example = { minutes: 180, staff: 2, weeks: 52 }

function effect({ request, before, after }: Pick<EffectQuestion, 'request' | 'before' | 'after'>): Effect {
  const { texts, formats } = request.view
  const words = texts.groups.effects.cost
  const hours = ({ cases }: Settings) => (example.weeks * example.staff * (example.minutes + cases.handOverMinutes)) / 60
  const cost = (settings: Settings) =>
    settings.cases.costPerStaffHour === undefined ? words.noCost : formats.money(settings.cases.costPerStaffHour * hours(settings))
  const rows = [
    [words.hours, formats.decimal(hours(before), 0), formats.decimal(hours(after), 0)],
    [words.cost, cost(before), cost(after)],
  ] as const
  return { about: words.about, rows: rows.filter(([, was, is]) => was !== is), none: words.none }
}
