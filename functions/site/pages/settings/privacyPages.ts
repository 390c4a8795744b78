/** What is kept of callers and for how long, in plain words, for everybody who works here. */
import { Hono } from 'hono'
import { keyPeriods } from '../../../../shared/privacy/keyPeriods.ts'
import type { SitePages } from '../../sitePages.ts'
import { privacyView } from './privacyView.ts'
import { settingsPages } from './settingsNavigation.ts'

export function privacyPages({ requested, html, dependencies: { keysKept } }: SitePages): Hono {
  return new Hono()
    .get('/settings', async (context) => context.redirect(settingsPages((await requested(context)).view)[0]?.path ?? '/settings/privacy', 302))
    .get('/settings/privacy', async (context) => {
      const { view, now } = await requested(context)
      const period = keyPeriods(view.settings.privacy).at(now)
      return html(context, privacyView(view, { period, keysKept: keysKept ?? 'elsewhere' }))
    })
}
