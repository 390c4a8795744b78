/** Reading history from files. The form works on its own, with the files last: they are read while they come in; with the script it shows progress and sends large files in parts. */
import { html } from 'hono/html'
import type { ProviderName } from '../../../../shared/providers/providerName.ts'
import { webhookLoaders } from '../../../../shared/providers/webhookLoaders.ts'
import type { ImportRecord } from '../../../../shared/storage/facts/importRecords.ts'
import { mayOpen } from '../../access/routeRules.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { importList, type ImportOutcome, importOutcomeNotice } from './importList.ts'

/** Where the import function listens. */
const importsAddress = '/imports'

/** Where files are brought, with the source chosen that somebody comes from. */
export function importsOf(view: View, source: string): string {
  const link = linkTo(view, '/data/imports', notNarrowed)
  return `${link}${link.includes('?') ? '&' : '?'}source=${encodeURIComponent(source)}`
}

/** @property source the one to be chosen when the page opens; undefined: the first that only has files */
export type ImportsShown = { readonly imports: readonly ImportRecord[]; readonly outcome: ImportOutcome; readonly source: string | undefined }

export function importsView(view: View, readable: ReadonlySet<ProviderName>, { imports, outcome, source: asked }: ImportsShown): Html {
  const { texts, settings } = view
  const words = texts.imports
  const sources = settings.sources.filter(({ provider }) => readable.has(provider))
  const chosen = sources.find(({ id }) => id === asked) ?? sources.find(({ provider }) => !webhookLoaders.has(provider))
  const heading = texts.pages.imports
  return layout(view, {
    title: heading,
    heading,
    content: html`<p class="back"><a href="${linkTo(view, '/data', notNarrowed)}">${texts.coverage.backToData}</a></p>${importOutcomeNotice(view, imports, outcome)}<div class="headline"><p class="sentence">${words.headline}</p></div>
${sources.length === 0 ? html`<p class="notice">${words.noSources} ${toAnother(words.connectFirst)}</p>` : html`${form()}<p class="hint screen-only">${words.otherFile} ${toAnother(words.connectAnother)}</p>`}
${importList(view, imports)}`,
  })

  /** Only for whoever may connect one. */
  function toAnother(label: string): Html | '' {
    const path = '/setup/sources/new'
    return view.who !== undefined && mayOpen(view.who.roles, path) ? html`<a href="${linkTo(view, path, notNarrowed)}">${label}</a>` : ''
  }

  function form(): Html {
    const providers = [...new Set(sources.map(({ provider }) => provider))]
    const hintOf: ReadonlyMap<string, string> = new Map(Object.entries(words.filesHint))
    // Which sentence goes with which source, where there are several.
    const namesOf = (provider: ProviderName) => sources.filter((own) => own.provider === provider).map(({ id, name }) => name ?? id)
    const hintFor = (provider: ProviderName) =>
      html`${providers.length > 1 ? `${namesOf(provider).join(', ')}: ` : ''}${hintOf.get(provider) ?? words.filesHint.csv}`
    return html`<form method="post" action="${importsAddress}" enctype="multipart/form-data" class="stacked form screen-only" id="import-form"
 data-working="${words.working('{done}', '{total}', '{share}')}" data-left="${words.left('{left}')}" data-stopped="${words.stopped}" data-refused-file="${words.refusedFile}" data-done="${words.done}" data-done-dry="${words.doneDry}"
 data-rows="${words.rows}" data-stored="${words.stored}" data-would-store="${words.wouldStore}" data-duplicate="${words.duplicates}" data-refused="${words.refused}" data-skipped="${words.skipped}" data-dates="${words.dates}"
 data-refused-rows="${words.refusedRows}" data-row-count="${words.rowCount}" data-row-line="${words.rowLine}" data-row-lines="${words.rowLines}" data-row-column="${words.rowColumn}" data-row-value="${words.rowValue}" data-row-reason="${words.rowReason}" data-store-now="${words.storeNow}" data-nothing-usable="${texts.importList.nothingUsable}"${mayOpen(view.who?.roles ?? [], '/') ? html` data-report="${words.toReport}"` : ''}${mayOpen(view.who?.roles ?? [], '/setup/sources/new') ? html` data-mend="${words.mendColumns}"` : ''}>
<input type="hidden" name="lang" value="${view.language}">
<p class="field"><label for="import-source">${words.source}</label> <span class="hint" id="import-source-hint">${words.sourceHint}</span>
<select id="import-source" name="source" required aria-describedby="import-source-hint">${sources.map((source) => html`<option value="${source.id}" data-provider="${source.provider}" ${source.id === chosen?.id ? 'selected' : ''}>${source.name ?? source.id}</option>`)}</select></p>
<p class="field"><label class="choice"><input type="checkbox" name="dryRun" value="yes" checked> ${words.dryRun}</label> <span class="hint">${words.dryRunHint}</span></p>
<div class="field"><label for="import-files">${words.files}</label>
<ul class="hint" id="import-files-hint">${providers.map((provider) => html`<li>${hintFor(provider)}</li>`)}</ul>
<input id="import-files" type="file" name="file" multiple required aria-describedby="import-files-hint"></div>
<p class="hint">${words.privacy}</p>
<p><button type="submit"><span class="to-try">${words.tryOut}</span> <span class="to-keep">${words.start}</span></button></p>
</form>
<section id="import-progress" class="stacked" aria-labelledby="import-progress-title" hidden>
<h2 id="import-progress-title">${words.progress}</h2>
<progress id="import-bar" max="100" value="0" aria-labelledby="import-progress-title"></progress>
<p id="import-status" role="status"></p>
<p class="hint">${words.resumable}</p>
<div id="import-result"></div>
</section>`
  }
}
