import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import { count, type DataTable, text } from '../../components/dataTable.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { whenWords } from './rosterWords.ts'

/** How every required number comes about: what is expected, who must be there for it, and how many to roster so that they are. */
export function requiredTable(view: View, { line }: RosterRequest, { intervals }: StaffingFigures): DataTable {
  const { explained, when, required } = view.texts.staffing
  return {
    key: 'required',
    caption: explained.title,
    columns: [
      { key: 'when', label: when, kind: 'text' },
      { key: 'attempts', label: explained.attempts, kind: 'about' },
      { key: 'on_duty', label: explained.onDuty, kind: 'count' },
      { key: 'required', label: required, kind: 'count' },
      { key: 'because', label: explained.because, kind: 'text' },
    ],
    rows: intervals.map((own) => [
      text(whenWords(view, line, own)),
      { kind: 'about', value: own.attempts ?? null },
      count(own.required?.onDuty ?? null),
      count(own.required?.rostered ?? null),
      text(own.required === undefined ? null : explained.becauseOf[own.required.becauseOf]),
    ]),
  }
}
