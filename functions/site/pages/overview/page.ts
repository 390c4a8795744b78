import type { ReportPage } from '../../report.ts'
import { weekTable } from '../../components/weekTrend.ts'
import { statusTable } from '../../components/statusTiles.ts'
import { overviewContent } from './content.ts'
import { overviewHeadline } from './headline.ts'

export const overviewPage: ReportPage = {
  path: '/',
  name: 'overview',
  fileName: 'overview',
  readsRoster: true,
  headline: overviewHeadline,
  content: (report) => overviewContent(report, overviewPage),
  tables: (report) => [statusTable(report), weekTable(report, report.view.texts.overview.weekTitle)],
}
