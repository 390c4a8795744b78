/** Addresses of the page: the shortest that asks the same, with something changed. Two requests that ask the same have the same address. */
import { clockText, endClockText } from '../../../../../shared/calendar/clockText.ts'
import { type CaseRequest, type CaseSwitches, usualSwitches } from '../../../../../shared/cases/caseRequest.ts'
import type { Language } from '../../../../../shared/text/language.ts'
import { type LimitField, limitFields, limitsOfProposals, type TypedLimits } from './askedLimits.ts'
import { type Ask, type CaseQuestion, usualPeriod } from './caseQuestion.ts'
import { type NamedPlan, planText } from './planText.ts'

/** A value that no switch has is named on the page it leads to. */
export type ChangedSwitches = Partial<Readonly<Record<keyof CaseSwitches, string>>>
export type CaseAddressChange = {
  readonly ask?: Ask
  readonly plans?: readonly NamedPlan[]
  readonly edit?: number | 'new'
  readonly switches?: ChangedSwitches
  readonly period?: string
  /** Dates in place of a period that moves on with the calendar. */
  readonly isFixed?: boolean
  readonly lang?: Language
}

const onlyForProposals: ReadonlySet<LimitField> = new Set(limitsOfProposals)

export function caseAddress(question: CaseQuestion, usual: TypedLimits, change: CaseAddressChange, path: string): string {
  const { line, period, periodText, limits } = question
  const ask = change.ask ?? question.ask
  const query = new URLSearchParams({ line: line.id })
  const named = change.period ?? (change.isFixed ? undefined : periodText)
  if (named === undefined) {
    query.set('from', period.from)
    query.set('to', period.to)
  } else if (named !== usualPeriod) query.set('period', named)
  if (!question.isExample || change.ask !== undefined || change.isFixed) query.set('ask', ask)
  for (const plan of change.plans ?? question.plans) query.append('plan', planText(plan))
  if (change.edit !== undefined) query.set('edit', String(change.edit))
  for (const field of limitFields) if (limits[field] !== usual[field] && (ask !== 'hours' || !onlyForProposals.has(field))) query.set(field, limits[field])
  addSwitches(query, { ...question.switches, ...change.switches })
  if (change.lang !== undefined) query.set('lang', change.lang)
  return `${path}?${query.toString()}`
}

function addSwitches(query: URLSearchParams, switches: ChangedSwitches): void {
  for (const [name, value] of Object.entries(switches))
    if (!Object.entries(usualSwitches).some(([own, usual]) => own === name && usual === value)) query.set(name, value)
}

/** The address that asks what was asked once, whatever the usual limits are by now. */
export function addressOfRequest(request: CaseRequest, lang: Language): string {
  const { line, from, to, plans, propose, switches, costPerStaffHour, handOverMinutes } = request
  const query = new URLSearchParams({ line, from, to, ask: propose === undefined ? 'hours' : plans.length === 0 ? 'propose' : 'both' })
  for (const plan of plans) query.append('plan', planText(plan))
  if (propose !== undefined) {
    query.set('budget', String(propose.budgetHours))
    query.set('block', String(propose.minBlockMinutes / 60))
    query.set('earliest', clockText(propose.earliest))
    query.set('latest', endClockText(propose.latest))
    query.set('least', String(propose.minStaff))
    query.set('most', String(propose.maxStaff))
    query.set('goal', propose.goal)
  }
  query.set('cost', costPerStaffHour === undefined ? '' : String(costPerStaffHour))
  query.set('handover', String(handOverMinutes))
  addSwitches(query, switches)
  query.set('lang', lang)
  return `/case?${query.toString()}`
}
