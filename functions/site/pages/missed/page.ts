import { weekTable } from '../../components/weekTrend.ts'
import type { ReportPage } from '../../report.ts'
import { missedContent } from './content.ts'
import { gridTable } from './grid.ts'
import { missedHeadline } from './headline.ts'
import { ladderTable } from './ladder.ts'
import { whyTable } from './why.ts'

export const missedPage: ReportPage = {
  path: '/missed',
  name: 'missed',
  fileName: 'missed',
  headline: missedHeadline,
  content: (report) => missedContent(report, missedPage),
  tables: (report) => [ladderTable(report), gridTable(report), weekTable(report, report.view.texts.missed.trendTitleNeverFew), whyTable(report)],
}
