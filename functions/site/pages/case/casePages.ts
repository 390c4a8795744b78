/** Uitbreiding: what if we were open at other hours; what somebody kept of it; and, after the change, what came of it. */
import { type Context, Hono } from 'hono'
import type { CaseRequest } from '../../../../shared/cases/caseRequest.ts'
import type { CasePromise } from '../../../../shared/cases/result/promiseResult.ts'
import type { SavedCase } from '../../../../shared/cases/savedCase.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { toldIn } from '../../components/doneNotice.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import { kindOf } from '../../exports/fileKind.ts'
import { listFile } from '../../exports/listFile.ts'
import { type Form, readForm } from '../../form.ts'
import { withoutLineView } from '../../reportPage.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'
import type { View } from '../../view.ts'
import { saidAt } from '../setup/saidAt.ts'
import { fileRefusal } from '../../exports/fileRefusal.ts'
import { fileProblems } from './asking/fileProblems.ts'
import { caseFile, caseFiles } from './caseFile.ts'
import { type CaseQuestion, readCaseQuestion } from './asking/caseQuestion.ts'
import { addressIn, caseView } from './caseView.ts'
import { ownName } from './saved/mayKeep.ts'
import { removalProblems } from './saved/removalSection.ts'
import { restingReports } from './saved/restingReports.ts'
import { resultFile } from './result/resultFile.ts'
import { resultView } from './result/resultView.ts'
import { reportAddress, savedCaseView } from './saved/savedCaseView.ts'
import { savedTable } from './saved/savedList.ts'
import { decided, newCase, type ReadForm, renamed, undecided } from './saved/savedForms.ts'
import type { SaveForm } from './saved/saveSection.ts'

export function casePages({ requested, html, dependencies }: SitePages): Hono {
  const { cases, savedCases, caseResults } = dependencies
  const answered = async (site: SiteRequest, question: CaseQuestion) => {
    if (cases === undefined) throw new Refused('unknown_page')
    const { plans, propose } = question.request
    return question.problems.length > 0 || (plans.length === 0 && propose === undefined) ? undefined : cases(site.version, question.request, site.now)
  }
  const versionsOf = async (context: Context): Promise<{ versions: readonly SavedCase[]; saved: SavedCase }> => {
    const versions = (await savedCases?.versions(context.req.param('id') ?? '')) ?? []
    const saved = versions.at(-1)
    if (saved === undefined) throw new Refused('unknown_page')
    return { versions, saved }
  }
  /** What of the line's past does not count yet. */
  const uncountedOf = (site: SiteRequest, { line, from, to }: Pick<CaseRequest, 'line' | 'from' | 'to'>) =>
    uncountedIn(dependencies, site, { line: [line], from, to })
  const resultOf = async (context: Context) => {
    const site = await requested(context)
    const { view, version, now } = site
    const { saved } = await versionsOf(context)
    const promise = promiseOf(saved)
    const read = promise === undefined ? undefined : await caseResults?.(version, promise, now)
    const { before, after } = read?.result ?? {}
    const { from, to } = { from: before?.from ?? saved.answer.request.from, to: after?.to ?? site.today }
    return { view, saved, read, uncounted: await uncountedOf(site, { line: saved.answer.request.line, from, to }) }
  }
  const page = async (context: Context, site: SiteRequest, query: URLSearchParams, save?: SaveForm) => {
    const line = lineIn(query, site)
    if (line === undefined) return html(context, withoutLineView({ name: 'case' }, site.view, site.today))
    const question = readCaseQuestion(query, site, line)
    const none = { kept: [], removed: [] }
    const [found, listed, uncounted] = await Promise.all([answered(site, question), savedCases?.listed(site.now) ?? none, uncountedOf(site, question.request)])
    const parts = {
      question,
      answer: found?.answer,
      dataVersion: found?.dataVersion ?? '',
      tooQuiet: found?.tooQuiet ?? [],
      uncounted,
      today: site.today,
      saved: listed.kept,
      removed: listed.removed,
      told: toldIn(query),
      ...(save && { save }),
    }
    return html(context, caseView(site.view, parts), save === undefined ? 200 : 422)
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
    .get('/case', async (context) => page(context, await requested(context), new URL(context.req.url).searchParams))
    .get(`/case/:file{(?:${caseFiles.map((name) => name.replace('.', '\\.')).join('|')})}`, async (context) => {
      const site = await requested(context)
      const query = new URL(context.req.url).searchParams
      const line = lineIn(query, site)
      const question = line && readCaseQuestion(query, site, line)
      const refusal =
        question && (await fileRefusal(context, site.view, { problems: fileProblems(site, query, question), page: caseStart(site.view, question) }))
      if (refusal !== undefined) return refusal
      const found = question && (await answered(site, question))
      const name = caseFiles.find((own) => own === context.req.param('file'))
      if (question === undefined || found === undefined || name === undefined) throw new Refused('unknown_page')
      const machine = query.get('headers') === 'machine'
      const uncounted = await uncountedOf(site, question.request)
      const file = await caseFile(name, { view: site.view, ...found, uncounted, machine, address: addressIn(site.view, question)({ isFixed: true }) })
      return context.body(file.body, 200, { 'content-type': file.type, 'content-disposition': `attachment; filename="${file.fileName}"` })
    })
    .get('/case/:file{(?:kept)\\.(?:csv|xlsx)}', async (context) => {
      const { view, today } = await requested(context)
      const { file } = view.texts.case
      return listFile(context, {
        kind: kindOf(context.req.path),
        view,
        table: savedTable(view, (await savedCases?.all()) ?? []),
        name: `${file.name}-${file.kept}_${today}`,
      })
    })
    .post('/case/save', async (context) => {
      const form = await readForm(context)
      const query = new URLSearchParams(form.text('query'))
      const site = await requested(context)
      const line = lineIn(query, site)
      const question = line && readCaseQuestion(query, site, line)
      const found = question && (await answered(site, question))
      if (found === undefined || savedCases === undefined) throw new Refused('bad_form')
      const next = newCase(form, site.view, found)
      if ('problems' in next) return page(context, site, query, { name: form.text('casename'), by: form.text('by'), problems: next.problems })
      await savedCases.save(next.saved) // known already: the form came twice
      if (form.text('next') === 'report') return context.redirect(reportAddress(next.saved, site.view.language), 303)
      return context.redirect(saidAt(context, `/case/${next.saved.id}`, form.text('dataVersion') === found.dataVersion ? 'saved' : 'newer'), 303)
    })
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

/** What was decided, and what had been said of it then. */
export function promiseOf({ answer, decision }: SavedCase): CasePromise | undefined {
  const plan = answer.plans.find(({ id }) => id === decision?.plan)
  if (decision === undefined || plan?.peoplePerYear === undefined) return undefined
  return { line: answer.request.line, blocks: plan.blocks, people: plan.peoplePerYear, level: answer.level, began: decision.from }
}

/** Where one asks again, of the same line. */
const caseStart = ({ language }: View, { line }: CaseQuestion) => `/case?${new URLSearchParams({ line: line.id, lang: language }).toString()}`

/** One that does not exist is named on the page; the first is used then. */
const lineIn = (query: URLSearchParams, { version }: SiteRequest) => {
  const { lines } = version.settings
  return lines.find(({ id }) => id === query.get('line')) ?? lines[0]
}
