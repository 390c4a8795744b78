/** What is kept of callers and for how long, and who may see what, in plain words, for everybody who works here. */
import { Hono } from 'hono'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { keyCalendar } from '../../../../shared/privacy/keyCalendar.ts'
import { keyPeriods } from '../../../../shared/privacy/keyPeriods.ts'
import { trailSearch } from '../../access/trail/trailSearch.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { allSettingsView } from './allSettingsView.ts'
import { privacyTables, privacyView } from './privacyView.ts'

const lookedBackDays = 30
const mostCounted = 100

export function privacyPages({ requested, html, dependencies: { keysKept: kept, cleanedUntil, access } }: SitePages): Hono {
  const keysKept = kept ?? 'elsewhere'
  /** What stands out, for those who look along (A2). */
  const standingOut = async ({ view, today }: SiteRequest): Promise<number> => {
    if (view.who?.roles.includes('privacy') !== true) return 0
    const filter = { who: undefined, action: undefined, since: addDays(today, -lookedBackDays), until: undefined, isMarked: true, wrong: {} }
    return (await trailSearch(access.trail, filter, { atMost: mostCounted, timeZone: view.settings.privacy.timeZone })).records.length
  }
  const turnsOf = async ({ view, now }: SiteRequest) => keyCalendar({ settings: view.settings.privacy, keysKept, cleanedUntil: await cleanedUntil?.(), now })
  return new Hono()
    .get('/settings', async (context) => html(context, allSettingsView((await requested(context)).view)))
    .get(listPattern('/settings/privacy', ['kept', 'roles', 'turns']), async (context) => {
      const request = await requested(context)
      return listAnswer(context, request, privacyTables(request.view, await turnsOf(request)))
    })
    .get('/settings/privacy', async (context) => {
      const request = await requested(context)
      const { view, now, today } = request
      const period = keyPeriods(view.settings.privacy).at(now)
      const marked = { count: await standingOut(request), since: addDays(today, -lookedBackDays) }
      const turns = await turnsOf(request)
      return html(context, privacyView(view, { period, keysKept, marked, turns }))
    })
}
