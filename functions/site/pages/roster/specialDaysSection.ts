import { html } from 'hono/html'
import { comingDays, type ComingDay } from '../../../../shared/calendar/comingDays.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import type { DataTable } from '../../components/dataTable.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { comingData, comingTable } from '../setup/hours/comingTable.ts'

/** From one change of the clocks until after the next. */
const daysAhead = 220
const mostShown = 12

/** Holidays, exceptions and nights of another length in the seven months to come: whoever draws up the roster must know them. */
export function specialDaysSection(view: View, line: Line): Html {
  const words = view.texts.staffing
  const today = localTimeOf(line.timeZone).dateOf(view.now)
  const special = specialDays(line, today)
  return html`<section id="special-days" aria-labelledby="special-days-title" class="figure"><h2 id="special-days-title">${words.specialDays}</h2>
<p class="summary">${special.length === 0 ? words.noSpecialDays : words.specialDaysSummary}</p>
${
  special.length === 0
    ? ''
    : html`${comingTable(
        view,
        special.filter(({ clockChangeHours }, n) => n < mostShown || clockChangeHours !== undefined),
      )}${tableDownloads(view, '/roster', { key: 'special', caption: words.specialDays }, { more: { line: line.id } })}`
}</section>`
}

const specialDays = (line: Line, today: LocalDate) => comingDays(line, today, daysAhead).filter(isSpecial)
/** All of them, also those for which there is no room on the page. */
export const specialDaysTable = (view: View, line: Line): DataTable => ({
  ...comingData(view, specialDays(line, localTimeOf(line.timeZone).dateOf(view.now)), 'special'),
  caption: view.texts.staffing.specialDays,
})

const isSpecial = ({ hours, clockChangeHours, isFirstOfVersion }: ComingDay): boolean =>
  clockChangeHours !== undefined || isFirstOfVersion || hours.by === 'holiday' || hours.by === 'exception' || hours.by === 'rule'
