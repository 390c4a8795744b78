/** The pages about figures, each one folder. What stands here is served, and its tables and drawings as files; its place in the menu is in `navigation.ts`. */
import { availabilityPage } from './pages/availability/page.ts'
import { missedPage } from './pages/missed/page.ts'
import { overviewPage } from './pages/overview/page.ts'
import type { ReportPage } from './report.ts'

export const figurePages: readonly ReportPage[] = [overviewPage, missedPage, availabilityPage]
