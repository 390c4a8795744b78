/** The limits of a proposal and what staff costs, as people type them. Pure. */
import { clockText } from '../../../../../shared/calendar/clockText.ts'
import { caseGoals, type ProposalLimits } from '../../../../../shared/cases/caseRequest.ts'
import { readTime } from '../../../../../shared/rosters/rosterTime.ts'
import type { Settings } from '../../../../../shared/settings/settings.ts'
import type { Formats } from '../../../../../shared/text/format.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { mostStaff } from './planText.ts'

export const limitsOfProposals = ['budget', 'block', 'earliest', 'latest', 'least', 'most', 'goal'] as const
export const limitFields = [...limitsOfProposals, 'cost', 'handover'] as const
export type LimitField = (typeof limitFields)[number]
export type TypedLimits = Readonly<Record<LimitField, string>>

const usualMostStaff = 4

/** What stands in the fields of somebody who typed nothing yet. */
export function usualLimits({ staffing, cases }: Settings, { decimal }: Pick<Formats, 'decimal'>): TypedLimits {
  const least = Math.max(1, staffing.minimum)
  return {
    budget: '6',
    block: '2',
    earliest: '00:00',
    latest: '24:00',
    least: String(least),
    most: String(Math.max(least, usualMostStaff)),
    goal: 'people',
    cost: cases.costPerStaffHour === undefined ? '' : decimal(cases.costPerStaffHour, 2).replaceAll(/\.(?=\d{3})/g, ''),
    handover: String(cases.handOverMinutes),
  }
}

export type ReadLimits = {
  /** undefined where something of it could not be read. */
  readonly limits: ProposalLimits | undefined
  readonly costPerStaffHour: number | undefined
  readonly handOverMinutes: number
  readonly problems: readonly FieldProblem[]
}

/** @param isProposal limits matter only then */
export function readLimits(typed: TypedLimits, isProposal: boolean, { texts, formats }: { readonly texts: Texts; readonly formats: Formats }): ReadLimits {
  const { form, problems: said } = texts.case
  const problems: FieldProblem[] = []
  const number = (
    field: LimitField,
    label: string,
    { least, most, whole = false }: { readonly least: number; readonly most: number; readonly whole?: boolean },
  ) => {
    const value = numberIn(typed[field])
    if (value !== undefined && value >= least && value <= most && !(whole && !Number.isInteger(value))) return value
    problems.push({ field, words: said.badNumber(label, typed[field], formats.decimal(least, 1), formats.decimal(most, 1)) })
    return undefined
  }
  const time = (field: LimitField, label: string) => {
    const read = readTime(typed[field])
    if ('minutes' in read) return read.minutes
    problems.push({ field, words: said.badLimitTime(label, typed[field]) })
    return undefined
  }
  const costPerStaffHour = typed.cost === '' ? undefined : number('cost', form.cost, { least: 0, most: 1000 })
  const handOver = typed.handover === '' ? 0 : number('handover', form.handOver, { least: 0, most: 240, whole: true })
  // In steps of five minutes, so that every budget is met exactly.
  const handOverMinutes = Math.round((handOver ?? 0) / 5) * 5
  if (!isProposal) return { limits: undefined, costPerStaffHour, handOverMinutes, problems }

  const budgetHours = number('budget', form.budget, { least: 1, most: 2000 })
  const blockHours = number('block', form.block, { least: 0.5, most: 24 })
  const [earliest, end] = [time('earliest', form.earliest), time('latest', form.latest)]
  const minStaff = number('least', form.leastStaff, { least: 1, most: mostStaff, whole: true })
  const maxStaff = number('most', form.mostStaff, { least: 1, most: mostStaff, whole: true })
  const goal = caseGoals.find((own) => own === typed.goal) ?? 'people'
  if (budgetHours === undefined || blockHours === undefined || earliest === undefined || end === undefined || minStaff === undefined || maxStaff === undefined)
    return { limits: undefined, costPerStaffHour, handOverMinutes, problems }
  const latest = end <= earliest ? end + 1440 : end
  const minBlockMinutes = Math.round(blockHours * 2) * 30
  if (latest - earliest < minBlockMinutes) problems.push({ field: 'latest', words: said.limitTimes(clockText(earliest), clockText(end)) })
  if (maxStaff < minStaff) problems.push({ field: 'most', words: said.staffOrder })
  const limits = { budgetHours, minBlockMinutes, earliest, latest, minStaff, maxStaff, goal }
  return { limits: problems.length > 0 ? undefined : limits, costPerStaffHour, handOverMinutes, problems }
}

/** `12,5` and `12.5`. */
function numberIn(text: string): number | undefined {
  return /^\d{1,6}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

/** What stands in the fields; what is not in the address is as usual. */
export function limitsIn(query: URLSearchParams, settings: Settings, formats: Formats): TypedLimits {
  const usual = usualLimits(settings, formats)
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
