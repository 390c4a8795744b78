import { html } from 'hono/html'
import type { CaseAnswer } from '../../../../shared/cases/case.ts'
import { printedNumber } from '../../../../shared/metrics/registry.ts'
import type { ShownAnswer, ShownPlan } from '../../../../shared/cases/savedCase.ts'
import { planSign, type TradeOffPoint, type TradeOffSign, tradeOff } from '../../charts/tradeOff.ts'
import { figureView } from '../../components/figure.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { frontierTable } from './frontierTable.ts'
import { plansTable } from './plansTable.ts'
import { leadOf, letterOf, planName, printedParts } from './shownPlans.ts'

const signs = { hours: 'circle', proposed: 'square', more_staff: 'diamond', nothing: 'circle' } as const satisfies Record<ShownPlan['kind'], TradeOffSign>

/** Staff hours against people reached, every plan with its range; where nothing can be said there is nothing to draw. */
export function tradeOffFigure(
  view: View,
  answer: ShownAnswer & Pick<CaseAnswer, 'frontier'>,
  csvAddress?: (table: 'plans' | 'frontier') => string,
): Html | '' {
  const { texts, formats } = view
  const words = texts.case.chart
  const lead = leadOf(answer)
  const shown = answer.plans.filter(({ kind, peoplePerYear }) => kind !== 'nothing' && peoplePerYear !== undefined)
  if (lead?.peoplePerYear === undefined || shown.length === 0) return ''
  const { frontier } = answer
  const points = shown.flatMap((plan): readonly TradeOffPoint[] => {
    const { peoplePerYear, staffHoursPerWeek, kind } = plan
    return peoplePerYear === undefined ? [] : [{ letter: letterOf(answer, plan), sign: signs[kind], hours: staffHoursPerWeek, ...peoplePerYear }]
  })
  const stop = frontier?.moreStaffFrom
  const people = printedParts(view, lead.peoplePerYear)
  const title = people === undefined || people.low <= 0 ? words.title : words.titleOf(people.value, formats.decimal(lead.staffHoursPerWeek, 1))
  const figure = figureView(
    {
      id: 'trade-off',
      title,
      summary: words.summary,
      chart: html`${tradeOff(
        {
          id: 'trade-off',
          title,
          description: key(view, answer, shown).words,
          points,
          frontier: [{ staffHoursPerWeek: 0, peoplePerYear: 0 }, ...(frontier?.points ?? [])].map(({ staffHoursPerWeek, peoplePerYear }) => ({
            hours: staffHoursPerWeek,
            value: peoplePerYear,
          })),
          ...(stop !== undefined && stop > 0 && { stop: { hours: stop, words: `${words.stopShort} →` } }),
          xAxis: words.xAxis,
          yAxis: words.yAxis,
        },
        view,
      )}<ul class="key plan-key">${key(view, answer, shown).items}</ul>`,
      notes: [
        ...(frontier === undefined ? [] : [words.frontier, stopWords(view, stop)]),
        ...(answer.splitSample === undefined ? [] : [splitWords(view, answer.splitSample.people)]),
      ],
      table: frontier === undefined ? plansTable(view, answer) : frontierTable(view, answer),
      ...(csvAddress && { csvAddress: csvAddress(frontier === undefined ? 'plans' : 'frontier') }),
    },
    view,
  )
  return figure
}

function key(view: View, answer: ShownAnswer, plans: readonly ShownPlan[]): { readonly items: readonly Html[]; readonly words: string } {
  const entries = plans.map((plan) => {
    const people = plan.peoplePerYear && printedParts(view, plan.peoplePerYear)
    const hours = view.formats.hours(plan.staffHoursPerWeek)
    return { plan, letter: letterOf(answer, plan), label: `${planName(view, plan)}: ${people?.value ?? ''} (${people?.range ?? ''}), ${hours}` }
  })
  return {
    items: entries.map(({ plan, letter, label }) => html`<li class="plan-mark">${planSign(signs[plan.kind], letter)} ${label}</li>`),
    words: entries.map(({ letter, label }) => `${letter}. ${label}.`).join(' '),
  }
}

function stopWords({ texts, formats }: View, stop: number | undefined): string {
  const words = texts.case.chart
  if (stop === undefined) return words.neverStops
  return stop > 0 ? words.stop(formats.decimal(stop, 1)) : words.stopAtOnce
}

const splitWords = (view: View, people: number): string => view.texts.case.split(view.formats.whole(printedNumber(people)))
