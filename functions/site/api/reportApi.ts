/** The figures as JSON. A script reads no notices, so another question than was asked is never answered. */
import { Hono } from 'hono'
import { reportJson, reportNames } from '../../../shared/metrics/reportJson.ts'
import { filtersOf } from '../../../shared/text/reportQuery.ts'
import { hasLine, namedProblems } from '../askedFigures.ts'
import { hasMistake } from '../components/problems.ts'
import { figuresOf } from '../loadedReport.ts'
import type { SitePages } from '../sitePages.ts'
import { problemDocument } from './problemDocument.ts'

export const reportApi = ({ requested, dependencies }: SitePages): Hono =>
  new Hono().get('/api/v1/:report', async (context) => {
    const name = reportNames.find((own) => own === context.req.param('report'))
    if (name === undefined) return context.json({ error: 'unknown_report' }, 404)
    const request = await requested(context)
    const { version, filters, query, now, problems, view } = request
    const named = namedProblems(request)
    if (hasMistake(problems))
      return problemDocument(context, view.texts, problems.every(({ kind }) => kind.startsWith('unknown_')) ? 'no_line' : 'bad_parameter', named)
    if (!hasLine(request)) return problemDocument(context, view.texts, 'no_line', named)
    const read = figuresOf(dependencies)
    const { figures, dataVersion } = await read(version, filters, now)
    const { compareWith } = query
    const other = compareWith && (await read(version, filtersOf(query, version.settings.lines, compareWith), now))
    const compared = other && { compared: reportJson(name, other.figures, other.dataVersion) }
    return context.json({ ...reportJson(name, figures, dataVersion), ...compared, ...(named.length > 0 && { problems: named }) })
  })
