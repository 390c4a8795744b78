import { html } from 'hono/html'
import type { User } from '../../../../../shared/access/user.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { LastChange } from '../../../../../shared/storage/decided/settingChanges.ts'
import { type Cell, type DataTable, tableView, text } from '../../../components/dataTable.ts'
import { tableDownloads } from '../../../components/tableDownloads.ts'
import { type Entered, errorSummary, textField } from '../../../components/formFields.ts'
import { layout } from '../../../components/layout.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { inLanguage } from '../inLanguage.ts'
import { shownName } from '../../../access/shownName.ts'
import { settingsNavigation } from '../settingsNavigation.ts'
import { leastOf, typedText } from './groupForm.ts'
import { type Effect, groupPath, type SettingField, type SettingsGroup, type Typed } from './settingsGroup.ts'

export type GroupParts = {
  readonly group: SettingsGroup
  readonly entered: Entered
  readonly today: LocalDate
  readonly mayChange: boolean
  readonly changes: readonly LastChange[]
  /** For the names beside the changes. */
  readonly people: readonly User[]
  readonly said: boolean
  /** What was asked for was looked through, and can be saved. */
  readonly effect?: Effect
}

export function groupView(view: View, parts: GroupParts): Html {
  const { texts } = view
  const { group, entered, said, mayChange } = parts
  const words = texts.groups
  const own = words.groups[group.name]
  const files = tableDownloads(view, groupPath(group.name), valuesTable(view, parts))
  return layout(view, {
    title: own.title,
    heading: own.title,
    hasError: entered.problems.length > 0,
    content: html`${settingsNavigation(view)}<div class="headline"><p class="sentence">${own.sentence}</p><p class="under">${own.under}</p></div>
${said ? html`<p class="notice said" role="status">${words.saved}</p>` : ''}
${errorSummary(texts.forms.summary(entered.problems.length), entered)}
${mayChange ? html`${groupForm(view, parts)}${files}` : html`${tableView(valuesTable(view, parts), view)}${files}<p class="hint">${words.onlyBy(group.mayChange.map((role) => texts.access.roleNames[role]))}</p>`}
${fixedList(view, parts)}
${versionsSection(view, parts)}`,
  })
}

function groupForm(view: View, parts: GroupParts): Html {
  const { group, entered, effect } = parts
  const words = view.texts.groups
  const path = groupPath(group.name)
  const current = group.read(view.settings, parts.today)
  const hintOf = (field: SettingField) =>
    [words.fields[field.name]?.hint, rangeWords(view, field, current), changedWords(view, parts, field)]
      .filter((part) => part !== undefined && part !== '')
      .join(' ')
  const field = (own: SettingField) =>
    textField(entered, {
      name: own.name,
      label: words.fields[own.name]?.label ?? own.name,
      hint: hintOf(own),
      width: own.kind === 'text' ? 'wide' : 'narrow',
      inputmode: own.kind === 'text' || own.kind === 'colour' ? 'text' : 'numeric',
    })
  return html`<form method="post" action="${inLanguage(view, path)}" class="stacked form" novalidate>
${group.versions === undefined ? '' : textField(entered, { name: 'from', label: words.from, hint: words.fromHint, width: 'narrow' })}
${group.fields.map(field)}
${effect === undefined ? '' : effectSection(view, effect)}
<p class="buttons"><button type="submit" formaction="${inLanguage(view, `${path}/check`)}" class="${effect === undefined ? '' : 'quiet'}">${words.check}</button>${effect === undefined ? '' : html` <button type="submit">${view.texts.forms.save}</button>`}</p>
</form>`
}

function effectSection(view: View, { about, rows, none }: Effect): Html {
  const words = view.texts.groups
  const columns = [
    { key: 'figure', label: words.figure, kind: 'text' },
    { key: 'before', label: words.before, kind: 'text' },
    { key: 'after', label: words.after, kind: 'text' },
  ] as const
  const table: DataTable = { key: 'effect', caption: words.effect, columns, rows: rows.map((row) => row.map((cell) => text(cell))) }
  return html`<section class="preview" aria-labelledby="effect-title" tabindex="-1" autofocus><h2 id="effect-title">${words.effect}</h2><p role="status">${rows.length === 0 ? none : about}</p>${rows.length === 0 ? '' : tableView(table, view, { captionHidden: true })}</section>`
}

const shown = (view: View, { kind }: SettingField, value: number | string | undefined): string => {
  if (value === undefined || value === '') return view.texts.groups.empty
  return kind === 'percent' ? `${typedText(value, view)}%` : typedText(value, view)
}

const valueCell = (view: View, field: SettingField, value: number | string | undefined): Cell =>
  typeof value === 'number' ? { kind: 'typed', value, shown: shown(view, field, value) } : text(shown(view, field, value))

/** "Usually 10. From 0 to 120." */
function rangeWords(view: View, field: SettingField, current: Typed): string {
  const words = view.texts.groups
  if (field.kind === 'text' || field.kind === 'colour') return ''
  return words.range(shown(view, field, field.usual), shown(view, field, leastOf(field, current)), shown(view, field, field.most))
}

/** Who made it what it is now; of what a settings file said nobody knows. */
function changedWords(
  view: View,
  { group, changes, people, today }: Pick<GroupParts, 'group' | 'today' | 'changes' | 'people'>,
  { name }: SettingField,
): string {
  const change = changes.find(({ field }) => field === name)
  if (change === undefined || change.to !== String(latest(group, view, today)[name] ?? '')) return ''
  const who = shownName(view, people.find(({ id }) => id === change.by)?.name ?? view.texts.erasure.somebodyGone)
  return view.texts.groups.changed(who, view.formats.moment(change.at))
}

/** With what was decided and does not hold yet. */
function latest(group: SettingsGroup, { settings }: View, today: LocalDate): Typed {
  return group.versions?.(settings).at(-1)?.values ?? group.read(settings, today)
}

/** What holds now, for whoever changes it too: as a file it is the same for both. */
export function valuesTable(view: View, parts: Pick<GroupParts, 'group' | 'today' | 'changes' | 'people'>): DataTable {
  const { group, today } = parts
  const words = view.texts.groups
  const current = group.read(view.settings, today)
  return {
    key: 'settings',
    caption: words.groups[group.name].title,
    columns: [
      { key: 'setting', label: words.setting, kind: 'text' },
      { key: 'value', label: words.value, kind: 'text' },
      { key: 'range', label: words.rangeLabel, kind: 'text' },
      { key: 'changed', label: words.changedLabel, kind: 'text' },
    ],
    rows: group.fields.map((field) => [
      text(words.fields[field.name]?.label ?? field.name),
      valueCell(view, field, current[field.name]),
      text(rangeWords(view, field, current)),
      text(changedWords(view, parts, field)),
    ]),
  }
}

function fixedList({ texts }: View, { group }: GroupParts): Html | '' {
  const rows = group.fixed?.(texts) ?? []
  if (rows.length === 0) return ''
  return html`<section class="apart" aria-labelledby="fixed-title"><h2 id="fixed-title">${texts.groups.fixed}</h2><ul class="bulleted">${rows.map(([label, value]) => html`<li>${label}: ${value}</li>`)}</ul></section>`
}

/** Of definitions that nobody chose. */
const sinceEver = '1970-01-01'

function versionsSection(view: View, { group }: GroupParts): Html | '' {
  const words = view.texts.groups
  if (group.versions === undefined) return ''
  const values = (typed: Typed) =>
    group.fields.map((field) => html`<li>${words.fields[field.name]?.label ?? field.name}: ${shown(view, field, typed[field.name])}</li>`)
  return html`<section class="apart" aria-labelledby="versions-title"><h2 id="versions-title">${words.versions}</h2><ul>${group
    .versions(view.settings)
    .map(
      (version) =>
        html`<li><h3>${version.from === sinceEver ? words.versionFirst : words.versionFrom(view.formats.day(version.from))}</h3><ul class="bulleted">${values(version.values)}</ul></li>`,
    )}</ul></section>`
}
