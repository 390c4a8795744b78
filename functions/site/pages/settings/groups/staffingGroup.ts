/** What is wanted of staffing, and the working assumptions behind required staff. */
import { hourMs } from '../../../../../shared/calendar/durations.ts'
import { addDays, isoWeekOf } from '../../../../../shared/calendar/localDate.ts'
import type { StaffingFigures } from '../../../../../shared/metrics/staffing/staffingFigures.ts'
import { Staffing } from '../../../../../shared/settings/staffing.ts'
import { type Effect, type EffectQuestion, numberIn, type SettingField, type SettingsGroup, type Typed } from './settingsGroup.ts'
import { thought } from './thought.ts'

const usual = Staffing.parse({})
const percent = (share: number) => Math.round(share * 1000) / 10
const share = (typed: Typed, name: string) => {
  const value = numberIn(typed, name)
  return value === undefined ? undefined : Math.round(value * 10) / 1000
}
const fields: readonly SettingField[] = [
  { name: 'abandonedAtMost', kind: 'percent', least: 0.1, most: 90, usual: percent(usual.abandonedAtMost) },
  { name: 'minimum', kind: 'number', least: 0, most: 100, usual: usual.minimum, isWhole: true },
  { name: 'absence', kind: 'percent', least: 0, most: 90, usual: percent(usual.absence) },
  { name: 'wrapUpSeconds', kind: 'number', least: 0, most: 7200, usual: usual.wrapUpSeconds, isWhole: true },
  { name: 'redialShare', kind: 'percent', least: 0, most: 95, usual: undefined, isOptional: true },
]

export const staffingGroup: SettingsGroup = {
  name: 'staffing',
  mayChange: ['manager'],
  fields,
  read: ({ staffing }) => ({
    abandonedAtMost: percent(staffing.abandonedAtMost),
    minimum: staffing.minimum,
    absence: percent(staffing.absence),
    wrapUpSeconds: staffing.wrapUpSeconds,
    redialShare: staffing.redialShare === undefined ? undefined : percent(staffing.redialShare),
  }),
  apply: ({ staffing: { redialShare: _before, ...staffing }, ...settings }, typed) => {
    const redialShare = share(typed, 'redialShare')
    return {
      ...settings,
      staffing: {
        ...staffing,
        abandonedAtMost: share(typed, 'abandonedAtMost'),
        minimum: numberIn(typed, 'minimum'),
        absence: share(typed, 'absence'),
        wrapUpSeconds: numberIn(typed, 'wrapUpSeconds'),
        ...(redialShare !== undefined && { redialShare }),
      },
    }
  },
  effect,
}

/** Lines looked at for one table. */
const mostLines = 5

async function effect({ request, dependencies, before, after }: EffectQuestion): Promise<Effect> {
  const { texts, formats } = request.view
  const words = texts.groups.effects.staffing
  const read = dependencies.staffing?.read
  const lines = before.lines.slice(0, mostLines)
  if (read === undefined || lines.length === 0) return { about: '', rows: [], none: texts.groups.nothingToCompare }
  const from = addDays(isoWeekOf(request.today).from, 7)
  const to = addDays(from, 6)
  const hoursOf = async (settings: typeof before, line: (typeof lines)[number]['id']) =>
    hoursNeeded(await read(thought(settings), { line, from, to }, request.now))
  const rows: (readonly [string, string, string])[] = []
  for (const { id, name } of lines) {
    const [was, is] = [await hoursOf(before, id), await hoursOf(after, id)].map((hours) =>
      hours === undefined ? texts.states.unknown : formats.decimal(hours, 0),
    )
    if (was !== undefined && is !== undefined && was !== is) rows.push([words.row(name), was, is])
  }
  const days = formats.days(from, to)
  return { about: words.about(days), rows, none: words.none(days) }
}

/** Staff hours to roster; undefined where too little was measured to say. */
function hoursNeeded({ intervals }: StaffingFigures): number | undefined {
  const needed = intervals.flatMap(({ required, from, until }) => (required === undefined ? [] : [(required.rostered * (until - from)) / hourMs]))
  return needed.length === 0 ? undefined : needed.reduce((sum, hours) => sum + hours, 0)
}
