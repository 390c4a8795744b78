import { html } from 'hono/html'
import { printedEstimate } from '../../../../shared/metrics/registry.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { Html } from '../../html.ts'
import { tableView } from '../../components/dataTable.ts'
import { downloadsView } from '../../components/downloads.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { requiredTable } from './requiredTable.ts'
import { rosterAddress } from './rosterAddress.ts'
import type { RosterRequest } from './rosterRequest.ts'

/** Every assumption behind the required numbers, each a sentence. */
export function basisSection(view: View, request: RosterRequest, figures: StaffingFigures): Html {
  const { demand, isAssumed } = figures
  const { line } = request
  const { formats, settings, texts } = view
  const words = texts.staffing
  const { staffing } = settings
  const people = (count: number) => formats.whole(count)
  const sentences = isAssumed
    ? [words.assumed(people(staffing.minimum)), words.assumedBecause]
    : [
        words.basis.attempts(formats.whole(demand?.weeks ?? 0)),
        ...foreseen(),
        words.basis.handle(formats.length(demand?.handle.seconds ?? 0), formats.whole(demand?.handle.answered ?? 0)),
        demand?.patience.assumed ? words.basis.patienceAssumed(patience()) : words.basis.patience(patience()),
        words.basis.target(formats.percent(staffing.abandonedAtMost)),
        words.basis.absence(formats.percent(staffing.absence)),
        words.basis.minimum(people(staffing.minimum)),
        ...(line.chatsAtOnce === undefined || line.chatsAtOnce === 1 ? [] : [words.basis.atOnce(people(line.chatsAtOnce))]),
        ...naive(),
      ]
  return html`<section aria-labelledby="basis-title" class="figure"><h2 id="basis-title">${words.basisTitle}</h2>
<ul class="prose">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
<p class="note">${words.basis.method} <a class="to-method" href="${linkTo(view, '/help/method', notNarrowed)}">${texts.layout.method}</a></p>
${isAssumed || figures.intervals.length === 0 ? '' : html`<details><summary>${words.explained.title}</summary>${tableView(requiredTable(view, request, figures), view, { captionHidden: true })}${downloadsView({ csv: rosterAddress(view, request, {}, '/roster/required.csv'), xlsx: rosterAddress(view, request, {}, '/roster/required.xlsx') }, words.explained.title, texts)}</details>`}</section>`

  function patience(): string {
    return formats.length(demand?.patience.value ?? 300)
  }
  /** Nothing where the line is not open. */
  function foreseen(): readonly string[] {
    const printed = figures.attempts === undefined ? null : printedEstimate(figures.attempts)
    const range = printed === null ? undefined : formats.between(printed)
    return printed === null || printed.value === 0 || range === undefined ? [] : [words.basis.foreseen(formats.about(printed), range)]
  }
  /** Only where it is better than the plainest of guesses. */
  function naive(): readonly string[] {
    const scores = demand?.scores
    if (scores === undefined || demand === undefined || scores.naive.pinball.middle === 0) return []
    const better = 1 - scores[demand.forecast.method].pinball.middle / scores.naive.pinball.middle
    return better > 0 ? [words.basis.naive(formats.percent(better))] : []
  }
}
