/** Rosters that were read before: a list of them as a file, each as it was read, and the way back. */
import { Hono } from 'hono'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { partName } from '../../../exports/exportName.ts'
import { fileAnswer } from '../../../exports/fileAnswer.ts'
import { kindOf } from '../../../exports/fileKind.ts'
import { listFile } from '../../../exports/listFile.ts'
import { readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { importPath } from './draftFields.ts'
import { backToStart } from './importDone.ts'
import { staffingOf } from './importSteps.ts'
import { canUndo, importsData } from './importsTable.ts'
import { rosterAsImportedCsv } from './rosterAsImportedCsv.ts'

export function takenRosterPages({ requested, dependencies }: SitePages): Hono {
  const store = () => staffingOf(dependencies).rosters

  return new Hono()
    .get(`${importPath}/:id/roster.csv`, async (context) => {
      const { view, version } = await requested(context)
      const id = context.req.param('id')
      const own = (await store().imports()).find(({ importId }) => importId === id)
      const shifts = await store().asImported(id)
      if (own === undefined || shifts === undefined) throw new Refused('unknown_page')
      const day = localTimeOf(view.formats.timeZone).dateOf(own.at)
      const body = rosterAsImportedCsv(view, version.settings, { shifts, layout: own.layout })
      return fileAnswer(context, { kind: 'csv', name: `${view.texts.rosterImport.asImportedName}_${day}`, body })
    })
    .get(`${importPath}/:file{(?:imports)\\.(?:csv|xlsx)}`, async (context) => {
      const { view, today } = await requested(context)
      const name = `${partName(view, 'roster')}-${partName(view, 'roster-imports')}_${today}`
      return listFile(context, { kind: kindOf(context.req.path), view, table: importsData(view, await store().imports()), name })
    })
    .post(`${importPath}/:id/undo`, async (context) => {
      await readForm(context)
      const request = await requested(context)
      const own = (await store().imports()).find(({ importId }) => importId === context.req.param('id'))
      if (own === undefined) throw new Refused('unknown_page')
      if (own.undoneAt !== undefined) return backToStart(context, request, { said: 'undone' })
      if (!canUndo(own, request.now)) return backToStart(context, request, { said: 'too_late' })
      const kept = await store().undo(own.importId, request.now)
      return backToStart(context, request, { said: 'undone', ...(kept.length === 0 ? {} : { kept: String(kept.length) }) })
    })
}
