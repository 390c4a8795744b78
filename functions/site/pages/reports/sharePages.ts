/** A link that shows one shared version to whoever holds it: made and revoked by a manager (A10). */
import { type Context, Hono } from 'hono'
import { dayMs } from '../../../../shared/calendar/durations.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import { linkIdOf, type ShareLink, usualDays } from '../../../../shared/storage/people/shareLinks.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { isToken } from '../../access/secretAddress.ts'
import { signedIn } from '../../access/signedIn.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { openReport, type OpenReport } from './openReport.ts'
import { versionPath } from './reportAddress.ts'
import { linksData, shareView } from './shareView.ts'
import { linkTeller, sharedIn } from './sharing.ts'

export function sharePages({ requested, html, dependencies }: SitePages): Hono {
  const { access, now } = dependencies
  const tell = linkTeller(dependencies)
  const newToken = () => Buffer.from(access.random(32)).toString('base64url')
  const addressOf = (context: Context, token: string) => `${new URL(context.req.url).origin}/share/${token}`
  const linksOf = ({ listed }: OpenReport) => sharedIn(dependencies).links.of(listed.id, now())
  /** Only what was shared can be linked to. */
  const shareable = async (context: Context): Promise<OpenReport> => {
    const open = await openReport(sharedIn(dependencies).store, context)
    if (stateOf(open.version.changes) !== 'shared') throw new Refused('unknown_page')
    return open
  }
  const page = async (context: Context, open: OpenReport, address?: string) => {
    const { view } = await requested(context)
    return html(context, shareView(view, { open, address, token: newToken(), links: await linksOf(open) }))
  }

  return new Hono()
    .get(listPattern('/reports/:id/v/:version/share', ['links']), async (context) => {
      const [request, open] = await Promise.all([requested(context), shareable(context)])
      return listAnswer(context, request, [linksData(request.view, await linksOf(open))])
    })
    .get('/reports/:id/v/:version/share', async (context) => page(context, await shareable(context)))
    .post('/reports/:id/v/:version/share', async (context) => {
      const form = await readForm(context)
      const open = await shareable(context)
      const { listed, version } = open
      const { links } = sharedIn(dependencies)
      // Made with the page: the same form sent twice, by a double press or a reload, is one link.
      const token = isToken(form.text('token')) ? form.text('token') : newToken()
      const known = await links.any(linkIdOf(token))
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
      await tell(context, 'share_made', 'POST /reports/:id/v/:version/share', link)
      await links.make(link)
      return page(context, open, addressOf(context, token))
    })
    .post('/reports/:id/v/:version/share/revoke', async (context) => {
      const form = await readForm(context)
      const open = await shareable(context)
      const link = (await linksOf(open)).find(({ id }) => id === form.text('link'))
      if (link === undefined) throw new Refused('unknown_page')
      await tell(context, 'share_revoked', 'POST /reports/:id/v/:version/share/revoke', link)
      await sharedIn(dependencies).links.revoke(link.id, now())
      return context.redirect(inItsLanguage(context, `${versionPath(open.listed.id, open.version.version)}/share`), 303)
    })
}

/** As the form was shown. */
function inItsLanguage(context: Context, path: string): string {
  const lang = context.req.query('lang')
  return lang === 'nl' || lang === 'en' ? `${path}?lang=${lang}` : path
}
