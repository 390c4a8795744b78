/** The staffing report as JSON, beside the other reports. `from` and `to` in place of `week` for other stretches, of at most 13 weeks. */
import { Hono } from 'hono'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { staffingJson } from '../../../../shared/metrics/staffing/staffingJson.ts'
import { incompleteJson } from '../../../../shared/metrics/uncounted.ts'
import type { SitePages } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'
import { readRosterRequest } from './rosterRequest.ts'

const mostDays = 91
/** What is needed is worked out from so many days before. */
const pastDays = 26 * 7 + 6

export const staffingApi = ({ requested, dependencies }: SitePages): Hono =>
  new Hono().get('/api/v1/staffing', async (context) => {
    const { staffing } = dependencies
    const { version, today, now } = await requested(context)
    const query = new URL(context.req.url).searchParams
    const id = query.get('line')
    const line = id === null ? version.settings.lines[0] : version.settings.lines.find((own) => own.id === id)
    if (staffing === undefined) return context.json({ error: 'unknown_report' }, 404)
    if (line === undefined) return context.json({ error: 'no_line' }, 404)
    const week = readRosterRequest(query, line, today)
    const [from, to] = [LocalDate.safeParse(query.get('from') ?? week.from), LocalDate.safeParse(query.get('to') ?? week.to)]
    if (!from.success || !to.success || from.data > to.data || to.data > addDays(from.data, mostDays - 1)) return context.json({ error: 'bad_period' }, 400)
    const extra = week.whatIfs.map(({ shift }) => shift)
    const figures = await staffing.read(version, { line: line.id, from: from.data, to: to.data, ...(extra.length === 0 ? {} : { extra }) }, now)
    const uncounted = await uncountedIn(
      dependencies,
      { version, now },
      { line: [line.id], from: addDays(from.data < today ? from.data : today, -pastDays), to: to.data },
    )
    return context.json({ ...staffingJson(figures), ...incompleteJson(uncounted), ...(week.hasBadWhatIf && { problems: ['invalid_value'] }) })
  })
