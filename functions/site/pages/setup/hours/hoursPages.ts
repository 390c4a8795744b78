/** Opening hours of a line: the page, new versions, changes to a version, exceptions. Nothing is saved unseen. */
import { type Context, Hono } from 'hono'
import { blockClashes } from '../../../../../shared/calendar/blockClashes.ts'
import { hoursWarnings } from '../../../../../shared/calendar/hoursWarnings.ts'
import { localTimeOf } from '../../../../../shared/calendar/localTime.ts'
import { pastedHours } from '../../../../../shared/calendar/pastedHours.ts'
import type { HoursException, HoursVersion, Line } from '../../../../../shared/settings/settings.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { readForm } from '../../../form.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { saidAt } from '../saidAt.ts'
import { changedDraft } from './draftActions.ts'
import { effectOnFigures, withLine } from './effectOnFigures.ts'
import { emptyException, exceptionDraftOf, readException } from './exceptionForm.ts'
import { hoursView } from './hoursView.ts'
import { pastedExceptions } from './pastedExceptions.ts'
import { type Draft, draftOfForm, draftOfVersion, emptyDraft, readDraft, type ReadVersion } from './versionDraft.ts'
import { hoursPath, type Preview, versionView, type VersionViewOptions } from './versionView.ts'
import { clashWords, warningWords } from './warningWords.ts'

export function hoursPages({ requested, html, change, dependencies: { reports } }: SitePages): Hono {
  const readRequest = async (context: Context) => {
    const request = await requested(context)
    const line = request.version.settings.lines.find(({ id }) => id === context.req.param('line'))
    if (line === undefined) throw new Refused('unknown_page')
    const from = context.req.param('from')
    const original = line.hours.find((version) => version.from === from)
    if (from !== undefined && from !== 'new' && original === undefined) throw new Refused('unknown_page')
    return { request, line, original, today: localTimeOf(line.timeZone).dateOf(request.now) }
  }
  type Read = Awaited<ReturnType<typeof readRequest>>

  const firstDraft = async ({ request, line, original, today }: Read): Promise<Draft> => {
    const { country } = request.version.settings.organisation
    if (original !== undefined) return draftOfVersion(original, country)
    const now = line.hours.toSorted((a, b) => (a.from < b.from ? 1 : -1)).find(({ from }) => from <= today) ?? line.hours[0]
    if (now !== undefined) return { ...draftOfVersion(now, country), from: '' }
    return emptyDraft((await reports.firstDate(line.id)) ?? `${today.slice(0, 4)}-01-01`, country)
  }
  const page = (context: Context, { request, line, original, today }: Read, options: Pick<VersionViewOptions, 'draft'> & Partial<VersionViewOptions>) =>
    html(context, versionView(request.view, { line, original, today, problems: [], ...options }), (options.problems ?? []).length > 0 ? 422 : 200)

  const previewOf = async ({ request, line, original, today }: Read, draft: Draft, { version, typed }: ReadVersion, wasSeen: string): Promise<Preview> => {
    const changed = withVersion(line, original, version, pastedExceptions(line, draft))
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

  const exceptionPage = (
    context: Context,
    { request, line, today }: Read,
    draft = emptyException,
    problems: Parameters<typeof hoursView>[2]['problems'] = [],
    effect?: string,
  ) => html(context, hoursView(request.view, context.req.query('said'), { line, today, draft, problems, effect }), problems.length > 0 ? 422 : 200)

  return new Hono()
    .get('/setup/lines/:line/hours', async (context) => exceptionPage(context, await readRequest(context)))
    .post('/setup/lines/:line/hours/exceptions', async (context) => {
      const [form, read] = [await readForm(context), await readRequest(context)]
      const { request, line, today } = read
      const draft = exceptionDraftOf(form)
      if (form.text('action') === 'row')
        return exceptionPage(context, read, {
          ...draft,
          rows: [...(draft.rows.length === 0 ? [{ from: '', until: '' }] : draft.rows), { from: '', until: '' }],
        })
      const about = { taken: line.exceptions.map(({ date }) => date), today, pastAgreed: form.text('past') !== '', day: request.view.formats.day }
      const result = readException(draft, about, request.view.texts.hours.problems)
      if ('problems' in result) return exceptionPage(context, read, draft, result.problems, await effectOfPast(read, draft))
      const answer = await change((settings) => withLine(settings, withException(lineIn(settings, line), result.exception)))
      if ('problems' in answer) return exceptionPage(context, read, draft, [{ field: 'date', words: request.view.texts.forms.notSaved }])
      return context.redirect(saidAt(context, hoursPath(line), 'exception_saved'), 303)
    })
    .post('/setup/lines/:line/hours/exceptions/remove', async (context) => {
      const [form, { line, today }] = [await readForm(context), await readRequest(context)]
      await change((settings) => {
        const own = lineIn(settings, line)
        return withLine(settings, { ...own, exceptions: own.exceptions.filter(({ date }) => date !== form.text('date') || date < today) })
      })
      return context.redirect(saidAt(context, hoursPath(line), 'exception_removed'), 303)
    })
    .get('/setup/lines/:line/hours/exceptions', async (context) => exceptionPage(context, await readRequest(context)))
    .get('/setup/lines/:line/hours/:from', async (context) => {
      const read = await readRequest(context)
      return page(context, read, { draft: await firstDraft(read) })
    })
    .post('/setup/lines/:line/hours/:from', async (context) => {
      const [form, read] = [await readForm(context), await readRequest(context)]
      const { request, line, original, today } = read
      const { texts, formats } = request.view
      const action = form.text('action')
      const draft = draftOfForm(form)
      if (action === 'paste') return page(context, read, { draft, pasted: pastedHours(draft.paste) })
      const edited = changedDraft(draft, action)
      if (edited !== undefined) return page(context, read, { draft: edited, wasTaken: action === 'take' })
      if (action === 'remove' && original !== undefined && original.from > today) {
        await change((settings) => withLine(settings, withoutVersion(lineIn(settings, line), original)))
        return context.redirect(saidAt(context, hoursPath(line), 'hours_removed'), 303)
      }
      const taken = line.hours.filter(({ from }) => from !== original?.from).map(({ from }) => from)
      const result = readDraft(draft, taken, texts, formats.day)
      if ('problems' in result) return page(context, read, { draft, problems: result.problems })
      const preview = await previewOf(read, draft, result, action === 'save' ? form.text('seen') : '')
      if (action !== 'save' || form.text('seen') !== preview.seen) return page(context, read, { draft, preview })
      if (preview.changesPast && form.text('past') === '')
        return page(context, read, { draft, preview, problems: [{ field: 'past', words: texts.hours.problems.pastNotAgreed }] })
      const answer = await change((settings) =>
        withLine(settings, withVersion(lineIn(settings, line), original, result.version, pastedExceptions(line, draft))),
      )
      if ('problems' in answer) return page(context, read, { draft, preview, problems: [{ field: 'from', words: texts.forms.notSaved }] })
      return context.redirect(saidAt(context, hoursPath(line), 'hours_saved'), 303)
    })

  /** What an exception on a day that is over does to the figures; nothing for other days. */
  async function effectOfPast({ request, line, today }: Read, draft: ReturnType<typeof exceptionDraftOf>): Promise<string | undefined> {
    const words = request.view.texts.hours
    const read = readException(draft, { taken: [], today, pastAgreed: true, day: request.view.formats.day }, words.problems)
    if ('problems' in read || read.exception.date >= today) return undefined
    return `${words.warning.pastException(request.view.formats.longDay(read.exception.date))} ${await effectOnFigures(reports, request, withException(line, read.exception))}`
  }
}

const lineIn = ({ lines }: SiteRequest['version']['settings'], { id }: Line): Line => {
  const line = lines.find((own) => own.id === id)
  if (line === undefined) throw new Refused('unknown_page')
  return line
}

const byDate = (a: { readonly from: string }, b: { readonly from: string }) => (a.from < b.from ? -1 : 1)
const withoutVersion = (line: Line, original: HoursVersion): Line => ({ ...line, hours: line.hours.filter(({ from }) => from !== original.from) })
const withException = (line: Line, exception: HoursException): Line => ({
  ...line,
  exceptions: [...line.exceptions, exception].sort((a, b) => (a.date < b.date ? -1 : 1)),
})

function withVersion(line: Line, original: HoursVersion | undefined, version: HoursVersion, exceptions: readonly HoursException[]): Line {
  const others = line.hours.filter(({ from }) => from !== original?.from)
  return { ...line, hours: [...others, version].sort(byDate), exceptions: [...line.exceptions, ...exceptions] }
}
