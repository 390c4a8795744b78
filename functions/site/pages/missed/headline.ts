import { printedEstimate, printedNumber } from '../../../../shared/metrics/registry.ts'
import { tenthsOf } from '../../../../shared/metrics/tenths.ts'
import type { Report } from '../../report.ts'
import { periodWords } from '../../reportPage.ts'

/** Whom did we never reach, and was that because we were closed or because we were too few? */
export function missedHeadline(report: Report): string {
  const { view, figures } = report
  const { texts, formats } = view
  const { missed } = texts
  const period = periodWords(view)
  const { metrics, coverage } = figures
  const never = printedEstimate(metrics.people_by_status.never)
  if (never === null) return missed.headlineUnknown(period)
  const number = formats.about(never)
  const range = formats.between(never)
  const open = printedEstimate(metrics.people_by_status.still_open)
  if (never.high === 0 && open !== null && open.high > 0) return missed.headlineStillOpen(period, formats.about(open), formats.between(open))
  if (never.high === 0) return missed.headlineNobody(period)
  if (never.exact && never.value === 1) return missed.headlineOne(period)
  const tenths = tenthsOf(metrics.never_closed, metrics.never_open)
  // Attempts while closed that were not recorded could turn the comparison, so only what was open is said.
  const isTurnable = coverage.closedRecorded === 'no' || (coverage.closedRecorded !== 'yes' && (tenths?.second ?? 10) > 5)
  if (tenths === undefined || isTurnable) return openOnly(report)
  if (never.value < 20) {
    const closed = printedNumber(metrics.never_closed.value ?? 0)
    return missed.headlineFew(number, range, period, formats.whole(closed), formats.whole(Math.max(0, never.value - closed)))
  }
  if (tenths.first === 10) return missed.headlineAllClosed(number, range, period)
  if (tenths.second === 10) return missed.headlineAllOpen(number, range, period)
  return missed.headline(number, range, period, texts.tenths(tenths.first), texts.tenths(tenths.second))
}

function openOnly({ view, figures }: Report): string {
  const { missed } = view.texts
  const period = periodWords(view)
  const never = printedEstimate(figures.metrics.never_open)
  return never === null ? missed.headlineUnknown(period) : missed.headlineOpenOnly(view.formats.about(never), view.formats.between(never), period)
}
