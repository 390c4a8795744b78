import { html } from 'hono/html'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { proseSections } from './proseSections.ts'

/** The accessibility statement (EN 301 549); open to everybody, for who cannot sign in must be able to say so. */
export function accessibilityView(view: View): Html {
  const { texts, settings } = view
  const { intro, sections, contact } = texts.accessibility
  const heading = texts.pages.accessibility
  const own = settings.organisation.contact
  return layout(view, {
    title: heading,
    heading,
    content: html`<div class="headline"><p class="sentence">${intro}</p></div>
${proseSections(sections)}
<section aria-labelledby="contact" class="prose"><h2 id="contact">${contact.title}</h2><p>${contact.text}</p><p>${own === undefined ? contact.nobody : contact.whom(own)}</p><p>${contact.complaint}</p></section>`,
  })
}
