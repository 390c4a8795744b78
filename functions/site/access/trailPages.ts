/** The audit trail in plain words, the newest first; narrowed by whom, what and when; and as a file. */
import { type Context, Hono } from 'hono'
import { csvOf } from '../exports/csv.ts'
import type { SitePages } from '../sitePages.ts'
import { trailFilterIn, trailSearch } from './trailSearch.ts'
import { trailTable } from './trailTable.ts'
import { filterSentence, trailView } from './trailView.ts'

const path = '/settings/audit'
const onOnePage = 100
const inOneFile = 10_000

export function trailPages({ requested, html, dependencies: { access } }: SitePages): Hono {
  const people = async () => [...(await access.users.all()), ...(access.atThisMachine?.users ?? [])]
  const asked = async (context: Context, atMost: number) => {
    const { view } = await requested(context)
    const query = new URL(context.req.url).searchParams
    const before = Number(query.get('before') ?? Number.NaN)
    const filter = trailFilterIn(query)
    const within = { atMost, timeZone: view.settings.privacy.timeZone, ...(Number.isSafeInteger(before) && before > 0 && { before }) }
    const [found, users] = await Promise.all([trailSearch(access.trail, filter, within), people()])
    return { view: { ...view, path }, filter, users, found }
  }
  return new Hono()
    .get(path, async (context) => {
      const { view, ...parts } = await asked(context, onOnePage)
      return html(context, trailView(view, parts))
    })
    .get(`${path}.csv`, async (context) => {
      const { view, filter, users, found } = await asked(context, inOneFile)
      const { texts, formats, language } = view
      const about = [
        [texts.csv.report, texts.pages.audit],
        [texts.csv.filters, filterSentence(view, filter, users)],
        ...(found.next === undefined ? [] : [[texts.trail.cut, texts.trail.cutAt(formats.whole(inOneFile))] as const]),
        [texts.csv.made, formats.moment(view.now)],
        [texts.csv.protection, texts.trail.internal],
      ] as const
      const machine = context.req.query('headers') === 'machine'
      const name = `${texts.trail.fileName}_${new Date(view.now).toISOString().slice(0, 10)}.csv`
      return context.body(csvOf(trailTable(view, found.records, users), { language, texts, formats, machine, about }), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      })
    })
}
