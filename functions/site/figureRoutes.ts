/** The pages about figures, and their tables and drawings as files. */
import { type Context, Hono } from 'hono'
import { hasLine, refusalOf } from './askedFigures.ts'
import { fileKinds } from './exports/fileKind.ts'
import { pictureFile } from './exports/pictureFile.ts'
import { tableFile } from './exports/tableFile.ts'
import { figurePages } from './figurePages.ts'
import { loadedReport } from './loadedReport.ts'
import { nextWeekOf } from './pages/roster/nextWeek.ts'
import { reportPageView, withoutLineView } from './reportPage.ts'
import type { SitePages } from './sitePages.ts'

export function figureRoutes({ requested, html, dependencies }: SitePages): Hono {
  const app = new Hono()
  for (const page of figurePages)
    app.get(page.path, async (context) => {
      const request = await requested(context)
      if (!hasLine(request)) return html(context, withoutLineView(page, request.view, request.today))
      const staffing = page.readsRoster ? nextWeekOf(request, dependencies.staffing?.read) : undefined
      const [report, nextWeek] = await Promise.all([loadedReport(dependencies, request), staffing])
      return html(context, reportPageView(page, { ...report, ...(nextWeek && { nextWeek }) }))
    })
  /** Of an address that can be read, about lines that are there. */
  const ofReport = (answer: (context: Context, page: FigurePage, report: Report) => Response | Promise<Response>) => async (context: Context) => {
    const page = pageNamed(context.req.param('report') ?? '')
    const request = await requested(context)
    if (page === undefined) return context.notFound()
    const refusal = await refusalOf(context, request, page.path)
    if (refusal !== undefined) return refusal
    return hasLine(request) ? answer(context, page, await loadedReport(dependencies, request)) : context.notFound()
  }
  for (const kind of fileKinds)
    app.get(
      `/${kind}/:report/:table`,
      ofReport((context, page, report) => {
        const table = page.tables(report).find(({ key }) => key === context.req.param('table'))
        return table === undefined ? context.notFound() : tableFile(context, { kind, ...report, fileName: page.fileName, table })
      }),
    )
  app.get(
    '/svg/:report/:figure',
    ofReport((context, page, report) => {
      const picture = report.state.kind === 'no_data' ? undefined : page.pictures(report).find(({ id }) => id === context.req.param('figure'))
      return picture === undefined ? context.notFound() : pictureFile(context, { ...report, fileName: page.fileName, picture })
    }),
  )
  return app
}

const pageNamed = (name: string) => figurePages.find(({ fileName }) => fileName === name)
type FigurePage = (typeof figurePages)[number]
type Report = Awaited<ReturnType<typeof loadedReport>>
