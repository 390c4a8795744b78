/** The audit trail in plain words, the newest first. */
import { Hono } from 'hono'
import type { SitePages } from '../sitePages.ts'
import { trailView } from './trailView.ts'

const onOnePage = 100

export function trailPages({ requested, html, dependencies: { access } }: SitePages): Hono {
  return new Hono().get('/settings/audit', async (context) => {
    const { view } = await requested(context)
    const before = Number(new URL(context.req.url).searchParams.get('before') ?? Number.NaN)
    const [records, users] = await Promise.all([
      access.trail.newest(onOnePage, Number.isSafeInteger(before) && before > 0 ? before : undefined),
      access.users.all(),
    ])
    const everybody = [...users, ...(access.atThisMachine?.users ?? [])]
    return html(context, trailView({ ...view, path: '/settings/audit' }, records, { users: everybody, hasOlder: records.length === onOnePage }))
  })
}
