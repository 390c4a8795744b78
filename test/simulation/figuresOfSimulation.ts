import { addDays, datesBetween } from '../../shared/calendar/localDate.ts'
import { LocalDate } from '../../shared/contacts/identifiers.ts'
import { joinDays } from '../../shared/dayfiles/contactColumns.ts'
import { factsOfDay } from '../../shared/dayfiles/dayOfEvents.ts'
import { packDay, unpackDay } from '../../shared/dayfiles/pack.ts'
import { clockColumns } from '../../shared/metrics/clockColumns.ts'
import type { Figures, Filters } from '../../shared/metrics/figures.ts'
import { lineSigns } from '../../shared/metrics/coverage/lineSigns.ts'
import { type FiguresInput, figuresOf } from '../../shared/metrics/figuresOf.ts'
import { memoryVault } from '../../shared/privacy/memoryVault.ts'
import { pseudonymiser } from '../../shared/privacy/pseudonymiser.ts'
import { demoSettings } from '../../infra/local/demo/demoSettings.ts'
import { amsterdam, type Simulated } from './simulatedLine.ts'

const key = new Uint8Array(32).fill(7)
const { pseudonymise } = pseudonymiser(memoryVault({ caller: key, visitor: key, agent: key, provider: key }))
const now = '2027-01-10T00:00:00Z'

/** From reports to figures by the product's own way, without a store in between. Dates are local, both included. */
export const figuresOfSimulation = async (simulated: Simulated, firstDate: string, lastDate: string, short: Filters['short'] = 'exclude'): Promise<Figures> =>
  figuresOf(await inputOfSimulation(simulated, firstDate, lastDate, short))

export async function inputOfSimulation(
  { line, reportsOn }: Simulated,
  firstDate: string,
  lastDate: string,
  short: Filters['short'] = 'exclude',
): Promise<FiguresInput> {
  const [from, to] = [LocalDate.parse(firstDate), LocalDate.parse(lastDate)]
  const settings = demoSettings(Date.parse(now))
  const source = settings.sources.find(({ lines }) => line.id in lines)
  if (source === undefined) throw new Error('no source')
  const loaded = { from: addDays(from, -7), to: addDays(to, 8) }
  const eventsOn = new Map(
    await Promise.all(
      datesBetween(addDays(loaded.from, -1), loaded.to).map(async (date) => [date, await pseudonymise(source, settings, reportsOn(date))] as const),
    ),
  )
  const days = datesBetween(loaded.from, loaded.to).map((date) => {
    const events = [addDays(date, -1), date].flatMap((utcDate) => eventsOn.get(utcDate) ?? [])
    const facts = factsOfDay(events, line.id, { from: amsterdam.dayStart(date), until: amsterdam.dayStart(addDays(date, 1)) })
    return { date, columns: unpackDay(packDay(facts)) }
  })
  const columns = joinDays([{ line: line.id, days }], [])
  const filters = { line: [line.id], from, to, short, hours: 'all', unit: 'people', grain: 'auto' } as const
  const clock = clockColumns(columns, () => line.timeZone)
  const signs = new Map([[line.id, lineSigns(days)]])
  return { settings, settingsVersion: 1, columns, clock, signs, loaded, firstDates: [LocalDate.parse('2026-01-01')], filters, now: Date.parse(now) }
}
