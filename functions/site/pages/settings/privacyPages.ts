/** What is kept of callers and for how long, in plain words, for everybody who works here. */
import { Hono } from 'hono'
import { keyPeriods } from '../../../../shared/privacy/keyPeriods.ts'
import type { SitePages } from '../../sitePages.ts'
import { allSettingsView } from './allSettingsView.ts'
import { privacyView } from './privacyView.ts'

export function privacyPages({ requested, html, dependencies: { keysKept } }: SitePages): Hono {
  return new Hono()
    .get('/settings', async (context) => html(context, allSettingsView((await requested(context)).view)))
    .get('/settings/privacy', async (context) => {
      const { view, now } = await requested(context)
      const period = keyPeriods(view.settings.privacy).at(now)
      return html(context, privacyView(view, { period, keysKept: keysKept ?? 'elsewhere' }))
    })
}
