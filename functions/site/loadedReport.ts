/** The figures that a request asks for, with those of the period beside it and what can be said of them. */
import type { Filters } from '../../shared/metrics/figures.ts'
import { filtersOf } from '../../shared/text/reportQuery.ts'
import type { SiteDependencies } from './dependencies.ts'
import type { Report } from './report.ts'
import { reportState } from './reportState.ts'
import type { SiteRequest } from './sitePages.ts'

type Reading = Pick<SiteDependencies, 'reports'>

/** The way to figures alone, without the attempts behind them: quicker where some were kept. */
export const figuresOf = ({ reports }: Reading): NonNullable<SiteDependencies['reports']['figures']> => reports.figures ?? reports.load

export async function loadedReport({ reports }: Reading, request: SiteRequest): Promise<Report> {
  const { version, filters, now, query, view, today } = request
  const read = figuresOf({ reports })
  const { figures, dataVersion } = await read(version, filters, now)
  const state = reportState(figures, now)
  const before = query.compareWith === undefined ? undefined : (await read(version, filtersOf(query, version.settings.lines, query.compareWith), now)).figures
  const firstDate = state.kind === 'no_data' ? await firstDateOf({ reports }, filters) : undefined
  return { view, figures, dataVersion, state, today, ...(before && { before }), ...(firstDate && { firstDate }) }
}

const firstDateOf = async ({ reports }: Reading, { line }: Filters) =>
  (await Promise.all(line.map(reports.firstDate))).filter((date) => date !== undefined).sort()[0]
