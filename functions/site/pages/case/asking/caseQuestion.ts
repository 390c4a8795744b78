/** What the address of the page asks: which line and past, which hours or limits, with which assumptions. The address is the whole state; what cannot be read is named. */
import { type CaseRequest, type CaseSwitches, usualSwitches } from '../../../../../shared/cases/caseRequest.ts'
import type { Line } from '../../../../../shared/settings/settings.ts'
import { type Period, periodOf } from '../../../../../shared/text/periods.ts'
import { type QueryProblem, readReportQuery } from '../../../../../shared/text/reportQuery.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import type { SiteRequest } from '../../../sitePages.ts'
import { limitFields, limitsIn, limitsOfProposals, readLimits, type ReadLimits, type TypedLimits } from './askedLimits.ts'
import { type Editor, editorIn, editorOf, plansIn, readEditor, withEdited } from './askedPlans.ts'
import { switchesIn } from './askedSwitches.ts'
import type { NamedPlan } from './planText.ts'
import { shownText } from '../../../../../shared/text/shownText.ts'

export const asks = ['hours', 'propose', 'both'] as const
export type Ask = (typeof asks)[number]
/** Beside these always stand the two rivals. */
export const mostPlans = 5
/** Whole weeks, as the estimate counts. */
export const usualPeriod = '52w'

export type CaseQuestion = {
  readonly line: Line
  readonly period: Period
  /** undefined: dates of one's own. */
  readonly periodText: string | undefined
  /** What of the parameters that all pages know could not be used. */
  readonly addressProblems: readonly QueryProblem[]
  readonly ask: Ask
  /** Nobody asked anything yet: a proposal within the usual limits. */
  readonly isExample: boolean
  /** All that can be read, in their order. */
  readonly plans: readonly NamedPlan[]
  /** Names of those that do not fit beside the others. */
  readonly leftOut: readonly string[]
  readonly editor: Editor
  readonly limits: TypedLimits
  readonly switches: CaseSwitches
  readonly request: CaseRequest
  readonly problems: readonly FieldProblem[]
  /** What was not as asked, without keeping an answer back. */
  readonly notices: readonly string[]
  /** Names of the parameters that these notices are about, and of those that are passed over without one. */
  readonly passedOver: readonly string[]
}

/** Names of the parameters of this page beside those that all pages know. */
const caseParameters: ReadonlySet<string> = new Set([
  'plan',
  'edit',
  'at',
  'ask',
  'name',
  'day',
  'start',
  'end',
  'staff',
  'cell',
  'gridstaff',
  'said',
  'made',
  'headers',
  ...limitFields,
  ...Object.keys(usualSwitches),
])

export function readCaseQuestion(query: URLSearchParams, site: SiteRequest, line: Line): CaseQuestion {
  const { view } = site
  const words = view.texts.case
  const { period, periodText, addressProblems } = periodIn(query, site)
  const notices: string[] = []
  const asked = query.get('line')
  const passedOver = asks.some((own) => own === (query.get('ask') || 'hours')) ? [] : ['ask']
  if (asked !== null && asked !== '' && asked !== line.id) notices.push(words.problems.unknownLine(shownText(asked), line.name))
  const ofPlans = plansIn(query, view.texts)
  const typed = editorIn(query, ofPlans.texts)
  const editor = typed ?? editorOf(query, ofPlans.read, ofPlans.texts)
  const hasHours = typed !== undefined || ofPlans.texts.length > 0
  const ask = asks.find((own) => own === query.get('ask')) ?? (hasHours ? 'hours' : 'propose')
  const ofEditor = typed !== undefined && ask !== 'propose' ? readEditor(typed, view.texts, { line, at: period.to }) : { blocks: [], problems: [] }
  const all = withEdited(ofPlans.read, typed, ofEditor.blocks)
  const most = ask === 'both' ? mostPlans - 1 : mostPlans
  const named = all.map(({ name, blocks }, place) => ({ name: name === '' ? words.plan(place + 1) : name, blocks }))
  const limits = limitsIn(query, view.settings, view.formats)
  const read = readLimits(limits, ask !== 'hours', view)
  const isEmpty = ask !== 'propose' && query.has('ask') && all.length === 0 && ofEditor.problems.length === 0 && ofPlans.problems.length === 0
  const switches = switchesIn(query, (name, value) => {
    notices.push(words.problems.badChoice(name, shownText(value)))
    passedOver.push(name)
  })
  return {
    line,
    period,
    periodText,
    addressProblems,
    ask,
    isExample: !query.has('ask') && !hasHours && !limitsOfProposals.some((field) => query.has(field)),
    plans: all,
    leftOut: ask === 'propose' ? [] : named.slice(most).map(({ name }) => name),
    editor,
    limits,
    switches,
    request: requestOf({ line, period, plans: ask === 'propose' ? [] : named.slice(0, most), read, switches }),
    problems: [
      ...ofEditor.problems,
      ...(ask === 'propose' ? [] : ofPlans.problems),
      ...(isEmpty ? [{ field: 'day-0', words: words.problems.nothingChosen }] : []),
      ...read.problems,
    ],
    notices,
    passedOver,
  }
}

type Parts = {
  readonly line: Line
  readonly period: Period
  readonly plans: CaseRequest['plans']
  readonly read: ReadLimits
  readonly switches: CaseSwitches
}
const requestOf = ({ line, period, plans, read, switches }: Parts): CaseRequest => ({
  line: line.id,
  from: period.from,
  to: period.to,
  plans,
  switches,
  handOverMinutes: read.handOverMinutes,
  ...(read.limits && { propose: read.limits }),
  ...(read.costPerStaffHour !== undefined && { costPerStaffHour: read.costPerStaffHour }),
})

const ofPeriod: ReadonlySet<string> = new Set(['period', 'from', 'to'])

/** A year unless something else was asked, and can be had; and what of the address all pages know could not be used. */
function periodIn(query: URLSearchParams, { view, today }: SiteRequest): Pick<CaseQuestion, 'period' | 'periodText' | 'addressProblems'> {
  const read = readReportQuery(query, view.settings.lines, today)
  const addressProblems = read.problems.filter((own) => own.kind !== 'unknown_line' && !(own.kind === 'unknown_parameter' && caseParameters.has(own.name)))
  const isBad = addressProblems.some((own) => (own.kind === 'invalid_value' ? ofPeriod.has(own.name) : own.kind !== 'unknown_parameter'))
  if ([...ofPeriod].some((name) => (query.get(name) ?? '') !== '') && !isBad)
    return { period: read.query.period, periodText: read.query.periodText, addressProblems }
  const usual = periodOf(usualPeriod, today)
  if (usual === undefined) throw new Error('the usual period has no dates')
  return { period: usual, periodText: usualPeriod, addressProblems }
}
