import { html } from 'hono/html'
import { mayOpen } from '../../access/routeRules.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { settingsPages } from './settingsNavigation.ts'

/** Where everything that can be settled is, with a sentence beside it. */
export function allSettingsView(view: View): Html {
  const { texts, who } = view
  const words = texts.groups
  const hours = who !== undefined && mayOpen(who.roles, '/setup/lines') ? [{ path: '/setup/lines', name: words.holidays, about: words.holidaysAbout }] : []
  return layout(view, {
    title: texts.pages.settings,
    heading: texts.pages.settings,
    content: html`<div class="headline"><p class="sentence">${words.allSentence}</p><p class="under">${words.allUnder}</p></div>
<dl class="settings-list">${[...settingsPages(view), ...hours].map(
      ({ path, name, about }) => html`<div class="settings-entry"><dt><a href="${linkTo(view, path, notNarrowed)}">${name}</a></dt><dd>${about}</dd></div>`,
    )}</dl>`,
  })
}
