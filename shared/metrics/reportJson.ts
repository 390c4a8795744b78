/** A report as JSON, the shape that other people's scripts rely on: the same figures as the page, unrounded, keys of the metric registry. */
import type { Figures } from './figures.ts'
import { seriesInJson } from './seriesInJson.ts'

export const reportNames = ['missed', 'availability', 'waits', 'coverage'] as const
export type ReportName = (typeof reportNames)[number]

export function reportJson(report: ReportName, figures: Figures, dataVersion: string): Readonly<Record<string, unknown>> {
  const { filters, definitions, timeZone, coverage, keyPeriods } = figures
  const head = {
    report,
    filters,
    definitions,
    timeZone,
    keyPeriods,
    dataVersion,
    protected: false,
    coverage: {
      share: coverage.share,
      gaps: coverage.gaps,
      gapList: coverage.gapList,
      ...(coverage.tooQuiet !== undefined && { tooQuiet: coverage.tooQuiet }),
      ...(coverage.uncounted !== undefined && { incomplete: true, uncounted: coverage.uncounted }),
    },
  }
  switch (report) {
    case 'missed':
      return {
        ...head,
        metrics: { ...figures.metrics, ...seriesInJson(figures.metrics.series) },
        weekGrid: figures.weekGrid,
        trend: figures.trend,
        days: figures.days,
        months: figures.months,
      }
    case 'availability':
      return { ...head, metrics: figures.availability, days: figures.days }
    case 'waits':
      return { ...head, metrics: figures.waits }
    case 'coverage':
      return { ...head, metrics: coverage }
  }
}
