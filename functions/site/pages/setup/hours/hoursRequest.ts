/** What every page about the hours of a line begins with. */
import type { Context } from 'hono'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { HoursVersion, Line } from '../../../../../shared/settings/settings.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'

export type HoursRequest = {
  readonly request: SiteRequest
  readonly line: Line
  /** The version named in the address; undefined for new hours and on other pages. */
  readonly original: HoursVersion | undefined
  /** On the wall of this line. */
  readonly today: LocalDate
}

/** @throws Refused for a line or a version that is not there */
export async function hoursRequest(requested: SitePages['requested'], context: Context): Promise<HoursRequest> {
  const request = await requested(context)
  const line = request.version.settings.lines.find(({ id }) => id === context.req.param('line'))
  if (line === undefined) throw new Refused('unknown_page')
  const from = context.req.param('from')
  const original = line.hours.find((version) => version.from === from)
  if (from !== undefined && from !== 'new' && original === undefined) throw new Refused('unknown_page')
  return { request, line, original, today: localTimeOf(line.timeZone).dateOf(request.now) }
}
