import { printedEstimate, printedNumber } from '../../../../shared/metrics/registry.ts'
import { tenthsOf } from '../../../../shared/metrics/tenths.ts'
import { tooEarly } from '../../components/tooEarly.ts'
import type { Report } from '../../report.ts'
import { periodWords } from '../../reportPage.ts'

/** Whom did we never reach, and was that because we were closed or because we were too few? */
export function missedHeadline(report: Report): string {
  const { view, figures } = report
  const { texts, formats } = view
  const { missed } = texts.headlines
  const period = periodWords(view)
  const { metrics, coverage } = figures
  const never = printedEstimate(metrics.people_by_status.never)
  if (never === null) return missed.unknown(period)
  const open = tooEarly(metrics)
  if (open !== undefined) return missed.stillOpen(period, formats.said(open))
  if (never.high === 0) return missed.nobody(period)
  const number = formats.said(never)
  // So few have no larger and smaller part.
  if (never.value <= 1) return missed.one(period, number)
  const tenths = tenthsOf(metrics.never_closed, metrics.never_open)
  // Attempts while closed that were not recorded could turn the comparison, so only what was open is said.
  const isTurnable = coverage.closedRecorded === 'no' || (coverage.closedRecorded !== 'yes' && (tenths?.second ?? 10) > 5)
  if (tenths === undefined || isTurnable) return openOnly(report)
  if (never.value < 20) {
    const closed = printedNumber(metrics.never_closed.value ?? 0)
    if (closed === 0) return missed.allOpen(period, number)
    if (closed >= never.value) return missed.allClosed(period, number)
    return missed.few(period, number, formats.whole(closed), formats.whole(Math.max(0, never.value - closed)))
  }
  if (tenths.first === 10) return missed.allClosed(period, number)
  if (tenths.second === 10) return missed.allOpen(period, number)
  return missed.some(period, number, texts.tenths(tenths.first), texts.tenths(tenths.second))
}

function openOnly({ view, figures }: Report): string {
  const { missed } = view.texts.headlines
  const period = periodWords(view)
  const never = printedEstimate(figures.metrics.never_open)
  return never === null ? missed.unknown(period) : missed.openOnly(period, view.formats.said(never))
}
