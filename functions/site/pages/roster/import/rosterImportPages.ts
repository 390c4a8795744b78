/** Reading a roster in four steps. What was read travels with the pages; only the last step stores anything. */
import { type Context, Hono } from 'hono'
import { randomUUID } from 'node:crypto'
import { layoutOf } from '../../../../../shared/rosters/rosterLayout.ts'
import { mostParcelCharacters } from '../../../../../shared/rosters/rosterParcel.ts'
import { takeRoster } from '../../../../../shared/storage/decided/takeRoster.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { fileAnswer } from '../../../exports/fileAnswer.ts'
import { readForm } from '../../../form.ts'
import { withoutLineView } from '../../../reportPage.ts'
import type { SitePages } from '../../../sitePages.ts'
import { columnProblems } from './columnsView.ts'
import { importAddress, importPath } from './draftFields.ts'
import { backToStart } from './importDone.ts'
import { draftIn, previewOf, rememberedIn } from './importDraft.ts'
import { askedOf, importSteps, staffingOf } from './importSteps.ts'
import { refusedRowsCsv } from './refusedRowsCsv.ts'

const mostFormBytes = mostParcelCharacters + 256 * 1024

export function rosterImportPages({ requested, html, change, dependencies }: SitePages): Hono {
  const { start, columns, check, unlessUnreadable } = importSteps({ html, dependencies })
  const asked = async (context: Context) => {
    const form = await readForm(context, mostFormBytes)
    const request = await requested(context)
    return { request, draft: draftIn(form, request.version.settings) }
  }

  return new Hono()
    .get(importPath, async (context) => {
      const request = await requested(context)
      staffingOf(dependencies)
      if (request.version.settings.lines.length === 0) return html(context, withoutLineView({ name: 'roster' }, request.view, request.today))
      return start(context, request)
    })
    .get(`${importPath}/*`, async (context) => context.redirect(importAddress((await requested(context)).view), 302))
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
        const { refused } = await previewOf(draft, askedOf(dependencies, request))
        const name = `${request.view.texts.rosterImport.refusedName}_${request.today}`
        return fileAnswer(context, { kind: 'csv', name, body: refusedRowsCsv(request.view, draft, refused) })
      })
    })
    .post(`${importPath}/save`, async (context) => {
      const { request, draft } = await asked(context)
      const { shifts, refused } = await previewOf(draft, askedOf(dependencies, request))
      if (columnProblems(request.view, draft).length > 0 || shifts.length === 0) throw new Refused('bad_form')
      // First what makes the file readable the next time: done twice it is the same.
      const remembered = await change(context, (newest) => rememberedIn(draft, newest))
      if ('problems' in remembered) throw new Refused('bad_form')
      const { fileName, taking } = draft
      const layout = layoutOf(draft.opened, draft.columns)
      const origin = { importId: randomUUID(), at: request.now, fileName, refused: refused.length, taking, ...(layout && { layout }) }
      const { weeks, importId } = await takeRoster(staffingOf(dependencies).rosters, remembered.saved, shifts, origin)
      return backToStart(context, request, weeks.length === 0 ? { said: 'same' } : { said: 'saved', made: importId })
    })
}
