import { html } from 'hono/html'
import { type Entered, type FieldProblem, textField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { mayKeep, ownName } from './mayKeep.ts'

export type SaveForm = { readonly name: string; readonly by: string; readonly problems: readonly FieldProblem[] }
export type SaveParts = {
  /** Days of the line are still on their way. */
  readonly isFilling: boolean
  readonly dataVersion: string
  /** The question as the address holds it, with fixed dates. */
  readonly query: string
  readonly share: string
  readonly files: { readonly csv: string; readonly xlsx: string }
  readonly form: SaveForm | undefined
}

/** Keep it with the figures of now, hand on the link, take it along as a file, or make a report of it. */
export function saveSection(view: View, { isFilling, dataVersion, query, share, files, form }: SaveParts): Html {
  const { texts } = view
  const words = texts.case.save
  const values = new Map([
    ['casename', form?.name ?? ''],
    ['by', form?.by ?? ownName(view)],
  ])
  const entered: Entered = { value: (name) => values.get(name) ?? '', values: () => [], problems: form?.problems ?? [], errorWord: texts.forms.error }
  return html`<section class="figure screen-only" aria-labelledby="save-title" id="save"><h2 id="save-title">${words.title}</h2>${mayKeep(view) ? html`<p class="summary">${isFilling ? words.filling : words.summary}</p>` : ''}
${mayKeep(view) && !isFilling ? keeping() : ''}
<p class="links"><a class="share" href="${share}" data-copied="${texts.filters.copied}">${words.share}</a><span class="share-status" role="status"></span> <a href="${files.csv}">${words.csv}</a> <a href="${files.xlsx}">${words.xlsx}</a></p></section>`

  function keeping(): Html {
    return html`<form method="post" action="${linkTo(view, '/case/save', notNarrowed)}" class="stacked form" novalidate><input type="hidden" name="query" value="${query}"><input type="hidden" name="dataVersion" value="${dataVersion}">
${textField(entered, { name: 'casename', label: words.name })}
${textField(entered, { name: 'by', label: words.by, hint: words.byHint })}
<p class="buttons"><button type="submit">${words.button}</button> <button type="submit" class="quiet" name="next" value="report">${words.buttonReport}</button></p></form>`
  }
}
