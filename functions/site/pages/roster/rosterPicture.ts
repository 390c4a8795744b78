import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { Picture } from '../../charts/picture.ts'
import type { View } from '../../view.ts'
import { rosterHeadline } from './headline.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { staffingGrid } from './staffingGrid.ts'

/** The week as a drawing that is passed on: its dates in place of "next week". */
export function rosterPicture(view: View, request: RosterRequest, figures: StaffingFigures): Picture {
  const words = view.texts.staffing
  const { show } = request
  return {
    id: 'week',
    title: rosterHeadline(view, { ...request, which: 'other' }, figures),
    summary: `${words.gridTitle[show]}. ${words.gridSummary[show]}`,
    notes: figures.isAssumed ? [words.assumed(view.formats.whole(view.settings.staffing.minimum))] : [],
    drawing: { kind: 'staffing', grid: staffingGrid(view, request, figures) },
  }
}
