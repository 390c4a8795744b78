/** Page 5: what is expected, low, middle and high; how the estimate stood up; what will be measured when; and what came of earlier promises. */
import { evidenceConditions } from '../../cases/case.ts'
import { chosenPlan } from '../askSentence.ts'
import type { CaseFindings, PlanFinding } from '../caseFindings.ts'
import type { Numbering } from '../numbering.ts'
import { numberOf } from '../printed.ts'
import type { Block, FigureBlock, ReportSection, TableBlock } from '../reportDocument.ts'
import type { SaidSentence } from '../sentence.ts'
import { type ActionOptions, datesOfProposal, planName } from './action.ts'
import type { Wording } from '../wording.ts'

export function impactSection(wording: Wording, numbers: Numbering, { start }: ActionOptions): ReportSection {
  const { words, findings, say, formats } = wording
  const plan = chosenPlan(findings.proposal)
  const figure = plan && findings.proposal && impactFigure(wording, numbers, findings.proposal, plan)
  const evidence = plan && evidenceList(wording, plan)
  const { measure, measureTitle } = words.impact
  const blocks: Block[] = [
    { kind: 'sentences', isSummary: false, sentences: plan === undefined ? [say('noImpact', {})] : impactSentences(wording, plan) },
    ...(figure === undefined ? [] : [figure]),
    ...(evidence === undefined ? [] : [evidence]),
    {
      kind: 'list',
      title: measureTitle,
      items: plan === undefined ? [measure.always] : [measure.start(start === undefined ? undefined : formats.day(start)), measure.sixMonths, measure.verdict],
    },
    promises(wording, numbers),
  ]
  return { key: 'impact', title: words.sections.impact, blocks }
}

/** A rounded count may land in a range that the count itself lay outside of: then it is only said on which side. */
function happenedWords({ words, shown }: Wording, { predicted, happened, isInside }: NonNullable<PlanFinding['backtest']>): string {
  const value = numberOf(happened)
  if (isInside || value === undefined || value < predicted.low || value > predicted.high) return shown(happened)
  return value - predicted.low <= predicted.high - value ? words.impact.slightlyFewer : words.impact.slightlyMore
}

function impactSentences(wording: Wording, { people, costPerPerson, earlier, needs, newcomers, backtest }: PlanFinding): SaidSentence[] {
  const { say, formats, rangeOf } = wording
  const money = (value: number) => formats.money(value)
  const low = people === undefined ? 0 : Math.max(0, people.low)
  return [
    ...(people === undefined
      ? []
      : [
          say('impact', { people: formats.whole(people.value), low: formats.whole(low), high: formats.whole(people.high) }, ['people', 'range']),
          say('notAPromise', {}),
        ]),
    ...(costPerPerson === undefined
      ? []
      : [
          costPerPerson.value === null || costPerPerson.high === null
            ? say('costAtLeast', { low: money(costPerPerson.low) })
            : say('costPerPerson', { cost: money(costPerPerson.value), low: money(costPerPerson.low), high: money(costPerPerson.high) }),
        ]),
    ...(earlier === undefined || earlier.value <= 0 ? [] : [say('earlier', { people: formats.whole(earlier.value), range: rangeOf(earlier) })]),
    ...(needs === undefined
      ? []
      : newcomers
          .slice(0, 1)
          .map((more) =>
            say('newcomers', { share: formats.percent(more.share), needs: formats.whole(more.needs.value), without: formats.whole(needs.value) }, ['needs']),
          )),
    ...(backtest === undefined
      ? []
      : [
          say(
            backtest.isInside ? 'backtestInside' : 'backtestOutside',
            {
              until: formats.day(backtest.fittedTo),
              period: formats.days(backtest.checkedFrom, backtest.checkedTo),
              low: formats.whole(backtest.predicted.low),
              high: formats.whole(backtest.predicted.high),
              happened: happenedWords(wording, backtest),
            },
            ['needs'],
          ),
        ]),
  ]
}

function impactFigure(wording: Wording, numbers: Numbering, proposal: CaseFindings, chosen: PlanFinding): FigureBlock | undefined {
  const { words, formats, rangeOf, roundedCell } = wording
  if (chosen.people === undefined) return undefined
  const plans = proposal.plans.flatMap((plan) =>
    plan.people === undefined || plan.kind === 'nothing' || plan.refused !== undefined ? [] : [{ plan, people: plan.people }],
  )
  return numbers.figure({
    id: 'figure-impact',
    finding: words.impact.finding(formats.whole(chosen.people.value)),
    subtitle: words.impact.subtitle(datesOfProposal(wording, proposal)),
    alternative: words.impact.alternative(formats.whole(chosen.people.value), rangeOf(chosen.people)),
    chart: {
      kind: 'ladder',
      rungs: plans.map(({ plan, people }) => ({
        label: planName(wording, plan),
        term: 'people',
        fill: 'reached',
        shown: roundedCell(people).text,
        value: Math.max(0, people.value),
        low: Math.max(0, people.low),
        high: Math.max(0, people.high),
        isPart: false,
      })),
    },
    table: {
      key: 'impact',
      caption: words.impact.finding(formats.whole(chosen.people.value)),
      columns: [
        { key: 'plan', label: words.plans.plan, isNumber: false },
        { key: 'low', label: words.impact.low, isNumber: true },
        { key: 'middle', label: words.impact.middle, isNumber: true, term: 'people' },
        { key: 'high', label: words.impact.high, isNumber: true },
      ],
      rows: plans.map(({ plan, people }) => [
        { text: planName(wording, plan) },
        ...[people.low, people.value, people.high].map((value) => ({ text: formats.whole(value), value })),
      ]),
    },
  })
}

/** Each condition with what became of it, not only the word. */
function evidenceList({ words }: Wording, { evidence }: PlanFinding): Block | undefined {
  if (evidence === undefined) return undefined
  const { impact } = words
  const conditions = evidenceConditions.flatMap((key) => evidence.conditions.filter(({ condition }) => condition === key))
  return {
    kind: 'list',
    title: impact.evidenceTitle(impact.marks[evidence.mark]),
    items: conditions.map(({ condition, holds }) => (holds ? impact.holds(impact.conditions[condition]) : impact.fails(impact.conditions[condition]))),
  }
}

function promises(wording: Wording, numbers: Numbering): Block | TableBlock {
  const { words, findings, formats, say, roundedCell } = wording
  const { impact } = words
  if (findings.promises.length === 0) return { kind: 'sentences', isSummary: false, sentences: [say('noPromises', {})] }
  return numbers.table({
    id: 'table-promises',
    title: impact.promisesTitle,
    subtitle: impact.promisesSubtitle,
    table: {
      key: 'promises',
      caption: impact.promisesTitle,
      columns: [
        { key: 'change', label: impact.change, isNumber: false },
        { key: 'since', label: impact.since, isNumber: false },
        { key: 'promised', label: impact.promised, isNumber: true },
        { key: 'measured', label: impact.measured, isNumber: true },
        { key: 'verdict', label: impact.verdict, isNumber: false },
      ],
      rows: findings.promises.map(({ name, since, promised, measured, verdict }) => [
        { text: name },
        { text: formats.day(since) },
        roundedCell(promised),
        roundedCell(measured),
        { text: impact.verdicts[verdict] },
      ]),
    },
  })
}
