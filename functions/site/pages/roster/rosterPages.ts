/** The planner's page: what is short next week, what it costs, and what one more person buys. */
import { Hono } from 'hono'
import { withoutLineView } from '../../reportPage.ts'
import type { SitePages } from '../../sitePages.ts'
import { askedRoster } from './askedRoster.ts'
import { rosterView } from './rosterView.ts'

export function rosterPages({ requested, html, dependencies }: SitePages): Hono {
  const { asked, figuresFor } = askedRoster({ requested, dependencies })

  return new Hono()
    .get('/roster', async (context) => {
      const { request, roster, view } = await asked(context)
      if (roster === undefined) return html(context, withoutLineView({ name: 'roster' }, view, request.today))
      return html(context, rosterView(view, roster, await figuresFor(request, roster)))
    })
    .get('/roster/gaps', (context) => context.redirect(`/roster${new URL(context.req.url).search}#gaps`, 302))
}
