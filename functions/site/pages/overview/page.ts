import type { ReportPage } from '../../report.ts'
import { trendPicture } from '../../components/trendFigure.ts'
import { trendTables } from '../../components/trendTable.ts'
import { statusTable } from '../../components/statusTiles.ts'
import { overviewContent, overviewTrend } from './content.ts'
import { overviewHeadline } from './headline.ts'

export const overviewPage: ReportPage = {
  path: '/',
  name: 'overview',
  fileName: 'overview',
  readsRoster: true,
  headline: overviewHeadline,
  content: (report) => overviewContent(report, overviewPage),
  tables: (report) => [statusTable(report), ...trendTables(report, overviewTrend(report).stack, (words) => words.peopleFew)],
  pictures: (report) => [trendPicture(report, overviewTrend(report))],
}
