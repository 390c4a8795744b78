import { html } from 'hono/html'
import type { Webhook } from '../../../../../shared/providers/provider.ts'
import { copyable, textField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { isSecretInAddress } from './sourceAddress.ts'
import type { SourcePage } from './sourcePage.ts'

/** The secret: shown once in the answer that made it, and from then on only by its last four characters. */
export function secretSection(view: View, page: SourcePage, webhook: Webhook): Html {
  const words = view.texts.setup.secret
  const { source, secret } = page
  if (source.secretFrom !== undefined && source.secretFrom !== 'stored')
    return html`<p>${words.elsewhere(source.secretFrom.split(':')[0] === 'env' ? words.environment : words.file)}</p>`
  if (page.shownOnce !== undefined) return html`<h3 id="secret">${words.title}</h3>${justMade(view, page.shownOnce.secret, isSecretInAddress(webhook))}`
  return html`<h3 id="secret">${words.title}</h3>
${secret === undefined ? html`<p>${words.none}</p>` : html`<p>${words.ends(secret.lastFour, view.formats.moment(secret.madeAt))}</p>`}
${secret?.oldUntil !== undefined && secret.oldUntil > view.now ? overlap(view, page, secret.oldUntil) : ''}
${page.canMakeSecret ? makeForm(view, page) : pasteForm(view, page)}`
}

function justMade(view: View, secret: string, isInAddress: boolean): Html {
  const { forms, setup } = view.texts
  return html`<div class="notice once" role="status"><p><strong>${setup.secret.onceTitle}</strong> ${isInAddress ? setup.secret.onceInAddress : setup.secret.once}</p>
${isInAddress ? '' : copyable({ id: 'secret-once', label: setup.secret.label, value: secret, copy: forms.copy, copied: forms.copied, notPrinted: setup.secret.notPrinted })}</div>`
}

function overlap(view: View, { source }: SourcePage, until: number): Html {
  const words = view.texts.setup.secret
  return html`<p>${words.overlap(view.formats.moment(until))}</p><form method="post" action="${actionOf(view, source.id)}"><input type="hidden" name="do" value="end_old"><button type="submit" class="quiet danger">${words.endOld}</button></form>`
}

/** What the secret was when the page was made travels along, so that a page sent twice makes one secret. */
function makeForm(view: View, { source, secret }: SourcePage): Html {
  const words = view.texts.setup.secret
  return html`<form method="post" action="${actionOf(view, source.id)}"><input type="hidden" name="was" value="${secret === undefined ? '' : `${secret.madeAt}`}">
${
  secret === undefined
    ? html`<button type="submit" name="do" value="make">${words.make}</button>`
    : html`<details class="more"><summary>${words.rotateTitle}</summary><p>${words.rotateExplained}</p><button type="submit" name="do" value="rotate" class="quiet">${words.rotate}</button></details>`
}</form>`
}

/** Where the provider makes the secret. */
function pasteForm(view: View, { source, secret, entered }: SourcePage): Html {
  const words = view.texts.setup.secret
  return html`<form method="post" action="${actionOf(view, source.id)}" class="stacked form"><input type="hidden" name="do" value="keep">
${textField(entered.secret, { name: 'secret', label: words.paste, hint: secret === undefined ? words.pasteHint : words.pasteAgainHint, isCode: true })}
<p><button type="submit" class="${secret === undefined ? '' : 'quiet'}">${words.keep}</button></p></form>`
}

const actionOf = (view: View, source: string) => linkTo(view, `/setup/sources/${source}/secret`, notNarrowed)
