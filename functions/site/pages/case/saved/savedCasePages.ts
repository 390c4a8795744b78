/** What somebody kept of a case: its name, what was decided, what came of it, and its end. */
import { type Context, Hono } from 'hono'
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import { Refused } from '../../../../../shared/web/refused.ts'
import { toldIn } from '../../../components/doneNotice.ts'
import { enteredAgain, enteredNow } from '../../../components/entered.ts'
import { type Form, readForm } from '../../../form.ts'
import type { SitePages } from '../../../sitePages.ts'
import { uncountedIn } from '../../../uncountedIn.ts'
import type { View } from '../../../view.ts'
import { saidAt } from '../../setup/saidAt.ts'
import { resultFile } from '../result/resultFile.ts'
import { resultView } from '../result/resultView.ts'
import { ownName } from './mayKeep.ts'
import { promiseOf } from './promiseOf.ts'
import { removalProblems } from './removalSection.ts'
import { restingReports } from './restingReports.ts'
import { decided, type ReadForm, renamed, undecided } from './savedForms.ts'
import { savedCaseView } from './savedCaseView.ts'

export function savedCasePages({ requested, html, dependencies }: SitePages): Hono {
  const { savedCases, caseResults } = dependencies
  const versionsOf = async (context: Context): Promise<{ versions: readonly SavedCase[]; saved: SavedCase }> => {
    const versions = (await savedCases?.versions(context.req.param('id') ?? '')) ?? []
    const saved = versions.at(-1)
    if (saved === undefined) throw new Refused('unknown_page')
    return { versions, saved }
  }
  const resultOf = async (context: Context) => {
    const site = await requested(context)
    const { view, version, now } = site
    const { saved } = await versionsOf(context)
    const promise = promiseOf(saved)
    const read = promise === undefined ? undefined : await caseResults?.(version, promise, now)
    const { before, after } = read?.result ?? {}
    const { from, to } = { from: before?.from ?? saved.answer.request.from, to: after?.to ?? site.today }
    return { view, saved, read, uncounted: await uncountedIn(dependencies, site, { line: [saved.answer.request.line], from, to }) }
  }
  const change = (said: string, read: (form: Form, view: View, known: SavedCase) => ReadForm) => async (context: Context) => {
    const [form, site] = [await readForm(context), await requested(context)]
    const { versions, saved } = await versionsOf(context)
    if (savedCases === undefined || form.text('version') !== String(saved.version)) throw new Refused('changed_meanwhile')
    const next = read(form, site.view, saved)
    if ('problems' in next) {
      const entered = enteredAgain(site.view.texts, form, next.problems)
      return html(context, savedCaseView(site.view, { versions, saved, entered, told: toldIn(new URLSearchParams()), today: site.today }), 422)
    }
    if ((await savedCases.save(next.saved)) === 'changed_meanwhile') throw new Refused('changed_meanwhile')
    return context.redirect(saidAt(context, `/case/${saved.id}`, said, next.saved.version), 303)
  }

  return new Hono()
    .get('/case/:id', async (context) => {
      const { view, today } = await requested(context)
      const { versions, saved } = await versionsOf(context)
      const entered = enteredNow(view.texts, { casename: saved.name, by: ownName(view), openFrom: '', decidedBy: ownName(view), plan: '' })
      return html(context, savedCaseView(view, { versions, saved, entered, told: toldIn(new URL(context.req.url).searchParams), today }))
    })
    .get('/case/:id/:file{(?:promise|weeks)\\.(?:csv|xlsx|svg)}', async (context) => {
      const { view, saved, read, uncounted } = await resultOf(context)
      if (read?.result === undefined) throw new Refused('unknown_page')
      return resultFile(context, view, { saved, result: read.result, dataVersion: read.dataVersion, uncounted })
    })
    .get('/case/:id/result', async (context) => {
      const { view, saved, read, uncounted } = await resultOf(context)
      return html(context, resultView(view, { saved, result: read?.result, dataVersion: read?.dataVersion ?? '', uncounted }))
    })
    .post('/case/:id/name', change('renamed', renamed))
    .post('/case/:id/decide', change('decided', decided))
    .post('/case/:id/undecide', change('undecided', undecided))
    .post('/case/:id/remove', async (context) => {
      const [form, site] = [await readForm(context), await requested(context)]
      const { versions, saved } = await versionsOf(context)
      if (savedCases === undefined || form.text('version') !== String(saved.version)) throw new Refused('changed_meanwhile')
      const problems = removalProblems(site.view, form, { saved, resting: await restingReports(dependencies.reportStore, versions) })
      if (problems.length > 0)
        return html(
          context,
          savedCaseView(site.view, {
            versions,
            saved,
            entered: enteredAgain(site.view.texts, form, problems),
            told: toldIn(new URLSearchParams()),
            today: site.today,
          }),
          422,
        )
      await savedCases.remove(saved.id, site.now)
      return context.redirect(saidAt(context, '/case', 'removed', saved.id), 303)
    })
    .post('/case/:id/restore', async (context) => {
      await readForm(context)
      const { now } = await requested(context)
      const id = context.req.param('id')
      const isBack = await savedCases?.putBack(id, now)
      return context.redirect(isBack === true ? saidAt(context, `/case/${id}`, 'undone') : saidAt(context, '/case', 'undo_changed'), 303)
    })
}
