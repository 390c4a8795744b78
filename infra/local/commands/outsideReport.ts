/** A report as it may leave the organisation: one line, one whole month, quarter or year, protected together with its parts. */
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { Instant } from '../../../shared/contacts/identifiers.ts'
import { largestCallerShares } from '../../../shared/metrics/protected/callerShares.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import { lineOf } from '../../../shared/metrics/figuresOf.ts'
import { outsideRefusal, refusalSentence } from '../../../shared/metrics/protected/outsideRefusal.ts'
import { protectedReport } from '../../../shared/metrics/protected/protectedReport.ts'
import { releaseChain } from '../../../shared/metrics/protected/releaseChain.ts'
import type { ReportName } from '../../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import type { SettingsVersion } from '../../../shared/storage/settingsStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { WrongUse } from './command.ts'

/** @throws WrongUse with the cure, where outside figures do not exist for what was asked */
export async function outsideReport(
  stores: Stores,
  current: SettingsVersion,
  { name, filters, now }: { readonly name: ReportName; readonly filters: Filters; readonly now: Instant },
): Promise<Readonly<Record<string, unknown>>> {
  const [line] = filters.line
  const today = localTimeOf(line === undefined ? 'UTC' : lineOf(current.settings, line).timeZone).dateOf(now)
  const asked = outsideRefusal(filters, today)
  if ('refused' in asked) throw new WrongUse(refusalSentence(asked))
  const load = reportLoader(stores.dayFiles)
  const chain = await releaseChain(asked.period, {
    line: asked.line,
    load: async ({ from, to }) => {
      const { input, figures, dataVersion } = await load(current, { ...filters, from, to }, now)
      return { figures, dataVersion, callerShares: largestCallerShares(input) }
    },
  })
  return protectedReport(name, chain)
}
