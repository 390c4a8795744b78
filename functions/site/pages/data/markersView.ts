import { html } from 'hono/html'
import type { Marker, Settings } from '../../../../shared/settings/settings.ts'
import { type Entered, errorSummary, fieldId, selectField, textField } from '../../components/formFields.ts'
import { mayFollow } from '../../access/rolesFor.ts'
import type { Told } from '../../components/doneNotice.ts'
import { changesList } from '../../components/changesList.ts'
import { type StackedCell, stackedTable } from '../../components/stackedTable.ts'
import type { Html } from '../../html.ts'
import type { RecentChange } from '../../recentChanges.ts'
import { undoPath } from '../../undoPath.ts'
import { lineName, linkTo, notNarrowed, type View } from '../../view.ts'
import { asWritten } from '../../components/asWritten.ts'
import { dataDownloads } from './dataDownloads.ts'
import { dataPage } from './dataPage.ts'
import { markerKinds, markerName } from './markerForm.ts'

export function markersView(view: View, told: Told, changes?: readonly RecentChange[]): Html {
  const { texts, settings } = view
  const words = texts.coverage
  const markers = settings.markers.toReversed()
  return dataPage(view, {
    heading: words.markers,
    sentence: words.markersHeadline(markers.length),
    under: [words.markersSummary],
    told,
    back: { path: '/data', words: words.backToData },
    content: html`${mayFollow(view, '/data/markers/new') ? html`<p><a class="action" href="${linkTo(view, '/data/markers/new', notNarrowed)}">${words.addMarker}</a></p>` : ''}
${
  markers.length === 0
    ? ''
    : html`${stackedTable(texts, {
        caption: words.markersCaption,
        className: 'markers',
        columns: [{ label: words.date }, { label: words.kind }, { label: words.text, className: 'wide-cell' }, { label: words.lines }],
        rows: markers.map((marker) => cells(view, marker)),
      })}${dataDownloads(view, 'markers', words.markers)}`
}${changesList(view, { changes, page: '/data/markers', undo: undoPath.markers, named: (known, _list, name) => markerNamed(view, known, name) })}`,
  })
}

/** By its name among those that can be taken back, which is the whole marker. */
function markerNamed({ formats }: View, { markers }: Settings, name: string): string {
  const marker = markers.find((own) => JSON.stringify(own) === name)
  return marker === undefined ? '' : `${formats.weekdayDay(marker.date)}, ${marker.text}`
}

function cells(view: View, marker: Marker): readonly StackedCell[] {
  const words = view.texts.coverage
  const address = linkTo(view, `/data/markers/${markerName(marker)}`, notNarrowed)
  const change = mayFollow(view, address) ? html`<br><a href="${address}" aria-label="${words.changeMarker(marker.text)}">${words.change}</a>` : ''
  return [html`${view.formats.weekdayDay(marker.date)}${change}`, words.kinds[marker.kind], asWritten(view, marker.text), markerLines(view, marker)]
}

export const markerLines = (view: View, { lines }: Marker): string =>
  lines === undefined ? view.texts.coverage.allLines : view.formats.and(lines.map((line) => lineName(view, line)))

export function markerFormView(view: View, { entered, marker }: { readonly entered: Entered; readonly marker?: Marker | undefined }): Html {
  const { texts, settings } = view
  const words = texts.coverage
  const path = marker === undefined ? '/data/markers/new' : `/data/markers/${markerName(marker)}`
  return dataPage(view, {
    heading: marker === undefined ? words.addMarker : words.changeMarkerTitle,
    sentence: words.markersSummary,
    hasError: entered.problems.length > 0,
    back: { path: '/data/markers', words: words.backToMarkers },
    content: html`${errorSummary(texts.forms.summary(entered.problems.length), entered)}
<form method="post" action="${linkTo(view, path, notNarrowed)}" class="stacked form" novalidate>
${textField(entered, { name: 'date', label: words.date, hint: words.dateHint, width: 'narrow' })}
${selectField(entered, { name: 'kind', label: words.kind, choices: markerKinds.map((value) => ({ value, label: words.kinds[value] })) })}
${textField(entered, { name: 'text', label: words.text, hint: words.textHint })}
${settings.lines.length < 2 ? '' : linesField(view, entered)}
<p class="buttons"><button type="submit">${texts.forms.save}</button> <a href="${linkTo(view, '/data/markers', notNarrowed)}">${texts.forms.cancel}</a></p>
</form>
${marker === undefined ? '' : html`<form method="post" action="${linkTo(view, `${path}/remove`, notNarrowed)}" class="stacked apart"><p><button type="submit" class="quiet danger">${words.removeMarker}</button></p></form>`}`,
  })
}

function linesField({ texts, settings }: View, entered: Entered): Html {
  const words = texts.coverage
  const chosen = entered.values('lines')
  const id = (n: number) => (n === 0 ? fieldId('lines') : `${fieldId('lines')}-${n}`)
  return html`<fieldset class="field" aria-describedby="marker-lines-hint"><legend>${words.markerLines}</legend><p class="hint" id="marker-lines-hint">${words.markerLinesHint}</p>
${settings.lines.map((line, n) => html`<div class="option">${chosen.includes(line.id) ? html`<input type="checkbox" id="${id(n)}" name="lines" value="${line.id}" checked>` : html`<input type="checkbox" id="${id(n)}" name="lines" value="${line.id}">`}<label for="${id(n)}">${line.name}</label></div>`)}</fieldset>`
}
