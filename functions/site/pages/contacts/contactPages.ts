/** The list of attempts behind a number, as a page and as a file: rows of a quarter hour, line and cause, never one person's exact moment. */
import { Hono } from 'hono'
import { hasLine, refusalOf } from '../../askedFigures.ts'
import { fileKinds } from '../../exports/fileKind.ts'
import { tableFile } from '../../exports/tableFile.ts'
import { withoutLineView } from '../../reportPage.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { contactsPath, contactsView, contactTable, sorted } from './content.ts'
import { drillDownFilters, drillDownQuery } from './query.ts'

export function contactPages({ requested, html, dependencies: { reports } }: SitePages): Hono {
  const listOf = async ({ version, filters, query, now }: SiteRequest) => {
    const loaded = await reports.load(version, drillDownFilters(filters, query), now)
    return { loaded, rows: loaded.rows(drillDownQuery(query)) }
  }
  const app = new Hono()
  app.get(contactsPath, async (context) => {
    const request = await requested(context)
    const { view, today } = request
    if (!hasLine(request)) return html(context, withoutLineView({ name: 'contacts' }, view, today))
    const { loaded, rows } = await listOf(request)
    const { definitions, coverage } = loaded.figures
    const about = { definitionsVersion: definitions.version, dataVersion: loaded.dataVersion, uncounted: coverage.uncounted ?? [] }
    return html(context, contactsView({ view, today, rows, ...about }))
  })
  for (const kind of fileKinds)
    app.get(`/${kind}/contacts/contacts`, async (context) => {
      const request = await requested(context)
      const refusal = await refusalOf(context, request, contactsPath)
      if (refusal !== undefined) return refusal
      if (!hasLine(request)) return context.notFound()
      const { loaded, rows } = await listOf(request)
      const about = { view: request.view, figures: loaded.figures, dataVersion: loaded.dataVersion }
      return tableFile(context, { kind, ...about, fileName: 'contacts', table: contactTable(request.view, sorted(rows, request.query.sort)) })
    })
  return app
}
