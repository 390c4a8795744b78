import { html } from 'hono/html'
import { roles } from '../../../../shared/access/role.ts'
import { bridgeDays, type KeyPeriod } from '../../../../shared/privacy/keyPeriods.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { tableView, text } from '../../components/dataTable.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { settingsNavigation } from './settingsNavigation.ts'

export type KeysKept = 'kms' | 'file' | 'elsewhere'

export function privacyView(view: View, { period, keysKept }: { readonly period: KeyPeriod; readonly keysKept: KeysKept }): Html {
  const { texts, formats, settings } = view
  const words = texts.settings.privacyPage
  const day = (moment: number) => formats.day(localTimeOf(settings.privacy.timeZone).dateOf(moment))
  const days = Math.round((period.until - period.from) / 86_400_000)
  const section = (id: string, title: string, content: Html) =>
    html`<section class="apart" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`
  const list = (items: readonly string[]) => html`<ul class="bulleted">${items.map((item) => html`<li>${item}</li>`)}</ul>`
  return layout(view, {
    title: texts.settings.privacy,
    heading: texts.settings.privacy,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${words.sentence(formats.whole(days + bridgeDays))}</p><p class="under">${words.under(formats.whole(days), day(period.from), day(period.until), formats.whole(bridgeDays))}</p></div>
${section('never', words.neverTitle, list(words.never))}
${section('kept', words.keptTitle, tableView(keptTable(view), view))}
${section('keys', words.keysTitle, html`<p>${words.keys[keysKept]}</p><p>${words.keyEnds}</p>`)}
${section('who', words.whoTitle, html`<p>${words.who}</p>${list(roles.map((role) => `${capitalised(texts.access.roleNames[role])}: ${texts.access.roleHints[role]}`))}`)}
${section('staff', words.staffTitle, html`<p>${words.staff}</p>`)}
${section('rights', words.rightsTitle, html`<p>${words.rights}</p>`)}`,
  })
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function keptTable(view: View) {
  const { texts, formats, settings } = view
  const words = texts.settings.privacyPage
  return {
    key: 'kept',
    caption: words.keptTitle,
    columns: [
      { key: 'what', label: words.what, kind: 'text' as const },
      { key: 'holds', label: words.holds, kind: 'text' as const },
      { key: 'long', label: words.howLong, kind: 'text' as const },
    ],
    rows: words.kept(formats.whole(settings.privacy.keptYears)).map((row) => row.map((cell) => text(cell))),
  }
}
