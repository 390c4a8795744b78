/** The pages of the steps in which a roster is read, for a draft on its way. */
import type { Context } from 'hono'
import { UnreadableRoster } from '../../../../../shared/rosters/rosterFile.ts'
import { rosterWarnings } from '../../../../../shared/rosters/rosterWarnings.ts'
import { changeOfRoster } from '../../../../../shared/storage/decided/takeRoster.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { toldIn } from '../../../components/doneNotice.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { SiteDependencies } from '../../../dependencies.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { checkView } from './checkView.ts'
import { columnsView } from './columnsView.ts'
import { importPath } from './draftFields.ts'
import { saidIn } from './importDone.ts'
import { type DraftAsked, type ImportDraft, previewOf, saysItself, unknownTeams } from './importDraft.ts'
import { canUndo } from './importsTable.ts'
import { startView } from './startView.ts'

/** @throws Refused where no rosters are kept */
export function staffingOf({ staffing }: SiteDependencies): NonNullable<SiteDependencies['staffing']> {
  if (staffing === undefined) throw new Refused('unknown_page')
  return staffing
}

/** With what the request says now. */
export const askedOf = (dependencies: SiteDependencies, { version, today }: SiteRequest): DraftAsked => ({
  settings: version.settings,
  today,
  reader: staffingOf(dependencies).reader,
})

export function importSteps({ html, dependencies }: Pick<SitePages, 'html' | 'dependencies'>) {
  const hasFeed = dependencies.readFeed !== undefined
  const start = async (
    context: Context,
    request: SiteRequest,
    told: { problems?: readonly FieldProblem[]; values?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> => {
    const query = new URL(context.req.url).searchParams
    const [said, imports] = [saidIn(request, query), await staffingOf(dependencies).rosters.imports()]
    const made = query.get('said') === 'saved' ? imports.find(({ importId }) => importId === toldIn(query).made) : undefined
    const undo = made !== undefined && canUndo(made, request.now) ? { undo: { path: `${importPath}/${encodeURIComponent(made.importId)}/undo` } } : {}
    const line = made?.weeks[0]?.line
    const shown = { imports, hasFeed, ...told, ...(said === undefined ? {} : { said, ...undo, ...(line !== undefined && { line }) }) }
    return html(context, startView(request.view, shown), told.problems === undefined ? 200 : 422)
  }
  const columns = async (context: Context, request: SiteRequest, draft: ImportDraft, problems: readonly FieldProblem[] = []): Promise<Response> => {
    const unknown = await unknownTeams(draft, askedOf(dependencies, request))
    return html(context, columnsView(request.view, { draft, unknown, problems }), problems.length === 0 ? 200 : 422)
  }
  const check = async (context: Context, request: SiteRequest, draft: ImportDraft): Promise<Response> => {
    const { settings } = request.version
    const preview = await previewOf(draft, askedOf(dependencies, request))
    const change = await changeOfRoster(staffingOf(dependencies).rosters, settings, preview.shifts, draft.taking)
    return html(context, checkView(request.view, { draft, preview, warnings: rosterWarnings(preview.shifts, settings.lines), change }))
  }
  /** Where there is nothing to ask about columns and teams, that step is passed over: it is one press away from the check. */
  const first = async (context: Context, request: SiteRequest, draft: ImportDraft): Promise<Response> =>
    (await saysItself(draft, askedOf(dependencies, request))) ? check(context, request, draft) : columns(context, request, draft)
  /** A file that cannot be read after all leads back to the first step, with the reason. */
  const unlessUnreadable = async (context: Context, request: SiteRequest, answer: () => Promise<Response>): Promise<Response> => {
    try {
      return await answer()
    } catch (failure) {
      if (!(failure instanceof UnreadableRoster)) throw failure
      return start(context, request, { problems: [{ field: 'file', words: request.view.texts.roster.fileFault(failure.fault) }] })
    }
  }
  return { start, columns, check, first, unlessUnreadable }
}
