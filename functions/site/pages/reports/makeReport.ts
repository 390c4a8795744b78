/** From data to a frozen report: figures of the period, of the months before it and of a year earlier, protected with all that went out, and worded. */
import { caseFindings } from '../../../../shared/reports/caseFindings.ts'
import type { FrozenReport, ReportAbout } from '../../../../shared/reports/frozenReport.ts'
import { reportFindings, type ProtectedFindings } from '../../../../shared/reports/reportFindings.ts'
import { reportDocument } from '../../../../shared/reports/writeReport.ts'
import type { Release } from '../../../../shared/privacy/disclosure/protectRelease.ts'
import type { SavedCase } from '../../../../shared/cases/savedCase.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { ReportCounts } from '../../../../shared/storage/decided/reportStore.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import type { SiteRequest } from '../../sitePages.ts'
import { promisesKept } from './promisesKept.ts'
import { firstDayOf, lastDayOf, monthAfter } from './reportMonths.ts'

const trendMonths = 24

export type Period = { readonly line: Line; readonly from: LocalDate; readonly to: LocalDate; readonly saved?: SavedCase }

/** What is frozen stays as it is, so nothing is frozen of what does not all count yet. */
export async function freshFindings(
  dependencies: SiteDependencies,
  site: Pick<SiteRequest, 'version' | 'now'>,
  { line, from, to, saved }: Period,
  earlier: readonly Release[],
): Promise<ProtectedFindings | 'nothing_measured' | 'not_all_counted'> {
  const { reports } = dependencies
  const { version, now } = site
  const filters = { line: [line.id], from, to, short: 'exclude', hours: 'all', unit: 'people', grain: 'hour' } as const
  const monthsEarlier = (date: string, months: number) => monthAfter(date.slice(0, 7), -months)
  // One after another: what is read is kept warm for one question at a time.
  const own = await reports.load(version, filters, now)
  if (own.figures.coverage.firstDataAt === null) return 'nothing_measured'
  if (own.figures.coverage.uncounted !== undefined) return 'not_all_counted'
  const [period, switchboard] = [own.callerShares?.(), own.switchboard?.()]
  const { figures: trend, callerShares: ofTrend } = await reports.load(version, { ...filters, from: firstDayOf(monthsEarlier(to, trendMonths - 1)) }, now)
  const trendShares = ofTrend?.()
  const { figures: before, callerShares: ofBefore } = await reports.load(
    version,
    { ...filters, from: firstDayOf(monthsEarlier(from, 12)), to: lastDayOf(monthsEarlier(to, 12)) },
    now,
  )
  const beforeShares = ofBefore?.()
  const outside = version.settings.outsideEstimates.find(({ lines }) => lines === undefined || lines.includes(line.id))
  return reportFindings({
    settings: version.settings,
    line,
    figures: own.figures,
    trend,
    before,
    dataVersion: own.dataVersion,
    now,
    protection: { threshold: version.settings.privacy.threshold, earlier },
    promises: await promisesKept(dependencies, site, { line: line.id, to }),
    ...(period && trendShares && { callerShares: { period, trend: trendShares, ...(beforeShares && { before: beforeShares }) } }),
    ...(switchboard !== undefined && { switchboard }),
    ...(outside !== undefined && { outside }),
    ...(saved !== undefined && { proposal: caseFindings(askedOf(saved), version.settings.privacy.threshold) }),
  })
}

const askedOf = ({ name, answer, decision }: SavedCase) => ({ name, answer, ...(decision && { decided: decision.plan }) })

export type Options = FrozenReport['options']

/** Puts findings into words and freezes them. @param after number of the newest version there is; 0: none */
export function frozen(
  about: ReportAbout,
  { findings, tables, printed }: ProtectedFindings,
  options: Options,
  { after, now, earlier }: { readonly after: number; readonly now: SiteRequest['now']; readonly earlier: readonly Release[] },
): { readonly report: FrozenReport; readonly counts: ReportCounts } {
  return {
    report: {
      about,
      version: after + 1,
      madeAt: now,
      findings,
      document: reportDocument(findings, about.language, options),
      options,
      against: earlier.map(({ id }) => id),
    },
    counts: { ...tables, printed, threshold: findings.threshold },
  }
}
