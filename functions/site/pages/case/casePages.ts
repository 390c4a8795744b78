/** Uitbreiding: what if we were open at other hours. */
import { type Context, Hono } from 'hono'
import type { CaseRequest } from '../../../../shared/cases/caseRequest.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { toldIn } from '../../components/doneNotice.ts'
import { isFilling } from '../../components/filling.ts'
import { kindOf } from '../../exports/fileKind.ts'
import { listFile } from '../../exports/listFile.ts'
import { readForm } from '../../form.ts'
import { withoutLineView } from '../../reportPage.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'
import type { View } from '../../view.ts'
import { saidAt } from '../setup/saidAt.ts'
import { fileAnswer } from '../../exports/fileAnswer.ts'
import { fileRefusal } from '../../exports/fileRefusal.ts'
import { fileProblems } from './asking/fileProblems.ts'
import { caseFile, caseFiles } from './caseFile.ts'
import { type CaseQuestion, readCaseQuestion } from './asking/caseQuestion.ts'
import { periodWithEnough } from './asking/periodWithEnough.ts'
import { addressIn, caseView } from './caseView.ts'
import { reportAddress } from './saved/savedCaseView.ts'
import { savedTable } from './saved/savedList.ts'
import { newCase } from './saved/savedForms.ts'
import type { SaveForm } from './saved/saveSection.ts'

export function casePages({ requested, html, dependencies }: SitePages): Hono {
  const { cases, savedCases } = dependencies
  const answered = async (site: SiteRequest, question: CaseQuestion) => {
    if (cases === undefined) throw new Refused('unknown_page')
    const { plans, propose } = question.request
    return question.problems.length > 0 || (plans.length === 0 && propose === undefined) ? undefined : cases(site.version, question.request, site.now)
  }
  /** What of the line's past does not count yet. */
  const uncountedOf = (site: SiteRequest, { line, from, to }: Pick<CaseRequest, 'line' | 'from' | 'to'>) =>
    uncountedIn(dependencies, site, { line: [line], from, to })
  const page = async (context: Context, site: SiteRequest, query: URLSearchParams, save?: SaveForm) => {
    const line = lineIn(query, site)
    if (line === undefined) return html(context, withoutLineView({ name: 'case' }, site.view, site.today))
    const question = readCaseQuestion(query, site, line)
    const none = { kept: [], removed: [] }
    const [found, listed, uncounted] = await Promise.all([answered(site, question), savedCases?.listed(site.now) ?? none, uncountedOf(site, question.request)])
    const enough = found && cases && (await periodWithEnough(found.answer, site.today, (request) => cases(site.version, request, site.now)))
    const parts = {
      question,
      enough,
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
      return fileAnswer(context, file)
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
      // Half of a past is no promise; the page says when it can be kept.
      if (line !== undefined && isFilling(site.view, line.id)) return context.redirect(`/case?${query.toString()}#save`, 303)
      const question = line && readCaseQuestion(query, site, line)
      const found = question && (await answered(site, question))
      if (found === undefined || savedCases === undefined) throw new Refused('bad_form')
      const next = newCase(form, site.view, found)
      if ('problems' in next) return page(context, site, query, { name: form.text('casename'), by: form.text('by'), problems: next.problems })
      await savedCases.save(next.saved) // known already: the form came twice
      if (form.text('next') === 'report') return context.redirect(reportAddress(next.saved, site.view.language), 303)
      return context.redirect(saidAt(context, `/case/${next.saved.id}`, form.text('dataVersion') === found.dataVersion ? 'saved' : 'newer'), 303)
    })
}

/** Where one asks again, of the same line. */
const caseStart = ({ language }: View, { line }: CaseQuestion) => `/case?${new URLSearchParams({ line: line.id, lang: language }).toString()}`

/** One that does not exist is named on the page; the first is used then. */
const lineIn = (query: URLSearchParams, { version }: SiteRequest) => {
  const { lines } = version.settings
  return lines.find(({ id }) => id === query.get('line')) ?? lines[0]
}
