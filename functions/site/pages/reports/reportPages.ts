/** Rapporten: what was found in whole months, frozen, approved and shared; later data never change it. Here the list, a new one, and an example. */
import { type Context, Hono } from 'hono'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { readForm } from '../../form.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import { definitionsSection, definitionsTable } from './definitionsSection.ts'
import { latestMonths } from './latestMonths.ts'
import { listView, reportsTable } from './listView.ts'
import { newReportView } from './newReportView.ts'
import { printSheetAnswer } from './printSheet.ts'
import { recentDefinitions } from './recentDefinitions.ts'
import { doneAt, reportActions } from './reportActions.ts'
import { monthsToChoose } from './reportMonths.ts'
import { readReportForm, type ReportFormChoices } from './reportRequest.ts'
import { sampleDocument, samplePath, sampleView } from './sampleView.ts'
import { seenReports } from './seenReports.ts'

export function reportPages(pages: SitePages): Hono {
  const { requested, html, dependencies } = pages
  const { reportStore, savedCases, reports } = dependencies
  const { store } = seenReports(pages)
  const listed = async (context: Context) => (reportStore === undefined ? [] : store(context).all())
  const choicesFor = async ({ version, today }: SiteRequest): Promise<ReportFormChoices> => {
    const [saved, firstDates] = await Promise.all([savedCases?.all() ?? [], Promise.all(version.settings.lines.map(({ id }) => reports.firstDate(id)))])
    const [first] = firstDates.filter((date) => date !== undefined).sort()
    return { saved, months: monthsToChoose(first, today) }
  }

  return new Hono()
    .get(listPattern('/reports', ['reports', 'definitions']), async (context) => {
      const site = await requested(context)
      const definitions = await recentDefinitions(dependencies, site)
      const { texts, formats } = site.view
      const about = definitions && [
        [texts.csv.lines, definitions.line.name] as const,
        [texts.csv.period, formats.days(definitions.from, definitions.to)] as const,
      ]
      const isOfDefinitions = context.req.path.includes('/definitions.')
      const tables = [reportsTable(site.view, await listed(context)), ...(definitions === undefined ? [] : [definitionsTable(site.view, definitions.counts)])]
      return listAnswer(context, site, tables, isOfDefinitions && about !== undefined ? { about } : {})
    })
    .get('/reports', async (context) => {
      const site = await requested(context)
      const definitions = await recentDefinitions(dependencies, site)
      return html(context, listView(site.view, await listed(context), definitions === undefined ? '' : definitionsSection(site.view, definitions)))
    })
    .get('/reports/new', async (context) => {
      const site = await requested(context)
      const choices = await choicesFor(site)
      const { lines } = site.version.settings
      const line = lines.find(({ id }) => id === asked(context).line) ?? lines[0]
      const months = line === undefined ? [] : await latestMonths(dependencies, choices.months, line.id)
      const [first, last] = [months[0] ?? '', months.at(-1) ?? '']
      return html(context, newReportView(site.view, enteredNow(site.view.texts, { ...asked(context), first, last, language: site.view.language }), choices))
    })
    .post('/reports/new', async (context) => {
      const form = await readForm(context)
      const site = await requested(context)
      const choices = await choicesFor(site)
      const read = readReportForm(form, site.view, choices)
      const made = 'problems' in read ? read : await reportActions(pages, store(context)).make(site, read)
      if ('problems' in made) return html(context, newReportView(site.view, enteredAgain(site.view.texts, form, made.problems), choices), 422)
      return doneAt(context, made)
    })
    .get(samplePath, async (context) => html(context, sampleView((await requested(context)).view, new URL(context.req.url).origin)))
    .get(`${samplePath}/print.css`, async (context) => {
      const { view } = await requested(context)
      return printSheetAnswer(context, sampleDocument(view), view, view.settings.organisation.accent)
    })
}

/** Chosen where one comes from: a line, a kept case. */
const asked = (context: Context) => ({ line: context.req.query('line') ?? '', case: context.req.query('case') ?? '' })
