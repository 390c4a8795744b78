/** What the cells of the week say, in words that need neither a mouse nor sharp eyes: like neighbours told together. */
import { html } from 'hono/html'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { StaffingInterval } from '../../../../shared/staffing/gap.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import type { RosterRequest } from './rosterRequest.ts'
import { cellOf } from './staffingGrid.ts'
import { capital } from '../../../../shared/text/capital.ts'

export function gridInWords(view: View, request: RosterRequest, { intervals }: StaffingFigures): Html | '' {
  if (intervals.length === 0) return ''
  const sentences = stretchesOf(view, request, intervals).map((stretch) => html`<li>${capital(cellOf(view, request, [stretch]).words)}.</li>`)
  return html`<details class="numbers screen-only"><summary>${view.texts.staffing.inWords}</summary><ul class="bulleted">${sentences}</ul></details>`
}

/** Neighbours on one day that look and say the same are one stretch. */
function stretchesOf(view: View, request: RosterRequest, intervals: readonly StaffingInterval[]): readonly StaffingInterval[] {
  const { dateOf } = localTimeOf(request.line.timeZone)
  const said = (interval: StaffingInterval) => {
    const { look, shown } = cellOf(view, request, [interval])
    return `${dateOf(interval.from)} ${look} ${shown}`
  }
  const stretches: StaffingInterval[] = []
  for (const next of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1)
    const goesOn = last !== undefined && last.until === next.from && said(last) === said(next)
    if (goesOn) stretches.splice(-1, 1, { ...last, until: next.until })
    else stretches.push(next)
  }
  return stretches
}
