/** `/s/{line}`: for whoever looks for help. No account, no session, no cookie, and nothing about anybody who called (D9). */
import { type Context, Hono } from 'hono'
import type { Instant } from '../../../../shared/contacts/identifiers.ts'
import { languageOf } from '../../../../shared/text/language.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import { publicCalendar, publicJson, publicJsonLd } from './publicFiles.ts'
import { publicLine, publicNow } from './publicNow.ts'
import { type PublicSettings, publicSettings } from './publicSettings.ts'
import { noPublicView, publicView, type PublicViewOptions } from './publicView.ts'

/** A line's id, and what kind of answer is wanted. */
const pattern = /^([a-z0-9-]{1,32})(\.json|\.jsonld|\.ics)?$/

export function publicPages(dependencies: SiteDependencies): Hono {
  const { now, staticFiles } = dependencies
  const read = publicSettings(dependencies)
  const address = (name: 'public' | 'icon') => staticFiles.find((file) => file.name === name)?.path ?? ''
  const files = { public: address('public'), icon: address('icon') }
  const languageIn = (context: Context) => {
    const asked = context.req.query('lang')
    return languageOf(asked === 'nl' || asked === 'en' ? asked : undefined, context.req.header('accept-language'))
  }
  // What was read together is worded once, however many look: nothing on these pages is of a finer moment than that.
  let worded: { readonly from: PublicSettings; readonly at: Instant; readonly answers: Map<string, Promise<Answer>> } | undefined
  const wordedNow = (from: PublicSettings) => {
    if (worded?.from !== from) worded = { from, at: now(), answers: new Map() }
    return worded
  }
  return new Hono().get('/s/:page', async (context) => {
    const [page, id = '', kind = ''] = pattern.exec(context.req.param('page')) ?? []
    const known = await read()
    const line = known && publicLine(known, id)
    const language = languageIn(context)
    context.header('vary', 'accept-language')
    if (known === undefined || line === undefined) return context.html(await noPublicView(language, files), 404)
    const { at, answers } = wordedNow(known)
    const key = `${page} ${language}`
    const answer = answers.get(key) ?? answerOf(kind, { line, told: publicNow(line, known, at), language, now: at, files })
    answers.set(key, answer)
    const { body, type } = await answer
    return context.body(body, 200, { 'content-type': `${type}; charset=utf-8` })
  })
}

type Answer = { readonly body: string; readonly type: string }

async function answerOf(kind: string, options: PublicViewOptions): Promise<Answer> {
  const { line, told, language, now } = options
  switch (kind) {
    case '.json':
      return { type: 'application/json', body: publicJson(line, told, now) }
    case '.jsonld':
      return { type: 'application/ld+json', body: publicJsonLd(line, now) }
    case '.ics':
      return { type: 'text/calendar', body: publicCalendar(line, language, now) }
    default:
      return { type: 'text/html', body: await publicView(options) }
  }
}
