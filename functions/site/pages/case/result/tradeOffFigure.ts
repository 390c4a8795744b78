import { html } from 'hono/html'
import type { CaseAnswer } from '../../../../../shared/cases/case.ts'
import type { ShownAnswer, ShownPlan } from '../../../../../shared/cases/savedCase.ts'
import { printedNumber } from '../../../../../shared/metrics/registry.ts'
import { planSign, type TradeOffPoint, type TradeOffSign, tradeOff } from '../../../charts/tradeOff.ts'
import type { Drawing, Picture } from '../../../charts/picture.ts'
import { type Downloads, downloadsView } from '../../../components/downloads.ts'
import { tableView } from '../../../components/dataTable.ts'
import { figureView } from '../../../components/figure.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { betterStaff } from './caseHeadline.ts'
import { frontierTable } from './frontierTable.ts'
import { leadOf, letterOf, planName, printedParts } from './shownPlans.ts'
import { tradeOffTable } from './tradeOffTable.ts'

const signs = { hours: 'circle', proposed: 'square', more_staff: 'diamond', nothing: 'circle' } as const satisfies Record<ShownPlan['kind'], TradeOffSign>
type Drawn = ShownAnswer & Pick<CaseAnswer, 'frontier'>
/** Addresses of the drawing, and of the steps as a table. */
export type TradeOffFiles = { readonly svg?: string; readonly steps?: Downloads }
type TradeOffPicture = Picture & { readonly drawing: Extract<Drawing, { kind: 'trade_off' }> }

/**
 * Staff hours against people reached, every plan with its range, and below it the steps of a proposal; where nothing can be said there is
 * nothing to draw.
 */
export function tradeOffFigure(view: View, answer: Drawn, files: TradeOffFiles = {}): Html | '' {
  const picture = tradeOffPicture(view, answer)
  if (picture === undefined) return ''
  const { id, title, summary, notes } = picture
  const chart = html`${tradeOff(picture.drawing.parts, view)}<ul class="key plan-key">${picture.drawing.key.map(({ sign, letter, text }) => html`<li class="plan-mark">${planSign(sign, letter)} ${text}</li>`)}</ul>`
  const figure = figureView(
    { id, title, summary, chart, notes, table: tradeOffTable(view, answer), ...(files.svg !== undefined && { downloads: { svg: files.svg } }) },
    view,
  )
  return html`${figure}${answer.frontier === undefined ? '' : steps(view, answer, files.steps)}`
}

/** undefined where nothing can be said. */
export function tradeOffPicture(view: View, answer: Drawn): TradeOffPicture | undefined {
  const { texts, formats } = view
  const words = texts.case.chart
  const lead = leadOf(answer)
  if (lead?.peoplePerYear === undefined) return undefined
  const people = printedParts(view, lead.peoplePerYear)
  const staff = betterStaff(view, answer, lead)
  const ownTitle = () =>
    people === undefined || people.low <= 0 ? words.titleUnclear : words.titleOf(people.value, formats.decimal(lead.staffHoursPerWeek, 1))
  const title = staff === undefined || people === undefined ? ownTitle() : words.titleOfStaff(staff.value, people.value)
  const { frontier, splitSample } = answer
  const notes = [
    ...(frontier === undefined ? [] : [words.frontier, stopWords(view, frontier.moreStaffFrom)]),
    ...(splitSample === undefined ? [] : [texts.case.split(formats.whole(printedNumber(splitSample.people)))]),
  ]
  const stop = frontier?.moreStaffFrom ?? 0
  const { words: description, points, entries } = key(view, answer)
  const corners = frontier === undefined ? [] : [{ staffHoursPerWeek: 0, peoplePerYear: 0 }, ...frontier.points]
  const parts = {
    id: 'trade-off',
    title,
    description,
    points,
    frontier: corners.map(({ staffHoursPerWeek, peoplePerYear }) => ({ hours: staffHoursPerWeek, value: peoplePerYear })),
    ...(stop > 0 && { stop: { hours: stop, words: `${words.stopShort} →` } }),
    xAxis: words.xAxis,
    yAxis: words.yAxis,
  }
  return { id: 'trade-off', title, summary: words.summary, notes, drawing: { kind: 'trade_off', parts, key: entries } }
}

function key(
  view: View,
  answer: ShownAnswer,
): { readonly entries: TradeOffPicture['drawing']['key']; readonly words: string; readonly points: readonly TradeOffPoint[] } {
  const entries = answer.plans.flatMap((plan) => {
    const { kind, peoplePerYear, staffHoursPerWeek } = plan
    if (kind === 'nothing' || peoplePerYear === undefined) return []
    const people = printedParts(view, peoplePerYear)
    const [letter, sign, hours] = [letterOf(answer, plan), signs[kind], view.formats.hours(staffHoursPerWeek)]
    const label = `${planName(view, plan)}: ${people?.value ?? ''} (${people?.range ?? ''}), ${hours}`
    return [
      {
        letter,
        label,
        sign,
        point: { letter, sign, hours: staffHoursPerWeek, ...peoplePerYear },
      },
    ]
  })
  return {
    entries: entries.map(({ sign, letter, label }) => ({ sign, letter, text: label })),
    words: entries.map(({ letter, label }) => `${letter}. ${label}.`).join(' '),
    points: entries.map(({ point }) => point),
  }
}

function stopWords({ texts, formats }: View, stop: number | undefined): string {
  const words = texts.case.chart
  if (stop === undefined) return words.neverStops
  return stop > 0 ? words.stop(formats.decimal(stop, 1)) : words.stopAtOnce
}

function steps(view: View, answer: Pick<CaseAnswer, 'frontier' | 'plans'>, files: Downloads | undefined): Html {
  const { case: words } = view.texts
  const table = frontierTable(view, answer)
  const download = files === undefined ? '' : downloadsView(files, table.caption, view.texts)
  return html`<section class="figure" aria-labelledby="steps-title" id="steps"><h2 id="steps-title">${table.caption}</h2><p class="summary">${words.chart.frontierSummary}${answer.plans.some(({ kind }) => kind === 'hours') ? ` ${words.chart.frontierOfProposal}` : ''}</p>${tableView(table, view, { captionHidden: true })}${download}</section>`
}
