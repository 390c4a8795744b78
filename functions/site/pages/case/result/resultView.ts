/** What came of longer hours, held against what was promised: so that the next request is believed, or rightly not. */
import { html } from 'hono/html'
import { fewestPairs, type PromiseResult } from '../../../../../shared/cases/result/promiseResult.ts'
import type { SavedCase } from '../../../../../shared/cases/savedCase.ts'
import type { UncountedMark } from '../../../../../shared/metrics/uncounted.ts'
import { printedEstimate } from '../../../../../shared/metrics/registry.ts'
import type { Drawing, Picture } from '../../../charts/picture.ts'
import { rangeStrips } from '../../../charts/rangeStrips.ts'
import { downloadsView } from '../../../components/downloads.ts'
import { type DataTable, tableView, text } from '../../../components/dataTable.ts'
import { figureView } from '../../../components/figure.ts'
import { layout } from '../../../components/layout.ts'
import { type StateShape, stateTag } from '../../../components/stateTag.ts'
import { tooQuietSentences } from '../../../components/tooQuietSentences.ts'
import { uncountedNotice } from '../../../components/uncountedNotice.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Html } from '../../../html.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../../view.ts'
import { mayFollow } from '../../../access/rolesFor.ts'
import { blocksWords } from './blocksWords.ts'
import { printedParts } from './shownPlans.ts'

export type ResultPage = {
  readonly saved: SavedCase /** undefined: nothing was decided. */
  readonly result: PromiseResult | undefined
  readonly dataVersion: string
  readonly uncounted: readonly UncountedMark[]
}

export function resultView(view: View, { saved, result, dataVersion, uncounted }: ResultPage): Html {
  const { texts } = view
  const words = texts.case.result
  const heading = words.heading(saved.name)
  return layout(view, {
    heading,
    title: `${heading} – ${lineName(view, saved.answer.request.line)}`,
    ...(result && { provenance: { definitions: view.settings.definitions.length, data: dataVersion } }),
    content: html`<p class="back"><a href="${linkTo(view, `/case/${saved.id}`, notNarrowed)}">${words.back}</a></p>
<p class="context">${lineName(view, saved.answer.request.line)}</p>
${uncountedNotice(view, uncounted)}
<div class="headline"><p class="sentence">${wholeRanges(result === undefined ? words.headline.undecided : resultHeadline(view, result))}</p>${result === undefined ? '' : under(view, result, saved.answer.request.line)}</div>
${result === undefined ? '' : found(view, result, saved.id)}`,
  })
}

function resultHeadline(view: View, result: PromiseResult): string {
  const { texts, formats } = view
  const words = texts.case.result
  if (result.verdict === 'cannot_tell_yet') {
    const reason = words.reasons[result.reason]
    return result.tellableFrom === undefined ? words.headline.cannot(reason) : words.headline.cannotUntil(reason, formats.day(result.tellableFrom))
  }
  const promised = printedParts(view, result.promise.people)
  const measured = result.measured && printedParts(view, result.measured)
  return words.headline[result.verdict](`${promised?.value ?? ''} (${promised?.range ?? ''})`, measured?.value ?? '', measured?.range ?? '')
}

const shapes = { within: 'done', above: 'done', below: 'problem', cannot_tell_yet: 'waiting' } as const satisfies Record<PromiseResult['verdict'], StateShape>

function under(view: View, result: PromiseResult, line: string): Html {
  const { texts, formats } = view
  const words = texts.case.result
  const { promise, weeks, leftOut, before, after } = result
  const lines = [
    words.open(blocksWords(view, promise.blocks), formats.day(promise.began)),
    ...(result.verdict === 'cannot_tell_yet' ? [words.cures[result.reason]] : []),
    ...(weeks > 0 ? [(weeks < fewestPairs ? words.weeksSoFar : words.weeks)(weeks, formats.whole(weeks))] : []),
    ...(before === undefined || after === undefined ? [] : [words.stretches(formats.days(after.from, after.to), formats.days(before.from, before.to))]),
    ...(leftOut > 0 ? [words.leftOut(leftOut, formats.whole(leftOut))] : []),
    ...tooQuietSentences(view, result.tooQuiet),
  ]
  return html`<p class="under">${stateTag(shapes[result.verdict], words.verdicts[result.verdict])}</p>${lines.map((own) => html`<p class="under">${wholeRanges(own)}</p>`)}${toMend(view, result, line)}`
}

/** Where to put right what keeps us from telling, for whoever may. */
function toMend(view: View, result: PromiseResult, line: string): Html | '' {
  const asksHours = result.verdict === 'cannot_tell_yet' && (result.reason === 'hours_not_open' || result.reason === 'hours_changed_otherwise')
  const hours = linkTo(view, `/setup/lines/${line}/hours`, notNarrowed)
  return asksHours && mayFollow(view, hours)
    ? html`<p class="screen-only"><a class="action" href="${hours}">${view.texts.setup.actions.seeHours(lineName(view, line))}</a></p>`
    : ''
}

/** What was promised beside what was measured. */
export function promisePicture(view: View, result: PromiseResult): Picture & { readonly drawing: Extract<Drawing, { kind: 'ranges' }> } {
  const words = view.texts.case.result
  const strips = [
    { label: words.promised, estimate: result.promise.people },
    ...(result.measured === undefined ? [] : [{ label: words.measured, estimate: result.measured }]),
  ].map(({ label, estimate }) => {
    const printed = printedEstimate(estimate)
    return {
      label,
      words: printed === null ? view.texts.states.unknown : `≈ ${view.formats.whole(printed.value)} (${view.formats.range(printed)})`,
      ...estimate,
    }
  })
  return { id: 'promise', title: words.figure, summary: words.figureSummary, notes: [], drawing: { kind: 'ranges', strips } }
}

function found(view: View, result: PromiseResult, id: string): Html {
  const words = view.texts.case.result
  const { title, summary, drawing } = promisePicture(view, result)
  const file = (name: string) => linkTo(view, `/case/${id}/${name}`, notNarrowed)
  const figure = figureView(
    {
      id: 'promise',
      title,
      summary,
      chart: rangeStrips(drawing.strips),
      table: promiseTable(view, result),
      downloads: { csv: file('promise.csv'), xlsx: file('promise.xlsx'), svg: file('promise.svg') },
    },
    view,
  )
  const table = weeksTable(view, result)
  return html`${figure}${
    table.rows.length === 0
      ? ''
      : html`<section class="figure" aria-labelledby="weeks-title"><h2 id="weeks-title">${table.caption}</h2><p class="summary">${words.method}</p>${tableView(table, view, { captionHidden: true })}${downloadsView({ csv: file('weeks.csv'), xlsx: file('weeks.xlsx') }, table.caption, view.texts)}${
          result.growth === undefined ? '' : html`<p class="note">${growthWords(view, result.growth)}</p>`
        }</section>`
  }<p class="note">${words.next}</p>`
}

export function promiseTable(view: View, { promise, measured }: PromiseResult): DataTable {
  const words = view.texts.case.result
  return {
    key: 'promise',
    caption: words.figure,
    columns: [
      { key: 'what', label: words.what, kind: 'text' },
      { key: 'people_per_year', label: words.people, kind: 'estimate' },
    ],
    rows: [
      [text(words.promised), { kind: 'estimate', value: promise.people }],
      [text(words.measured), { kind: 'estimate', value: measured ?? { value: null, low: null, high: null }, absent: words.verdicts.cannot_tell_yet }],
    ],
  }
}

export function weeksTable(view: View, { neverBefore, neverExpected, neverAfter, reachedInHours }: PromiseResult): DataTable {
  const words = view.texts.case.result
  const rows: readonly (readonly [string, number | undefined])[] = [
    [words.rows.neverBefore, neverBefore],
    [words.rows.neverExpected, neverExpected],
    [words.rows.neverAfter, neverAfter],
    [words.rows.reachedInHours, reachedInHours],
  ]
  return {
    key: 'weeks',
    caption: words.table,
    columns: [
      { key: 'what', label: words.what, kind: 'text' },
      { key: 'people_per_year', label: words.people, kind: 'about' },
    ],
    rows: rows.flatMap(([label, people]) => (people === undefined ? [] : [[text(label), { kind: 'about' as const, value: people }]])),
  }
}

function growthWords({ texts, formats }: View, growth: number): string {
  const words = texts.case.result
  const percent = Math.round((growth - 1) * 100)
  return percent === 0 ? words.noGrowth : words.growth(`${percent > 0 ? '+' : '−'}${formats.percent(Math.abs(percent) / 100)}`)
}
