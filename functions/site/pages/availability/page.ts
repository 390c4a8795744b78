import type { ReportPage } from '../../report.ts'
import { availabilityContent } from './content.ts'
import { availabilityHeadline } from './headline.ts'
import { gapTable, lineTable, monthTable, tileTable, unansweredTable, waitTable } from './tables.ts'
import { waitsPicture } from './waits.ts'

export const availabilityPage: ReportPage = {
  path: '/availability',
  name: 'availability',
  fileName: 'availability',
  headline: availabilityHeadline,
  content: (report) => availabilityContent(report, availabilityPage),
  tables: (report) => [tileTable(report), waitTable(report), lineTable(report), monthTable(report), unansweredTable(report), gapTable(report)],
  pictures: (report) => [waitsPicture(report)],
}
