/** A version of a report as files: for another program, as a workbook, and its drawings. */
import { type Context, Hono } from 'hono'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { fileAnswer } from '../../exports/fileAnswer.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import type { SitePages } from '../../sitePages.ts'
import type { OpenReport } from './openReport.ts'
import { reportJsonFile } from './reportJsonFile.ts'
import { reportPicture, reportSource } from './reportPicture.ts'
import { reportWorkbook } from './reportWorkbook.ts'
import { type OpenPage, seenReports } from './seenReports.ts'
import { citationOf } from './versionView.ts'

export function reportFiles(pages: SitePages): Hono {
  const { given } = seenReports(pages)
  const citation = (context: Context, { open, view }: OpenPage) => citationOf(view, { ...open, origin: new URL(context.req.url).origin })

  return new Hono()
    .get('/reports/:id/v/:version/report.json', async (context) => {
      const page = await given(context)
      const { report, version } = page.open
      const headers = { 'content-disposition': `attachment; filename="${fileName(page.open)}.json"` }
      return context.json(reportJsonFile(report, version, citation(context, page)), 200, headers)
    })
    .get('/reports/:id/v/:version/report.xlsx', async (context) => {
      const page = await given(context)
      const { open, view } = page
      const words = view.texts.reports.pages
      const version = words.versionLine(view.formats.whole(open.report.version), words.states[stateOf(open.version.changes)])
      const workbook = await reportWorkbook(open.report.document, view.texts, { version, citation: citation(context, page) })
      return fileAnswer(context, { kind: 'xlsx', name: fileName(open), body: Buffer.from(workbook) })
    })
    .get('/reports/:id/v/:version/:file{(?:figure-ladder|figure-week|figure-causes|figure-months|figure-impact)\\.(?:svg)}', async (context) => {
      const { open, view } = await given(context)
      const id = context.req.param('file').replace('.svg', '')
      const picture = reportPicture(open.report.document, id)
      if (picture === undefined) throw new Refused('unknown_page')
      const body = await svgFile(picture, { language: view.language, printer: view, source: reportSource(view, open.report.document) })
      return fileAnswer(context, { kind: 'svg', name: `${fileName(open)}-${id}`, body })
    })
}

const fileName = ({ listed, version }: OpenReport) => `report_${listed.id}_v${version.version}`
