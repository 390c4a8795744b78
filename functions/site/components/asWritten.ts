/**
 * What somebody here wrote, such as a marker or the note of a gap, stays as they wrote it, whatever the language of the page.
 * The invented helplines write Dutch, and a screen reader is told so where the page is not; in which language others write nobody knows.
 */
import { html } from 'hono/html'
import type { Language } from '../../../shared/text/language.ts'
import type { Html } from '../html.ts'
import type { View } from '../view.ts'

/** undefined: that of the page, as far as anybody knows. */
export const languageOfNotes = ({ settings, language }: Pick<View, 'settings' | 'language'>): Language | undefined =>
  settings.organisation.demo === true && language !== 'nl' ? 'nl' : undefined

export function asWritten(view: Pick<View, 'settings' | 'language'>, text: string): Html | string {
  const own = languageOfNotes(view)
  return own === undefined || text === '' ? text : html`<span lang="${own}">${text}</span>`
}
