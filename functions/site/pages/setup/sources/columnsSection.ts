import { html } from 'hono/html'
import { textArea } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { columnChoices, columnsIn, hasOtherHeader } from './csvMapping.ts'
import type { SourcePage } from './sourcePage.ts'

/** The mapping of a file, to be mended when a trial shows that it does not fit. Another header can be pasted. */
export function columnsSection(view: View, { source, entered: { columns: own } }: SourcePage): Html {
  const words = view.texts.setup.csv
  const form = html`<p>${words.changeExplained}</p><form method="post" action="${linkTo(view, `/setup/sources/${source.id}/columns`, notNarrowed)}" class="stacked form" id="columns">
${textArea(own, { name: 'header', label: words.header, hint: words.headerHint, rows: 3 })}
<input type="hidden" name="chosenFrom" value="${own.value('header')}">${hasOtherHeader(own.value) ? html`<p class="notice">${words.newHeader}</p>` : ''}
${columnChoices(view, own, columnsIn(own.value('header')))}
<p><button type="submit" class="quiet">${words.changeSave}</button></p></form>`
  const title = html`<summary>${words.changeTitle}</summary>`
  return own.problems.length > 0 || hasOtherHeader(own.value)
    ? html`<details class="more" open>${title}${form}</details>`
    : html`<details class="more">${title}${form}</details>`
}
