import type { ReportQuery } from '../../../shared/text/reportQuery.ts'
import { mayFollow } from '../access/rolesFor.ts'
import { linkTo, notNarrowed, type View } from '../view.ts'

const list = '/missed/contacts'

/** Where a count leads: to the attempts behind it; for whoever may not see those, to what the word means. @param term key of a figure */
export const listLink = (view: View, term: string, narrowing: Partial<ReportQuery> = {}): string =>
  mayFollow(view, list) ? linkTo(view, list, narrowing) : `${linkTo(view, '/help/terms', notNarrowed)}#${term}`
