import { html } from 'hono/html'
import { mayOpen } from '../../access/routeRules.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'

/** The pages of the settings that this person may open, in order. */
export function settingsPages({ texts, who }: View): readonly { readonly path: string; readonly name: string }[] {
  return [
    { path: '/settings/me', name: texts.people.own.title },
    { path: '/settings/mail', name: texts.mail.page.title },
    { path: '/settings/users', name: texts.pages.users },
    { path: '/settings/definitions', name: texts.settings.definitions },
    { path: '/settings/privacy', name: texts.settings.privacy },
    { path: '/settings/erasure', name: texts.erasure.title },
    { path: '/settings/audit', name: texts.pages.audit },
  ].filter(({ path }) => who !== undefined && mayOpen(who.roles, path))
}

export function settingsNavigation(view: View): Html | '' {
  const { texts } = view
  const pages = settingsPages(view)
  if (pages.length < 2) return ''
  return html`<nav aria-label="${texts.pages.settings}" class="screen-only"><ul class="links">${pages.map(
    ({ path, name }) => html`<li><a href="${linkTo(view, path, notNarrowed)}" aria-current="${view.path === path ? 'page' : 'false'}">${name}</a></li>`,
  )}</ul></nav>`
}
