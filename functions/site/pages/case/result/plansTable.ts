/** The plans side by side, always with the two rivals: the same staff hours in present hours, and changing nothing. */
import { html } from 'hono/html'
import type { Estimate, MaybeEstimate } from '../../../../../shared/contacts/estimate.ts'
import type { ShownAnswer, ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import { type Cell, type Column, type DataTable, tableView, text } from '../../../components/dataTable.ts'
import { openHoursOf } from '../../../../../shared/cases/weekMinutes.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { blocksWords } from './blocksWords.ts'
import { isAsked, letterOf, planName } from './shownPlans.ts'

const monthsInYear = 12
const none = { value: null, low: null, high: null } as const

/** @param hours how the hours are said: all of them in a file, in short beside other numbers */
export function plansTable(view: View, answer: ShownAnswer, hours: 'whole' | 'short' = 'whole'): DataTable {
  const words = view.texts.case.table
  const hasCost = answer.request.costPerStaffHour !== undefined
  const column = (key: string, label: string, kind: Column['kind']): Column => ({ key, label, kind })
  return {
    key: 'plans',
    caption: words.title,
    columns: [
      column('plan', words.plan, 'text'),
      column('hours', words.hours, 'text'),
      column('staff_hours_per_week', words.staffHours, 'hours'),
      column('people_per_year', words.peoplePerYear, 'estimate'),
      column('people_per_month', words.peoplePerMonth, 'estimate'),
      column('share_of_never_reached', words.share, 'share_estimate'),
      column('people_per_ten_staff_hours', words.rate, 'rate'),
      ...(hasCost ? [column('cost_per_year', words.cost, 'money'), column('cost_per_person', words.costPerPerson, 'cost')] : []),
      column('evidence', words.evidence, 'text'),
      ...(isChoice(answer) ? [column('chance_best', words.chance, 'share')] : []),
    ],
    rows: answer.plans.map((plan) => planRow(view, answer, plan, hours)),
  }
}

/** With one plan there is nothing to be the best of. */
const isChoice = ({ plans }: ShownAnswer): boolean => plans.filter(isAsked).length > 1

function planRow(view: View, answer: ShownAnswer, plan: ShownPlan, hours: 'whole' | 'short'): readonly Cell[] {
  const words = view.texts.case.table
  const letter = letterOf(answer, plan)
  const name = planName(view, plan)
  // Nothing is spent where nothing changes: there is no rate and no cost to speak of, and that is not unknown.
  const isNothing = plan.kind === 'nothing' || plan.refused?.reason === 'already_open'
  const absent = isNothing ? words.none : words.unknown
  const estimate = (value: Estimate | undefined): MaybeEstimate => value ?? none
  const people = plan.peoplePerYear
  const month = people && { value: people.value / monthsInYear, low: people.low / monthsInYear, high: people.high / monthsInYear }
  return [
    text(letter === '' ? name : `${letter}. ${name}`),
    text(hours === 'short' && isLong(view, plan) ? shortText(view, plan) : hoursText(view, plan)),
    { kind: 'hours', value: plan.staffHoursPerWeek },
    { kind: 'estimate', value: estimate(people), absent },
    { kind: 'estimate', value: estimate(month), absent },
    { kind: 'share_estimate', value: estimate(plan.neverReachedShare), absent },
    { kind: 'rate', value: estimate(plan.peoplePerTenStaffHours), absent },
    ...(answer.request.costPerStaffHour === undefined ? [] : costCells(plan, absent)),
    text(isNothing ? words.none : plan.evidence === undefined ? words.notMarked : view.texts.case.evidence.marks[plan.evidence.mark]),
    // Of some hundreds of draws: finer than a whole per cent nothing can be said of it.
    ...(isChoice(answer) ? [{ kind: 'share' as const, value: plan.chanceBest ?? null, digits: 0 as const, absent }] : []),
  ]
}

const costCells = (plan: ShownPlan, absent: string): readonly Cell[] => [
  { kind: 'money', value: plan.costPerYear ?? null, absent },
  { kind: 'cost', value: plan.costPerPerson ?? null, absent },
]

function hoursText(view: View, { kind, blocks, refused }: ShownPlan): string {
  const words = view.texts.case.table
  if (kind === 'nothing') return words.none
  if (refused?.reason === 'already_open') return words.alreadyOpen
  if (kind === 'more_staff') return blocks.length === 0 ? words.none : words.staffBlocks(blocksWords(view, blocks))
  return blocksWords(view, blocks)
}

function shortText({ texts, formats }: View, { kind, blocks }: ShownPlan): string {
  const words = texts.case
  const hours = words.hoursWords.several(formats.hours(openHoursOf(blocks)))
  return kind === 'more_staff' ? words.table.staffLength(formats.hours(openHoursOf(blocks))) : hours
}

const mostWords = 12
const isLong = (view: View, plan: ShownPlan): boolean => hoursText(view, plan).split(' ').length > mostWords

/** The table as it stands on the page; hours that would make its rows tall stand below it. */
export function plansView(view: View, answer: ShownAnswer): Html {
  const words = view.texts.case.table
  const long = answer.plans.filter((plan) => isLong(view, plan))
  const lines = long.map((plan) => html`<li>${words.hoursOf(`${letterOf(answer, plan)}. ${planName(view, plan)}`, hoursText(view, plan))}</li>`)
  return html`<div class="case-plans">${tableView(plansTable(view, answer, 'short'), view, { captionHidden: true })}</div>${long.length === 0 ? '' : html`<ul class="note">${lines}</ul>`}`
}
