/** Pieces that the pages about opening hours share. */
import { html } from 'hono/html'
import type { HoursVersion } from '../../../../../shared/settings/settings.ts'
import { visitorLines } from '../../../../../shared/text/hours/visitorLines.ts'
import { checkboxField } from '../../../components/formFields.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Html } from '../../../html.ts'
import { rolesFor } from '../../../access/rolesFor.ts'
import type { View } from '../../../view.ts'
import { type RowProblems, wrong } from './rowFields.ts'

/** The hours as a visitor reads them. */
export const visitorList = (view: View, version: HoursVersion): Html =>
  html`<ul class="visitor">${visitorLines(version, view).map(({ days, hours }) => html`<li class="visitor-line">${days === '' ? '' : html`<span class="visitor-days">${days}</span> `}<span>${wholeRanges(hours)}</span></li>`)}</ul>`

export function warningList(view: View, sentences: readonly string[]): Html | '' {
  if (sentences.length === 0) return ''
  return html`<div class="notice warning"><h3>${view.texts.hours.page.warnings}</h3><ul>${sentences.map((words) => html`<li>${words}</li>`)}</ul></div>`
}

/** Who can change what somebody only reads here. @param path of the page of the hours */
export function onlyByWords({ texts }: View, path: string): string {
  const roles = rolesFor(`${path}/exceptions`, 'POST')
  return roles === 'everyone' ? '' : texts.groups.onlyBy(roles.map((role) => texts.access.roleNames[role]))
}

/** Has to be ticked before the past is changed. */
export const agreement = (view: View, label: string, problems: RowProblems): Html =>
  html`${wrong(view, 'past', problems).words}${checkboxField({ value: () => '', values: () => [], problems: [], errorWord: view.texts.forms.error }, { name: 'past', label })}`
