import { type FrozenReport, reportIdOf, type ReportVersion } from '../../../../shared/reports/frozenReport.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import type { Citation } from './documentView.ts'

/** A report for other people's scripts: its findings by key, every one as it is shown, and its words. */
export function reportJsonFile(
  { about, version, madeAt, findings, document }: FrozenReport,
  { changes }: ReportVersion,
  { address, cite }: Citation,
): Readonly<Record<string, unknown>> {
  return {
    report: { id: reportIdOf(about), version, state: stateOf(changes), ...about, madeAt: new Date(madeAt).toISOString(), address, cite },
    protected: true,
    threshold: findings.threshold,
    findings,
    document,
  }
}
