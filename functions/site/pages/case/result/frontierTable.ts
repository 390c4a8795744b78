import type { CaseAnswer } from '../../../../../shared/cases/case.ts'
import { type DataTable, text } from '../../../components/dataTable.ts'
import type { View } from '../../../view.ts'
import { blocksWords } from './blocksWords.ts'

/** What more hours bring, step by step: the best hours at each, and what a further staff hour still adds. */
export function frontierTable(view: View, { frontier }: Pick<CaseAnswer, 'frontier'>): DataTable {
  const words = view.texts.case
  return {
    key: 'frontier',
    caption: words.chart.frontierTitle,
    columns: [
      { key: 'hours', label: words.table.hours, kind: 'text' },
      { key: 'staff_hours_per_week', label: words.table.staffHours, kind: 'hours' },
      { key: 'people_per_year', label: words.table.peoplePerYear, kind: 'about' },
      { key: 'people_per_staff_hour', label: words.chart.marginal, kind: 'about' },
    ],
    rows: (frontier?.points ?? [])
      .filter(({ blocks }) => blocks.length > 0)
      .map(({ blocks, staffHoursPerWeek, peoplePerYear, marginal }) => [
        text(blocksWords(view, blocks)),
        { kind: 'hours', value: staffHoursPerWeek },
        { kind: 'about', value: peoplePerYear },
        { kind: 'about', value: marginal },
      ]),
  }
}
