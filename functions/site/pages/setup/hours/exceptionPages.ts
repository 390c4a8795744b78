/** Exceptions of a line: shown on the page of its hours, added and taken away there. */
import { type Context, Hono } from 'hono'
import { hoursPart } from '../../../../../shared/settings/undoneSettings.ts'
import { toldIn } from '../../../components/doneNotice.ts'
import { listAnswer } from '../../../exports/listAnswer.ts'
import { listPattern } from '../../../exports/listPattern.ts'
import { madeBy } from '../../../editing.ts'
import { readForm } from '../../../form.ts'
import { recentChanges } from '../../../recentChanges.ts'
import type { SitePages } from '../../../sitePages.ts'
import { saidAt } from '../saidAt.ts'
import { effectOnFigures } from './effectOnFigures.ts'
import { emptyException, type ExceptionDraft, exceptionDraftOf, readException } from './exceptionForm.ts'
import type { ExceptionsOptions } from './exceptionsView.ts'
import { type HoursRequest, hoursRequest } from './hoursRequest.ts'
import { hoursTables } from './hoursTables.ts'
import { hoursView } from './hoursView.ts'
import { lineIn, withExceptions, withLine, withoutException } from './lineChanges.ts'
import { emptyRow } from './versionDraft.ts'
import { hoursPath } from './versionView.ts'

export function exceptionPages({ requested, html, change, dependencies }: SitePages): Hono {
  const { reports } = dependencies
  const page = async (context: Context, { request, line, today }: HoursRequest, options: Partial<ExceptionsOptions> = {}) => {
    const query = new URL(context.req.url).searchParams
    const done = { told: toldIn(query), changes: await recentChanges(query, hoursPart(line.id), { dependencies, request }) }
    const shown = hoursView(request.view, done, { line, today, draft: emptyException, problems: [], ...options })
    return html(context, shown, (options.problems ?? []).length > 0 ? 422 : 200)
  }

  /** What an exception on a day that is over does to the figures; undefined for other days. */
  const effectOfPast = async ({ request, line, today }: HoursRequest, draft: ExceptionDraft): Promise<string | undefined> => {
    const words = request.view.texts.hours
    const read = readException(draft, { taken: [], today, pastAgreed: true, day: request.view.formats.day }, words.problems)
    if ('problems' in read || read.exception.date >= today) return undefined
    return `${words.warning.pastException(request.view.formats.longDay(read.exception.date))} ${await effectOnFigures(reports, request, withExceptions(line, [read.exception]))}`
  }

  return new Hono()
    .get(listPattern('/setup/lines/:line/hours', ['hours', 'exceptions', 'coming']), async (context) => {
      const { request, line, today } = await hoursRequest(requested, context)
      const { texts } = request.view
      return listAnswer(context, request, hoursTables(request.view, line, today), { about: [[texts.csv.lines, line.name]] })
    })
    .get('/setup/lines/:line/hours', async (context) => page(context, await hoursRequest(requested, context)))
    .get('/setup/lines/:line/hours/exceptions', async (context) => page(context, await hoursRequest(requested, context)))
    .get('/setup/lines/:line/hours/exceptions/remove', async (context) => page(context, await hoursRequest(requested, context)))
    .post('/setup/lines/:line/hours/exceptions', async (context) => {
      const [form, read] = [await readForm(context), await hoursRequest(requested, context)]
      const { request, line, today } = read
      const draft = exceptionDraftOf(form)
      if (form.text('action') === 'row')
        return page(context, read, { draft: { ...draft, rows: [...(draft.rows.length === 0 ? [emptyRow] : draft.rows), emptyRow] } })
      const about = { taken: line.exceptions.map(({ date }) => date), today, pastAgreed: form.text('past') !== '', day: request.view.formats.day }
      const result = readException(draft, about, request.view.texts.hours.problems)
      if ('problems' in result) return page(context, read, { draft, problems: result.problems, effect: await effectOfPast(read, draft) })
      const answer = await change(context, (settings) => withLine(settings, withExceptions(lineIn(settings, line), [result.exception])))
      if ('problems' in answer) return page(context, read, { draft, problems: [{ field: 'date', words: request.view.texts.forms.notSaved }] })
      return context.redirect(saidAt(context, hoursPath(line), 'exception_saved', answer.made), 303)
    })
    .post('/setup/lines/:line/hours/exceptions/remove', async (context) => {
      const [form, read] = [await readForm(context), await hoursRequest(requested, context)]
      const { request, line, today } = read
      const removed = line.exceptions.find(({ date }) => date === form.text('date'))
      if (removed !== undefined && removed.date < today && form.text('past') === '') {
        const effect = await effectOnFigures(reports, request, withoutException(line, removed))
        const about = request.view.texts.hours.warning.pastException(request.view.formats.longDay(removed.date))
        return page(context, read, { removal: { date: removed.date, effect: `${about} ${effect}` } })
      }
      const answer = removed && (await change(context, (settings) => withLine(settings, withoutException(lineIn(settings, line), removed))))
      const made = answer && madeBy(answer)
      return context.redirect(saidAt(context, hoursPath(line), 'exception_removed', made), 303)
    })
}
