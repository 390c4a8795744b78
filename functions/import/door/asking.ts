/** Who asks, as far as a request says it: a page with a script, a form, or a command; in which language; and from where. */
import type { Context } from 'hono'
import { type Language, languageOf } from '../../../shared/text/language.ts'

/** A browser that sends a form wants a page. */
export const isOfForm = ({ req }: Context) => (req.header('accept') ?? '').includes('text/html')
export const languageIn = ({ req }: Context): Language => languageOf(undefined, req.header('accept-language'))

/** A command on the machine itself says where it comes from by its code alone; a session always stands in a cookie. */
export const mayBeBrowser = (headers: Headers) => ['cookie', 'origin', 'sec-fetch-site'].some((name) => headers.has(name))
export const hostOf = ({ req }: Context) => req.header('host') ?? new URL(req.url).host

/** To a page, in the language that the form was shown in. */
export function backTo(context: Context, fields: URLSearchParams, path: string, told: Record<string, string>): Response {
  const lang = fields.get('lang')
  const query = new URLSearchParams({ ...(lang === 'nl' || lang === 'en' ? { lang } : {}), ...told })
  return context.redirect(`${path}?${query.toString()}`, 303)
}
