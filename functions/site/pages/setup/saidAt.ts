import type { Context } from 'hono'

/** Where to go after a change, in the reader's language, with what was done. */
export function saidAt(context: Context, path: string, said: string): string {
  const lang = context.req.query('lang')
  return `${path}?said=${said}${lang === 'nl' || lang === 'en' ? `&lang=${lang}` : ''}`
}
