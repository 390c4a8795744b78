import { html } from 'hono/html'
import { mayOpen } from '../../access/routeRules.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { groupPath } from './groups/settingsGroup.ts'
import { settingsGroups } from './groups/settingsGroups.ts'

export type SettingsPage = { readonly path: string; readonly name: string /** What it is for, in one sentence. */; readonly about: string }

/** The pages of the settings that this person may open, in order. */
export function settingsPages({ texts, who }: View): readonly SettingsPage[] {
  const { about, groups } = texts.groups
  const all: readonly SettingsPage[] = [
    { path: '/settings/me', name: texts.people.own.title, about: about.me },
    { path: '/settings/mail', name: texts.mail.page.title, about: about.mail },
    { path: '/settings/users', name: texts.pages.users, about: about.users },
    ...settingsGroups.map(({ name }) => ({ path: groupPath(name), name: groups[name].title, about: groups[name].about })),
    { path: '/settings/privacy', name: texts.settings.privacy, about: about.privacy },
    { path: '/settings/erasure', name: texts.erasure.title, about: about.erasure },
    { path: '/settings/audit', name: texts.pages.audit, about: about.audit },
  ]
  return all.filter(({ path }) => who !== undefined && mayOpen(who.roles, path))
}

/** The way back to all of them: beside every page there are more than fit on a line. */
export const settingsNavigation = (view: View): Html =>
  html`<nav aria-label="${view.texts.pages.settings}" class="screen-only"><p class="back"><a href="${linkTo(view, '/settings', notNarrowed)}">${view.texts.groups.all}</a></p></nav>`
