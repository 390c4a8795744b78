import { trendPicture } from '../../components/trendFigure.ts'
import { trendTables } from '../../components/trendTable.ts'
import type { ReportPage } from '../../report.ts'
import { missedContent, missedTrend, trendName } from './content.ts'
import { gridPicture, gridTable } from './grid.ts'
import { missedHeadline } from './headline.ts'
import { ladderPicture, ladderTable } from './ladder.ts'
import { whyPicture, whyTable } from './why.ts'

export const missedPage: ReportPage = {
  path: '/missed',
  name: 'missed',
  fileName: 'missed',
  headline: missedHeadline,
  content: (report) => missedContent(report, missedPage),
  tables: (report) => [ladderTable(report), gridTable(report), ...trendTables(report, missedTrend(report).stack, trendName(report)), whyTable(report)],
  pictures: (report) => [ladderPicture(report), gridPicture(report), trendPicture(report, missedTrend(report)), whyPicture(report)],
}
