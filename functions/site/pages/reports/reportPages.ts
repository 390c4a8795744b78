/** Rapporten: what was found in whole months, frozen, approved and shared; later data never change it. */
import { type Context, Hono } from 'hono'
import type { SavedCase } from '../../../../shared/cases/savedCase.ts'
import type { LineId } from '../../../../shared/contacts/identifiers.ts'
import type { AccentColour } from '../../../../shared/reports/accentColour.ts'
import { currentVersion } from '../../../../shared/reports/frozenReport.ts'
import type { ReportDocument } from '../../../../shared/reports/reportDocument.ts'
import { stateOf } from '../../../../shared/reports/reportState.ts'
import type { ReportStore } from '../../../../shared/storage/decided/reportStore.ts'
import { Refused } from '../../../../shared/web/refused.ts'
import { enteredAgain, enteredNow } from '../../components/entered.ts'
import { readForm } from '../../form.ts'
import { listAnswer } from '../../exports/listAnswer.ts'
import { listPattern } from '../../exports/listPattern.ts'
import { svgAnswer } from '../../exports/pictureFile.ts'
import { svgFile } from '../../exports/svg/svgFile.ts'
import type { SitePages, SiteRequest } from '../../sitePages.ts'
import type { View } from '../../view.ts'
import { shownName } from '../../access/shownName.ts'
import { signedIn } from '../../access/signedIn.ts'
import { makesReports, visibleReports } from './visibleReports.ts'
import { definitionsSection, definitionsTable, type DefinitionsShown } from './definitionsSection.ts'
import { inLanguage } from './inLanguage.ts'
import { listView, reportsTable } from './listView.ts'
import { newReportView } from './newReportView.ts'
import { changesSince, listedOf, type OpenReport, openReport } from './openReport.ts'
import { printSheet } from './printSheet.ts'
import { versionPath } from './reportAddress.ts'
import { doneAt, reportActions } from './reportActions.ts'
import { reportJsonFile } from './reportJsonFile.ts'
import { firstDayOf, lastDayOf, monthsToChoose } from './reportMonths.ts'
import { readReportForm, type ReportFormChoices } from './reportRequest.ts'
import { reportWorkbook } from './reportWorkbook.ts'
import { sampleDocument, samplePath, sampleView } from './sampleView.ts'
import { reportPicture, reportSource } from './reportPicture.ts'
import { citationOf, versionView } from './versionView.ts'

const mostMonthsAtFirst = 12

export function reportPages(pages: SitePages): Hono {
  const { requested, html, dependencies } = pages
  const { reportStore: stored, savedCases, reports } = dependencies
  /** As whoever asks sees it. */
  const store = (context: Context): ReportStore => {
    if (stored === undefined) throw new Refused('unknown_page')
    return visibleReports(stored, signedIn(context))
  }
  const actions = (context: Context) => reportActions(pages, store(context))
  const choicesFor = async ({ version, today }: SiteRequest): Promise<ReportFormChoices> => {
    const [saved, firstDates] = await Promise.all([
      savedCases?.all() ?? ([] as readonly SavedCase[]),
      Promise.all(version.settings.lines.map(({ id }) => reports.firstDate(id))),
    ])
    const [first] = firstDates.filter((date) => date !== undefined).sort()
    return { saved, months: monthsToChoose(first, today) }
  }
  /** Twelve whole months, or as many as there are; the last is the last in which anybody tried, which is not last month where nothing comes in any more. */
  const latestOf = async (months: readonly string[], line: LineId): Promise<readonly string[]> => {
    const wasTried = (month: string) => reports.hasAttempts?.(line, firstDayOf(month), lastDayOf(month)) ?? true
    let end = months.length
    while (end > 0 && !(await wasTried(months[end - 1] ?? ''))) end--
    return (end === 0 ? months : months.slice(0, end)).slice(-mostMonthsAtFirst)
  }
  /** Exact, so only for those who run the line: a funder has protected counts only (D3). */
  const definitionsFor = async ({ version, now, today, view }: SiteRequest): Promise<DefinitionsShown | undefined> => {
    if (!makesReports(view.who)) return undefined
    const { lines } = version.settings
    const line = lines.find(({ id }) => view.query.line.includes(id)) ?? lines[0]
    const months = line === undefined ? [] : await latestOf(monthsToChoose(await reports.firstDate(line.id), today), line.id)
    const [first, last] = [months[0], months.at(-1)]
    if (line === undefined || first === undefined || last === undefined) return undefined
    const [from, to] = [firstDayOf(first), lastDayOf(last)]
    const loaded = await reports.load(version, { line: [line.id], from, to, short: 'exclude', hours: 'all', unit: 'people', grain: 'auto' }, now)
    const counts = loaded.switchboard?.()
    return counts && { line, from, to, counts }
  }
  const viewOf = ({ view }: SiteRequest, { report }: OpenReport) => inLanguage(view, report.about.language, report.findings.timeZone)
  const shownOf = async (context: Context, open: OpenReport, view: View) => ({
    ...open,
    changes: await changesSince(store(context), open),
    origin: new URL(context.req.url).origin,
    entered: enteredNow(view.texts, { name: view.who === undefined ? '' : shownName(view, view.who.name) }),
    said: context.req.query('said'),
  })
  /** A version whose content may be given. */
  const given = async (context: Context): Promise<OpenReport> => {
    const open = await openReport(store(context), context)
    if (stateOf(open.version.changes) === 'withdrawn') throw new Refused('unknown_page')
    return open
  }
  const sheet = (context: Context, document: ReportDocument, { texts }: View, accent: AccentColour | undefined) => {
    const words = texts.reports.pages
    const left = words.footer(document.line, document.period, document.dataVersion)
    return context.body(printSheet({ left, page: words.page, of: words.pageOf }, accent), 200, { 'content-type': 'text/css; charset=utf-8' })
  }

  return new Hono()
    .get(listPattern('/reports', ['reports', 'definitions']), async (context) => {
      const site = await requested(context)
      const definitions = await definitionsFor(site)
      const { texts, formats } = site.view
      const about = definitions && [
        [texts.csv.lines, definitions.line.name] as const,
        [texts.csv.period, formats.days(definitions.from, definitions.to)] as const,
      ]
      const isOfDefinitions = context.req.path.includes('/definitions.')
      const tables = [
        reportsTable(site.view, stored === undefined ? [] : await store(context).all()),
        ...(definitions === undefined ? [] : [definitionsTable(site.view, definitions.counts)]),
      ]
      return listAnswer(context, site, tables, isOfDefinitions && about !== undefined ? { about } : {})
    })
    .get('/reports', async (context) => {
      const site = await requested(context)
      const definitions = await definitionsFor(site)
      return html(
        context,
        listView(
          site.view,
          stored === undefined ? [] : await store(context).all(),
          definitions === undefined ? '' : definitionsSection(site.view, definitions),
        ),
      )
    })
    .get('/reports/new', async (context) => {
      const site = await requested(context)
      const choices = await choicesFor(site)
      const { lines } = site.version.settings
      const line = lines.find(({ id }) => id === asked(context).line) ?? lines[0]
      const months = line === undefined ? [] : await latestOf(choices.months, line.id)
      const [first, last] = [months[0] ?? '', months.at(-1) ?? '']
      return html(context, newReportView(site.view, enteredNow(site.view.texts, { ...asked(context), first, last, language: site.view.language }), choices))
    })
    .post('/reports/new', async (context) => {
      const form = await readForm(context)
      const site = await requested(context)
      const choices = await choicesFor(site)
      const read = readReportForm(form, site.view, choices)
      const made = 'problems' in read ? read : await actions(context).make(site, read, site.view.texts.reports.pages.problems)
      if ('problems' in made) return html(context, newReportView(site.view, enteredAgain(site.view.texts, form, made.problems), choices), 422)
      return doneAt(context, made)
    })
    .get(samplePath, async (context) => html(context, sampleView((await requested(context)).view, new URL(context.req.url).origin)))
    .get(`${samplePath}/print.css`, async (context) => {
      const { view } = await requested(context)
      return sheet(context, sampleDocument(view), view, view.settings.organisation.accent)
    })
    .get('/reports/:id', async (context) => {
      const { listed } = await listedOf(store(context), context)
      const current = currentVersion(listed.versions)
      if (current === undefined) throw new Refused('unknown_page')
      return context.redirect(`${versionPath(listed.id, current.version)}${new URL(context.req.url).search}`, 302)
    })
    .post('/reports/:id/renew', async (context) => {
      await readForm(context)
      const site = await requested(context)
      const { listed, sibling } = await listedOf(store(context), context)
      return doneAt(context, await actions(context).renew(site, listed, sibling))
    })
    .get('/reports/:id/v/:version', async (context) => {
      const [site, open] = await Promise.all([requested(context), openReport(store(context), context)])
      const view = viewOf(site, open)
      return html(context, versionView(view, await shownOf(context, open, view)))
    })
    .post('/reports/:id/v/:version/state', async (context) => {
      const form = await readForm(context)
      const [site, open] = await Promise.all([requested(context), openReport(store(context), context)])
      const view = viewOf(site, open)
      const done = await actions(context).decide(site, open, form, view.texts.reports.pages.problems)
      if (!('problems' in done)) return doneAt(context, done)
      return html(context, versionView(view, { ...(await shownOf(context, open, view)), entered: enteredAgain(view.texts, form, done.problems) }), 422)
    })
    .post('/reports/:id/v/:version/translate', async (context) => {
      await readForm(context)
      const [{ now }, open] = await Promise.all([requested(context), given(context)])
      return doneAt(context, await actions(context).translate(open, now))
    })
    .get('/reports/:id/v/:version/print.css', async (context) => {
      const [site, open] = await Promise.all([requested(context), openReport(store(context), context)])
      return sheet(context, open.report.document, viewOf(site, open), open.report.options.accent)
    })
    .get('/reports/:id/v/:version/report.json', async (context) => {
      const [site, open] = await Promise.all([requested(context), given(context)])
      const citation = citationOf(viewOf(site, open), { ...open, origin: new URL(context.req.url).origin })
      return context.json(reportJsonFile(open.report, open.version, citation), 200, { 'content-disposition': `attachment; filename="${fileName(open)}.json"` })
    })
    .get('/reports/:id/v/:version/report.xlsx', async (context) => {
      const [site, open] = await Promise.all([requested(context), given(context)])
      const view = viewOf(site, open)
      const words = view.texts.reports.pages
      const version = words.versionLine(view.formats.whole(open.report.version), words.states[stateOf(open.version.changes)])
      const citation = citationOf(view, { ...open, origin: new URL(context.req.url).origin })
      const workbook = await reportWorkbook(open.report.document, view.texts, { version, citation })
      return context.body(Buffer.from(workbook), 200, {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="${fileName(open)}.xlsx"`,
      })
    })
    .get('/reports/:id/v/:version/:file{(?:figure-ladder|figure-week|figure-causes|figure-months|figure-impact)\\.(?:svg)}', async (context) => {
      const [site, open] = await Promise.all([requested(context), given(context)])
      const id = context.req.param('file').replace('.svg', '')
      const picture = reportPicture(open.report.document, id)
      if (picture === undefined) throw new Refused('unknown_page')
      const view = viewOf(site, open)
      const drawing = await svgFile(picture, { language: view.language, printer: view, source: reportSource(view, open.report.document) })
      return svgAnswer(context, drawing, `${fileName(open)}-${id}.svg`)
    })
}

/** Chosen where one comes from: a line, a kept case. */
const asked = (context: Context) => ({ line: context.req.query('line') ?? '', case: context.req.query('case') ?? '' })
const fileName = ({ listed, version }: OpenReport) => `report_${listed.id}_v${version.version}`
