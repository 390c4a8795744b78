/** Versions of the hours of a line: new ones, changes to one, and taking away one that has not begun. Nothing is saved unseen. */
import { type Context, Hono } from 'hono'
import { blockClashes } from '../../../../../shared/calendar/blockClashes.ts'
import { hoursWarnings } from '../../../../../shared/calendar/hoursWarnings.ts'
import { pastedHours } from '../../../../../shared/calendar/pastedHours.ts'
import type { Line } from '../../../../../shared/settings/settings.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { madeBy } from '../../../editing.ts'
import { readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { saidAt } from '../saidAt.ts'
import { changedDraft } from './draftActions.ts'
import { effectOnFigures } from './effectOnFigures.ts'
import { type HoursRequest, hoursRequest } from './hoursRequest.ts'
import { lineIn, withExceptions, withLine, withoutVersion, withVersion } from './lineChanges.ts'
import { pastedExceptions } from './pastedExceptions.ts'
import { type Draft, draftOfForm, draftOfVersion, emptyDraft, readDraft, type ReadVersion } from './versionDraft.ts'
import { hoursPath, type Preview, versionView, type VersionViewOptions } from './versionView.ts'
import { clashWords, warningWords } from './warningWords.ts'

export function versionPages({ requested, html, change, dependencies: { reports } }: SitePages): Hono {
  const page = (context: Context, { request, line, original, today }: HoursRequest, options: Pick<VersionViewOptions, 'draft'> & Partial<VersionViewOptions>) =>
    html(context, versionView(request.view, { line, original, today, problems: [], ...options }), (options.problems ?? []).length > 0 ? 422 : 200)

  /** A version as it is; new hours begin as those of now, the first ones empty, from the first data, or from last year on: that is what people read first. */
  const firstDraft = async ({ request, line, original, today }: HoursRequest): Promise<Draft> => {
    const { country } = request.version.settings.organisation
    if (original !== undefined) return draftOfVersion(original, country)
    const newestFirst = line.hours.toSorted((a, b) => (a.from < b.from ? 1 : -1))
    const now = newestFirst.find(({ from }) => from <= today) ?? newestFirst.at(-1)
    if (now !== undefined) return { ...draftOfVersion(now, country), from: '' }
    return emptyDraft((await reports.firstDate(line.id)) ?? `${Number(today.slice(0, 4)) - 1}-01-01`, country)
  }

  /** @param wasSeen what the form says was looked at before; empty: nothing yet */
  const previewOf = async (
    { request, line, original, today }: HoursRequest,
    draft: Draft,
    { version, typed }: ReadVersion,
    wasSeen: string,
  ): Promise<Preview> => {
    const changed = changedLine(line, draft, version, original)
    const seen = JSON.stringify([version, draft.pastedDates])
    return {
      line: changed,
      version,
      warnings: [...clashWords(request.view, blockClashes(typed)), ...warningWords(request.view, hoursWarnings(changed, today))],
      effect: await effectOnFigures(reports, request, changed),
      changesPast: line.hours.length > 0 && [version.from, original?.from ?? version.from].some((from) => from < today),
      seen,
      isChangedSince: wasSeen !== '' && wasSeen !== seen,
    }
  }

  return new Hono()
    .get('/setup/lines/:line/hours/:from', async (context) => {
      const read = await hoursRequest(requested, context)
      return page(context, read, { draft: await firstDraft(read) })
    })
    .post('/setup/lines/:line/hours/:from', async (context) => {
      const [form, read] = [await readForm(context), await hoursRequest(requested, context)]
      const { request, line, original, today } = read
      const { texts, formats } = request.view
      const [action, pasteRead, draft] = [form.text('action'), form.text('pasteRead'), draftOfForm(form)]
      const edited = changedDraft(draft, action)
      if (edited !== undefined) return page(context, read, { draft: edited, pasteRead, wasTaken: action === 'take' })
      if (action === 'remove' && original !== undefined && original.from > today) {
        const answer = await change(context, (settings) => withLine(settings, withoutVersion(lineIn(settings, line), original)))
        return context.redirect(saidAt(context, hoursPath(line), 'hours_removed', madeBy(answer)), 303)
      }
      if (action === 'paste' || (draft.paste !== '' && draft.paste !== pasteRead)) return page(context, read, { draft, pasted: pastedHours(draft.paste) })

      const taken = line.hours.filter(({ from }) => from !== original?.from).map(({ from }) => from)
      const result = readDraft(draft, taken, texts, formats.day)
      if ('problems' in result) return page(context, read, { draft, pasteRead, problems: result.problems })
      const preview = await previewOf(read, draft, result, action === 'save' ? form.text('seen') : '')
      const again = (problems: readonly FieldProblem[]) => page(context, read, { draft, pasteRead, preview, problems })
      if (action !== 'save' || form.text('seen') !== preview.seen) return again([])
      if (preview.changesPast && form.text('past') === '') return again([{ field: 'past', words: texts.hours.problems.pastNotAgreed }])
      const answer = await change(context, (settings) => withLine(settings, changedLine(lineIn(settings, line), draft, result.version, original)))
      if ('problems' in answer) return again([{ field: 'from', words: texts.forms.notSaved }])
      return context.redirect(saidAt(context, hoursPath(line), 'hours_saved', answer.made), 303)
    })
}

const changedLine = (line: Line, draft: Draft, version: ReadVersion['version'], original: HoursRequest['original']): Line =>
  withExceptions(withVersion(line, original, version), pastedExceptions(line, draft))
