import type { Context } from 'hono'

/** Where to go after a change, in the reader's language, with what was done. @param made the version or id by which it can be taken back */
export function saidAt(context: Context, path: string, said: string, made?: number | string): string {
  const lang = context.req.query('lang')
  return `${path}?said=${said}${made === undefined ? '' : `&made=${made}`}${lang === 'nl' || lang === 'en' ? `&lang=${lang}` : ''}`
}
