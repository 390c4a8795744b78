/**
 * Takes files of history over HTTP: in parts from a page with a script, as one form from a page without. Apart from refused rows, no answer and no log
 * quotes a file.
 */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { SourceId } from '../../shared/contacts/identifiers.ts'
import { formTokenField } from '../../shared/access/session.ts'
import type { Log } from '../../shared/privacy/logRecord.ts'
import { answerHeaders, withCharset } from '../../shared/web/answerHeaders.ts'
import { isFromOurselves } from '../../shared/web/sameOrigin.ts'
import { formatsFor } from '../../shared/text/format.ts'
import { type Language, languageOf } from '../../shared/text/language.ts'
import { textsOf } from '../../shared/text/texts.ts'
import { takeForm } from './door/formUpload.ts'
import type { ImporterDependencies } from './record/context.ts'
import { mostPartBytes } from './reading/partFeeder.ts'
import { type Importer, importer } from './steps/importer.ts'
import { type ImportGuardDependencies, importGuard } from './door/guard.ts'
import { failureOf } from './door/failure.ts'
import type { ImportProgress } from './record/progress.ts'
import { ImportRefused, refuse } from './record/refused.ts'
import { boundaryOf } from './door/multipart.ts'
import { type ReprocessingDependencies, reprocess } from './reprocessing.ts'
import { mendedWords } from './record/mendedWords.ts'
import { bodyOf, emptyBody, json, parsed } from './door/requestBody.ts'
import { failurePage, resultPage } from './door/resultPage.ts'

export type ImportAppDependencies = ImporterDependencies &
  Pick<ImportGuardDependencies, 'who' | 'trail'> & {
    readonly log: Log /** How long building days may take before the answer says "ask again". */
    readonly mostBuildMs: number
    /** Where deliveries that were set aside wait, and are stored when they can be used. */
    readonly events: ReprocessingDependencies['events']
  }

const ImportRequest = z.strictObject({
  source: SourceId,
  files: z
    .array(z.strictObject({ name: z.string().min(1).max(200), size: z.int().min(0).optional() }))
    .min(1)
    .max(50),
  dryRun: z.boolean().default(false),
})
const number = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
const PartAddress = z.strictObject({ importId: z.string(), number, file: number, isLast: z.enum(['true', 'false']).transform((text) => text === 'true') })
const mostRequestBytes = 64 * 1024

export function importApp(dependencies: ImportAppDependencies): Hono {
  const { now, log, mostBuildMs } = dependencies
  /** One for all requests: it remembers which events are known. */
  const door: Importer = importer(dependencies)
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
  app.post('/imports', async (context) => {
    const contentType = context.req.header('content-type') ?? ''
    if (contentType.startsWith('multipart/form-data')) return takeWholeForm(context, contentType)
    guard.ownForm(context)
    return context.json(await begin(context), 201)
  })
  app.put('/imports/:id/parts/:number', async (context) => {
    guard.ownForm(context)
    const { file = '0', last = 'false' } = context.req.query()
    const address = parsed(PartAddress, { importId: context.req.param('id'), number: context.req.param('number'), file, isLast: last })
    const { refused, ...answer } = await door.takePart({ ...address, bytes: await bodyOf(context, mostPartBytes) })
    const words = textsOf(languageIn(context)).imports
    return context.json({ ...answer, refused: refused.map((row) => ({ ...row, because: words.rowReasonOf[row.reason] })) })
  })
  /** A script gets JSON; a form is redirected to the page, with the outcome in the address. */
  const work = async (context: Context, doing: 'finish' | 'undo') => {
    const until = now() + mostBuildMs
    const id = context.req.param('id') ?? ''
    const isForm = isOfForm(context)
    const fields = new URLSearchParams(isForm ? new TextDecoder().decode(await bodyOf(context, mostRequestBytes)) : '')
    guard.ownForm(context, isForm ? fields.get(formTokenField) : undefined)
    await guard.record(context, 'changed', { import: id, doing })
    try {
      const progress = await door[doing](id, { isTimeUp: () => now() >= until })
      const isDone = progress.state === 'done' || progress.state === 'undone'
      if (isDone) log({ code: doing === 'finish' ? 'imported' : 'import_undone', level: 'info', source: progress.source, count: progress.counts.stored })
      return isForm
        ? backTo(context, '/data/imports', { ...languageOfForm(fields), [isDone ? progress.state : 'notyet']: id })
        : context.json({ ...progress, ...saidOf(languageIn(context), progress) })
    } catch (error) {
      if (!isForm || !(error instanceof ImportRefused)) throw error
      return backTo(context, '/data/imports', { ...languageOfForm(fields), refused: error.reason })
    }
  }
  app.post('/imports/:id/finish', (context) => work(context, 'finish'))
  app.post('/imports/:id/undo', (context) => work(context, 'undo'))
  app.post('/imports/reprocess', async (context) => {
    const fields = new URLSearchParams(new TextDecoder().decode(await bodyOf(context, mostRequestBytes)))
    guard.ownForm(context, fields.get(formTokenField))
    const { settings } = (await dependencies.stores.settings.current()) ?? refuse('not_set_up')
    const source = settings.sources.find(({ id }) => id === fields.get('source')) ?? refuse('unknown_source')
    await guard.record(context, 'changed', { source: source.id, doing: 'reprocess' })
    const { accepted, duplicate, left } = await reprocess(source, settings, dependencies)
    log({ code: 'reprocessed', level: 'info', source: source.id, accepted, duplicate })
    if (!isOfForm(context)) return context.json({ accepted, duplicate, left })
    return backTo(context, `/data/sources/${source.id}`, { ...languageOfForm(fields), used: String(accepted + duplicate), left: String(left) })
  })
  app.get('/imports/:id', async (context) => context.json(await door.progress(context.req.param('id'))))

  const begin = async (context: Context) => {
    const { source, files, dryRun } = parsed(ImportRequest, json(new TextDecoder().decode(await bodyOf(context, mostRequestBytes))))
    await guard.record(context, 'uploaded', { source })
    return door.start({ source, dryRun, files: files.map(({ name, size }) => ({ name, ...(size === undefined ? {} : { size }) })) })
  }
  /** The fields of a form come before its first file. */
  const begun = async (context: Context, fields: ReadonlyMap<string, string>) => {
    guard.ownForm(context, fields.get(formTokenField))
    const source = SourceId.safeParse(fields.get('source'))
    await guard.record(context, 'uploaded', source.success ? { source: source.data } : {})
  }
  const takeWholeForm = async (context: Context, contentType: string) => {
    const fields = new Map<string, string>()
    const language = () => languageOf(fields.get('lang'), context.req.header('accept-language'))
    try {
      const result = await takeForm(door, {
        body: context.req.raw.body ?? emptyBody(),
        boundary: boundaryOf(contentType),
        fields,
        onFile: () => begun(context, fields),
      })
      return await context.html(resultPage(language(), result, guard.seesFigures(context)))
    } catch (error) {
      const failure = failureOf(error, language())
      if (failure === undefined) throw error
      return context.html(failurePage(language(), failure.sentence), failure.status)
    }
  }

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

/** A browser that sends a form wants a page. */
const isOfForm = ({ req }: Context) => (req.header('accept') ?? '').includes('text/html')
const languageOfForm = (fields: URLSearchParams): Record<string, string> => {
  const lang = fields.get('lang')
  return lang === 'nl' || lang === 'en' ? { lang } : {}
}
const backTo = (context: Context, path: string, query: Record<string, string>) => context.redirect(`${path}?${new URLSearchParams(query).toString()}`, 303)

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

/** A command on the machine itself says where it comes from by its code alone; a session always stands in a cookie. */
const mayBeBrowser = (headers: Headers) => ['cookie', 'origin', 'sec-fetch-site'].some((name) => headers.has(name))
const hostOf = ({ req }: Context) => req.header('host') ?? new URL(req.url).host
const languageIn = ({ req }: Context): Language => languageOf(undefined, req.header('accept-language'))
