/** Reports that rest on a kept case: those that propose its hours, and those that tell what came of it. */
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import type { FrozenReport, ListedReport } from '../../../../../shared/reports/frozenReport.ts'
import { stateOf } from '../../../../../shared/reports/reportState.ts'
import type { ReportStore } from '../../../../../shared/storage/decided/reportStore.ts'

/** A report is looked at as a whole: one that was withdrawn says nothing any more and rests on nothing. @param versions of the case */
export async function restingReports(store: ReportStore | undefined, versions: readonly SavedCase[]): Promise<readonly ListedReport[]> {
  const [first] = versions
  if (store === undefined || first === undefined) return []
  const { line } = first.answer.request
  const resting: ListedReport[] = []
  for (const listed of await store.all()) {
    if (listed.about.line !== line) continue
    for (const { version, changes } of listed.versions.toReversed()) {
      if (stateOf(changes) === 'withdrawn') continue
      const report = await store.read(listed.id, version)
      if (report === undefined || !restsOn(report, versions)) continue
      resting.push(listed)
      break
    }
  }
  return resting
}

function restsOn({ options, findings }: FrozenReport, versions: readonly SavedCase[]): boolean {
  if (versions.some(({ id }) => id === options.caseId)) return true
  return findings.promises.some(({ name, since }) => versions.some((own) => own.name === name && own.decision?.from === since))
}
