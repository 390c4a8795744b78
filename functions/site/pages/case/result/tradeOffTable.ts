import type { ShownAnswer } from '../../../../../shared/cases/savedCase.ts'
import { type DataTable, text } from '../../../components/dataTable.ts'
import type { View } from '../../../view.ts'
import { letterOf, planName } from './shownPlans.ts'

/** The points of the figure, and no more. */
export function tradeOffTable(view: View, answer: ShownAnswer): DataTable {
  const words = view.texts.case
  const shown = answer.plans.filter(({ kind, peoplePerYear }) => kind !== 'nothing' && peoplePerYear !== undefined)
  return {
    key: 'trade-off',
    caption: words.chart.title,
    columns: [
      { key: 'plan', label: words.table.plan, kind: 'text' },
      { key: 'staff_hours_per_week', label: words.table.staffHours, kind: 'hours' },
      { key: 'people_per_year', label: words.table.peoplePerYear, kind: 'estimate' },
    ],
    rows: shown.map((plan) => [
      text(`${letterOf(answer, plan)}. ${planName(view, plan)}`),
      { kind: 'hours', value: plan.staffHoursPerWeek },
      { kind: 'estimate', value: plan.peoplePerYear ?? { value: null, low: null, high: null } },
    ]),
  }
}
