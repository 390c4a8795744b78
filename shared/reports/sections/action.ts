/** Page 4: the present week and the proposed one side by side, and what as many shifts would do otherwise; or that nothing is asked, or why nothing can be. */
import { parseWeek } from '../../calendar/openingHoursSyntax.ts'
import { askSentence, chosenPlan, planSentence, refusalOf, roundedCost, timesOf } from '../askSentence.ts'
import type { CaseFindings, PlanFinding } from '../caseFindings.ts'
import { rivalSentences } from '../rivalSentences.ts'
import type { Numbering } from '../numbering.ts'
import type { Block, ReportCell, ReportSection, TableBlock } from '../reportDocument.ts'
import type { SaidSentence } from '../sentence.ts'
import type { Wording } from '../wording.ts'
import { capital } from '../../text/capital.ts'

export type ActionOptions = { /** Local date on which the proposal would start. */ readonly start?: string }

export function actionSection(wording: Wording, numbers: Numbering, { start }: ActionOptions): ReportSection {
  const { words, findings } = wording
  const plan = chosenPlan(findings.proposal)
  const said = plan === undefined || refusalOf(findings.proposal) !== undefined ? [askSentence(wording)] : proposalSentences(wording, plan, start)
  const week = weekTable(wording, numbers, plan)
  const plans = plan === undefined || findings.proposal === undefined ? undefined : plansTable(wording, numbers, findings.proposal)
  const rivals = plan === undefined || findings.proposal === undefined ? [] : rivalSentences(wording, findings.proposal, plan)
  const blocks: Block[] = [
    { kind: 'sentences', isSummary: false, sentences: said },
    ...(week === undefined ? [] : [week]),
    ...(rivals.length === 0 ? [] : [{ kind: 'sentences' as const, isSummary: false, sentences: rivals }]),
    ...(plans === undefined ? [] : [plans]),
  ]
  return { key: 'action', title: words.sections.action, blocks }
}

function proposalSentences(wording: Wording, plan: PlanFinding, start: string | undefined): SaidSentence[] {
  const { say, formats } = wording
  const { openHoursPerWeek, staffHoursPerWeek } = plan
  return [
    planSentence(wording, plan),
    say('proposedHours', { open: formats.hours(openHoursPerWeek), staff: formats.hours(staffHoursPerWeek) }),
    ...(start === undefined ? [] : [say('proposedStart', { date: formats.day(start) })]),
  ]
}

function weekTable(wording: Wording, numbers: Numbering, plan: PlanFinding | undefined): TableBlock | undefined {
  const { words, formats, findings } = wording
  const pattern = findings.hours && parseWeek(findings.hours.week)
  if (pattern === undefined || 'problem' in pattern) return undefined
  const added = (weekday: number) => (plan?.blocks ?? []).filter((block) => block.weekday === weekday).map((block) => blockWords(wording, block))
  const rows = pattern.days.map((blocks, weekday): ReportCell[] => [
    { text: capital(formats.weekday(weekday + 1)) },
    {
      text:
        blocks.length === 0
          ? words.week.closed
          : formats.and(blocks.map(({ fromMinute, untilMinute }) => timesOf(wording, { from: fromMinute, until: untilMinute }))),
    },
    ...(plan === undefined ? [] : [{ text: added(weekday).join('; ') || words.week.none }]),
  ])
  const column = (key: string, label: string) => ({ key, label, isNumber: false })
  return numbers.table({
    id: 'table-week',
    title: plan === undefined ? words.week.titleNow : words.week.title,
    subtitle: words.week.subtitle(formats.day(findings.to)),
    table: {
      key: 'week',
      caption: plan === undefined ? words.week.titleNow : words.week.title,
      columns: [column('day', words.week.day), column('present', words.week.present), ...(plan === undefined ? [] : [column('proposed', words.week.proposed)])],
      rows,
    },
    notes: [findings.hours?.holidays === undefined && findings.exceptions.length === 0 ? undefined : words.week.exceptions],
  })
}
function blockWords(wording: Wording, { from, until, staff }: PlanFinding['blocks'][number]): string {
  const { words, formats } = wording
  const times = timesOf(wording, { from, until })
  return staff === 1 ? times : words.week.staffed(times, formats.whole(staff))
}

export const planName = ({ words }: Wording, { kind, name }: PlanFinding): string =>
  kind === 'more_staff' ? words.plans.more_staff : kind === 'nothing' ? words.plans.nothing : kind === 'proposed' ? words.plans.proposed : name
export const datesOfProposal = ({ formats }: Wording, { from, to }: CaseFindings): string => formats.days(from, to)

function plansTable(wording: Wording, numbers: Numbering, proposal: CaseFindings): TableBlock {
  const { words, formats, roundedCell } = wording
  const { plans } = words
  const hasCost = proposal.plans.some(({ costPerYear }) => costPerYear !== undefined)
  const number = (key: string, label: string, term?: string) => ({ key, label, isNumber: true, ...(term !== undefined && { term }) })
  return numbers.table({
    id: 'table-plans',
    title: plans.title,
    subtitle: plans.subtitle(datesOfProposal(wording, proposal)),
    table: {
      key: 'plans',
      caption: plans.caption,
      columns: [
        { key: 'plan', label: plans.plan, isNumber: false },
        number('open_hours', plans.open),
        number('staff_hours', plans.staff),
        number('people', plans.people, 'people'),
        ...(hasCost ? [number('cost', plans.cost), number('cost_per_person', plans.perPerson)] : []),
      ],
      rows: proposal.plans.map((plan) => [
        { text: planName(wording, plan) },
        { text: formats.hours(plan.openHoursPerWeek), value: plan.openHoursPerWeek },
        { text: formats.hours(plan.staffHoursPerWeek), value: plan.staffHoursPerWeek },
        plan.refused !== undefined ? { text: words.notSaid } : plan.kind === 'nothing' ? { text: formats.whole(0), value: 0 } : roundedCell(plan.people),
        ...(hasCost ? [costCell(wording, plan), perPersonCell(wording, plan)] : []),
      ]),
    },
  })
}

function costCell({ formats, words }: Wording, { costPerYear, kind }: PlanFinding): ReportCell {
  if (costPerYear === undefined) return { text: kind === 'nothing' ? formats.money(0) : words.unknownCell }
  const cost = roundedCost(costPerYear)
  return { text: formats.money(cost), value: cost }
}
function perPersonCell({ formats, words }: Wording, { costPerPerson }: PlanFinding): ReportCell {
  if (costPerPerson === undefined) return { text: words.week.none }
  const { value, low, high } = costPerPerson
  if (value === null || high === null) return { text: words.plans.atLeast(formats.money(low)), low }
  return { text: `≈ ${formats.money(value)} (${formats.moneyRange(low, high)})`, value, low, high }
}
