/** A shared version as whoever holds its link sees it, without an account (A10). */
import { type Context, Hono } from 'hono'
import { minuteMs } from '../../../../shared/calendar/durations.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import { linkIdOf } from '../../../../shared/storage/people/shareLinks.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { limiter } from '../../access/limiter.ts'
import { isToken } from '../../access/secretAddress.ts'
import type { SitePages } from '../../sitePages.ts'
import { inLanguage } from './inLanguage.ts'
import type { OpenReport } from './openReport.ts'
import { printSheetAnswer } from './printSheet.ts'
import { sharedReportView } from './shareView.ts'
import { linkTeller, sharedIn } from './sharing.ts'
import { citationOf } from './versionView.ts'

/** Each opening stands in the audit trail, and whoever holds a link needs no account. */
const openingsAMinute = 120

export function linkedReportPages({ requested, html, dependencies }: SitePages): Hono {
  const { now } = dependencies
  const tell = linkTeller(dependencies)
  const mayOpen = limiter(openingsAMinute, minuteMs)
  /** Unknown, over and revoked are alike. */
  const linked = async (context: Context): Promise<OpenReport> => {
    const token = context.req.param('token') ?? ''
    const link = isToken(token) ? await sharedIn(dependencies).links.find(linkIdOf(token), now()) : undefined
    const listed = link && (await sharedIn(dependencies).store.all()).find(({ id }) => id === link.report)
    const version = listed?.versions.find((own) => own.version === link?.version)
    const report = link && (await sharedIn(dependencies).store.read(link.report, link.version))
    if (link === undefined || listed === undefined || version === undefined || report === undefined || stateOf(version.changes) !== 'shared')
      throw new Refused('link_over')
    if (!mayOpen(link.id, now())) throw new Refused('too_many')
    await tell(context, 'share_opened', 'GET /share/:token', link)
    return { listed, version, report, sibling: undefined }
  }

  return new Hono()
    .get('/share/:token', async (context) => {
      const open = await linked(context)
      const { view } = await requested(context)
      const own = inLanguage(view, open.report.about.language, open.report.findings.timeZone)
      context.header('x-robots-tag', 'noindex')
      return html(
        context,
        sharedReportView({ ...own, path: '/share' }, open, {
          sheet: `${context.req.path}/print.css`,
          citation: citationOf(own, { ...open, origin: new URL(context.req.url).origin }),
        }),
      )
    })
    .get('/share/:token/print.css', async (context) => {
      const open = await linked(context)
      const { view } = await requested(context)
      const own = inLanguage(view, open.report.about.language, open.report.findings.timeZone)
      return printSheetAnswer(context, open.report.document, own, open.report.options.accent)
    })
}
