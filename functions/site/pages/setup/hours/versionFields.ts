/** The form of one version: the date, the week, rules, holidays, and a place to paste. Everything works without a script: rows are added by buttons. */
import { html } from 'hono/html'
import { choicesOf, type HolidayChoice, holidaysOf } from '../../../../../shared/calendar/holidays.ts'
import { schoolHolidaysKnown } from '../../../../../shared/calendar/schoolHolidays.ts'
import { schoolRegions } from '../../../../../shared/calendar/schoolRegions.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import { type Entered, fieldId, radioField, selectField, textArea } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { dateField, type RowProblems, timeInput, timeRows, wrong } from './rowFields.ts'
import { emptyRuleRow, ruleChoices, ruleDays, type RuleRow } from './ruleRows.ts'
import { type Draft, holidayCountries } from './versionDraft.ts'
import { capital } from '../../../../../shared/text/capital.ts'

export type VersionFields = {
  readonly draft: Draft
  readonly problems: RowProblems
  readonly action: string
  readonly today: LocalDate
  readonly isFirst: boolean
}

export function versionFields(view: View, fields: VersionFields): Html {
  const { draft, problems, isFirst } = fields
  const words = view.texts.hours.version
  return html`${dateField(view, { name: 'from', label: words.from, hint: isFirst ? words.fromHintFirst : words.fromHint, value: draft.from }, problems)}
${weekFields(view, fields)}
${ruleFields(view, fields)}
${holidayFields(view, fields)}
${draft.pastedDates.map((date) => html`<input type="hidden" name="pastedDate" value="${date}">`)}`
}

const entered = (view: View, { draft, problems }: VersionFields): Entered => ({
  value: (name) =>
    new Map(Object.entries({ region: draft.region, country: draft.country, onHolidays: draft.onHolidays, other: draft.other, paste: draft.paste })).get(name) ??
    '',
  values: () => [],
  problems,
  errorWord: view.texts.forms.error,
})

/** A button that changes the form and comes back to the place where something was added. */
function formButton(action: string, value: string, place: string, words: string, hint?: string): Html {
  return html`<button type="submit" class="quiet" name="action" value="${value}" formaction="${action}#${place}" aria-label="${hint ?? words}">${words}</button>`
}

/** @param day 0 is Monday */
export const dayTitle = ({ formats }: Pick<View, 'formats'>, day: number): string => capital(formats.weekday(day + 1))

function weekFields(view: View, { draft, problems, action }: VersionFields): Html {
  const words = view.texts.hours.version
  const days = draft.days.map((rows, day) => {
    const name = view.formats.weekday(day + 1)
    const next = fieldId(`day${day}-from-${Math.max(1, rows.length)}`)
    return html`<fieldset class="day"><legend>${dayTitle(view, day)}</legend><div class="rows">${timeRows(view, `day${day}`, rows, problems)}</div>${formButton(action, `row-${day}`, next, words.addRow, words.addRowHint(name))}</fieldset>`
  })
  return html`<section class="part" aria-labelledby="week-title"><h2 id="week-title">${words.week}</h2><p class="hint">${words.weekHint}</p>
<div class="week-fields">${days[0] ?? ''}</div><p>${formButton(action, 'copy', 'week-title', words.copyMonday)}</p><div class="week-fields">${days.slice(1)}</div></section>`
}

function ruleFields(view: View, fields: VersionFields): Html {
  const { draft, problems, action } = fields
  const words = view.texts.hours.version
  const rows = draft.rules.length === 0 ? [emptyRuleRow] : draft.rules
  const needsOther = draft.other !== '' || problems.some(({ field }) => field === 'other')
  return html`<details class="part" ${draft.rules.length > 0 || needsOther || draft.region !== '' || problems.some(({ field }) => /^(rule|region|other)/.test(field)) ? 'open' : ''}><summary><h2>${words.rules}</h2></summary><p class="hint">${words.rulesHint}</p>
${rows.map((row, n) => ruleRow(view, row, n, problems))}
<p>${formButton(action, 'rule', fieldId(`rule-which-${rows.length}`), words.addRule)}</p>
${selectField(entered(view, fields), { name: 'region', label: words.region, hint: words.regionHint(view.formats.day(schoolHolidaysKnown.to)), choices: [{ value: '', label: words.regionNone }, ...schoolRegions.map((value) => ({ value, label: words.regions[value] }))] })}
${needsOther ? textArea(entered(view, fields), { name: 'other', label: words.other, hint: words.otherHint, rows: 2 }) : ''}</details>`
}

function ruleRow(view: View, row: RuleRow, n: number, problems: RowProblems): Html {
  const words = view.texts.hours.version
  const dayNames = (day: string) => (day === 'workdays' ? words.workdays : day === 'all' ? words.allDays : view.formats.weekday(Number(day) + 1))
  const choices = [{ value: '', label: words.ruleNone }, ...ruleChoices.map((value) => ({ value, label: words.ruleChoices[value] }))]
  const days = [{ value: '', label: words.ruleNone }, ...ruleDays.map((value) => ({ value, label: dayNames(value) }))]
  return html`<fieldset class="rule"><legend>${words.ruleNumber(n + 1)}</legend>${rowSelect(view, { name: 'rule-which', n, label: words.ruleWhich, value: row.which, choices }, problems)}
${rowSelect(view, { name: 'rule-day', n, label: words.ruleDay, value: row.day, choices: days }, problems)}
<div class="time-row">${timeInput(view, { name: 'rule', n, part: 'from', label: words.rowFrom, value: row.from }, problems)} ${timeInput(view, { name: 'rule', n, part: 'until', label: words.rowUntil, value: row.until }, problems)}</div></fieldset>`
}

type RowSelect = {
  readonly name: string
  readonly n: number
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

function rowSelect(view: View, { name, n, label, value, choices }: RowSelect, problems: RowProblems): Html {
  const field = `${name}-${n}`
  const { attributes, words } = wrong(view, field, problems)
  return html`<span class="field"><label for="${fieldId(field)}">${label}</label><select id="${fieldId(field)}" name="${name}" aria-invalid="${attributes.invalid}" aria-describedby="${attributes.describedBy}">${choices.map((choice) => html`<option value="${choice.value}" ${choice.value === value ? 'selected' : ''}>${choice.label}</option>`)}</select>${words}</span>`
}

function holidayFields(view: View, fields: VersionFields): Html {
  const { draft, problems, action } = fields
  const words = view.texts.hours.version
  const country = holidayCountries.find((own) => own === draft.country) ?? 'NL'
  const boxes = choicesOf(country).map(({ choice }) => {
    const id = `kept-${choice}`
    return html`<div class="option"><input type="checkbox" id="${id}" name="kept" value="${choice}" ${draft.kept.includes(choice) ? 'checked' : ''}><label for="${id}">${choiceWords(view, choice, country, fields.today)}</label></div>`
  })
  const own = entered(view, fields)
  return html`<details class="part" ${draft.kept.length > 0 || problems.some(({ field }) => field.startsWith('holiday')) ? 'open' : ''}><summary><h2>${words.holidays}</h2></summary>
<div class="country">${selectField(own, { name: 'country', label: words.country, choices: holidayCountries.map((value) => ({ value, label: words.countries[value] })) })}<p>${formButton(action, 'country', 'field-country', words.showCountry)}</p></div>
<fieldset class="field"><legend>${words.holidays}</legend><p class="hint">${words.holidaysHint}</p><div class="boxes">${boxes}</div></fieldset>
${radioField(own, { name: 'onHolidays', label: words.onHolidays, choices: (['closed', 'as_usual', 'own'] as const).map((value) => ({ value, label: words.onHolidaysOf[value] })) })}
<div class="rows">${timeRows(view, 'holiday', draft.holidayRows, problems)}</div><p>${formButton(action, 'holiday', fieldId(`holiday-from-${Math.max(1, draft.holidayRows.length)}`), words.addRow, `${words.addRow}: ${words.holidays}`)}</p></details>`
}

/** With the next date on which it falls. */
function choiceWords(view: View, choice: HolidayChoice, country: (typeof holidayCountries)[number], today: LocalDate): string {
  const words = view.texts.hours.version
  if (choice === 'liberation_day_lustrum') return words.lustrum
  const year = Number(today.slice(0, 4))
  const next = [year, year + 1].flatMap((own) => holidaysOf(country, own)).find(({ key, date }) => key === choice && date >= today)
  const name = choice === 'liberation_day' ? words.everyLiberation : view.texts.holidays[choice]
  return next === undefined ? name : words.holidayOn(name, view.formats.day(next.date))
}

/** A form within the form is not possible: the same fields, another button. */
export function pasteFields(view: View, fields: VersionFields, read: Html | ''): Html {
  const words = view.texts.hours.version
  return html`<details class="part" ${fields.draft.paste !== '' ? 'open' : ''}><summary><h2>${words.paste}</h2></summary>
${textArea(entered(view, fields), { name: 'paste', label: words.pasteField, hint: words.pasteHint, rows: 4 })}
<p>${formButton(fields.action, 'paste', 'field-paste', words.readPaste)}</p>${read}</details>`
}
