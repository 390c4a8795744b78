/** What was just done, said above the page that one comes back to, with one press to take it back where that can be. */
import { html } from 'hono/html'
import { maySend } from '../access/rolesFor.ts'
import type { Html } from '../html.ts'
import { linkTo, notNarrowed, type View } from '../view.ts'

/** As the address tells it: a word of ours, and the version or the id that the act made. */
export type Told = { readonly said: string | undefined; readonly made: string | undefined }
/** A form of its own that takes the act back; its fields are sent unseen. */
export type UndoForm = { readonly path: string; readonly fields?: Readonly<Record<string, string>> }

const idPattern = /^[A-Za-z0-9-]{1,64}$/

export function toldIn(query: URLSearchParams): Told {
  const made = query.get('made') ?? ''
  return { said: query.get('said') ?? undefined, made: idPattern.test(made) ? made : undefined }
}

/**
 * @param words what each word of the address says; any other says nothing
 * @param undo where the act is taken back; undefined: not this one
 */
export function doneNotice(
  view: View,
  { said, made }: Told,
  words: Readonly<Record<string, string>>,
  undo?: (made: string) => UndoForm | undefined,
): Html | '' {
  const own = view.texts.undo
  if (said === 'undone') return html`<p class="notice said" role="status">${own.undone}</p>`
  if (said === 'undo_changed') return html`<p class="notice warning said" role="status">${own.changed}</p>`
  const sentence = new Map(Object.entries(words)).get(said ?? '')
  if (sentence === undefined) return ''
  const form = made === undefined ? undefined : undo?.(made)
  return doneBox(view, sentence, form !== undefined && maySend(view, form.path) ? form : undefined)
}

/** @param form undefined: it cannot be taken back, or not by this person */
export function doneBox(view: View, sentence: string, form: UndoForm | undefined): Html {
  if (form === undefined) return html`<p class="notice said" role="status">${sentence}</p>`
  return html`<div class="notice said done"><p role="status">${sentence}</p>${undoForm(view, form)}</div>`
}

function undoForm(view: View, { path, fields = {} }: UndoForm): Html {
  const hidden = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  return html`<form method="post" action="${linkTo(view, path, notNarrowed)}">${hidden}<button type="submit" class="quiet">${view.texts.undo.button}</button></form>`
}
