import type { StaffingFigures, StaffingStretch } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import { count, type DataTable, text } from '../../components/dataTable.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { whenWords } from './rosterWords.ts'

/** The stretches that are short, those that cost most people first. */
export function gapTable(view: View, request: RosterRequest, { gaps, isAssumed }: StaffingFigures): DataTable {
  const words = view.texts.staffing
  return {
    key: 'gaps',
    caption: words.gapsTitle,
    columns: [
      { key: 'when', label: words.when, kind: 'text' },
      { key: 'required', label: words.required, kind: 'count' },
      { key: 'rostered', label: words.rostered, kind: 'count' },
      { key: 'short', label: words.short, kind: 'count' },
      { key: 'staff_hours', label: words.staffHours, kind: 'hours' },
      { key: 'people', label: words.people, kind: 'estimate' },
      { key: 'cure', label: words.cure, kind: 'text' },
    ],
    rows: gaps.map((gap) => {
      const when = whenWords(view, request.line, gap)
      return [
        text(when),
        count(gap.required),
        count(gap.rostered),
        count(gap.short),
        { kind: 'hours', value: gap.staffHours },
        { kind: 'estimate', value: isAssumed ? unknown : gap.people },
        text(words.cureWords(gap.short, view.formats.whole(gap.short))),
      ]
    }),
  }
}

const unknown = { value: null, low: null, high: null } as const

export function surplusTable(view: View, request: RosterRequest, { surplus }: StaffingFigures): DataTable {
  const words = view.texts.staffing
  return {
    key: 'surplus',
    caption: words.surplusTitle,
    columns: [
      { key: 'when', label: words.when, kind: 'text' },
      { key: 'required', label: words.required, kind: 'count' },
      { key: 'rostered', label: words.rostered, kind: 'count' },
      { key: 'surplus', label: words.surplus, kind: 'count' },
      { key: 'staff_hours', label: words.staffHours, kind: 'hours' },
    ],
    rows: surplus.map((own: StaffingStretch) => [
      text(whenWords(view, request.line, own)),
      count(own.required),
      count(own.rostered),
      count(-own.short),
      { kind: 'hours', value: own.staffHours },
    ]),
  }
}
