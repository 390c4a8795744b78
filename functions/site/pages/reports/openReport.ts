/** Finds a version of a report by its address, and what belongs beside it. */
import type { Context } from 'hono'
import { type FrozenReport, type ListedReport, type ReportVersion, reportIdOf } from '../../../../shared/reports/frozenReport.ts'
import { isSameShown, reportChanges, type ReportChanges } from '../../../../shared/reports/reportChanges.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import type { ReportStore } from '../../../../shared/storage/decided/reportStore.ts'
import { Refused } from '../../../../shared/web/refused.ts'

export type OpenReport = {
  readonly listed: ListedReport
  readonly version: ReportVersion
  readonly report: FrozenReport
  readonly sibling: ListedReport | undefined
}

/** The same line and months in the other language. */
export const siblingOf = (all: readonly ListedReport[], { about }: ListedReport): ListedReport | undefined =>
  all.find(({ id }) => id === reportIdOf({ ...about, language: about.language === 'nl' ? 'en' : 'nl' }))

export async function listedOf(
  store: ReportStore,
  context: Context,
): Promise<{ readonly listed: ListedReport; readonly sibling: ListedReport | undefined; readonly all: readonly ListedReport[] }> {
  const all = await store.all()
  const listed = all.find(({ id }) => id === context.req.param('id'))
  if (listed === undefined || listed.versions.length === 0) throw new Refused('unknown_page')
  return { listed, sibling: siblingOf(all, listed), all }
}

/** @throws Refused unknown_page, alike for what never was and what is not there any more */
export async function openReport(store: ReportStore, context: Context): Promise<OpenReport> {
  const { listed, sibling } = await listedOf(store, context)
  // One address a version: the audit trail knows it by its address.
  const version = listed.versions.find((own) => String(own.version) === context.req.param('version'))
  const report = version && (await store.read(listed.id, version.version))
  if (version === undefined || report === undefined) throw new Refused('unknown_page')
  return { listed, version, report, sibling }
}

/** Against the version before, where that can still be seen. */
export async function changesSince(store: ReportStore, { listed, report, version }: OpenReport): Promise<ReportChanges | undefined> {
  const before = listed.versions.find((own) => own.version === report.version - 1)
  if (before === undefined || stateOf(before.changes) === 'withdrawn' || stateOf(version.changes) === 'withdrawn') return undefined
  const old = await store.read(listed.id, before.version)
  return old && reportChanges(old.document, report.document)
}

export const isSame = (before: FrozenReport, after: FrozenReport): boolean => isSameShown(reportChanges(before.document, after.document))
