import { html } from 'hono/html'
import { dayMs } from '../../../../shared/calendar/durations.ts'
import { type Kept, keptFor, keptRows } from '../../../../shared/storage/forgotten/keptItems.ts'
import { backupDays } from '../../../../shared/storage/tables/retention.ts'
import { roles } from '../../../../shared/access/role.ts'
import type { LocalDate } from '../../../../shared/contacts/identifiers.ts'
import type { KeyTurn } from '../../../../shared/privacy/keyCalendar.ts'
import { bridgeDays, type KeyPeriod } from '../../../../shared/privacy/keyPeriods.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import { type Allowed, roleMatrix } from '../../access/people/roleMatrix.ts'
import { mayOpen } from '../../access/routeRules.ts'
import { type DataTable, tableView, text } from '../../components/dataTable.ts'
import { tableDownloads } from '../../components/tableDownloads.ts'
import { layout } from '../../components/layout.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { keyCalendarSection, turnsTable } from './keyCalendarSection.ts'
import { settingsNavigation } from './settingsNavigation.ts'

export type KeysKept = 'kms' | 'file' | 'elsewhere'
export type PrivacyParts = {
  readonly period: KeyPeriod
  readonly keysKept: KeysKept
  readonly turns: readonly KeyTurn[]
  /** Of what stands out in the audit trail; 0 for whoever does not look along. */
  readonly marked: { readonly count: number; readonly since: LocalDate }
}

/** The tables of the page. */
export const privacyTables = (view: View, turns: readonly KeyTurn[]): readonly DataTable[] => [keptTable(view), matrixTable(view), turnsTable(view, turns)]

export function privacyView(view: View, { period, keysKept, marked, turns }: PrivacyParts): Html {
  const { texts, formats, settings, who } = view
  const words = texts.settings.privacyPage
  const day = (moment: number) => formats.day(localTimeOf(settings.privacy.timeZone).dateOf(moment))
  const days = Math.round((period.until - period.from) / dayMs)
  const section = (id: string, title: string, content: Html) =>
    html`<section class="apart" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`
  const list = (items: readonly string[]) => html`<ul class="bulleted">${items.map((item) => html`<li>${item}</li>`)}</ul>`
  const files = (table: DataTable) => tableDownloads(view, '/settings/privacy', table)
  const mayErase = who !== undefined && mayOpen(who.roles, '/settings/erasure')
  return layout(view, {
    title: texts.settings.privacy,
    heading: texts.settings.privacy,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${words.sentence(formats.whole(days + bridgeDays))}</p><p class="under">${words.under(formats.whole(days), day(period.from), day(period.until), formats.whole(bridgeDays))}</p></div>
${marked.count === 0 ? '' : html`<p class="notice" role="status">${words.standsOut(marked.count, formats.whole(marked.count), formats.day(marked.since))} <a href="/settings/audit?marked=yes&amp;since=${marked.since}">${words.lookThere}</a></p>`}
${section('never', words.neverTitle, list(words.never))}
${section('kept', words.keptTitle, html`<div class="fits">${tableView(keptTable(view), view, { captionHidden: true })}</div>${files(keptTable(view))}<p>${texts.retention.backups(formats.whole(backupDays))}</p>`)}
${section('keys', words.keysTitle, html`<p>${words.keys[keysKept]}</p><p>${words.keyEnds}</p>`)}
${keyCalendarSection(view, turns)}
${section('who', words.whoTitle, html`<p>${words.who}</p>${tableView(matrixTable(view), view, { captionHidden: true })}${files(matrixTable(view))}<p class="hint">${words.matrixHint(formats.whole(settings.privacy.threshold))}</p>`)}
${section('staff', words.staffTitle, html`<p>${words.staff}</p><h3>${words.councilTitle}</h3>${list(words.council)}`)}
${section(
  'rights',
  words.rightsTitle,
  html`<p>${words.rights}</p>${mayErase ? html`<p class="screen-only"><a href="${linkTo(view, '/settings/erasure', notNarrowed)}">${texts.erasure.title}</a></p>` : ''}${settings.organisation.contact === undefined ? '' : html`<p>${words.contact(settings.organisation.contact)}</p>`}`,
)}`,
  })
}

function keptTable(view: View): DataTable {
  const { texts } = view
  const words = texts.settings.privacyPage
  return {
    key: 'kept',
    caption: words.keptTitle,
    columns: [
      { key: 'what', label: words.what, kind: 'text' },
      { key: 'holds', label: words.holds, kind: 'text' },
      { key: 'long', label: words.howLong, kind: 'text' },
    ],
    rows: keptRows.map((row) => [texts.retention.rows[row].what, texts.retention.rows[row].holds, howLong(view, keptFor[row])].map((cell) => text(cell))),
  }
}

/** Role by kind of page, from the rules themselves. */
function matrixTable({ texts }: View): DataTable {
  const words = texts.settings.privacyPage
  const cell = ({ sees, takesOut, changes }: Allowed): string => {
    const may = [...(sees ? [words.sees] : []), ...(takesOut ? [words.takesOut] : []), ...(changes ? [words.changes] : [])]
    return may.length === 0 ? words.nothing : may.join(', ')
  }
  return {
    key: 'roles',
    caption: words.whoTitle,
    columns: [
      { key: 'page', label: words.page, kind: 'text' },
      ...roles.map((role) => ({ key: role, label: texts.access.roleNames[role], kind: 'text' as const })),
    ],
    rows: roleMatrix().map(({ kind, allowed }) => [text(words.kinds[kind]), ...allowed.map((own) => text(cell(own)))]),
  }
}

function howLong({ texts: { retention }, formats, settings }: View, kept: Kept): string {
  switch (kept.unit) {
    case 'set_years':
      return retention.years(formats.whole(settings.privacy.keptYears))
    case 'days_at_most':
      return retention.daysAtMost(formats.whole(kept.count))
    case 'days_after_strip':
      return retention.daysAfterStrip(formats.whole(kept.count))
    case 'months_then_heads':
      return retention.monthsThenHeads(formats.whole(kept.count))
    case 'bridge':
      return retention.bridge(formats.whole(bridgeDays))
    case 'until_taken_away':
      return retention.untilTakenAway
    case 'in_use':
      return retention.inUse
    default:
      return retention[kept.unit](formats.whole(kept.count))
  }
}
