/** The case for other hours as JSON, beside the other reports. Its parameters stand in `shared/cases/caseQuery.ts`. */
import { Hono } from 'hono'
import { caseJson } from '../../../../shared/cases/caseJson.ts'
import { readCaseQuery } from '../../../../shared/cases/caseQuery.ts'
import { incompleteJson } from '../../../../shared/metrics/uncounted.ts'
import { lineAsked } from '../../api/lineAsked.ts'
import { problemDocument } from '../../api/problemDocument.ts'
import type { SitePages } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'
import { caseProblem } from './asking/caseProblem.ts'

export const caseApi = ({ requested, dependencies }: SitePages): Hono =>
  new Hono().get('/api/v1/case', async (context) => {
    const { cases } = dependencies
    const site = await requested(context)
    const { version, today, now, view } = site
    const query = new URL(context.req.url).searchParams
    if (cases === undefined) return context.json({ error: 'unknown_report' }, 404)
    const asked = lineAsked(query, site)
    if (asked.line === undefined) return problemDocument(context, view.texts, 'no_line', asked.problems)
    const { line } = asked
    const { request, problems } = readCaseQuery(query, { line, settings: version.settings }, today)
    const named = problems.map((problem) => caseProblem(view.texts, problem))
    // Another question than was asked is not answered.
    if (problems.some(({ kind }) => kind !== 'unknown_parameter'))
      return problemDocument(context, view.texts, problems.some(({ kind }) => kind === 'hours') ? 'bad_hours' : 'bad_parameter', named)
    const found = await cases(version, request, now)
    const uncounted = await uncountedIn(dependencies, { version, now }, { line: [line.id], from: request.from, to: request.to })
    return context.json({ ...caseJson(found), ...incompleteJson(uncounted), ...(named.length > 0 && { problems: named }) })
  })
