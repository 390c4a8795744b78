/** What the address of the page asks: which line and past, which hours or limits, with which assumptions. The address is the whole state; what cannot be read is named. */
import { type CaseRequest, type CaseSwitches, type ExtraBlock, usualSwitches } from '../../../../shared/cases/caseRequest.ts'
import { closedPartOf } from '../../../../shared/cases/weekMinutes.ts'
import type { Line } from '../../../../shared/settings/settings.ts'
import { type Period, periodOf } from '../../../../shared/text/periods.ts'
import { type QueryProblem, readReportQuery } from '../../../../shared/text/reportQuery.ts'
import type { FieldProblem } from '../../components/formFields.ts'
import type { SiteRequest } from '../../sitePages.ts'
import { type LimitField, limitFields, limitsOfProposals, readLimits, type ReadLimits, type TypedLimits, usualLimits } from './askedLimits.ts'
import { blockOf, cellNamed } from './dayparts.ts'
import { type HoursRow, readRow, rowsIn, rowsOf, staffIn } from './hoursRows.ts'
import { longestName, type NamedPlan, readPlan, tidyName } from './planText.ts'
import { presentHours, tidy } from './weekHours.ts'

export const asks = ['hours', 'propose', 'both'] as const
export type Ask = (typeof asks)[number]
/** Beside these always stand the two rivals. */
export const mostPlans = 5
/** Whole weeks, as the estimate counts. */
export const usualPeriod = '52w'

/** The plan in the fields of the form. */
export type Editor = {
  /** Its place among the plans. */
  readonly at: number
  readonly name: string
  readonly rows: readonly HoursRow[]
  readonly cells: readonly string[]
  readonly gridStaff: string
  /** The plans that stay beside it, as the address holds them. */
  readonly others: readonly string[]
}
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
}

/** Names of the parameters of this page beside those that all pages know. */
export const caseParameters: ReadonlySet<string> = new Set([
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
  if (asked !== null && asked !== '' && asked !== line.id) notices.push(words.problems.unknownLine(shown(asked), line.name))
  const ofPlans = plansIn(query, site)
  const typed = editorIn(query, ofPlans.texts)
  const editor = typed ?? editorOf(query, ofPlans.read, ofPlans.texts)
  const hasHours = typed !== undefined || ofPlans.texts.length > 0
  const ask = asks.find((own) => own === query.get('ask')) ?? (hasHours ? 'hours' : 'propose')
  const ofEditor = typed !== undefined && ask !== 'propose' ? readEditor(typed, site, line, period) : { blocks: [], problems: [] }
  const all = withEdited(ofPlans.read, typed, ofEditor.blocks)
  const most = ask === 'both' ? mostPlans - 1 : mostPlans
  const named = all.map(({ name, blocks }, place) => ({ name: name === '' ? words.plan(place + 1) : name, blocks }))
  const limits = typedLimits(query, site)
  const read = readLimits(limits, ask !== 'hours', view)
  const isEmpty = ask !== 'propose' && query.has('ask') && all.length === 0 && ofEditor.problems.length === 0 && ofPlans.problems.length === 0
  const switches = switchesIn(query, (name, value) => notices.push(words.problems.badChoice(name, shown(value))))
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

function plansIn(query: URLSearchParams, { view }: SiteRequest) {
  const texts = query
    .getAll('plan')
    .filter((text) => text.trim() !== '')
    .slice(0, 100)
  const read = texts.map((text) => readPlan(text, view.texts))
  return {
    texts,
    read: read.map((own) => ('plan' in own ? { ...own.plan, blocks: tidy(own.plan.blocks) } : undefined)),
    problems: read.flatMap((own): FieldProblem[] => ('plan' in own ? [] : [{ field: 'day-0', words: view.texts.case.problems.badPlan(own.name, own.cure) }])),
  }
}

/** What the fields of the form hold; undefined where they hold no hours. */
function editorIn(query: URLSearchParams, others: readonly string[]): Editor | undefined {
  const rows = rowsIn(query)
  const cells = query.getAll('cell').slice(0, 28)
  if (rows.length === 0 && cells.length === 0) return undefined
  const at = Number(/^\d{1,2}$/.exec(query.get('at') ?? '')?.[0] ?? others.length)
  return { at, name: tidyName(query.get('name') ?? ''), rows, cells, gridStaff: (query.get('gridstaff') ?? '1').trim(), others }
}

/** The fields filled with a plan of the address: the one asked for, else the last. */
function editorOf(query: URLSearchParams, read: readonly (NamedPlan | undefined)[], texts: readonly string[]): Editor {
  const asked = query.get('edit')
  const last = read.findLastIndex((own) => own !== undefined)
  const at = asked === 'new' ? -1 : asked !== null && read[Number(asked)] !== undefined ? Number(asked) : last
  const plan = read[at]
  if (plan === undefined) return { at: texts.length, name: '', rows: [], cells: [], gridStaff: '1', others: texts }
  return { at, name: plan.name, rows: rowsOf(plan.blocks), cells: [], gridStaff: '1', others: texts.filter((_, place) => place !== at) }
}

function readEditor({ name, rows, cells, gridStaff }: Editor, { view }: SiteRequest, line: Line, { to }: Period) {
  const words = view.texts.case
  const open = presentHours(line, to)
  const problems: FieldProblem[] = []
  if (name.length > longestName) problems.push({ field: 'name', words: words.problems.tooLongName })
  const ofRows = rows.flatMap((row, n): readonly ExtraBlock[] => {
    const read = readRow(row, n, words)
    if ('problems' in read) problems.push(...read.problems)
    else if (closedPartOf(read.blocks, open).blocks.length > 0) return read.blocks
    else problems.push({ field: `start-${n}`, words: words.problems.wholeOpen(n + 1, `${row.start}–${row.end}`) })
    return []
  })
  const people = staffIn(gridStaff)
  if (cells.length > 0 && people === undefined) problems.push({ field: 'gridstaff', words: words.problems.badStaff(words.form.grid, gridStaff) })
  const ofCells = cells.flatMap((text): readonly ExtraBlock[] => {
    const cell = cellNamed(text)
    if (cell === undefined) problems.push({ field: 'gridstaff', words: words.problems.badCell(shown(text)) })
    return cell === undefined ? [] : [blockOf(cell, people ?? 1)]
  })
  const closed = closedPartOf(ofCells, open).blocks
  if (ofCells.length > 0 && closed.length === 0) problems.push({ field: 'gridstaff', words: words.problems.cellsOpen })
  return { blocks: problems.length > 0 ? [] : tidy([...ofRows, ...closed]), problems }
}

/** The plan of the form takes its place among the others. */
function withEdited(read: readonly (NamedPlan | undefined)[], editor: Editor | undefined, blocks: readonly ExtraBlock[]): readonly NamedPlan[] {
  const others = read.filter((own) => own !== undefined)
  return editor === undefined || blocks.length === 0 ? others : others.toSpliced(editor.at, 0, { name: editor.name.slice(0, longestName), blocks })
}

function typedLimits(query: URLSearchParams, { view }: SiteRequest): TypedLimits {
  const usual = usualLimits(view.settings, view.formats)
  const typed = (field: LimitField) => query.get(field)?.trim().slice(0, 20) ?? usual[field]
  return {
    budget: typed('budget'),
    block: typed('block'),
    earliest: typed('earliest'),
    latest: typed('latest'),
    least: typed('least'),
    most: typed('most'),
    goal: typed('goal'),
    cost: typed('cost'),
    handover: typed('handover'),
  }
}

export const switchChoices = {
  withheld: ['range', 'different', 'repeating'],
  short: ['exclude', 'include'],
  shifting: ['counted', 'left_out'],
  newcomers: ['expected', 'none'],
  holidays: ['in', 'out'],
} as const satisfies { readonly [Name in keyof CaseSwitches]: readonly CaseSwitches[Name][] }

function switchesIn(query: URLSearchParams, bad: (name: string, value: string) => void): CaseSwitches {
  const chosen = <Value extends string>(name: keyof CaseSwitches, choices: readonly [Value, ...Value[]]): Value => {
    const value = query.get(name)
    const found = choices.find((own) => own === value)
    if (value !== null && value !== '' && found === undefined && name !== 'short') bad(name, value) // all pages know `short` and say so
    return found ?? choices[0]
  }
  return {
    withheld: chosen('withheld', switchChoices.withheld),
    short: chosen('short', switchChoices.short),
    shifting: chosen('shifting', switchChoices.shifting),
    newcomers: chosen('newcomers', switchChoices.newcomers),
    holidays: chosen('holidays', switchChoices.holidays),
  }
}

const shown = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text)
