import { html } from 'hono/html'
import { sourceNow } from '../../../../shared/metrics/coverage/slotStates.ts'
import type { SourceTimeline } from '../../../../shared/metrics/coverage/sourceTimeline.ts'
import type { SourceGap } from '../../../../shared/metrics/coverage/sourceGaps.ts'
import { checkboxField, type Entered, errorSummary, selectField, textField } from '../../components/formFields.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { dataPage, sourceName } from './dataPage.ts'
import { gapCauses } from './gapForm.ts'
import { effectWords, gapPath } from './gapsView.ts'

export type GapFormParts = {
  readonly entered: Entered /** undefined: one that is still to be told. */
  readonly gap?: SourceGap | undefined
  readonly timeline?: SourceTimeline | undefined
}

export function gapFormView(view: View, { entered, gap, timeline }: GapFormParts): Html {
  const { texts, formats, settings } = view
  const words = texts.coverage
  const address = linkTo(view, gap === undefined ? '/data/gaps/new' : gapPath(gap), notNarrowed)
  const sources = settings.sources.map((source) => ({ value: source.id, label: source.name ?? source.id }))
  const hasTimes = gap?.found !== 'silence'
  return dataPage(view, {
    heading: gap === undefined ? words.tellGap : gap.needsName ? words.explainTitle : words.changeTitle,
    sentence: sentenceOf(view, gap),
    under: gap === undefined || gap.needsName === false ? [] : [`${words.effect}: ${effectWords(view, gap)}.`],
    hasError: entered.problems.length > 0,
    back: { path: '/data/gaps', words: words.backToGaps },
    content: html`${errorSummary(texts.forms.summary(entered.problems.length), entered)}
<form method="post" action="${address}" class="stacked form" novalidate>
${gap === undefined ? selectField(entered, { name: 'source', label: words.source, choices: sources }) : ''}
${hasTimes ? html`${textField(entered, { name: 'from-date', label: words.fromDate, hint: words.dateHint, width: 'narrow' })}${textField(entered, { name: 'from-time', label: words.fromTime, hint: words.timeHint, width: 'narrow' })}${textField(entered, { name: 'until-date', label: words.untilDate, width: 'narrow' })}${textField(entered, { name: 'until-time', label: words.untilTime, width: 'narrow' })}` : ''}
${selectField(entered, { name: 'cause', label: words.cause, choices: gapCauses.map((value) => ({ value, label: words.causes[value] })) })}
${textField(entered, { name: 'note', label: words.note, hint: words.noteHint })}
${checkboxField(entered, { name: 'closed', label: words.countsAsClosed, hint: words.countsAsClosedHint })}
${textField(entered, { name: 'by', label: words.by, hint: words.byHint })}
<p class="buttons"><button type="submit">${texts.forms.save}</button> <a href="${linkTo(view, '/data/gaps', notNarrowed)}">${texts.forms.cancel}</a></p>
</form>
${gap === undefined || gap.needsName ? '' : html`<form method="post" action="${linkTo(view, `${gapPath(gap)}/remove`, notNarrowed)}" class="stacked apart"><p class="hint">${words.removeGapHint}</p><p><button type="submit" class="quiet danger">${words.removeGap}</button></p></form>`}
${endedForm(view, gap, timeline)}
${trailView(view, gap)}
${gap?.needsName ? html`<p class="apart">${words.fill} <a href="${linkTo(view, '/data/imports', notNarrowed)}">${words.importLink}</a></p>` : ''}`,
  })

  function sentenceOf({ texts: { coverage: own } }: View, one: SourceGap | undefined): string {
    if (one === undefined) return own.tellGapSentence
    const [name, from, until] = [sourceName(view, one.source), formats.moment(one.from), formats.moment(one.until)]
    if (!one.needsName) return own.changeSentence(name, from, until)
    return one.isRunning ? own.explainRunning(name, from) : own.explainSentence(name, from, until)
  }
}

/** A silence that goes on may mean that the source was replaced. */
function endedForm(view: View, gap: SourceGap | undefined, timeline: SourceTimeline | undefined): Html | '' {
  if (gap?.isRunning !== true || timeline === undefined || sourceNow(timeline, gap.until).state !== 'silent') return ''
  const words = view.texts.coverage
  return html`<form method="post" action="${linkTo(view, `${gapPath(gap)}/ended`, notNarrowed)}" class="stacked apart"><p class="hint">${words.sourceEndedHint(view.formats.moment(gap.from))}</p><p><button type="submit" class="quiet">${words.sourceEnded}</button></p></form>`
}

function trailView({ texts, formats }: View, gap: SourceGap | undefined): Html | '' {
  const words = texts.coverage
  if (gap === undefined || gap.trail.length === 0) return ''
  return html`<section class="apart" aria-labelledby="trail-title"><h2 id="trail-title">${words.trail}</h2><ul class="trail">${gap.trail
    .toReversed()
    .map(
      ({ at, by, cause, countsAsClosed, note }) =>
        html`<li class="trail-entry">${words.trailLine(formats.moment(Date.parse(at)), by, words.causes[cause], countsAsClosed)}${note === '' ? '' : html` <span class="hint">${note}</span>`}</li>`,
    )}</ul></section>`
}
