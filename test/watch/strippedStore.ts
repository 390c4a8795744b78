/** An invented line in a real store, some of it delivered live and some imported, under keys that turn every week. */
import { foldEvents } from '../../functions/fold/fold.ts'
import { stripApp } from '../../functions/watch/strip.ts'
import { vlierlijn } from '../../infra/local/demo/scenarios.ts'
import type { SourceEvent } from '../../shared/contacts/contactEvent.ts'
import type { SourceId } from '../../shared/contacts/identifiers.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import { reportJson, reportNames } from '../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import type { Settings } from '../../shared/settings/settings.ts'
import { daysOfEvents } from '../../shared/storage/days/touchedDays.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { utcDateOf } from '../../shared/storage/tables/eventsTable.ts'
import { turnedVault } from '../builders/turnedVault.ts'
import { eventsOfSimulation, keysTurning } from '../simulation/figuresOfSimulation.ts'
import { simulated } from '../simulation/simulatedLine.ts'

export const [first, last] = ['2026-02-02', '2026-03-08']
export const now = Date.parse('2026-03-10T12:00:00Z')
/** Two weeks of it are over for good. */
export const source = 'demo-vlierlijn' as SourceId
const line = simulated(vlierlijn, 2026, '2026-03-10T12:00:00Z')
export const lineId = line.line.id
export const settings: Settings = { ...keysTurning(7), lines: keysTurning(7).lines.filter(({ id }) => id === lineId) }

let known: Promise<readonly SourceEvent[]> | undefined
/** Every event of the five weeks, as the door would store it. */
export const allEvents = (): Promise<readonly SourceEvent[]> =>
  (known ??= eventsOfSimulation(line, first, last, { vault: turnedVault(), settings: keysTurning(7) }))

export async function filled(
  stores: Stores,
  isImported: (event: SourceEvent) => boolean = ({ at }) => at < Date.parse('2026-02-05'),
): Promise<readonly SourceEvent[]> {
  await stores.settings.save(settings, 0)
  const events = (await allEvents()).filter(({ at }) => at < now)
  for (const [n, event] of events.filter((own) => !isImported(own)).entries())
    await stores.events.append(event, { source, receivedAt: event.at, token: `${n}.0` })
  await foldEvents(
    stores,
    settings.lines,
    events.filter((own) => !isImported(own)),
  )
  const imported = Map.groupBy(events.filter(isImported), ({ at }) => utcDateOf(at))
  for (const [utcDate, own] of imported) await stores.parcels.put(source, utcDate, own, 'import')
  const days = daysOfEvents([...imported.values()].flat(), settings.lines, [lineId])
  await stores.dayFiles.bump(
    lineId,
    days.map(({ date }) => date),
  )
  await stores.dayFiles.buildAll(days)
  return events
}

export const strip = (stores: Stores, at = now) => stripApp({ stores, now: () => at, log: () => undefined })()

/** Every report and the list behind it, without the name of the state of the data. */
export async function everyReport(stores: Stores, at = now): Promise<unknown> {
  const load = reportLoader(stores.dayFiles)
  const filters = { line: [lineId], from: first as never, to: last as never, hours: 'all', unit: 'people', grain: 'auto' } as const
  return Promise.all(
    (['exclude', 'include'] as const).map(async (short) => {
      const { figures, input } = await load({ version: 1, settings }, { ...filters, short }, at)
      return { reports: reportNames.map((name) => reportJson(name, figures, '')), list: drillDown(input, {}) }
    }),
  )
}
