/** The pages: settings and figures in, HTML, JSON and CSV out. A GET never changes anything. */
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { randomUUID } from 'node:crypto'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
import type { Filters } from '../../shared/metrics/figures.ts'
import { reportJson, reportNames } from '../../shared/metrics/reportJson.ts'
import { providers } from '../../shared/providers/registry.ts'
import type { ProviderName } from '../../shared/providers/providerName.ts'
import { Settings } from '../../shared/settings/settings.ts'
import { formatsFor } from '../../shared/text/format.ts'
import { languageOf } from '../../shared/text/language.ts'
import { filtersOf, readReportQuery } from '../../shared/text/reportQuery.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { lookIn } from '../../shared/web/lookCookie.ts'
import { Refused, statusOfRefusal } from '../../shared/web/refused.ts'
import { formTokens } from './access/formTokens.ts'
import { guard } from './access/guard.ts'
import { signedIn } from './access/signedIn.ts'
import type { LoadedReport, SettingsVersion, SiteDependencies } from './dependencies.ts'
import { problemDocument } from './api/problemDocument.ts'
import { questionProblems } from './api/questionProblems.ts'
import { hasMistake } from './components/problems.ts'
import { settingsChanger } from './editing.ts'
import { partName } from './exports/exportName.ts'
import { fileKinds, kindOf } from './exports/fileKind.ts'
import { fileRefusal } from './exports/fileRefusal.ts'
import { listFile } from './exports/listFile.ts'
import { pictureFile } from './exports/pictureFile.ts'
import { tableFile } from './exports/tableFile.ts'
import type { Html } from './html.ts'
import { caseApi } from './pages/case/caseApi.ts'
import { contactsPath, contactsView, contactTable, sorted } from './pages/contacts/content.ts'
import { drillDownFilters, drillDownQuery } from './pages/contacts/query.ts'
import { failedView, notFoundView, refusedView } from './pages/errors/error.ts'
import { accessibilityView } from './pages/help/accessibility.ts'
import { methodView } from './pages/help/method.ts'
import { questionsView } from './pages/help/questions.ts'
import { termsView } from './pages/help/terms.ts'
import { importOutcomeOf } from './pages/imports/importList.ts'
import { importsData } from './pages/imports/importsData.ts'
import { importsView } from './pages/imports/view.ts'
import { publicPages } from './pages/publicLine/publicPages.ts'
import { nextWeekOf } from './pages/roster/nextWeek.ts'
import { staffingApi } from './pages/roster/staffingApi.ts'
import { figurePages } from './figurePages.ts'
import { pageFamilies } from './pageFamilies.ts'
import type { Report } from './report.ts'
import { reportPageView, withoutLineView } from './reportPage.ts'
import { reportState } from './reportState.ts'
import { securityHeaders } from './securityHeaders.ts'
import type { SitePages, SiteRequest } from './sitePages.ts'
import { linkTo, type View } from './view.ts'

const readable: ReadonlySet<ProviderName> = new Set([...providers.values()].flatMap(({ name, history }) => (history === undefined ? [] : [name])))
/** Until anything is set up there is an organisation without lines. */
const nothingYet: SettingsVersion = { version: 0, settings: Settings.parse({ organisation: { id: 'new', name: 'Bereikbaar' }, lines: [] }) }

export function siteApp(dependencies: SiteDependencies): Hono {
  const { settings, reports, now, log, staticFiles, filling = () => [] } = dependencies
  const figuresOf = reports.figures ?? reports.load
  const app = new Hono()
  const address = (name: 'style' | 'script' | 'icon') => staticFiles.find((file) => file.name === name)?.path ?? ''
  const files = { style: address('style'), script: address('script'), icon: address('icon') }
  const requestOf = (context: Context, version: SettingsVersion): SiteRequest => {
    const moment = now()
    const zone = version.settings.lines[0]?.timeZone ?? 'Europe/Amsterdam'
    const today = localTimeOf(zone).dateOf(moment)
    const { lines } = version.settings
    const read = readReportQuery(new URL(context.req.url).searchParams, lines, today)
    const look = lookIn(context.req.raw.headers)
    const language = languageOf(read.query.lang ?? look.language, context.req.header('accept-language'))
    const view: View = {
      language,
      theme: look.theme,
      texts: textsOf(language),
      formats: formatsFor(language, zone),
      settings: version.settings,
      query: read.query,
      problems: read.problems,
      path: context.req.path,
      now: moment,
      who: signedIn(context),
      filling: filling(),
      files,
    }
    return { ...read, view, version, now: moment, today, filters: filtersOf(read.query, lines) }
  }
  const requested = async (context: Context) => requestOf(context, (await settings.current()) ?? nothingYet)

  const pages: SitePages = { requested, html, change: settingsChanger(settings, nothingYet), dependencies }

  const loadReport = async (request: SiteRequest): Promise<Report> => {
    const { version, filters, now: moment, query, view, today } = request
    const loaded = await figuresOf(version, filters, moment)
    const state = reportState(loaded.figures, moment)
    const before =
      query.compareWith === undefined ? undefined : (await figuresOf(version, filtersOf(query, version.settings.lines, query.compareWith), moment)).figures
    const firstDate = state.kind === 'no_data' ? await firstOf(filters) : undefined
    const { figures, dataVersion } = loaded
    return { view, figures, dataVersion, state, today, ...(before && { before }), ...(firstDate && { firstDate }) }
  }
  const firstOf = async ({ line }: Filters) => (await Promise.all(line.map(reports.firstDate))).filter((date) => date !== undefined).sort()[0]
  const listOf = async (request: SiteRequest): Promise<{ loaded: LoadedReport; rows: ReturnType<LoadedReport['rows']> }> => {
    const loaded = await reports.load(request.version, drillDownFilters(request.filters, request.query), request.now)
    return { loaded, rows: loaded.rows(drillDownQuery(request.query)) }
  }

  app.use(securityHeaders)
  app.use('/static/*', compress({ contentTypeFilter: /^text\// }))
  for (const { path, contentType, body } of staticFiles)
    app.get(path, (context) => context.body(body, 200, { 'content-type': contentType, 'cache-control': 'public, max-age=31536000, immutable' }))

  // Pages of other functions and instructions do not know the hash.
  for (const { name, path } of [
    { name: 'style', path: '/static/site.css' },
    { name: 'forwarder', path: '/static/bereikbaar-forwarder.py' },
  ])
    app.get(path, (context) => {
      const file = staticFiles.find((one) => one.name === name)
      return file === undefined ? context.notFound() : context.body(file.body, 200, { 'content-type': file.contentType })
    })

  // Before anybody is asked who they are: whoever looks for help needs no account, and no session is looked at (shared/decisions/0107).
  app.route('/', publicPages(dependencies))

  // The page for callers, above, has one length on purpose; files of figures stay as they are (shared/decisions/0135).
  app.use(compress({ contentTypeFilter: /^text\/html/ }))
  app.use(formTokens)
  app.use(guard(dependencies.access, now))

  for (const page of figurePages)
    app.get(page.path, async (context) => {
      const request = await requested(context)
      if (!hasLine(request)) return html(context, withoutLineView(page, request.view, request.today))
      const staffing = page.readsRoster ? nextWeekOf(request, dependencies.staffing?.read) : undefined
      const [report, nextWeek] = await Promise.all([loadReport(request), staffing])
      return html(context, reportPageView(page, { ...report, ...(nextWeek && { nextWeek }) }))
    })

  app.get(contactsPath, async (context) => {
    const request = await requested(context)
    if (!hasLine(request)) return html(context, withoutLineView({ name: 'contacts' }, request.view, request.today))
    const { loaded, rows } = await listOf(request)
    return html(
      context,
      contactsView({
        view: request.view,
        today: request.today,
        rows,
        definitionsVersion: loaded.figures.definitions.version,
        dataVersion: loaded.dataVersion,
        uncounted: loaded.figures.coverage.uncounted ?? [],
      }),
    )
  })
  app.get('/help/terms', async (context) => {
    const { view, today } = await requested(context)
    return html(context, termsView(view, today))
  })
  app.get('/help/questions', async (context) => html(context, questionsView((await requested(context)).view)))
  app.get('/help/method', async (context) => html(context, methodView((await requested(context)).view)))
  app.get('/help/accessibility', async (context) => html(context, accessibilityView((await requested(context)).view)))
  app.get('/data/imports', async (context) => {
    const { view } = await requested(context)
    const outcome = importOutcomeOf(new URL(context.req.url).searchParams)
    return html(context, importsView(view, readable, { imports: (await dependencies.imports?.all()) ?? [], outcome }))
  })

  app.get('/data/:file{(?:imports)\\.(?:csv|xlsx)}', async (context) => {
    const { view, today } = await requested(context)
    const table = importsData(view, (await dependencies.imports?.all()) ?? [])
    return listFile(context, { kind: kindOf(context.req.path), view, table, name: `${partName(view, 'imports')}_${today}` })
  })

  for (const kind of fileKinds) {
    app.get(`/${kind}/contacts/contacts`, async (context) => {
      const request = await requested(context)
      const refusal = await refusalOf(context, request, contactsPath)
      if (refusal !== undefined) return refusal
      if (!hasLine(request)) return context.notFound()
      const { loaded, rows } = await listOf(request)
      const about = { view: request.view, figures: loaded.figures, dataVersion: loaded.dataVersion }
      return tableFile(context, { kind, ...about, fileName: 'contacts', table: contactTable(request.view, sorted(rows, request.query.sort)) })
    })
    app.get(`/${kind}/:report/:table`, async (context) => {
      const page = figurePages.find(({ fileName }) => fileName === context.req.param('report'))
      const request = await requested(context)
      if (page === undefined) return context.notFound()
      const refusal = await refusalOf(context, request, page.path)
      if (refusal !== undefined) return refusal
      if (!hasLine(request)) return context.notFound()
      const report = await loadReport(request)
      const table = page.tables(report).find(({ key }) => key === context.req.param('table'))
      return table === undefined ? context.notFound() : tableFile(context, { kind, ...report, fileName: page.fileName, table })
    })
  }
  app.get('/svg/:report/:figure', async (context) => {
    const page = figurePages.find(({ fileName }) => fileName === context.req.param('report'))
    const request = await requested(context)
    if (page === undefined) return context.notFound()
    const refusal = await refusalOf(context, request, page.path)
    if (refusal !== undefined) return refusal
    if (!hasLine(request)) return context.notFound()
    const report = await loadReport(request)
    const picture = report.state.kind === 'no_data' ? undefined : page.pictures(report).find(({ id }) => id === context.req.param('figure'))
    return picture === undefined ? context.notFound() : pictureFile(context, { ...report, fileName: page.fileName, picture })
  })
  app.route('/', staffingApi(pages))
  app.route('/', caseApi(pages))
  app.get('/api/v1/:report', async (context) => {
    const name = reportNames.find((own) => own === context.req.param('report'))
    if (name === undefined) return context.json({ error: 'unknown_report' }, 404)
    const request = await requested(context)
    const { version, filters, now: moment, problems, view } = request
    const named = namedProblems(request)
    // A script reads no notices: another question than was asked is not answered.
    if (hasMistake(problems))
      return problemDocument(context, view.texts, problems.every(({ kind }) => kind.startsWith('unknown_')) ? 'no_line' : 'bad_parameter', named)
    if (!hasLine(request)) return problemDocument(context, view.texts, 'no_line', named)
    const { figures, dataVersion } = await figuresOf(version, filters, moment)
    const { compareWith } = request.query
    const other = compareWith && (await figuresOf(version, filtersOf(request.query, version.settings.lines, compareWith), moment))
    const compared = other && { compared: reportJson(name, other.figures, other.dataVersion) }
    return context.json({ ...reportJson(name, figures, dataVersion), ...compared, ...(named.length > 0 && { problems: named }) })
  })

  for (const family of pageFamilies) app.route('/', family(pages))

  app.notFound(async (context) => html(context, notFoundView(plain(requestOf(context, (await settings.current()) ?? nothingYet).view)), 404))
  app.onError(async (error, context) => {
    if (error instanceof Refused && context.req.path.startsWith('/api/')) return context.json({ error: error.reason }, statusOfRefusal[error.reason])
    if (error instanceof Refused) return html(context, refusedView(plain(requestOf(context, nothingYet).view), error.reason), statusOfRefusal[error.reason])
    const requestId = randomUUID()
    log({ level: 'error', code: 'page_failed', request: requestId })
    if (context.req.path.startsWith('/api/')) return context.json({ error: 'failed', requestId }, 500)
    return html(context, failedView(plain(requestOf(context, nothingYet).view), requestId, context.req.method === 'GET'), 500)
  })
  return app
}

const hasLine = ({ filters }: SiteRequest) => filters.line.length > 0

const namedProblems = ({ problems, version, view, today }: SiteRequest) =>
  questionProblems(problems, { texts: view.texts, lines: version.settings.lines.map(({ id }) => id), today })

/** A file of figures whose address cannot be read is none of another question. @param path of the page that the file belongs to */
const refusalOf = (context: Context, request: SiteRequest, path: string) =>
  fileRefusal(context, request.view, { problems: namedProblems(request), page: linkTo(request.view, path) })

const html = async (context: Context, page: Html, status: Parameters<SitePages['html']>[2] = 200) => context.html(await page, status)

/** Error pages repeat nothing of what was asked for. */
const plain = (view: View): View => ({ ...view, path: '/', problems: [] })
