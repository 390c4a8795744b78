/** A link that shows one shared version to whoever holds it: made and revoked by a manager, opened without an account (A10). */
import { type Context, Hono } from 'hono'
import { dayMs } from '../../../../shared/calendar/durations.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import { linkIdOf, type ShareLink, usualDays } from '../../../../shared/storage/people/shareLinks.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { auditOf, type Told } from '../../access/auditOf.ts'
import { limiter } from '../../access/limiter.ts'
import { isToken } from '../../access/secretAddress.ts'
import { signedIn } from '../../access/signedIn.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { inLanguage } from './inLanguage.ts'
import { openReport, type OpenReport } from './openReport.ts'
import { printSheetAnswer } from './printSheet.ts'
import { versionPath } from './reportAddress.ts'
import { linksData, sharedReportView, shareView } from './shareView.ts'
import { citationOf } from './versionView.ts'

/** Each opening stands in the audit trail, and whoever holds a link needs no account. */
const openingsAMinute = 120

export function sharePages({ requested, html, dependencies }: SitePages): Hono {
  const { access, reportStore, links, now } = dependencies
  const stored = () => {
    if (reportStore === undefined || links === undefined) throw new Refused('unknown_page')
    return { store: reportStore, links }
  }
  const newToken = () => Buffer.from(access.random(32)).toString('base64url')
  const addressOf = (context: Context, token: string) => `${new URL(context.req.url).origin}/share/${token}`
  const tell = (context: Context, told: Told, link: Pick<ShareLink, 'report' | 'version'>) =>
    access.trail
      .append({ at: now(), ...auditOf(context, signedIn(context), told), filter: { report: link.report, version: String(link.version) } })
      .catch(() => {
        throw new Refused('not_recorded')
      })
  /** Only what was shared can be linked to. */
  const shareable = async (context: Context): Promise<OpenReport> => {
    const open = await openReport(stored().store, context)
    if (stateOf(open.version.changes) !== 'shared') throw new Refused('unknown_page')
    return open
  }
  const page = async (context: Context, open: OpenReport, address?: string) => {
    const { view } = await requested(context)
    return html(context, shareView(view, { open, address, token: newToken(), links: await stored().links.of(open.listed.id, now()) }))
  }
  const mayOpen = limiter(openingsAMinute, 60_000)
  /** Unknown, over and revoked are alike. */
  const linked = async (context: Context): Promise<OpenReport> => {
    const token = context.req.param('token') ?? ''
    const link = isToken(token) ? await stored().links.find(linkIdOf(token), now()) : undefined
    const listed = link && (await stored().store.all()).find(({ id }) => id === link.report)
    const version = listed?.versions.find((own) => own.version === link?.version)
    const report = link && (await stored().store.read(link.report, link.version))
    if (link === undefined || listed === undefined || version === undefined || report === undefined || stateOf(version.changes) !== 'shared')
      throw new Refused('link_over')
    if (!mayOpen(link.id, now())) throw new Refused('too_many')
    await tell(context, { action: 'share_opened', object: 'GET /share/:token' }, link)
    return { listed, version, report, sibling: undefined }
  }

  return new Hono()
    .get(listPattern('/reports/:id/v/:version/share', ['links']), async (context) => {
      const [request, open] = await Promise.all([requested(context), shareable(context)])
      return listAnswer(context, request, [linksData(request.view, await stored().links.of(open.listed.id, now()))])
    })
    .get('/reports/:id/v/:version/share', async (context) => page(context, await shareable(context)))
    .post('/reports/:id/v/:version/share', async (context) => {
      const form = await readForm(context)
      const open = await shareable(context)
      const { listed, version } = open
      // Made with the page: the same form sent twice, by a double press or a reload, is one link.
      const token = isToken(form.text('token')) ? form.text('token') : newToken()
      const known = await stored().links.any(linkIdOf(token))
      // One that was revoked meanwhile stays so.
      if (known !== undefined) return page(context, open, known.revokedAt === undefined && known.report === listed.id ? addressOf(context, token) : undefined)
      const link: ShareLink = {
        id: linkIdOf(token),
        report: listed.id,
        version: version.version,
        by: signedIn(context)?.name ?? '',
        madeAt: now(),
        endsAt: now() + usualDays * dayMs,
      }
      await tell(context, { action: 'share_made', object: 'POST /reports/:id/v/:version/share' }, link)
      await stored().links.make(link)
      return page(context, open, addressOf(context, token))
    })
    .post('/reports/:id/v/:version/share/revoke', async (context) => {
      const form = await readForm(context)
      const open = await shareable(context)
      const link = (await stored().links.of(open.listed.id, now())).find(({ id }) => id === form.text('link'))
      if (link === undefined) throw new Refused('unknown_page')
      await tell(context, { action: 'share_revoked', object: 'POST /reports/:id/v/:version/share/revoke' }, link)
      await stored().links.revoke(link.id, now())
      return context.redirect(inItsLanguage(context, `${versionPath(open.listed.id, open.version.version)}/share`), 303)
    })
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

/** As the form was shown. */
function inItsLanguage(context: Context, path: string): string {
  const lang = context.req.query('lang')
  return lang === 'nl' || lang === 'en' ? `${path}?lang=${lang}` : path
}
