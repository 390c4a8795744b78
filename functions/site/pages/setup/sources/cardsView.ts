import { html } from 'hono/html'
import { providers } from '../../../../../shared/providers/registry.ts'
import type { ProviderName } from '../../../../../shared/providers/providerName.ts'
import { webhooks } from '../../../../../shared/providers/webhooks.ts'
import { connecting } from '../../../../../shared/text/connecting/registry.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupPage } from '../setupPage.ts'

/** Every kind of system there is instruction for, the generic one first. */
export const cardsView = (view: View): Html =>
  setupPage(view, {
    heading: view.texts.setup.sources.add,
    sentence: view.texts.setup.cards.sentence,
    content: html`<p>${view.texts.setup.cards.unsure}</p>
<ul class="cards">${[...connecting].map(([provider, texts]) => card(view, provider, texts[view.language]))}</ul><p class="hint">${view.texts.setup.cards.weakMeans}</p>`,
  })

function card(view: View, provider: ProviderName, { title, short }: { readonly title: string; readonly short: string }): Html {
  const words = view.texts.setup.cards
  const webhook = webhooks.get(provider)
  const kinds = [
    ...(webhook === undefined ? [] : [words.live]),
    ...(providers.get(provider)?.history === undefined ? [] : [words.files]),
    ...(webhook === undefined || webhook.strength === 'signed' ? [] : [words.weak]),
  ]
  return html`<li class="card"><h2><a href="${linkTo(view, `/setup/sources/new/${provider}`, notNarrowed)}">${title}</a></h2><p>${short}</p><p class="kind-of">${kinds.join(' · ')}</p></li>`
}
