/** The staffing report as JSON, beside the other reports. `from` and `to` in place of `week` for other stretches, of at most 13 weeks. */
import { Hono } from 'hono'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { AskedDate } from '../../../../shared/calendar/askedDate.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import { staffingJson } from '../../../../shared/metrics/staffing/staffingJson.ts'
import { incompleteJson } from '../../../../shared/metrics/uncounted.ts'
import { lineAsked } from '../../api/lineAsked.ts'
import { problemDocument } from '../../api/problemDocument.ts'
import type { NamedProblem } from '../../api/questionProblems.ts'
import type { Texts } from '../../../../shared/text/texts.ts'
import type { SitePages } from '../../sitePages.ts'
import { uncountedIn } from '../../uncountedIn.ts'
import { badValue, shiftProblems } from './rosterProblems.ts'
import { readRosterRequest } from './rosterRequest.ts'

const mostDays = 91
const ofPeriod = ['week', 'from', 'to'] as const
/** What is needed is worked out from so many days before. */
const pastDays = 26 * 7 + 6

export const staffingApi = ({ requested, dependencies }: SitePages): Hono =>
  new Hono().get('/api/v1/staffing', async (context) => {
    const { staffing } = dependencies
    const request = await requested(context)
    const { version, today, now, view } = request
    const query = new URL(context.req.url).searchParams
    if (staffing === undefined) return context.json({ error: 'unknown_report' }, 404)
    const named = lineAsked(query, request)
    if (named.line === undefined) return problemDocument(context, view.texts, 'no_line', named.problems)
    const { line } = named
    const week = readRosterRequest(query, line, today)
    const asked = readStretch(query, week, view.texts)
    const bad = [...asked.problems, ...shiftProblems(query, week, view.texts)]
    if (bad.length > 0) return problemDocument(context, view.texts, asked.problems.length > 0 ? 'bad_period' : 'bad_parameter', bad)
    const { from, to } = asked
    const extra = week.whatIfs.map(({ shift }) => shift)
    const figures = await staffing.read(version, { line: line.id, from, to, ...(extra.length === 0 ? {} : { extra }) }, now)
    const uncounted = await uncountedIn(dependencies, { version, now }, { line: [line.id], from: addDays(from < today ? from : today, -pastDays), to })
    return context.json({ ...staffingJson(figures), ...incompleteJson(uncounted) })
  })

type Stretch = { readonly from: LocalDate; readonly to: LocalDate; readonly problems: readonly NamedProblem[] }

/** The week, or dates of one's own; each that cannot be read is named. */
function readStretch(query: URLSearchParams, week: { readonly from: LocalDate; readonly to: LocalDate }, texts: Texts): Stretch {
  const { question } = texts
  const dates = ofPeriod.flatMap((name) => {
    const value = query.get(name) ?? ''
    return value === '' ? [] : [{ name, date: AskedDate.safeParse(value).data }]
  })
  const unread = dates.filter(({ date }) => date === undefined).map(({ name }) => badValue(texts, name, question.shapes.date))
  const of = (name: 'from' | 'to') => dates.find((own) => own.name === name)?.date ?? week[name]
  const [from, to] = [of('from'), of('to')]
  const tooFar = (expected: string) => [badValue(texts, 'to', expected)]
  if (unread.length > 0) return { from, to, problems: unread }
  if (to < from) return { from, to, problems: tooFar(question.dateAfter(from)) }
  return { from, to, problems: to > addDays(from, mostDays - 1) ? tooFar(question.dateWithin(String(mostDays - 1))) : [] }
}
