import { html } from 'hono/html'
import type { Webhook } from '../../../../../shared/providers/provider.ts'
import { copyable } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { signingScript } from './exampleRequest.ts'
import type { SourcePage } from './sourcePage.ts'

/** For whoever builds the other side: a request that can be sent as it stands. Nobody types it over from paper, and it may hold the secret. */
export function exampleSection(view: View, { source, address, shownOnce }: SourcePage, webhook: Webhook): Html {
  const { forms, setup } = view.texts
  const words = setup.example
  const signed = shownOnce?.example
  if (signed === undefined && source.provider !== 'generic')
    return html`<details class="more"><summary>${words.title}</summary><p>${words.onlyWithSecret}</p></details>`
  const value = source.provider === 'generic' ? signingScript(address, webhook.testBody) : (signed ?? '')
  const field = copyable({
    id: 'example',
    label: source.provider === 'generic' ? words.script : words.request,
    value,
    copy: forms.copy,
    copied: forms.copied,
    rows: Math.min(12, value.split('\n').length + 2),
  })
  return html`<details class="more screen-only" ${shownOnce === undefined ? '' : 'open'}><summary>${words.title}</summary><p>${source.provider === 'generic' ? words.scriptExplained : words.requestExplained}</p>${field}</details>`
}
