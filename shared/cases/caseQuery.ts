/**
 * A case as scripts and the command line ask for it. Hours that cannot be read are no case: they are named with their cure. Other values that cannot
 * be read fall back to the usual ones and are named too. Without hours and without limits, hours are proposed within the usual limits.
 *
 *     line=telefoon&from=2026-01-01&to=2026-12-31&hours=Su 20:00-23:00&staff=2&hours=Tu 19:00-22:00&staff=1
 *     propose=people&budget=6&block=2&earliest=09:00&latest=26:00&atleast=1&atmost=3
 *     withheld=range&short=exclude&shifting=counted&newcomers=expected&holidays=in&cost=35&handover=15
 */
import { addDays, isoWeekOf } from '../calendar/localDate.ts'
import { AskedDate } from '../calendar/askedDate.ts'
import type { LocalDate } from '../contacts/identifiers.ts'
import type { Line, Settings } from '../settings/settings.ts'
import { caseGoals, type CaseRequest, type CaseSwitches, type ProposalLimits, usualSwitches } from './caseRequest.ts'
import { type ExtraHoursProblem, extraHoursText, readExtraHours } from './extraHours.ts'
import { tidyBlocks } from './weekMinutes.ts'

export type CaseQueryProblem =
  | { readonly kind: 'hours'; readonly name: 'hours'; readonly value: string; readonly problem: ExtraHoursProblem }
  | { readonly kind: 'invalid_value' | 'unknown_parameter'; readonly name: string; readonly value: string }
  | { readonly kind: 'too_many_plans'; readonly name: 'hours'; readonly value: string }

export type ReadCaseQuery = {
  readonly request: CaseRequest
  readonly problems: readonly CaseQueryProblem[]
}

export const mostPlans = 5
const usualWeeks = 52
/** Of people at once, in hours asked for and proposed. */
export const mostStaff = 50
const usualMostStaff = 4

export const switchChoices: { readonly [Key in keyof CaseSwitches]: readonly CaseSwitches[Key][] } = {
  withheld: ['range', 'different', 'repeating'],
  short: ['exclude', 'include'],
  shifting: ['counted', 'left_out'],
  newcomers: ['expected', 'none'],
  holidays: ['in', 'out'],
}
/** Of each number the least and the most that can be asked for. */
export const numbers = {
  budget: [0.5, 2000],
  block: [0.5, 24],
  atleast: [1, mostStaff],
  atmost: [1, mostStaff],
  cost: [0, 10_000],
  handover: [0, 240],
} as const
const plainNames = ['line', 'from', 'to', 'hours', 'staff', 'name', 'propose', 'earliest', 'latest', 'lang', 'asof'] as const
const known: ReadonlySet<string> = new Set([...plainNames, ...Object.keys(numbers), ...Object.keys(switchChoices)])

/** @param today on the wall of the line */
export function readCaseQuery(
  query: URLSearchParams,
  { line, settings }: { readonly line: Line; readonly settings: Settings },
  today: LocalDate,
): ReadCaseQuery {
  const problems: CaseQueryProblem[] = [...query.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({ kind: 'unknown_parameter', name, value: query.get(name) ?? '' }))
  const textOf = textReader(query)
  const fallen = (name: string, value = textOf(name) ?? ''): undefined => void problems.push({ kind: 'invalid_value', name, value })
  const number = (name: keyof typeof numbers): number | undefined => {
    const text = textOf(name)
    if (text === undefined) return undefined
    const value = /^\d{1,6}([.,]\d{1,4})?\s*h?$/.test(text) ? Number.parseFloat(text.replace(',', '.')) : Number.NaN
    const [least, most] = numbers[name]
    return value >= least && value <= most ? value : fallen(name)
  }
  const choice = <Choice extends string>(name: string, choices: readonly Choice[], usual: Choice): Choice => {
    const text = textOf(name)
    return choices.find((own) => own === text) ?? (text === undefined ? usual : (fallen(name) ?? usual))
  }
  const clock = (name: 'earliest' | 'latest', usual: number): number => {
    const text = textOf(name)
    return text === undefined ? usual : (minutesOf(text) ?? fallen(name) ?? usual)
  }
  const { from, to } = periodIn(textOf, today, fallen)
  const plans = plansIn(query, problems)
  for (const text of query.getAll('staff')) if (text.trim() !== '' && peopleIn(text) === undefined) fallen('staff', text)
  const switches: CaseSwitches = {
    withheld: choice('withheld', switchChoices.withheld, usualSwitches.withheld),
    short: choice('short', switchChoices.short, usualSwitches.short),
    shifting: choice('shifting', switchChoices.shifting, usualSwitches.shifting),
    newcomers: choice('newcomers', switchChoices.newcomers, usualSwitches.newcomers),
    holidays: choice('holidays', switchChoices.holidays, usualSwitches.holidays),
  }
  const cost = number('cost') ?? settings.cases.costPerStaffHour
  const asksNothing = plans.length === 0 && problems.every(({ kind }) => kind !== 'hours')
  const propose =
    textOf('propose') === undefined && !asksNothing
      ? undefined
      : limitsIn({ number, clock, choice }, settings, plans.length === 0 ? staffIn(query, 0) : undefined)
  const request = {
    line: line.id,
    from,
    to,
    plans,
    ...(propose && { propose }),
    switches,
    ...(cost !== undefined && { costPerStaffHour: cost }),
    handOverMinutes: Math.round((number('handover') ?? settings.cases.handOverMinutes) / 5) * 5,
  }
  return { request, problems }
}

/** A field left empty in a form says nothing. */
const textReader = (query: URLSearchParams) => (name: string) => query.get(name)?.trim() || undefined

type Readers = {
  readonly number: (name: keyof typeof numbers) => number | undefined
  readonly clock: (name: 'earliest' | 'latest', usual: number) => number
  readonly choice: <Choice extends string>(name: string, choices: readonly Choice[], usual: Choice) => Choice
}

/** @param staff given with a proposal and without hours: so many people at once, no more and no fewer */
function limitsIn({ number, clock, choice }: Readers, { staffing }: Settings, staff: number | undefined): ProposalLimits {
  const goal = choice('propose', [...caseGoals, '1'], 'people')
  const minStaff = number('atleast') ?? staff ?? Math.max(1, staffing.minimum)
  const earliest = clock('earliest', 0)
  const latest = clock('latest', 1440)
  return {
    budgetHours: number('budget') ?? 6,
    minBlockMinutes: Math.ceil((number('block') ?? 2) * 2) * 30,
    earliest,
    latest: latest <= earliest ? latest + 1440 : latest,
    minStaff,
    maxStaff: Math.max(minStaff, number('atmost') ?? staff ?? usualMostStaff),
    goal: goal === '1' ? 'people' : goal,
  }
}

/** The last 52 complete weeks, unless both dates are given. */
function periodIn(textOf: (name: string) => string | undefined, today: LocalDate, fallen: (name: string) => undefined) {
  const monday = isoWeekOf(today).from
  const usual = { from: addDays(monday, -7 * usualWeeks), to: addDays(monday, -1) }
  const read = (name: 'from' | 'to') => {
    const text = textOf(name)
    const date = AskedDate.safeParse(text)
    return text === undefined ? usual[name] : date.success ? date.data : (fallen(name) ?? usual[name])
  }
  const [from, to] = [read('from'), read('to')]
  if (from <= to) return { from, to }
  fallen('to')
  return usual
}

function plansIn(query: URLSearchParams, problems: CaseQueryProblem[]): CaseRequest['plans'] {
  const texts = query.getAll('hours')
  const names = query.getAll('name')
  const plans = texts.flatMap((text, place) => {
    if (text.trim() === '') return []
    const read = readExtraHours(text, staffIn(query, place) ?? 1)
    if ('problem' in read) {
      problems.push({ kind: 'hours', name: 'hours', value: text, problem: read.problem })
      return []
    }
    const blocks = tidyBlocks(read.blocks)
    return [{ name: names[place]?.trim().slice(0, 80) || extraHoursText(blocks), blocks }]
  })
  if (plans.length > mostPlans) problems.push({ kind: 'too_many_plans', name: 'hours', value: String(plans.length) })
  return plans.slice(0, mostPlans)
}

/** In the place of its hours; one for all where there are fewer of them. */
function staffIn(query: URLSearchParams, place: number): number | undefined {
  const all = query.getAll('staff')
  return peopleIn(all[place] ?? all.at(-1) ?? '')
}

function peopleIn(typed: string): number | undefined {
  const text = typed.trim()
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= mostStaff ? Number(text) : undefined
}

/** `HH:mm`, past 24:00 for the night that follows. */
function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? []
  const all = Number(hours) * 60 + Number(minutes)
  return all <= 2880 ? all : undefined
}
