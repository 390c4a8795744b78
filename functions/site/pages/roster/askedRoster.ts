/** Which roster a request asks for, and the figures of it. */
import type { Context } from 'hono'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { lineAsked } from '../../api/lineAsked.ts'
import { fileRefusal } from '../../exports/fileRefusal.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'
import type { View } from '../../view.ts'
import { rosterAddress } from './rosterAddress.ts'
import { rosterProblems } from './rosterProblems.ts'
import { readRosterRequest, type RosterRequest } from './rosterRequest.ts'

/** What is needed is worked out from so many days before. */
const pastDays = 26 * 7 + 6

export function askedRoster({ requested, dependencies }: Pick<SitePages, 'requested' | 'dependencies'>) {
  const { staffing } = dependencies
  const figuresFor = async ({ version, now, today }: SiteRequest, { line, from, to, whatIfs }: RosterRequest) => {
    if (staffing === undefined) throw new Refused('unknown_page')
    const before = await staffing.read(version, { line: line.id, from, to }, now)
    return {
      uncounted: await uncountedIn(dependencies, { version, now }, { line: [line.id], from: addDays(from < today ? from : today, -pastDays), to }),
      before,
      figures: whatIfs.length === 0 ? before : await staffing.read(version, { line: line.id, from, to, extra: whatIfs.map(({ shift }) => shift) }, now),
    }
  }
  /** undefined where no line is set up yet. */
  const asked = async (context: Context): Promise<{ request: SiteRequest; roster: RosterRequest | undefined; view: View }> => {
    const request = await requested(context)
    const { settings } = request.version
    const query = new URL(context.req.url).searchParams
    const line = settings.lines.find(({ id }) => id === query.get('line')) ?? settings.lines[0]
    return { request, view: request.view, roster: line && readRosterRequest(query, line, request.today) }
  }
  /** The same for a file: with what is answered where the address cannot be read. */
  const askedForFile = async (context: Context) => {
    const { request, view, roster } = await asked(context)
    if (roster === undefined) throw new Refused('unknown_page')
    const query = new URL(context.req.url).searchParams
    const named = lineAsked(query, request)
    const problems = [...(named.line === undefined ? named.problems : []), ...rosterProblems(query, roster, view.texts)]
    return { request, view, roster, refusal: await fileRefusal(context, view, { problems, page: rosterAddress(view, roster, {}) }) }
  }
  return { asked, askedForFile, figuresFor }
}
