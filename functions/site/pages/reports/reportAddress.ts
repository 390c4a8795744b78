import { type FrozenReport, reportIdOf, versionIdOf } from '../../../../shared/reports/frozenReport.ts'

export const reportsPath = '/reports'
export const reportPath = (id: string) => `${reportsPath}/${id}`
/** The permanent address of one version. */
export const versionPath = (id: string, version: number) => `${reportsPath}/${versionIdOf(id, version)}`
export const pathOf = ({ about, version }: FrozenReport) => versionPath(reportIdOf(about), version)
