/** The pages: settings and figures in, HTML, JSON and CSV out. A GET never changes anything. */
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { randomUUID } from 'node:crypto'
import { localTimeOf } from '../../shared/calendar/localTime.ts'
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
import type { SettingsVersion, SiteDependencies } from './dependencies.ts'
import { settingsChanger } from './editing.ts'
import type { Html } from './html.ts'
import { failedView, notFoundView, refusedView } from './pages/errors/error.ts'
import { publicPages } from './pages/publicLine/publicPages.ts'
import { pageFamilies } from './pageFamilies.ts'
import { securityHeaders } from './securityHeaders.ts'
import type { SitePages, SiteRequest } from './sitePages.ts'
import type { View } from './view.ts'

/** Until anything is set up there is an organisation without lines. */
const nothingYet: SettingsVersion = { version: 0, settings: Settings.parse({ organisation: { id: 'new', name: 'Bereikbaar' }, lines: [] }) }

export function siteApp(dependencies: SiteDependencies): Hono {
  const { settings, now, log, staticFiles, filling = () => [] } = dependencies
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

  const pages: SitePages = { requested, html, change: settingsChanger(dependencies, nothingYet), dependencies }

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

const html = async (context: Context, page: Html, status: Parameters<SitePages['html']>[2] = 200) => context.html(await page, status)

/** Error pages repeat nothing of what was asked for. */
const plain = (view: View): View => ({ ...view, path: '/', problems: [] })
