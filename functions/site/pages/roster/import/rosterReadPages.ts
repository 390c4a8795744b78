/** A roster is read from a file, from text that was pasted or from the address of a calendar, and nothing of it is stored. */
import { Hono } from 'hono'
import { rosterLimits, UnreadableRoster } from '../../../../../shared/rosters/rosterFile.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { readForm, readUpload } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { importPath } from './draftFields.ts'
import { newDraft } from './importDraft.ts'
import { importSteps, staffingOf } from './importSteps.ts'

/** A file of the largest size and the form around it. */
const mostUploadBytes = rosterLimits.bytes + 64 * 1024

export function rosterReadPages({ requested, html, dependencies }: SitePages): Hono {
  const { start, first } = importSteps({ html, dependencies })
  const reader = () => staffingOf(dependencies).reader

  return new Hono()
    .post(`${importPath}/read`, async (context) => {
      const request = await requested(context)
      const { view, version } = request
      let values: Readonly<Record<string, string>> = {}
      let field: 'file' | 'pasted' = 'file'
      try {
        const { form, file } = await readUpload(context, mostUploadBytes)
        values = { line: form.text('line'), pasted: form.text('pasted') }
        if (file?.name === '') field = 'pasted'
        if (file === undefined) return await start(context, request, { problems: [{ field: 'file', words: view.texts.rosterImport.fileMissing }], values })
        const parcel = await reader().open({ fileName: file.name || view.texts.rosterImport.pastedName, bytes: file.bytes })
        return await first(context, request, newDraft(parcel, version.settings, { line: form.text('line') }))
      } catch (failure) {
        const fault = faultOf(failure)
        if (fault === undefined) throw failure
        return start(context, request, { problems: [{ field, words: view.texts.roster[`${field}Fault`](fault) }], values })
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
}

/** undefined for what is our own fault. */
function faultOf(failure: unknown): UnreadableRoster['fault'] | undefined {
  if (failure instanceof UnreadableRoster) return failure.fault
  return failure instanceof Refused && failure.reason === 'too_large' ? 'too_large' : undefined
}
