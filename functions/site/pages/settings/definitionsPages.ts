/** What turns contacts into figures, and what a change of it would do to the figures, before it is saved. */
import { type Context, Hono } from 'hono'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { definitionsOn } from '../../../../shared/settings/definitionsOn.ts'
import type { Definitions } from '../../../../shared/settings/settings.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import { type Form, readForm } from '../../form.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { definitionValues, readDefinitions, withDefinitions } from './definitionsForm.ts'
import { definitionsView, type Effect } from './definitionsView.ts'

/** Thirteen weeks: what a page shows by itself. */
const shownDays = 91

export function definitionsPages({ requested, html, change, dependencies: { reports } }: SitePages): Hono {
  /** The same weeks before and after; undefined where there is nothing to compare. */
  const effectOf = async ({ version, today, now, filters }: SiteRequest, added: Definitions): Promise<Effect | undefined> => {
    const { settings } = version
    const lines = settings.lines.map(({ id }) => id)
    if (lines.length === 0) return undefined
    const period = { ...filters, line: lines, from: addDays(today, -shownDays), to: addDays(today, -1) }
    const before = (await reports.load(version, period, now)).figures
    const changed = { version: version.version + 1, settings: { ...settings, definitions: withDefinitions(settings.definitions, added) } }
    const after = (await reports.load(changed, period, now)).figures
    return { from: period.from, to: period.to, before, after }
  }
  const again = (context: Context, request: SiteRequest, form: Form, problems: readonly FieldProblem[]) =>
    html(context, definitionsView(request.view, { entered: enteredAgain(request.view.texts, form, problems), said: false }), 422)

  return new Hono()
    .get('/settings/definitions', async (context) => {
      const { view, today } = await requested(context)
      const entered = enteredNow(view.texts, definitionValues(definitionsOn(view.settings.definitions, today), today))
      return html(context, definitionsView(view, { entered, said: new URL(context.req.url).searchParams.has('saved') }))
    })
    .post('/settings/definitions', async (context) => {
      const [form, request] = [await readForm(context), await requested(context)]
      const read = readDefinitions(form, request.view)
      if ('problems' in read) return again(context, request, form, read.problems)
      if (form.text('step') !== 'save') {
        const effect = await effectOf(request, read.definitions)
        return html(context, definitionsView(request.view, { entered: enteredAgain(request.view.texts, form, []), effect, isChecked: true, said: false }))
      }
      const answer = await change((settings) => ({ ...settings, definitions: withDefinitions(settings.definitions, read.definitions) }))
      if ('problems' in answer) return again(context, request, form, [{ field: 'from', words: request.view.texts.forms.notSaved }])
      return context.redirect('/settings/definitions?saved=1', 303)
    })
}
