import { html } from 'hono/html'
import { mayOpen } from '../../access/routeRules.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { groupPath } from './groups/settingsGroup.ts'
import { settingsGroups } from './groups/settingsGroups.ts'
import { settingsPages } from './settingsNavigation.ts'

/** Where everything that can be settled is, with a sentence beside it. */
export function allSettingsView(view: View): Html {
  const { texts, who } = view
  const words = texts.groups
  const hours = who !== undefined && mayOpen(who.roles, '/setup/lines') ? [{ path: '/setup/lines', name: words.holidays, about: words.holidaysAbout }] : []
  const pages = settingsPages(view)
  // Whoever has no group of settings to look at has only what is their own.
  const decides = settingsGroups.some(({ name }) => pages.some(({ path }) => path === groupPath(name)))
  return layout(view, {
    title: texts.pages.settings,
    heading: texts.pages.settings,
    content: html`<div class="headline">${decides ? html`<p class="sentence">${words.allSentence}</p><p class="under">${words.allUnder}</p>` : html`<p class="sentence">${words.ownSentence}</p>`}</div>
<dl class="settings-list">${[...pages, ...hours].map(
      ({ path, name, about }) => html`<div class="settings-entry"><dt><a href="${linkTo(view, path, notNarrowed)}">${name}</a></dt><dd>${about}</dd></div>`,
    )}</dl>`,
  })
}
