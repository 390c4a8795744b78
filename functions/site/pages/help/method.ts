import { html } from 'hono/html'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { proseSections } from './proseSections.ts'

export function methodView(view: View): Html {
  const { texts } = view
  const heading = texts.pages.method
  return layout(view, {
    title: heading,
    heading,
    content: html`<div class="headline"><p class="sentence">${texts.method.intro}</p><p class="under"><a href="${linkTo(view, '/help/terms', notNarrowed)}">${texts.pages.terms}</a></p></div>
${proseSections(texts.method.sections)}`,
  })
}
