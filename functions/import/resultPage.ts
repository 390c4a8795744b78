/** What came of a form without a script: counts and the rows that could not be used. Those are shown here and nowhere kept. */
import { html } from 'hono/html'
import type { Language } from '../../shared/text/language.ts'
import { textsOf } from '../../shared/text/texts.ts'
import type { RefusedRow } from '../../shared/providers/provider.ts'
import type { ImportProgress } from './importProgress.ts'
import { mendedWords } from './mendedWords.ts'
import type { RowCounts } from '../../shared/storage/importRecords.ts'

export type FormResult = {
  readonly dryRun: boolean
  readonly counts: RowCounts
  readonly dates: { readonly from: string; readonly until: string } | null
  readonly refused: readonly (RefusedRow & { readonly file: string })[]
  /** What each file mended of the live feed. */
  readonly mended: readonly Pick<ImportProgress, 'reconciled' | 'timeZone'>[]
}
const rowsShown = 200

export function resultPage(language: Language, result: FormResult) {
  const words = textsOf(language).imports
  const { counts, dates, refused, dryRun } = result
  const facts = [
    [words.rows, counts.rows],
    [dryRun ? words.wouldStore : words.stored, counts.stored],
    [words.duplicates, counts.duplicate],
    [words.refused, counts.refused],
    [words.skipped, counts.skipped],
    ...(dates === null ? [] : [[words.dates, `${dates.from} – ${dates.until}`] as const]),
  ] as const
  return page(
    language,
    html`<p role="status">${dryRun ? words.doneDry : words.done}</p>
${result.mended.flatMap((one) => mendedWords(language, one)).map((sentence) => html`<p>${sentence}</p>`)}
<dl class="counts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${refused.length === 0 ? '' : refusedTable(language, refused)}`,
  )
}

export const failurePage = (language: Language, sentence: string) => page(language, html`<p role="alert">${sentence}</p>`)

function refusedTable(language: Language, refused: FormResult['refused']) {
  const words = textsOf(language).imports
  return html`<table>
<caption>${words.refusedRows}</caption>
<thead><tr><th scope="col">${words.files}</th><th scope="col">${words.rowLine}</th><th scope="col">${words.rowColumn}</th><th scope="col">${words.rowValue}</th><th scope="col">${words.rowReason}</th></tr></thead>
<tbody>${refused
    .slice(0, rowsShown)
    .map(
      ({ file, line, column = '', value = '', reason }) =>
        html`<tr><td>${file}</td><td>${line}</td><td>${column}</td><td>${value}</td><td>${words.rowReasonOf[reason]}</td></tr>`,
    )}</tbody>
</table>`
}

function page(language: Language, content: ReturnType<typeof html>) {
  const texts = textsOf(language)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${texts.imports.result} – ${texts.product}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/static/site.css">
</head>
<body>
<main class="wide">
<h1>${texts.imports.result}</h1>
${content}
<p><a href="/?lang=${language}">${texts.imports.toReport}</a> · <a href="/data/imports?lang=${language}">${texts.imports.again}</a></p>
</main>
</body>
</html>`
}
