/** What came of a form without a script: counts and the rows that could not be used. Those are shown here and nowhere kept. */
import { html } from 'hono/html'
import { formatsFor } from '../../../shared/text/format.ts'
import type { Language } from '../../../shared/text/language.ts'
import { textsOf } from '../../../shared/text/texts.ts'
import type { RefusedRow } from '../../../shared/providers/provider.ts'
import type { RowCounts } from '../../../shared/storage/facts/importRecords.ts'
import { doorPage } from './doorPage.ts'
import type { ImportProgress } from '../record/progress.ts'
import { mendedWords } from '../record/mendedWords.ts'

export type FormResult = {
  readonly dryRun: boolean
  readonly counts: RowCounts
  readonly dates: { readonly from: string; readonly until: string } | null
  readonly refused: readonly (RefusedRow & { readonly file: string })[]
  /** What each file mended of the live feed. */
  readonly mended: readonly Pick<ImportProgress, 'reconciled' | 'timeZone' | 'counts' | 'isAhead' | 'sharedIds' | 'areMostlyHours'>[]
}

/** @param seesFigures whether who asked may open the pages with figures; a link to them is there for nobody else */
export function resultPage(language: Language, result: FormResult, seesFigures: boolean) {
  const { imports: words, importList: list } = textsOf(language)
  const formats = formatsFor(language, 'UTC') // dates are those of the line already
  const { counts, dates, refused, dryRun } = result
  const whole = (value: number) => formats.whole(value)
  const facts = [
    [words.rows, whole(counts.rows)],
    [dryRun ? words.wouldStore : words.stored, whole(counts.stored)],
    [words.duplicates, whole(counts.duplicate)],
    [words.refused, whole(counts.refused)],
    [words.skipped, whole(counts.skipped)],
    ...(dates === null ? [] : [[words.dates, formats.days(dates.from, dates.until)] as const]),
  ] as const
  return doorPage({
    language,
    seesFigures,
    sentence: dryRun ? words.doneDry : words.done,
    content: html`${result.mended.flatMap((one) => mendedWords(language, one)).map((sentence) => html`<p>${sentence}</p>`)}
<dl class="counts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${dryRun ? html`<p>${counts.stored === 0 && counts.duplicate === 0 ? list.nothingUsable : list.storeAgain}</p>` : ''}
<p>${dryRun || !seesFigures ? '' : html`<a class="action" href="/?lang=${language}${dates === null ? '' : `&from=${dates.from}&to=${dates.until}`}">${words.toReport}</a> `}<a href="/data/imports?lang=${language}">${dryRun ? list.chooseAgain : words.again}</a></p>
${refused.length === 0 ? '' : refusedTable(language, refused, { all: counts.refused, whole })}`,
  })
}

export const failurePage = (language: Language, sentence: string) =>
  doorPage({
    language,
    sentence,
    hasError: true,
    content: html`<p><a class="action" href="/data/imports?lang=${language}">${textsOf(language).importList.chooseAgain}</a></p>`,
  })

/** So many rows and values of one kind are named. */
const examples = 8

/** The same thing in many rows is said once, the commonest first: of how many, the first of them, and what stood there. */
function refusedTable(language: Language, refused: FormResult['refused'], { all, whole }: { readonly all: number; readonly whole: (value: number) => string }) {
  const { imports: words, importList: list, charts } = textsOf(language)
  const firstOf = (texts: readonly string[]) => `${texts.slice(0, examples).join(', ')}${texts.length > examples ? ', …' : ''}`
  const groups = Map.groupBy(refused, ({ file, column, reason }) => JSON.stringify([file, column, reason]))
  const kinds = [...groups.values()].toSorted((a, b) => b.length - a.length)
  const headsOf = (most: number) => [words.rowCount, most === 1 ? words.rowLine : words.rowLines, words.rowColumn, words.rowValue, words.rowReason]
  const rows = kinds.map((kind) => {
    const values = new Set(kind.flatMap(({ value }) => (value === undefined ? [] : [`“${value}”`])))
    const [file, column, because] = [kind[0]?.file, kind[0]?.column, kind[0] && words.rowReasonOf[kind[0].reason]]
    const cells = [whole(kind.length), firstOf(kind.map(({ line }) => String(line))), column, firstOf([...values]), because]
    const heads = headsOf(kind.length)
    return html`<tr role="row"><th scope="row" role="rowheader">${file}</th>${cells.map((cell, n) => html`<td role="cell" data-label="${heads[n]}">${cell}</td>`)}</tr>`
  })
  return html`<section aria-labelledby="refused-title"><h2 id="refused-title">${words.refusedRows}</h2><p class="summary">${list.refusedOnce}${all > refused.length ? ` ${list.refusedFirst(whole(refused.length), whole(all))}` : ''}</p>
<div class="table-scroll stacks" role="region" tabindex="0" aria-label="${charts.rows(words.refusedRows)}"><table role="table">
<caption class="visually-hidden">${words.refusedRows}</caption>
<thead role="rowgroup"><tr role="row">${[list.file, ...headsOf(kinds[0]?.length ?? 1)].map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows}</tbody>
</table></div></section>`
}
