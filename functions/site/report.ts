/** What a page about figures is given, and what it has to say of itself. */
import type { LocalDate } from '../../shared/contacts/identifiers.ts'
import type { Figures } from '../../shared/metrics/figures.ts'
import type { StaffingFigures } from '../../shared/metrics/staffing/staffingFigures.ts'
import type { Picture } from './charts/picture.ts'
import type { DataTable } from './components/dataTable.ts'
import type { Html } from './html.ts'
import type { PageName } from './navigation.ts'
import type { ReportState } from './reportState.ts'
import type { View } from './view.ts'

export type Report = {
  readonly view: View
  readonly figures: Figures
  readonly state: ReportState
  readonly dataVersion: string
  readonly today: LocalDate
  /** The same for the period of comparison, where one was asked for. */
  readonly before?: Figures
  /** First local date with any data of the chosen lines, over all time. */
  readonly firstDate?: LocalDate
  /** Of next week, for each chosen line with a roster; only read for pages that speak of it. */
  readonly nextWeek?: readonly StaffingFigures[]
}

export type ReportPage = {
  readonly path: string
  readonly name: PageName
  /** Starts the file name of an export. */
  readonly fileName: string
  /** One or two sentences that answer the page's question; only asked in the states that can carry it. */
  readonly headline: (report: Report) => string
  readonly content: (report: Report) => Html
  /** Speaks of the roster of next week. */
  readonly readsRoster?: true
  readonly tables: (report: Report) => readonly DataTable[]
  /** Its figures, each to be had as a drawing of its own. */
  readonly pictures: (report: Report) => readonly Picture[]
}
