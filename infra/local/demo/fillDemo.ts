/**
 * Fills the store with the invented helplines: their settings once, then their reports by the way that every import goes. What is there stays;
 * a second start adds only what has happened since, and one that was killed goes on where it was.
 */
import type { Settings } from '../../../shared/settings/settings.ts'
import { ensureDemoCase } from './ensureDemoCase.ts'
import { ensureDemoRosters } from './ensureDemoRosters.ts'
import { ensureDemoSettings } from './ensureDemoSettings.ts'
import { type DemoStores, type FillOptions, fillLine, type LineFill } from './fillLine.ts'
import type { Scenario } from './scenario.ts'
import { demoScenarios } from './scenarios.ts'

export type { DemoStores, FillOptions, FillProgress } from './fillLine.ts'

/** The small lines first, then the large one, each from the newest day back. Does nothing where the organisation is not the invented one. */
export async function fillDemo(stores: DemoStores, options: FillOptions): Promise<void> {
  const settings = await ensureDemoSettings(stores.settings, options.now)
  if (settings === undefined) return
  await ensureDemoRosters(stores.tables, settings, options.now)
  for (const scenario of demoScenarios) {
    const fill = lineFillOf(stores, settings, scenario, options)
    if (fill === undefined) continue
    await fillLine(fill)
    if (options.signal?.aborted !== true) await ensureDemoCase(fill, (await stores.settings.current())?.version ?? 0)
  }
}

/** Undefined where somebody has taken the line or its source out of the settings. */
function lineFillOf(stores: DemoStores, settings: Settings, scenario: Scenario, options: FillOptions): LineFill | undefined {
  const line = settings.lines.find(({ id }) => id === scenario.lineId)
  const source = settings.sources.find(({ lines }) => lines[scenario.lineId] === scenario.lineId)
  return line === undefined || source === undefined ? undefined : { stores, settings, scenario, line, source, options }
}
