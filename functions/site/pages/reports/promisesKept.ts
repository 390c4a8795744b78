/** What was promised of earlier changes of hours, and what came of each as known now. */
import type { PromiseResult } from '../../../../shared/cases/result/promiseResult.ts'
import type { SavedCase } from '../../../../shared/cases/savedCase.ts'
import { printedEstimate } from '../../../../shared/metrics/registry.ts'
import type { PromiseKept } from '../../../../shared/reports/caseFindings.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import type { SiteRequest } from '../../sitePages.ts'
import { promiseOf } from '../case/saved/promiseOf.ts'

/** Of one line, those that began in the months of the report or before; the newest last. */
export async function promisesKept(
  { savedCases, caseResults }: SiteDependencies,
  { version, now }: Pick<SiteRequest, 'version' | 'now'>,
  { line, to }: { readonly line: string; readonly to: string },
): Promise<readonly PromiseKept[]> {
  const kept: PromiseKept[] = []
  for (const saved of (await savedCases?.all()) ?? []) {
    const promise = promiseOf(saved)
    if (promise === undefined || promise.line !== line || promise.began > to) continue
    const read = await caseResults?.(version, promise, now)
    if (read !== undefined) kept.push(...keptOf(saved, read.result))
  }
  return kept.sort((a, b) => (a.since < b.since ? -1 : 1))
}

function keptOf({ name }: SavedCase, result: PromiseResult): readonly PromiseKept[] {
  const promised = printedEstimate(result.promise.people)
  const measured = result.measured && printedEstimate(result.measured)
  if (promised === null) return []
  const verdict = result.verdict === 'cannot_tell_yet' ? 'cannot_tell' : result.verdict
  return [{ name, since: result.promise.began, promised, ...(measured && { measured }), verdict }]
}
