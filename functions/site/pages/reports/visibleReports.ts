/** Which reports somebody may see: who makes them, all; anybody else, what was shared, of the lines shared with them (D3). */
import { hasOneOf } from '../../../../shared/access/role.ts'
import type { SignedIn } from '../../../../shared/access/session.ts'
import type { ListedReport } from '../../../../shared/reports/frozenReport.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import type { ReportStore } from '../../../../shared/storage/decided/reportStore.ts'

export const makesReports = (who: Pick<SignedIn, 'roles'> | undefined): boolean => who !== undefined && hasOneOf(who.roles, ['manager'])

/** The store as this person sees it: what they may not see is not there. */
export function visibleReports(store: ReportStore, who: Pick<SignedIn, 'roles' | 'lines'> | undefined): ReportStore {
  if (makesReports(who)) return store
  const all = async (): Promise<readonly ListedReport[]> =>
    (await store.all())
      .filter(({ about }) => who?.lines === undefined || who.lines.includes(about.line))
      .map((listed) => ({ ...listed, versions: listed.versions.filter(({ changes }) => stateOf(changes) === 'shared') }))
      .filter(({ versions }) => versions.length > 0)
  return {
    ...store,
    all,
    read: async (id, version) => {
      const isThere = (await all()).some((listed) => listed.id === id && listed.versions.some((own) => own.version === version))
      return isThere ? store.read(id, version) : undefined
    },
  }
}
