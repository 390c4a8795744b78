/** The case for other hours as JSON, beside the other reports. Its parameters stand in `shared/cases/caseQuery.ts`. */
import { Hono } from 'hono'
import { caseJson } from '../../../../shared/cases/caseJson.ts'
import { type CaseQueryProblem, readCaseQuery } from '../../../../shared/cases/caseQuery.ts'
import { describeExtraHoursProblem } from '../../../../shared/cases/extraHours.ts'
import { incompleteJson } from '../../../../shared/metrics/uncounted.ts'
import type { SitePages } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'

export const caseApi = ({ requested, dependencies }: SitePages): Hono =>
  new Hono().get('/api/v1/case', async (context) => {
    const { cases } = dependencies
    const { version, today, now } = await requested(context)
    const query = new URL(context.req.url).searchParams
    const id = query.get('line')
    const { lines } = version.settings
    const line = id === null ? lines[0] : lines.find((own) => own.id === id)
    if (cases === undefined) return context.json({ error: 'unknown_report' }, 404)
    if (line === undefined) return context.json({ error: 'no_line' }, 404)
    const { request, problems } = readCaseQuery(query, { line, settings: version.settings }, today)
    const named = problems.map(problemJson)
    // Another question than was asked is not answered.
    if (problems.some(({ kind }) => kind === 'hours')) return context.json({ error: 'bad_hours', problems: named }, 400)
    const { answer, dataVersion } = await cases(version, request, now)
    const uncounted = await uncountedIn(dependencies, { version, now }, { line: [line.id], from: request.from, to: request.to })
    return context.json({ ...caseJson(answer, dataVersion), ...incompleteJson(uncounted), ...(named.length > 0 && { problems: named }) })
  })

const problemJson = (problem: CaseQueryProblem) => ({
  kind: problem.kind,
  name: problem.name,
  ...(problem.kind === 'hours' && { piece: problem.problem.piece, position: problem.problem.position, cure: describeExtraHoursProblem(problem.problem) }),
})
