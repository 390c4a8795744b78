/** What the pages about links share, those of who makes them and those of who holds one. */
import type { Context } from 'hono'
import type { ReportStore } from '../../../../shared/storage/decided/reportStore.ts'
import type { ShareLink, ShareLinks } from '../../../../shared/storage/people/shareLinks.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { told } from '../../access/told.ts'
import type { SiteDependencies } from '../../dependencies.ts'

/** @throws Refused where no reports or links are kept */
export function sharedIn({ reportStore, links }: SiteDependencies): { readonly store: ReportStore; readonly links: ShareLinks } {
  if (reportStore === undefined || links === undefined) throw new Refused('unknown_page')
  return { store: reportStore, links }
}

export function linkTeller(dependencies: SiteDependencies) {
  const tell = told(dependencies)
  return (
    context: Context,
    action: 'share_made' | 'share_revoked' | 'share_opened',
    object: string,
    { report, version }: Pick<ShareLink, 'report' | 'version'>,
  ) => tell(context, action, { object, filter: { report, version: String(version) } })
}
