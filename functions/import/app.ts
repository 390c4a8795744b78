/**
 * Takes files of history over HTTP: in parts from a page with a script, as one form from a page without. Apart from refused rows, no answer and no log
 * quotes a file.
 */
import { type Context, Hono } from 'hono'
import { formTokenField } from '../../shared/access/session.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { answerHeaders, withCharset } from '../../shared/web/answerHeaders.ts'
import { isFromOurselves } from '../../shared/web/sameOrigin.ts'
import { formatsFor } from '../../shared/text/format.ts'
import type { Language } from '../../shared/text/language.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { backTo, hostOf, isOfForm, languageIn, mayBeBrowser } from './door/asking.ts'
import { failureOf } from './door/failure.ts'
import { type ImportGuardDependencies, importGuard } from './door/guard.ts'
import { bodyOf, mostRequestBytes } from './door/requestBody.ts'
import { failurePage } from './door/resultPage.ts'
import { uploadRoutes } from './door/uploadRoutes.ts'
import type { ImporterDependencies } from './record/context.ts'
import { mendedWords } from './record/mendedWords.ts'
import type { ImportProgress } from './record/progress.ts'
import { ImportRefused, refuse } from './record/refused.ts'
import { type ReprocessingDependencies, reprocess } from './reprocessing.ts'
import { importer } from './steps/importer.ts'

export type ImportAppDependencies = ImporterDependencies &
  Pick<ImportGuardDependencies, 'who' | 'trail'> & {
    readonly log: Log /** How long building days may take before the answer says "ask again". */
    readonly mostBuildMs: number
    /** Where deliveries that were set aside wait, and are stored when they can be used. */
    readonly events: ReprocessingDependencies['events']
  }

export function importApp(dependencies: ImportAppDependencies): Hono {
  const { now, log, mostBuildMs } = dependencies
  /** One for all requests: it remembers which events are known. */
  const door = importer(dependencies)
  const guard = importGuard(dependencies)
  const app = new Hono()

  // Before anything that may refuse: what is refused says it too.
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(ownHeaders)) context.header(name, value)
    const type = context.res.headers.get('content-type')
    if (type !== null) context.header('content-type', withCharset(type))
  })
  app.use(async (context, next) => {
    const { headers } = context.req.raw
    const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    if (changes && mayBeBrowser(headers) && !isFromOurselves(headers, hostOf(context))) {
      if (isOfForm(context)) return context.html(failurePage(languageIn(context), textsOf(languageIn(context)).errors.refusedBecause.other_origin), 403)
      return context.json({ error: 'other_origin' }, 403)
    }
    await guard.letIn(context)
    return next()
  })
  app.route('/', uploadRoutes(door, guard))
  /** A script gets JSON; a form is redirected to the page, with the outcome in the address. */
  const work = async (context: Context, doing: 'finish' | 'undo') => {
    const until = now() + mostBuildMs
    const id = context.req.param('id') ?? ''
    const isForm = isOfForm(context)
    const fields = isForm ? await fieldsOf(context) : new URLSearchParams()
    guard.ownForm(context, isForm ? fields.get(formTokenField) : undefined)
    await guard.record(context, 'changed', { import: id, doing })
    try {
      const progress = await door[doing](id, { isTimeUp: () => now() >= until })
      const isDone = progress.state === 'done' || progress.state === 'undone'
      if (isDone) log({ code: doing === 'finish' ? 'imported' : 'import_undone', level: 'info', source: progress.source, count: progress.counts.stored })
      return isForm
        ? backTo(context, fields, '/data/imports', { [isDone ? progress.state : 'notyet']: id })
        : context.json({ ...progress, ...saidOf(languageIn(context), progress) })
    } catch (error) {
      if (!isForm || !(error instanceof ImportRefused)) throw error
      return backTo(context, fields, '/data/imports', { refused: error.reason })
    }
  }
  app.post('/imports/:id/finish', (context) => work(context, 'finish'))
  app.post('/imports/:id/undo', (context) => work(context, 'undo'))
  app.post('/imports/reprocess', async (context) => {
    const fields = await fieldsOf(context)
    guard.ownForm(context, fields.get(formTokenField))
    const { settings } = (await dependencies.stores.settings.current()) ?? refuse('not_set_up')
    const source = settings.sources.find(({ id }) => id === fields.get('source')) ?? refuse('unknown_source')
    await guard.record(context, 'changed', { source: source.id, doing: 'reprocess' })
    const { accepted, duplicate, left } = await reprocess(source, settings, dependencies)
    log({ code: 'reprocessed', level: 'info', source: source.id, accepted, duplicate })
    if (!isOfForm(context)) return context.json({ accepted, duplicate, left })
    return backTo(context, fields, `/data/sources/${source.id}`, { used: String(accepted + duplicate), left: String(left) })
  })
  app.get('/imports/:id', async (context) => context.json(await door.progress(context.req.param('id'))))

  app.notFound((context) => context.json({ error: 'unknown_import' }, 404))
  app.onError((error, context) => {
    const failure = failureOf(error, languageIn(context))
    // A browser that sent a form wants a page, also where nobody is signed in any more.
    if (failure !== undefined && isOfForm(context)) return context.html(failurePage(languageIn(context), failure.sentence), failure.status)
    if (failure !== undefined) return context.json({ error: failure.code, detail: failure.detail, because: failure.sentence }, failure.status)
    // A parser's or a store's message may quote its input.
    log({ code: 'unexpected', level: 'error', status: 500 })
    return context.json({ error: 'failed' }, 500)
  })
  return app
}

const fieldsOf = async (context: Context) => new URLSearchParams(new TextDecoder().decode(await bodyOf(context, mostRequestBytes)))

/** What a page with a script shows of it, in the words of the page. */
const saidOf = (language: Language, progress: ImportProgress) => ({
  said: mendedWords(language, progress),
  days: progress.dates && formatsFor(language, 'UTC').days(progress.dates.from, progress.dates.until), // dates are those of the line already
})

/** The page of a form without a script has our style sheet, and leads on by links. */
const ownHeaders = {
  ...answerHeaders,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
}
