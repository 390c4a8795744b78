/** Facts that are only there for some questions: a single day, a comparison, and what happened around a marked date. */
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { causes } from '../../../../shared/contacts/cause.ts'
import { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { hasOneOf } from '../../../../shared/access/role.ts'
import { rolesFor } from '../../access/rolesFor.ts'
import type { Report } from '../../report.ts'
import { contactsPath } from '../contacts/content.ts'
import { comparisonSentence } from '../missed/content.ts'
import { linkTo } from '../../view.ts'

export type Fact = { readonly sentence: string; readonly link: string; readonly more: string }

/** Better or worse: as asked, or else the way to ask. */
export function comparisonFact(report: Report): Fact {
  const { view } = report
  const { overview } = view.texts
  const said = comparisonSentence(report)
  return said === undefined
    ? { sentence: overview.compareQuestion, link: linkTo(view, '/missed', { compare: 'year' }), more: overview.linkCompare }
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

const around = 27

/** Four weeks from a marked date on, beside the four before it; undefined until they have passed. */
export function aroundLink({ view, today }: Report, date: string): string | undefined {
  const from = LocalDate.parse(date)
  const to = addDays(from, around)
  if (to >= today) return undefined
  return linkTo(view, '/missed', {
    period: { from, to },
    periodText: undefined,
    compare: 'custom',
    compareWith: { from: addDays(from, -around - 1), to: addDays(from, -1) },
  })
}
