/** Facts that are only there for some questions: a single day, and a comparison. */
import { causes } from '../../../../shared/contacts/cause.ts'
import { hasOneOf } from '../../../../shared/access/role.ts'
import { rolesFor } from '../../access/rolesFor.ts'
import type { Report } from '../../report.ts'
import { contactsPath } from '../contacts/content.ts'
import { comparisonSentence } from '../missed/content.ts'
import { linkTo } from '../../view.ts'

export type Fact = {
  readonly sentence: string
  readonly link: string
  readonly more: string
  /** Asks, and is answered behind its link: nothing for paper. */
  readonly isQuestion?: true
}

/** Better or worse: as asked, or else the way to ask. */
export function comparisonFact(report: Report): Fact {
  const { view } = report
  const { overview } = view.texts
  const said = comparisonSentence(report)
  return said === undefined
    ? { sentence: overview.compareQuestion, link: linkTo(view, '/missed', { compare: 'year' }), more: overview.linkCompare, isQuestion: true }
    : { sentence: said, link: `${linkTo(view, '/missed')}#trend`, more: overview.linkTrend }
}

/** What one day was like: how many went unanswered and mostly why, with the way to its quarters of an hour. */
export function dayFact({ view, figures: { metrics } }: Report): readonly Fact[] {
  const { texts, formats, query } = view
  if (query.period.from !== query.period.to || metrics.attempts === 0) return []
  const unanswered = metrics.attempts - metrics.answered
  const most = causes.reduce((best, cause) => (metrics.cause[cause] > metrics.cause[best] ? cause : best))
  const words = texts.overview
  const sentence =
    unanswered === 0
      ? words.dayAnswered(metrics.attempts, formats.whole(metrics.attempts))
      : words.dayMissed(formats.whole(unanswered), formats.whole(metrics.attempts), texts.causes[most].name, formats.whole(metrics.cause[most]))
  const roles = rolesFor(contactsPath)
  const mayList = roles === 'everyone' || hasOneOf(view.who?.roles ?? [], roles)
  return [{ sentence, link: mayList ? linkTo(view, contactsPath) : linkTo(view, '/missed'), more: mayList ? words.linkDay : words.linkWhy }]
}
