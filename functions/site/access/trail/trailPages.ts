/** The audit trail in plain words, the newest first; narrowed by whom, what and when; and as a file. */
import { type Context, Hono } from 'hono'
import { kindOf } from '../../exports/fileKind.ts'
import { fileRefusal, misread } from '../../exports/fileRefusal.ts'
import { listFile } from '../../exports/listFile.ts'
import { linkTo, notNarrowed } from '../../view.ts'
import type { SitePages } from '../../sitePages.ts'
import { misreadIn, trailFilterIn, trailSearch } from './trailSearch.ts'
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
  const file = async (context: Context) => {
    const { view, filter, users, found } = await asked(context, inOneFile)
    const problems = misreadIn(new URL(context.req.url).searchParams, filter).map((name) => misread(view, name))
    const refusal = await fileRefusal(context, view, { problems, page: linkTo(view, path, notNarrowed) })
    if (refusal !== undefined) return refusal
    const { texts, formats } = view
    const about = [
      [texts.csv.filters, filterSentence(view, filter, users)],
      ...(found.next === undefined ? [] : [[texts.trail.cut, texts.trail.cutAt(formats.whole(inOneFile))] as const]),
    ] as const
    const table = { ...trailTable(view, found.records, users), caption: texts.pages.audit }
    const name = `${texts.trail.fileName}_${new Date(view.now).toISOString().slice(0, 10)}`
    return listFile(context, { kind: kindOf(context.req.path), view, table, name, about, protection: texts.trail.internal })
  }
  return new Hono()
    .get(path, async (context) => {
      const { view, ...parts } = await asked(context, onOnePage)
      return html(context, trailView(view, parts))
    })
    .get(`${path}.csv`, file)
    .get(`${path}.xlsx`, file)
}
