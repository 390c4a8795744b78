import { html } from 'hono/html'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'

/** What was just done, as the address says it; anything else in the address says nothing. */
export function setupNotice({ texts }: View, said: string | undefined): Html | '' {
  const words = new Map(Object.entries(texts.setup.said)).get(said ?? '')
  return words === undefined ? '' : html`<p class="notice said" role="status">${words}</p>`
}
