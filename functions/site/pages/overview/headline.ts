import { printedEstimate } from '../../../../shared/metrics/registry.ts'
import { tooEarly } from '../../components/tooEarly.ts'
import type { Report } from '../../report.ts'
import { periodWords } from '../../reportPage.ts'

/** How many people tried, and how many of them did we never speak to? */
export function overviewHeadline({ view, figures }: Report): string {
  const { texts, formats } = view
  const { overview } = texts.headlines
  const period = periodWords(view)
  const people = printedEstimate(figures.metrics.people_by_status.all, figures.metrics.attempts)
  const never = printedEstimate(figures.metrics.people_by_status.never)
  // Nobody is only nobody where it would have been noticed that nothing arrives (C4).
  if (figures.metrics.attempts === 0) return figures.coverage.tooQuiet === undefined ? overview.nobody(period) : texts.coverage.nobodySeen(period)
  if (people === null || never === null) return texts.headlines.missed.unknown(period)
  const tried = formats.said(people)
  const open = tooEarly(figures.metrics)
  if (open !== undefined) return overview.stillOpen(period, tried, formats.said(open))
  if (never.high === 0) return overview.nobodyMissed(period, tried)
  const sentence = figures.coverage.closedRecorded === 'no' ? overview.someSeen : overview.some
  return sentence(period, tried, formats.said(never))
}
