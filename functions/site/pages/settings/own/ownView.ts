import { html } from 'hono/html'
import { type Session, shownSessionId } from '../../../../../shared/access/session.ts'
import type { Look } from '../../../../../shared/web/lookCookie.ts'
import { enteredNow } from '../../../components/entered.ts'
import { radioField } from '../../../components/formFields.ts'
import { layout } from '../../../components/layout.ts'
import { sessionWords } from '../../../access/people/peopleView.ts'
import { shownName } from '../../../access/shownName.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { inLanguage } from '../inLanguage.ts'
import { settingsNavigation } from '../settingsNavigation.ts'

export type OwnParts = { readonly sessions: readonly Session[]; readonly look: Look; readonly said: string }

export function ownView(view: View, parts: OwnParts): Html {
  const { texts, who } = view
  const words = texts.people.own
  const entered = enteredNow(texts, { language: parts.look.language ?? 'browser', theme: parts.look.theme ?? 'system' })
  const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
  const said = { saved: words.saved, ended: words.ended }[parts.said]
  return layout(view, {
    title: words.title,
    heading: words.title,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${words.sentence(
      who === undefined ? '' : shownName(view, who.name),
      (who?.roles ?? []).map((role) => texts.access.roleNames[role]),
    )}</p><p class="under">${words.under}</p></div>
${said === undefined ? '' : html`<p class="notice said" role="status">${said}</p>`}
<section aria-labelledby="look-title"><h2 id="look-title">${words.look}</h2><p class="hint">${words.lookHint}</p>
<form method="post" action="${inLanguage(view, '/settings/me/look')}" class="stacked form">
${radioField(entered, { name: 'language', label: words.language, choices: choices(words.languages) })}
${radioField(entered, { name: 'theme', label: words.theme, choices: choices(words.themes) })}
<p><button type="submit">${words.save}</button></p></form></section>
<section class="apart" aria-labelledby="sessions-title"><h2 id="sessions-title">${words.sessions}</h2>${sessionsList(view, parts)}</section>`,
  })
}

function sessionsList(view: View, { sessions }: OwnParts): Html {
  const words = view.texts.people.own
  if (sessions.length === 0) return html`<p>${words.noSessions}</p>`
  return html`<p class="hint">${words.sessionsHint}</p><ul class="bulleted">${sessions.map(
    (session) => html`<li>${sessionWords(view, session)}${session.id === view.who?.session ? html` <strong>(${words.thisOne})</strong>` : ''}
<form method="post" action="${inLanguage(view, '/settings/me/sessions')}" class="stacked below-text"><p><button type="submit" name="session" value="${shownSessionId(session.id)}" class="quiet">${words.end}<span class="visually-hidden">${words.endOf(view.formats.moment(session.startedAt))}</span></button></p></form></li>`,
  )}</ul>
<form method="post" action="${inLanguage(view, '/settings/me/sessions')}" class="stacked end-all"><p><button type="submit" name="session" value="all">${words.endAll}</button></p></form>`
}
