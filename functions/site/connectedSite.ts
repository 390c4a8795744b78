import type { Hono } from 'hono'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { drillDown } from '../../shared/metrics/drillDown.ts'
import { reportLoader } from '../../shared/metrics/reportsOf.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import type { Stores } from '../../shared/storage/stores.ts'
import { siteApp } from './app.ts'
import type { Filling, ReportReader } from './dependencies.ts'
import { staticFiles } from './staticFiles.ts'

/** The site over one deployment's tables; the same on AWS and on one machine. Make it once: it keeps what it read warm. */
export function connectedSite(stores: Pick<Stores, 'settings' | 'dayFiles'>, now: () => Instant, log: Log, filling: () => readonly Filling[] = () => []): Hono {
  return siteApp({ settings: stores.settings, reports: reportReader(stores), now, log, staticFiles: staticFiles(), filling })
}

export function reportReader({ dayFiles }: Pick<Stores, 'dayFiles'>): ReportReader {
  const load = reportLoader(dayFiles)
  return {
    load: async (settings, filters, now) => {
      const { input, figures, dataVersion } = await load(settings, filters, now)
      return { figures, dataVersion, rows: (query) => drillDown(input, query) }
    },
    firstDate: dayFiles.firstDate,
  }
}
