import type { SiteDependencies } from '../../dependencies.ts'
import type { SiteRequest } from '../../sitePages.ts'
import type { DefinitionsShown } from './definitionsSection.ts'
import { latestMonths } from './latestMonths.ts'
import { firstDayOf, lastDayOf, monthsToChoose } from './reportMonths.ts'
import { makesReports } from './visibleReports.ts'

/** Of the latest whole months in which anybody tried. Exact, so only for those who run the line: a funder has protected counts only (D3). */
export async function recentDefinitions(dependencies: SiteDependencies, { version, now, today, view }: SiteRequest): Promise<DefinitionsShown | undefined> {
  const { reports } = dependencies
  if (!makesReports(view.who)) return undefined
  const { lines } = version.settings
  const line = lines.find(({ id }) => view.query.line.includes(id)) ?? lines[0]
  const months = line === undefined ? [] : await latestMonths(dependencies, monthsToChoose(await reports.firstDate(line.id), today), line.id)
  const [first, last] = [months[0], months.at(-1)]
  if (line === undefined || first === undefined || last === undefined) return undefined
  const [from, to] = [firstDayOf(first), lastDayOf(last)]
  const loaded = await reports.load(version, { line: [line.id], from, to, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' }, now)
  const counts = loaded.switchboard?.()
  return counts && { line, from, to, counts }
}
