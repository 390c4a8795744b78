/** A report as it may leave the organisation: one line and whole months, protected together with the months and quarters in it, and with whatever went out before. */
import { localTimeOf } from '../../../shared/calendar/localTime.ts'
import type { Instant, LocalDate } from '../../../shared/contacts/identifiers.ts'
import { largestCallerShares } from '../../../shared/metrics/protected/callerShares.ts'
import type { Filters } from '../../../shared/metrics/figures.ts'
import { lineOf } from '../../../shared/metrics/figuresOf.ts'
import { composedRelease, type Piece } from '../../../shared/metrics/protected/composedRelease.ts'
import { outsideRefusal, refusalSentence } from '../../../shared/metrics/protected/outsideRefusal.ts'
import { protectedReport } from '../../../shared/metrics/protected/protectedReport.ts'
import { releaseChain } from '../../../shared/metrics/protected/releaseChain.ts'
import type { ReportName } from '../../../shared/metrics/reportJson.ts'
import { reportLoader } from '../../../shared/metrics/reportsOf.ts'
import type { SettingsVersion } from '../../../shared/storage/decided/settingsStore.ts'
import type { Stores } from '../../../shared/storage/stores.ts'
import { reportStore } from '../../../shared/storage/decided/reportStore.ts'
import { CommandFailed, WrongUse } from './command.ts'
import { uncountedLines, uncountedNow } from './uncountedLines.ts'

/** @throws WrongUse with the cure, where outside figures do not exist for what was asked; CommandFailed where not all of them count yet */
export async function outsideReport(
  stores: Stores,
  current: SettingsVersion,
  { name, filters, now }: { readonly name: ReportName; readonly filters: Filters; readonly now: Instant },
): Promise<Readonly<Record<string, unknown>>> {
  const [line] = filters.line
  const today = localTimeOf(line === undefined ? 'UTC' : lineOf(current.settings, line).timeZone).dateOf(now)
  const asked = outsideRefusal(filters, today)
  if ('refused' in asked) throw new WrongUse(refusalSentence(asked))
  const { line: id, pieces } = asked
  // What went out is never contradicted, so nothing goes out that would stay too low.
  const missing = uncountedLines(await uncountedNow(stores, { settings: current, about: filters, now }))
  if (missing.length > 0) throw new CommandFailed(missing.join('\n'))
  const load = reportLoader(stores.dayFiles)
  const loadPeriod = async ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }) => {
    const { input, figures, dataVersion } = await load(current, { ...filters, from, to }, now)
    return { figures, dataVersion, callerShares: largestCallerShares(input) }
  }
  const reports = reportStore(stores.tables)
  const out = await reports.released(id)
  const parts: Piece[] = []
  for (const period of pieces)
    parts.push({ period, ...(await releaseChain(period, { line: id, load: loadPeriod, threshold: current.settings.privacy.threshold, earlier: out })) })
  const known = new Set(out.map((release) => release.id))
  const printed = parts.flatMap((part) => [...part.earlier, part.release]).filter((release) => !known.has(release.id))
  // Before it is printed: from then on reports are held against it.
  await reports.noteOutside(id, printed)
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return protectedReport(name, only)
  if (name === 'waits') throw new WrongUse('middle values do not add up: for waits choose one month, quarter or year')
  const whole = await loadPeriod(filters)
  const earlier = parts.flatMap((part) => [...part.earlier, part.release])
  return protectedReport(name, { ...whole, release: composedRelease(whole.figures, parts), earlier, composedOf: pieces.map((piece) => piece.name) })
}
