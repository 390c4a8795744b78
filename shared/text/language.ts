import * as z from 'zod'

export const Language = z.enum(['nl', 'en'])
export type Language = z.infer<typeof Language>

/**
 * The language of a page: what the address asks for, else what the browser prefers, else Dutch.
 * @param accepted the Accept-Language header
 */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  const named = Language.safeParse(asked)
  if (named.success) return named.data
  const preferred = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...settings] = part.trim().toLowerCase().split(';')
      const weight = settings.map((setting) => /^\s*q=([\d.]+)$/.exec(setting)?.[1]).find((value) => value !== undefined)
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .sort((a, b) => b.weight - a.weight)
    .find(({ language, weight }) => weight > 0 && Language.safeParse(language).success)
  return preferred?.language === 'en' ? 'en' : 'nl'
}
