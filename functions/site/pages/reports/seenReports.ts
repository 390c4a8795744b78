/** The reports as whoever asks sees them, for all pages about them. */
import type { Context } from 'hono'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import type { ReportStore } from '../../../../shared/storage/decided/reportStore.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { signedIn } from '../../access/signedIn.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import type { View } from '../../view.ts'
import { inLanguage } from './inLanguage.ts'
import { type OpenReport, openReport } from './openReport.ts'
import { visibleReports } from './visibleReports.ts'

/** `view` is in the language of the report. */
export type OpenPage = { readonly site: SiteRequest; readonly open: OpenReport; readonly view: View }
export type SeenReports = {
  /** @throws Refused unknown_page where no reports are kept */
  readonly store: (context: Context) => ReportStore
  /** The version that the address names. @throws Refused unknown_page */
  readonly opened: (context: Context) => Promise<OpenPage>
  /** Only where its content may be given: not once it is withdrawn. @throws Refused unknown_page */
  readonly given: (context: Context) => Promise<OpenPage>
}

export function seenReports({ requested, dependencies: { reportStore } }: SitePages): SeenReports {
  const store = (context: Context): ReportStore => {
    if (reportStore === undefined) throw new Refused('unknown_page')
    return visibleReports(reportStore, signedIn(context))
  }
  const opened = async (context: Context): Promise<OpenPage> => {
    const [site, open] = await Promise.all([requested(context), openReport(store(context), context)])
    return { site, open, view: inLanguage(site.view, open.report.about.language, open.report.findings.timeZone) }
  }
  return {
    store,
    opened,
    given: async (context) => {
      const page = await opened(context)
      if (stateOf(page.open.version.changes) === 'withdrawn') throw new Refused('unknown_page')
      return page
    },
  }
}
