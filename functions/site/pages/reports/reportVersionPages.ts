/** One version of a report: read, decided upon, made anew, told in the other language. */
import { type Context, Hono } from 'hono'
import { currentVersion } from '../../../../shared/reports/frozenReport.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { shownName } from '../../access/shownName.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import { readForm } from '../../form.ts'
import type { SitePages } from '../../sitePages.ts'
import { decide } from './decideReport.ts'
import { changesSince, listedOf } from './openReport.ts'
import { printSheetAnswer } from './printSheet.ts'
import { doneAt, reportActions } from './reportActions.ts'
import { versionPath } from './reportAddress.ts'
import { type OpenPage, seenReports } from './seenReports.ts'
import { versionView } from './versionView.ts'

export function reportVersionPages(pages: SitePages): Hono {
  const { requested, html } = pages
  const { store, opened, given } = seenReports(pages)
  const actions = (context: Context) => reportActions(pages, store(context))
  const shownOf = async (context: Context, { open, view }: OpenPage) => ({
    ...open,
    changes: await changesSince(store(context), open),
    origin: new URL(context.req.url).origin,
    entered: enteredNow(view.texts, { name: view.who === undefined ? '' : shownName(view, view.who.name) }),
    said: context.req.query('said'),
  })

  return new Hono()
    .get('/reports/:id', async (context) => {
      const { listed } = await listedOf(store(context), context)
      const current = currentVersion(listed.versions)
      if (current === undefined) throw new Refused('unknown_page')
      return context.redirect(`${versionPath(listed.id, current.version)}${new URL(context.req.url).search}`, 302)
    })
    .post('/reports/:id/renew', async (context) => {
      await readForm(context)
      const site = await requested(context)
      const { listed, sibling } = await listedOf(store(context), context)
      return doneAt(context, await actions(context).renew(site, listed, sibling))
    })
    .get('/reports/:id/v/:version', async (context) => {
      const page = await opened(context)
      return html(context, versionView(page.view, await shownOf(context, page)))
    })
    .post('/reports/:id/v/:version/state', async (context) => {
      const form = await readForm(context)
      const page = await opened(context)
      const { view } = page
      const done = await decide(store(context), page, form)
      if (!('problems' in done)) return doneAt(context, done)
      return html(context, versionView(view, { ...(await shownOf(context, page)), entered: enteredAgain(view.texts, form, done.problems) }), 422)
    })
    .post('/reports/:id/v/:version/translate', async (context) => {
      await readForm(context)
      const { site, open } = await given(context)
      return doneAt(context, await actions(context).translate(open, site.now))
    })
    .get('/reports/:id/v/:version/print.css', async (context) => {
      const { open, view } = await opened(context)
      return printSheetAnswer(context, open.report.document, view, open.report.options.accent)
    })
}
