import type { Language } from './language.ts'

const listing = (locale: string) => {
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  const or = new Intl.ListFormat(locale, { type: 'disjunction' })
  return { and: (names: readonly string[]) => and.format(names), or: (names: readonly string[]) => or.format(names) }
}

/** Names within a sentence: "a, b and c", or "a, b or c". Of no name it makes no text. */
export const listed = { nl: listing('nl'), en: listing('en-GB') } as const satisfies Record<Language, unknown>
