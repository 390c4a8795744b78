/** Files come in: in parts from a page with a script, as one form from a page without. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { SourceId } from '../../../shared/contacts/identifiers.ts'
import { formTokenField } from '../../../shared/access/session.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { textsOf } from '../../../shared/text/texts.ts'
import { mostPartBytes } from '../reading/partFeeder.ts'
import type { Importer } from '../steps/importer.ts'
import { languageIn } from './asking.ts'
import { failureOf } from './failure.ts'
import { takeForm } from './formUpload.ts'
import type { ImportGuard } from './guard.ts'
import { boundaryOf } from './multipart.ts'
import { bodyOf, emptyBody, json, mostRequestBytes, parsed } from './requestBody.ts'
import { failurePage, resultPage } from './resultPage.ts'

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

export function uploadRoutes(importer: Importer, guard: ImportGuard): Hono {
  const begin = async (context: Context) => {
    const { source, files, dryRun } = parsed(ImportRequest, json(new TextDecoder().decode(await bodyOf(context, mostRequestBytes))))
    await guard.record(context, 'uploaded', { source })
    return importer.start({ source, dryRun, files: files.map(({ name, size }) => ({ name, ...(size === undefined ? {} : { size }) })) })
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
      const result = await takeForm(importer, {
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

  return new Hono()
    .post('/imports', async (context) => {
      const contentType = context.req.header('content-type') ?? ''
      if (contentType.startsWith('multipart/form-data')) return takeWholeForm(context, contentType)
      guard.ownForm(context)
      return context.json(await begin(context), 201)
    })
    .put('/imports/:id/parts/:number', async (context) => {
      guard.ownForm(context)
      const { file = '0', last = 'false' } = context.req.query()
      const address = parsed(PartAddress, { importId: context.req.param('id'), number: context.req.param('number'), file, isLast: last })
      const { refused, ...answer } = await importer.takePart({ ...address, bytes: await bodyOf(context, mostPartBytes) })
      const words = textsOf(languageIn(context)).imports
      return context.json({ ...answer, refused: refused.map((row) => ({ ...row, because: words.rowReasonOf[row.reason] })) })
    })
}
