/** What was done with a roster: written into the address of the first step, and read from it there. */
import type { Context } from 'hono'
import type { SiteRequest } from '../../../sitePages.ts'
import { importAddress } from './draftFields.ts'

export function backToStart(context: Context, { view }: SiteRequest, told: Readonly<Record<string, string>>): Response {
  const address = new URL(importAddress(view), 'http://here')
  for (const [name, value] of Object.entries(told)) address.searchParams.set(name, value)
  return context.redirect(`${address.pathname}${address.search}`, 303)
}

/** What the address says was done; anything else in it says nothing. */
export function saidIn({ view: { texts, formats } }: SiteRequest, query: URLSearchParams): string | undefined {
  const words = texts.rosterImport
  const kept = /^\d{1,4}$/.test(query.get('kept') ?? '') ? Number(query.get('kept')) : 0
  switch (query.get('said')) {
    case 'saved':
      return words.saved
    case 'same':
      return words.savedSame
    case 'undone':
      return kept === 0 ? words.undone : words.undoneInPart(kept, formats.whole(kept))
    case 'too_late':
      return words.tooLate
    default:
      return undefined
  }
}
