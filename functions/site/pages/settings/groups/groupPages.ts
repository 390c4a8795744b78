/** Every group of settings: what holds, who changed it, and what a change would do to the figures before it is saved. */
import { type Context, Hono } from 'hono'
import { hasOneOf } from '../../../../../shared/access/role.ts'
import { readSettings } from '../../../../../shared/settings/settingsProblems.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { signedIn } from '../../../access/signedIn.ts'
import { told } from '../../../access/told.ts'
import { enteredAgain, enteredNow } from '../../../components/entered.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { listAnswer } from '../../../exports/listAnswer.ts'
import { listPattern } from '../../../exports/listPattern.ts'
import { type Form, readForm } from '../../../form.ts'
import type { SitePages, SiteRequest } from '../../../sitePages.ts'
import { inLanguage } from '../inLanguage.ts'
import { type Asked, changedValues, groupValues, readGroup } from './groupForm.ts'
import { groupView, valuesTable } from './groupView.ts'
import { type Effect, groupPath, type SettingsGroup } from './settingsGroup.ts'
import { settingsGroups } from './settingsGroups.ts'

export function groupPages(pages: SitePages): Hono {
  const app = new Hono()
  for (const group of settingsGroups) app.route('/', pagesOf(group, pages))
  return app
}

type Shown = { readonly form?: Form; readonly problems?: readonly FieldProblem[]; readonly effect?: Effect }

function pagesOf(group: SettingsGroup, { requested, html, change, dependencies }: SitePages): Hono {
  const { access, settingChanges, now } = dependencies
  const tell = told(dependencies)
  const path = groupPath(group.name)
  const listed = async ({ today }: SiteRequest) => {
    const [users, changes] = await Promise.all([access.users.all(), settingChanges?.of(group.name) ?? []])
    return { group, today, changes, people: [...users, ...(access.atThisMachine?.users ?? [])] }
  }
  const show = async (context: Context, request: SiteRequest, { form, problems = [], effect }: Shown = {}) => {
    const { view, today } = request
    const parts = {
      ...(await listed(request)),
      entered: form === undefined ? enteredNow(view.texts, groupValues(group, view, today)) : enteredAgain(view.texts, form, problems),
      mayChange: hasOneOf(view.who?.roles ?? [], group.mayChange),
      said: new URL(context.req.url).searchParams.has('saved'),
      ...(effect && { effect }),
    }
    return html(context, groupView({ ...view, path }, parts), problems.length === 0 ? 200 : 422)
  }
  /** What was asked for, and the settings as they would be. */
  const asked = async (context: Context) => {
    const [form, request] = [await readForm(context), await requested(context)]
    const read = readGroup(form, group, request)
    if ('problems' in read) return { form, request, problems: read.problems }
    const after = readSettings(group.apply(request.version.settings, read.typed, read.from))
    const [field] = group.fields
    if ('problems' in after) return { form, request, problems: [{ field: field?.name ?? 'from', words: request.view.texts.forms.notSaved }] }
    return { form, request, read, after: after.settings }
  }
  const save = async (context: Context, request: SiteRequest, read: Asked): Promise<boolean> => {
    const who = signedIn(context)
    const changed = changedValues(group, request.version.settings, read)
    if (changed.length === 0 || who === undefined) return true
    // Numbers of bounded fields; what somebody wrote in their own words is named and not repeated (P1).
    const changes = changed.map(({ field, was, is }) => ({ what: field.name, ...(field.kind !== 'text' && { from: was, to: is }) }))
    const from = group.versions === undefined ? {} : { filter: { from: read.from } }
    await tell(context, 'setting_changed', { object: path, changes, ...from, ...(group.isOfKeys && { needsWatching: true }) })
    const answer = await change(context, (settings) => group.apply(settings, read.typed, read.from))
    if ('problems' in answer) return false
    await settingChanges?.note(
      group.name,
      changed.map(({ field, is }) => ({ field: field.name, to: is, at: now(), by: who.user })),
    )
    return true
  }

  return new Hono()
    .get(listPattern(path, ['settings']), async (context) => {
      const request = await requested(context)
      return listAnswer(context, request, [valuesTable(request.view, await listed(request))])
    })
    .get(path, async (context) => show(context, await requested(context)))
    .post(`${path}/check`, async (context) => {
      const { form, request, ...answer } = await asked(context)
      if ('problems' in answer) return show(context, request, { form, problems: answer.problems })
      const effect = await group.effect({ request, dependencies, before: request.version.settings, after: answer.after })
      return show(context, request, { form, effect })
    })
    .post(path, async (context) => {
      const { form, request, ...answer } = await asked(context)
      if ('problems' in answer) return show(context, request, { form, problems: answer.problems })
      if (!(await save(context, request, answer.read))) throw new Refused('changed_meanwhile')
      return context.redirect(inLanguage(request.view, path, { saved: '1' }), 303)
    })
}
