/** `/s/{line}`: for whoever looks for help. No account, no session, no cookie, and nothing about anybody who called (D9). */
import { type Context, Hono } from 'hono'
import { languageOf } from '../../../../shared/text/language.ts'
import type { SiteDependencies } from '../../dependencies.ts'
import { publicCalendar, publicJson, publicJsonLd } from './publicFiles.ts'
import { publicLine, publicNow } from './publicNow.ts'
import { publicSettings } from './publicSettings.ts'
import { noPublicView, publicView } from './publicView.ts'

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
  return new Hono().get('/s/:page', async (context) => {
    const [, id = '', kind = ''] = pattern.exec(context.req.param('page')) ?? []
    const known = await read()
    const line = known && publicLine(known, id)
    const language = languageIn(context)
    context.header('vary', 'accept-language')
    if (known === undefined || line === undefined) return context.html(await noPublicView(language, files), 404)
    const moment = now()
    const told = publicNow(line, known, moment)
    switch (kind) {
      case '.json':
        return context.body(publicJson(line, told, moment), 200, { 'content-type': 'application/json; charset=utf-8' })
      case '.jsonld':
        return context.body(publicJsonLd(line, moment), 200, { 'content-type': 'application/ld+json; charset=utf-8' })
      case '.ics':
        return context.body(publicCalendar(line, language, moment), 200, { 'content-type': 'text/calendar; charset=utf-8' })
      default:
        return context.html(await publicView({ line, told, language, now: moment, files }))
    }
  })
}
