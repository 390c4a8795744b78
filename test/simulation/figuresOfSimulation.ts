import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { joinDays } from '../../shared/dayfiles/contactColumns.ts'
import { factsOfDay } from '../../shared/dayfiles/dayOfEvents.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { clockColumns } from '../../shared/metrics/clockColumns.ts'
import type { Figures, Filters } from '../../shared/metrics/figures.ts'
import { lineSigns } from '../../shared/metrics/coverage/lineSigns.ts'
import { type FiguresInput, figuresOf } from '../../shared/metrics/figuresOf.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import { keyPeriods } from '../../shared/privacy/keyPeriods.ts'
import type { KeyVault } from '../../shared/privacy/keyVault.ts'
import { PrivacySettings } from '../../shared/settings/privacySettings.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { demoSettings } from '../../infra/local/demo/demoSettings.ts'
import { amsterdam, type Simulated } from './simulatedLine.ts'

const key = new Uint8Array(32).fill(7)
const oneKey = memoryVault({ caller: key, visitor: key, agent: key, provider: key })
const now = '2027-01-10T00:00:00Z'

/** From reports to figures by the product's own way, without a store in between. Dates are local, both included. */
export const figuresOfSimulation = async (simulated: Simulated, firstDate: string, lastDate: string, short: Filters['short'] = 'exclude'): Promise<Figures> =>
  figuresOf(await inputOfSimulation(simulated, firstDate, lastDate, short))

/** The invented lines with keys that turn after so many days. */
export const keysTurning = (days: number): Settings => ({
  ...demoSettings(Date.parse(now)),
  privacy: PrivacySettings.parse({ keyPeriods: [{ from: '2025-01-06', days }] }),
})

export async function inputOfSimulation(simulated: Simulated, firstDate: string, lastDate: string, short: Filters['short'] = 'exclude'): Promise<FiguresInput> {
  const settings = demoSettings(Date.parse(now))
  const events = await eventsOfSimulation(simulated, firstDate, lastDate, { vault: oneKey, settings })
  // The truth that figures are held against counts a person once, however long it took.
  return inputOfEvents(simulated, firstDate, lastDate, { events, settings, short, isTurned: false })
}

type Keys = { readonly vault: KeyVault; readonly settings: Settings }
const loadedAround = (firstDate: string, lastDate: string) => ({ from: addDays(LocalDate.parse(firstDate), -7), to: addDays(LocalDate.parse(lastDate), 8) })

/** All that was reported around these dates, as it is stored. */
export async function eventsOfSimulation(
  { line, reportsOn }: Simulated,
  firstDate: string,
  lastDate: string,
  { vault, settings }: Keys,
): Promise<readonly SourceEvent[]> {
  const source = settings.sources.find(({ lines }) => line.id in lines)
  if (source === undefined) throw new Error('no source')
  const loaded = loadedAround(firstDate, lastDate)
  const { pseudonymise } = pseudonymiser(vault)
  const perDate = datesBetween(addDays(loaded.from, -1), loaded.to).map((date) => pseudonymise(source, settings, reportsOn(date)))
  return (await Promise.all(perDate)).flat()
}

type Asked = { readonly events: readonly SourceEvent[]; readonly settings: Settings; readonly short?: Filters['short']; readonly isTurned?: boolean }

export function inputOfEvents(
  { line }: Simulated,
  firstDate: string,
  lastDate: string,
  { events, settings, short = 'exclude', isTurned = true }: Asked,
): FiguresInput {
  const [from, to] = [LocalDate.parse(firstDate), LocalDate.parse(lastDate)]
  const loaded = loadedAround(firstDate, lastDate)
  const byDate = Map.groupBy(events, ({ at }) => amsterdam.dateOf(at))
  const days = datesBetween(loaded.from, loaded.to).map((date) => {
    const around = [addDays(date, -1), date, addDays(date, 1)].flatMap((own) => byDate.get(own) ?? [])
    const facts = factsOfDay(around, line.id, { from: amsterdam.dayStart(date), until: amsterdam.dayStart(addDays(date, 1)) })
    return { date, columns: unpackDay(packDay(facts)) }
  })
  const turns = keyPeriods(settings.privacy).between(amsterdam.dayStart(loaded.from), amsterdam.dayStart(loaded.to)).slice(1)
  const columns = joinDays([{ line: line.id, days }], [], isTurned ? Uint32Array.from(turns, (period) => period.from / 1000) : undefined)
  const filters = { line: [line.id], from, to, short, hours: 'all', unit: 'people', grain: 'auto' } as const
  const clock = clockColumns(columns, () => line.timeZone)
  const signs = new Map([[line.id, lineSigns(days)]])
  return {
    settings,
    settingsVersion: 1,
    columns,
    clock,
    signs,
    loaded,
    firstDates: [LocalDate.parse('2026-01-01')],
    rosters: [],
    filters,
    now: Date.parse(now),
  }
}
