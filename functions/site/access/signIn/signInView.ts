import { html } from 'hono/html'
import type { Role } from '../../../../shared/access/role.ts'
import type { SignedIn } from '../../../../shared/access/session.ts'
import { layout } from '../../components/layout.ts'
import { shownName } from '../shownName.ts'
import type { Html } from '../../html.ts'
import { inLanguage } from '../../pages/settings/inLanguage.ts'
import type { View } from '../../view.ts'

export type SignInNotice = 'unknown' | 'no_second_factor' | 'failed' | 'expired' | 'example_off' | 'wrong_code' | 'out' | 'ended'
export type SignInParts = {
  readonly notice: SignInNotice | undefined
  /** Where to go on to. */
  readonly to: string | undefined
  readonly isOffered: boolean
  /** Roles in which invented data may be looked at. */
  readonly example: readonly Role[]
  readonly isOwnMachine: boolean
  readonly code: string
  readonly who: SignedIn | undefined
}

export function signInView(view: View, parts: SignInParts): Html {
  const { texts } = view
  const words = texts.access
  const owner = parts.isOwnMachine ? ownerSection(view, parts) : ''
  // Whoever followed the address on the screen has the code: their button comes first.
  const hasCode = parts.code !== ''
  return layout(view, {
    title: texts.pages.signIn,
    heading: texts.pages.signIn,
    hasError: parts.notice !== undefined && parts.notice !== 'out' && parts.notice !== 'ended',
    content: html`<div class="headline"><p class="sentence">${sentenceOf(view, parts)}</p></div>
${parts.isOffered ? providerSection(view, parts) : ''}
${hasCode ? owner : ''}
${parts.example.length > 0 ? exampleSection(view, parts) : ''}
${hasCode ? '' : owner}
${parts.isOffered || parts.isOwnMachine ? '' : html`<p>${words.notSetUp}</p>`}`,
  })
}

function sentenceOf({ texts }: View, { notice, who }: SignInParts): string {
  const { access } = texts
  if (notice === 'out') return access.signedOut
  if (notice === 'ended') return access.sessionEnded
  if (notice === 'wrong_code') return access.ownerWrong
  if (notice !== undefined) return access.refusals[notice]
  return who === undefined ? access.signInSentence : `${access.signedInAs(shownName({ texts }, who.name))}.`
}

const hiddenTo = (to: string | undefined): Html | '' => (to === undefined ? '' : html`<input type="hidden" name="to" value="${to}">`)

function providerSection({ texts: { access } }: View, { to, notice }: SignInParts): Html {
  const address = to === undefined ? '/sign-in/go' : `/sign-in/go?${new URLSearchParams({ to }).toString()}`
  return html`<p><a class="action" href="${address}">${notice === undefined || notice === 'out' ? access.signInByProvider : access.again}</a></p><p class="hint">${access.signInByProviderHint}</p>`
}

function exampleSection(view: View, { example, to }: SignInParts): Html {
  const { access } = view.texts
  return html`<section class="apart screen-only" aria-labelledby="example-title"><h2 id="example-title">${access.exampleTitle}</h2><p>${access.exampleSentence}</p>
<ul class="plain">${example.map(
    (
      role,
    ) => html`<li><form method="post" action="${inLanguage(view, '/sign-in/example')}" class="stacked">${hiddenTo(to)}<input type="hidden" name="role" value="${role}">
<p class="role-choice"><button type="submit">${access.exampleButton(access.roleNames[role])}</button> <span class="hint">${access.roleHints[role]}</span></p></form></li>`,
  )}</ul></section>`
}

function ownerSection(view: View, { to, code, notice }: SignInParts): Html {
  const { access } = view.texts
  return html`<section class="apart screen-only" aria-labelledby="owner-title"><h2 id="owner-title">${access.ownerTitle}</h2>
<form method="post" action="${inLanguage(view, '/sign-in/owner')}" class="stacked form">${hiddenTo(to)}
<div class="field"><label for="field-code">${access.ownerCode}</label><p class="hint" id="field-code-hint">${access.ownerSentence}</p>
<input type="text" id="field-code" name="code" value="${code}" class="input-wide" autocomplete="off" spellcheck="false" autocapitalize="none" aria-describedby="field-code-hint"${notice === 'wrong_code' ? html` aria-invalid="true"` : ''}></div>
<p><button type="submit">${access.ownerButton}</button></p></form></section>`
}
