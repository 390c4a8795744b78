/** What callers may see of a line: switched on, named and filled in here. */
import { type Context, Hono } from 'hono'
import type { Line } from '../../../../../shared/settings/settings.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../../../components/entered.ts'
import { readForm } from '../../../form.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { saidAt } from '../saidAt.ts'
import { publicPageValues, readPublicPageForm } from './publicPageForm.ts'
import { publicPageView } from './publicPageView.ts'

export function publicPageForms({ requested, html, change }: SitePages): Hono {
  const lineIn = ({ version }: SiteRequest, context: Context): Line => {
    const line = version.settings.lines.find(({ id }) => id === context.req.param('line'))
    if (line === undefined) throw new Refused('unknown_page')
    return line
  }
  const originOf = (context: Context) => new URL(context.req.url).origin
  return new Hono()
    .get('/setup/lines/:line/public', async (context) => {
      const request = await requested(context)
      const line = lineIn(request, context)
      const entered = enteredNow(request.view.texts, publicPageValues(line))
      return html(context, publicPageView(request.view, { line, entered, isSaved: context.req.query('said') === 'saved', origin: originOf(context) }))
    })
    .post('/setup/lines/:line/public', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const line = lineIn(request, context)
      const { view } = request
      const read = readPublicPageForm(form, line.publicPage, view.texts)
      const again = (problems: Parameters<typeof enteredAgain>[2]) =>
        html(context, publicPageView(view, { line, entered: enteredAgain(view.texts, form, problems), isSaved: false, origin: originOf(context) }), 422)
      if ('problems' in read) return again(read.problems)
      const answer = await change(context, (settings) => ({
        ...settings,
        lines: settings.lines.map((own) => (own.id === line.id ? { ...own, publicPage: read.page } : own)),
      }))
      if ('problems' in answer) return again([{ field: 'name', words: view.texts.forms.notSaved }])
      return context.redirect(saidAt(context, `/setup/lines/${line.id}/public`, 'saved'), 303)
    })
}
