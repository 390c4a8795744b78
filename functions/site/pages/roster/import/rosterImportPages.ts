/** Reading a roster in four steps. What was read travels with the pages; only the last step stores anything. */
import { type Context, Hono } from 'hono'
import { randomUUID } from 'node:crypto'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import { layoutOf } from '../../../../../shared/rosters/rosterLayout.ts'
import { mostParcelCharacters } from '../../../../../shared/rosters/rosterParcel.ts'
import type { RosterReader } from '../../../../../shared/rosters/rosterReader.ts'
import { rosterLimits, UnreadableRoster } from '../../../../../shared/rosters/rosterFile.ts'
import { rosterWarnings } from '../../../../../shared/rosters/rosterWarnings.ts'
import type { RosterStore } from '../../../../../shared/storage/decided/rosterStore.ts'
import { changeOfRoster, takeRoster } from '../../../../../shared/storage/decided/takeRoster.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { toldIn } from '../../../components/doneNotice.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { readForm, readUpload } from '../../../form.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { partName } from '../../../exports/exportName.ts'
import { kindOf } from '../../../exports/fileKind.ts'
import { listFile } from '../../../exports/listFile.ts'
import { withoutLineView } from '../../../reportPage.ts'
import { checkView } from './checkView.ts'
import { columnProblems, columnsView } from './columnsView.ts'
import { importAddress, importPath } from './draftFields.ts'
import { draftIn, type ImportDraft, newDraft, previewOf, rememberedIn, saysItself, unknownTeams } from './importDraft.ts'
import { canUndo, importsData } from './importsTable.ts'
import { rosterAsImportedCsv } from './rosterAsImportedCsv.ts'
import { refusedRowsCsv } from './refusedRowsCsv.ts'
import { startView } from './startView.ts'

/** A file of the largest size and the form around it. */
const mostUploadBytes = rosterLimits.bytes + 64 * 1024
const mostFormBytes = mostParcelCharacters + 256 * 1024

export function rosterImportPages({ requested, html, change, dependencies }: SitePages): Hono {
  const store = (): RosterStore => {
    if (dependencies.staffing === undefined) throw new Refused('unknown_page')
    return dependencies.staffing.rosters
  }
  const reader = (): RosterReader => {
    if (dependencies.staffing === undefined) throw new Refused('unknown_page')
    return dependencies.staffing.reader
  }
  const asking = ({ version, today }: SiteRequest) => ({ settings: version.settings, today, reader: reader() })
  const hasFeed = dependencies.readFeed !== undefined
  const start = async (
    context: Context,
    request: SiteRequest,
    told: { problems?: readonly FieldProblem[]; values?: Readonly<Record<string, string>> } = {},
  ) => {
    const query = new URL(context.req.url).searchParams
    const [said, imports] = [saidIn(request, query), await store().imports()]
    const made = query.get('said') === 'saved' ? imports.find(({ importId }) => importId === toldIn(query).made) : undefined
    const undo = made !== undefined && canUndo(made, request.now) ? { undo: { path: `${importPath}/${encodeURIComponent(made.importId)}/undo` } } : {}
    const line = made?.weeks[0]?.line
    const shown = { imports, hasFeed, ...told, ...(said === undefined ? {} : { said, ...undo, ...(line !== undefined && { line }) }) }
    return html(context, startView(request.view, shown), told.problems === undefined ? 200 : 422)
  }
  const columns = async (context: Context, request: SiteRequest, draft: ImportDraft, problems: readonly FieldProblem[] = []) => {
    const unknown = await unknownTeams(draft, asking(request))
    return html(context, columnsView(request.view, { draft, unknown, problems }), problems.length === 0 ? 200 : 422)
  }
  const check = async (context: Context, request: SiteRequest, draft: ImportDraft) => {
    const { settings } = request.version
    const preview = await previewOf(draft, asking(request))
    const changed = await changeOfRoster(store(), settings, preview.shifts, draft.taking)
    return html(context, checkView(request.view, { draft, preview, warnings: rosterWarnings(preview.shifts, settings.lines), change: changed }))
  }
  /** Where there is nothing to ask about columns and teams, that step is passed over: it is one press away from the check. */
  const first = async (context: Context, request: SiteRequest, draft: ImportDraft) =>
    (await saysItself(draft, asking(request))) ? check(context, request, draft) : columns(context, request, draft)
  /** A file that cannot be read after all leads back to the first step, with the reason. */
  const unlessUnreadable = async (context: Context, request: SiteRequest, answer: () => Promise<Response>) => {
    try {
      return await answer()
    } catch (failure) {
      if (!(failure instanceof UnreadableRoster)) throw failure
      return start(context, request, { problems: [{ field: 'file', words: request.view.texts.roster.fileFault(failure.fault) }] })
    }
  }
  const asked = async (context: Context) => {
    const form = await readForm(context, mostFormBytes)
    const request = await requested(context)
    return { request, draft: draftIn(form, request.version.settings) }
  }
  const back = (context: Context, { view }: SiteRequest, told: Readonly<Record<string, string>>) => {
    const address = new URL(importAddress(view), 'http://here')
    for (const [name, value] of Object.entries(told)) address.searchParams.set(name, value)
    return context.redirect(`${address.pathname}${address.search}`, 303)
  }

  return new Hono()
    .get(importPath, async (context) => {
      const request = await requested(context)
      store()
      if (request.version.settings.lines.length === 0) return html(context, withoutLineView({ name: 'roster' }, request.view, request.today))
      return start(context, request)
    })
    .get(`${importPath}/:id/roster.csv`, async (context) => {
      const { view, version } = await requested(context)
      const id = context.req.param('id')
      const own = (await store().imports()).find(({ importId }) => importId === id)
      const shifts = await store().asImported(id)
      if (own === undefined || shifts === undefined) throw new Refused('unknown_page')
      const day = localTimeOf(view.formats.timeZone).dateOf(own.at)
      return context.body(rosterAsImportedCsv(view, version.settings, { shifts, layout: own.layout }), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${view.texts.rosterImport.asImportedName}_${day}.csv"`,
      })
    })
    .get(`${importPath}/:file{(?:imports)\\.(?:csv|xlsx)}`, async (context) => {
      const { view, today } = await requested(context)
      const name = `${partName(view, 'roster')}-${partName(view, 'roster-imports')}_${today}`
      return listFile(context, { kind: kindOf(context.req.path), view, table: importsData(view, await store().imports()), name })
    })
    .get(`${importPath}/*`, async (context) => context.redirect(importAddress((await requested(context)).view), 302))
    .post(`${importPath}/read`, async (context) => {
      const request = await requested(context)
      const { view, version } = request
      let values: Readonly<Record<string, string>> = {}
      try {
        const { form, file } = await readUpload(context, mostUploadBytes)
        values = { line: form.text('line'), pasted: form.text('pasted') }
        if (file === undefined) return await start(context, request, { problems: [{ field: 'file', words: view.texts.rosterImport.fileMissing }], values })
        const parcel = await reader().open({ fileName: file.name || view.texts.rosterImport.pastedName, bytes: file.bytes })
        return await first(context, request, newDraft(parcel, version.settings, { line: form.text('line') }))
      } catch (failure) {
        const fault =
          failure instanceof UnreadableRoster ? failure.fault : failure instanceof Refused && failure.reason === 'too_large' ? 'too_large' : undefined
        if (fault === undefined) throw failure
        return start(context, request, { problems: [{ field: 'file', words: view.texts.roster.fileFault(fault) }], values })
      }
    })
    .post(`${importPath}/feed`, async (context) => {
      const form = await readForm(context)
      const request = await requested(context)
      const { view, version, now } = request
      if (dependencies.readFeed === undefined) throw new Refused('unknown_page')
      const values = { address: form.text('address'), 'feed-line': form.text('feed-line') }
      const failed = (words: string) => start(context, request, { problems: [{ field: 'address', words }], values })
      const answer = await dependencies.readFeed(values.address)
      if ('fault' in answer) return failed(view.texts.rosterImport.feedFaults[answer.fault])
      try {
        const parcel = await reader().open({ fileName: answer.host, bytes: answer.bytes })
        const draft = newDraft(parcel, version.settings, { line: values['feed-line'], readAt: now })
        return draft.opened.kind === 'calendar' ? await first(context, request, draft) : await failed(view.texts.rosterImport.feedFaults.refused)
      } catch (failure) {
        if (failure instanceof UnreadableRoster) return failed(view.texts.roster.fileFault(failure.fault))
        throw failure
      }
    })
    .post(`${importPath}/columns`, async (context) => {
      const { request, draft } = await asked(context)
      return unlessUnreadable(context, request, () => columns(context, request, draft))
    })
    .post(`${importPath}/check`, async (context) => {
      const { request, draft } = await asked(context)
      const problems = columnProblems(request.view, draft)
      return unlessUnreadable(context, request, () => (problems.length > 0 ? columns(context, request, draft, problems) : check(context, request, draft)))
    })
    .post(`${importPath}/refused`, async (context) => {
      const { request, draft } = await asked(context)
      return unlessUnreadable(context, request, async () => {
        const { refused } = await previewOf(draft, asking(request))
        return context.body(refusedRowsCsv(request.view, draft, refused), 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${request.view.texts.rosterImport.refusedName}_${request.today}.csv"`,
        })
      })
    })
    .post(`${importPath}/save`, async (context) => {
      const { request, draft } = await asked(context)
      const { shifts, refused } = await previewOf(draft, asking(request))
      if (columnProblems(request.view, draft).length > 0 || shifts.length === 0) throw new Refused('bad_form')
      // First what makes the file readable the next time: done twice it is the same.
      const remembered = await change(context, (newest) => rememberedIn(draft, newest))
      if ('problems' in remembered) throw new Refused('bad_form')
      const { fileName, taking } = draft
      const layout = layoutOf(draft.opened, draft.columns)
      const origin = { importId: randomUUID(), at: request.now, fileName, refused: refused.length, taking, ...(layout && { layout }) }
      const { weeks, importId } = await takeRoster(store(), remembered.saved, shifts, origin)
      return back(context, request, weeks.length === 0 ? { said: 'same' } : { said: 'saved', made: importId })
    })
    .post(`${importPath}/:id/undo`, async (context) => {
      await readForm(context)
      const request = await requested(context)
      const own = (await store().imports()).find(({ importId }) => importId === context.req.param('id'))
      if (own === undefined) throw new Refused('unknown_page')
      if (own.undoneAt !== undefined) return back(context, request, { said: 'undone' })
      if (!canUndo(own, request.now)) return back(context, request, { said: 'too_late' })
      const kept = await store().undo(own.importId, request.now)
      return back(context, request, { said: 'undone', ...(kept.length === 0 ? {} : { kept: String(kept.length) }) })
    })
}

/** What the address says was done; anything else in it says nothing. */
function saidIn({ view: { texts, formats } }: SiteRequest, query: URLSearchParams): string | undefined {
  const words = texts.rosterImport
  const kept = /^\d{1,4}$/.test(query.get('kept') ?? '') ? Number(query.get('kept')) : 0
  switch (query.get('said')) {
    case 'saved':
      return words.saved
    case 'same':
      return words.savedSame
    case 'undone':
      return kept === 0 ? words.undone : words.undoneInPart(kept, formats.whole(kept))
    case 'too_late':
      return words.tooLate
    default:
      return undefined
  }
}
