import type { View } from '../../view.ts'

/** An address of a form, and of what comes after it: in the language that the page was asked for in. */
export function inLanguage({ query: { lang } }: Pick<View, 'query'>, path: string, more: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({ ...more, ...(lang !== undefined && { lang }) }).toString()
  return parameters === '' ? path : `${path}?${parameters}`
}
