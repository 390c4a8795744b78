/** What must be right about a request before it is answered with figures. */
import type { Context } from 'hono'
import type { NamedProblem } from './api/questionProblems.ts'
import { questionProblems } from './api/questionProblems.ts'
import { fileRefusal } from './exports/fileRefusal.ts'
import type { SiteRequest } from './sitePages.ts'
import { linkTo } from './view.ts'

/** Whether any line is asked about; false until one is set up, and where none fits the choice. */
export const hasLine = ({ filters }: SiteRequest): boolean => filters.line.length > 0

/** What is wrong with the address, by the names of its parameters, each with the cure. */
export const namedProblems = ({ problems, version, view, today }: SiteRequest): readonly NamedProblem[] =>
  questionProblems(problems, { texts: view.texts, lines: version.settings.lines.map(({ id }) => id), today })

/** A file of figures whose address cannot be read is none of another question. @param path of the page that the file belongs to */
export const refusalOf = (context: Context, request: SiteRequest, path: string): Promise<Response | undefined> =>
  fileRefusal(context, request.view, { problems: namedProblems(request), page: linkTo(request.view, path) })
