/** The page on which a source is connected: what to take to the other system, whether it arrives, and which line it is for. */
import { html } from 'hono/html'
import type { Webhook } from '../../../../../shared/providers/provider.ts'
import type { ConnectingText } from '../../../../../shared/text/connecting/connecting.ts'
import { copyable, errorSummary } from '../../../components/formFields.ts'
import { stateTag } from '../../../components/stateTag.ts'
import { withCode } from '../../../components/withCode.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { importsOf } from '../../imports/view.ts'
import { logTable } from '../../sourceLog/logSection.ts'
import { setupNotice } from '../setupNotice.ts'
import { setupPage } from '../setupPage.ts'
import { sourceProgress } from '../sourceProgress.ts'
import { stateOfProgress } from '../taskList.ts'
import { columnsSection } from './columnsSection.ts'
import { exampleSection } from './exampleSection.ts'
import { lineMapSection } from './lineMapSection.ts'
import { aboutSystem } from './newSourceView.ts'
import { secretSection } from './secretSection.ts'
import { isOnlyHere, isSecretInAddress } from './sourceAddress.ts'
import { removalSection, settingsSection } from './sourceSettingsSection.ts'
import type { SourcePage } from './sourcePage.ts'
import { testSection } from './testSection.ts'

export function sourceView(view: View, page: SourcePage): Html {
  const { source, webhook, texts, entered } = page
  const words = view.texts.setup
  const problems = [...entered.map.problems, ...entered.settings.problems, ...entered.secret.problems, ...entered.columns.problems]
  const name = source.name ?? source.id
  return setupPage(view, {
    heading: name,
    sentence: words.sourcePage.sentence[sourceProgress(page.delivered)](name),
    hasError: problems.length > 0,
    back: { path: '/setup/sources', words: words.sources.back },
    content: html`${setupNotice(view, page.said)}${errorSummary(view.texts.forms.summary(problems.length), { problems })}
<p>${stateTag(stateOfProgress[sourceProgress(page.delivered)], words.states[stateOfProgress[sourceProgress(page.delivered)]])} ${isWeak(webhook) ? html`<a href="#weak">${words.sourcePage.weak}</a>` : ''}
</p>
${webhook === undefined ? filesSection(view, page) : html`${liveSections(view, page, webhook)}${testSection(view, page)}`}
${source.provider === 'csv' ? columnsSection(view, page) : ''}${lineMapSection(view, page)}
${webhook === undefined ? '' : recentSection(view, page)}
${settingsSection(view, page)}
${texts === undefined ? '' : html`<details class="more"><summary>${words.about.title}</summary>${aboutSystem(view, texts)}</details>`}
${webhook === undefined ? '' : exampleSection(view, page, webhook)}
${removalSection(view, page)}`,
  })
}

const isWeak = (webhook: Webhook | undefined) => webhook !== undefined && webhook.strength !== 'signed'

function liveSections(view: View, page: SourcePage, webhook: Webhook): Html {
  const words = view.texts.setup.sourcePage
  const { texts } = page
  return html`<section aria-labelledby="connect-title"><h2 id="connect-title">${page.source.provider === 'generic' ? words.connectTitleGeneric : words.connectTitle(texts?.title ?? page.source.provider)}</h2>
${addressField(view, page, webhook)}
${page.canMakeSecret ? secretSection(view, page, webhook) : ''}
${download(texts)}
${texts === undefined ? html`<p>${words.noInstructions}</p>` : html`<ol class="steps-list">${texts.steps.map((step) => html`<li>${withCode(step)}</li>`)}</ol>`}
${page.canMakeSecret ? '' : secretSection(view, page, webhook)}
${isWeak(webhook) ? html`<div class="notice warning" id="weak"><h3>${words.weak}</h3><p>${texts?.weak ?? words.weakMeans}</p></div>` : ''}
</section>`
}

function addressField(view: View, { address, shownOnce }: SourcePage, webhook: Webhook): Html {
  const { forms, setup } = view.texts
  const words = setup.sourcePage
  const isSecret = isSecretInAddress(webhook)
  const value = shownOnce?.address ?? (isSecret ? `${address}/${words.secretGoesHere}` : address)
  return html`${copyable({ id: 'address', label: isSecret ? words.addressWithSecret : words.address, value, copy: forms.copy, copied: forms.copied, ...(isSecret && shownOnce !== undefined ? { notPrinted: setup.secret.notPrinted } : {}) })}
${isOnlyHere(address) ? html`<p class="hint">${words.onlyHere}</p>` : ''}`
}

const download = (texts: ConnectingText | undefined): Html | '' =>
  texts?.download === undefined ? '' : html`<p><a class="action" href="${texts.download.path}" download>${texts.download.words}</a></p>`

/** The last few messages, so that somebody who tries things out need not leave the page. */
function recentSection(view: View, { source, recent }: SourcePage): Html {
  const words = view.texts.setup.sourcePage
  return html`<section aria-labelledby="recent-title"><h2 id="recent-title">${words.recentTitle}</h2>
${recent.length === 0 ? html`<p>${view.texts.deliveries.nothing}</p>` : logTable(view, recent)}
<p class="screen-only"><a href="${linkTo(view, `/data/sources/${source.id}`, notNarrowed)}">${words.toLog}</a></p></section>`
}

function filesSection(view: View, { texts, source }: SourcePage): Html {
  const words = view.texts.setup.sourcePage
  return html`<section aria-labelledby="files-title"><h2 id="files-title">${words.filesTitle}</h2>
${texts === undefined ? '' : html`<ol class="steps-list">${texts.steps.map((step) => html`<li>${withCode(step)}</li>`)}</ol>`}
<p><a class="action" href="${importsOf(view, source.id)}">${view.texts.setup.actions.readFile}</a></p></section>`
}
