/** One shift more, or several: what would it change? Nothing is stored; the address holds it all. */
import { html } from 'hono/html'
import { addDays } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { printedEstimate } from '../../../../shared/metrics/registry.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import type { RosterRequest, WhatIf } from './rosterRequest.ts'
import { asCaseAddress } from './asCaseAddress.ts'
import { rosterAddress } from './rosterAddress.ts'
import { wallTime, whenWords } from './rosterWords.ts'

/** Each shift that is only thought of: "2 more on Tuesday 19:00–22:00". */
export function addedWords(view: View, { line, whatIfs }: RosterRequest): readonly string[] {
  return whatIfs.map(({ shift }) => view.texts.staffing.added(view.formats.whole(shift.people), whenWords(view, line, shift)))
}

/** @param before without what was added; `figures` are with it */
export function whatIfSection(view: View, request: RosterRequest, figures: StaffingFigures, before: StaffingFigures): Html {
  const { texts, formats } = view
  const words = texts.staffing
  const { whatIfs, from, line, show } = request
  const days = Array.from({ length: 7 }, (_, day) => addDays(from, day))
  // What would help most is filled in already.
  const [worst] = figures.gaps
  const opens = worst ?? figures.intervals[0]
  const proposed = {
    day: opens === undefined ? from : localTimeOf(line.timeZone).dateOf(opens.from),
    from: opens === undefined ? '19:00' : wallTime(line, opens.from),
    until: opens === undefined ? '22:00' : wallTime(line, opens.until),
    number: String(worst?.short ?? 1),
  }
  const hidden = [['line', line.id], ['week', from], ['show', show], ['lang', view.language], ...whatIfs.map(({ text }) => ['add', text])]
  return html`<section aria-labelledby="what-if-title" class="figure${whatIfs.length === 0 ? ' screen-only' : ''}" id="what-if"><h2 id="what-if-title">${words.whatIfTitle}</h2>
${whatIfs.length === 0 ? '' : effect()}
${request.hasBadWhatIf ? html`<p class="notice" role="alert">${words.badWhatIf}</p>` : ''}
<form method="get" action="/roster#what-if" class="form row screen-only">${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p class="field"><label for="what-if-day">${words.day}</label> <select id="what-if-day" name="day">${days.map((day) => (day === proposed.day ? html`<option value="${day}" selected>${formats.weekdayDay(day)}</option>` : html`<option value="${day}">${formats.weekdayDay(day)}</option>`))}</select></p>
<p class="field"><label for="what-if-from">${words.from}</label> <input type="text" id="what-if-from" name="from" class="input-narrow" value="${proposed.from}" inputmode="numeric" autocomplete="off"></p>
<p class="field"><label for="what-if-until">${words.until}</label> <input type="text" id="what-if-until" name="until" class="input-narrow" value="${proposed.until}" inputmode="numeric" autocomplete="off"></p>
<p class="field"><label for="what-if-number">${words.number}</label> <input type="text" id="what-if-number" name="number" class="input-narrow" value="${proposed.number}" inputmode="numeric" autocomplete="off"></p>
<p><button type="submit">${words.add}</button></p></form>
<p class="hint screen-only">${words.whatIfHint}</p></section>`

  function effect(): Html {
    const added = addedWords(view, request).map((words) => html`<li>${wholeRanges(words)}</li>`)
    const closed = whatIfs.filter((own) => !isOpenAt(own))
    const asCase = closed.length === 0 ? '' : html`<a href="${asCaseAddress(view, request, closed)}">${texts.case.fromRoster}</a> · `
    return html`<ul>${added}</ul><p class="sentence">${effectWords()}</p><p class="screen-only">${asCase}<a href="${rosterAddress(view, request, { add: [] })}">${words.clear}</a></p>`
  }
  function isOpenAt({ shift }: WhatIf): boolean {
    return figures.intervals.some((interval) => interval.from < shift.until && shift.from < interval.until)
  }
  function effectWords(): string {
    if (!whatIfs.some(isOpenAt)) return words.closedThen
    const missed = (of: StaffingFigures) => printedEstimate(of.people)
    const [without, withIt] = [missed(before), missed(figures)]
    if (without === null || withIt === null || without.value === withIt.value) return words.noEffect
    return words.effect(formats.estimate(without), formats.estimate(withIt))
  }
}
