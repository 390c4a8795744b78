/** Steps 1 and 2: which past, which hours or limits, which costs. One form that only asks; the address it makes is the whole question. */
import { html } from 'hono/html'
import { caseGoals } from '../../../../../shared/cases/caseRequest.ts'
import { type Entered, fieldId, radioField, selectField, textField } from '../../../components/formFields.ts'
import { wrongField } from '../../../components/wrongField.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import type { LimitField } from './askedLimits.ts'
import { asks, type CaseQuestion } from './caseQuestion.ts'
import { daypartGrid } from './daypartGrid.ts'
import { emptyRow, type HoursRow, rowDays } from './hoursRows.ts'
import { readPlan } from './planText.ts'
import { presentHours } from './weekHours.ts'

const fewestRows = 2

export function caseForm(view: View, question: CaseQuestion): Html {
  const words = view.texts.case.form
  return html`<form method="get" action="/case" class="form case-form" aria-label="${words.title}" novalidate>
${evidenceFields(view, question)}
<section class="part" aria-labelledby="step-hours"><h2 class="step" id="step-hours">${words.hours}</h2>
${radioField(enteredIn(view, question), { name: 'ask', label: words.ask, choices: asks.map((value) => ({ value, label: words.askOf[value] })) })}
${hoursFields(view, question)}
${limitFieldset(view, question)}
${costFields(view, question)}
${kept(view, question)}
<p><button type="submit">${words.calculate}</button></p></section></form>`
}

function enteredIn(view: View, question: CaseQuestion): Entered {
  const values = new Map<string, string>([
    ...Object.entries(question.limits),
    ['ask', question.ask],
    ['name', question.editor.name],
    ['gridstaff', question.editor.gridStaff],
  ])
  return { value: (name) => values.get(name) ?? '', values: () => [], problems: question.problems, errorWord: view.texts.forms.error }
}

function evidenceFields(view: View, { line, period, periodText }: CaseQuestion): Html {
  const words = view.texts.case.form
  const { lines } = view.settings
  const named = Object.entries(words.periods)
  const { from, to } = period
  const isNamed = named.some(([name]) => name === periodText)
  // Dates of one's own stand among the choices, so that another choice takes their place.
  const own = isNamed ? '' : option(periodText ?? `${from}..${to}`, view.formats.days(from, to), true)
  return html`<section class="part" aria-labelledby="step-evidence"><h2 class="step" id="step-evidence">${words.evidence}</h2><div class="filter-row">
${lines.length < 2 ? html`<input type="hidden" name="line" value="${line.id}">` : html`<p class="field"><label for="case-line">${words.line}</label> <select id="case-line" name="line">${lines.map(({ id, name }) => option(id, name, id === line.id))}</select></p>`}
<p class="field"><label for="case-period">${words.period}</label> <select id="case-period" name="period">${own}${named.map(([name, label]) => option(name, label, name === periodText))}</select></p></div>
<details class="more"><summary>${words.ownDates}</summary><div class="filter-row">
<p class="field"><label for="case-from">${words.from}</label> <input id="case-from" type="date" name="from" aria-describedby="case-dates-hint"></p>
<p class="field"><label for="case-to">${words.to}</label> <input id="case-to" type="date" name="to" aria-describedby="case-dates-hint"></p></div>
<p class="hint" id="case-dates-hint">${words.datesHint}</p></details></section>`
}

function option(value: string, label: string, isChosen: boolean): Html {
  return isChosen ? html`<option value="${value}" selected>${label}</option>` : html`<option value="${value}">${label}</option>`
}

function hoursFields(view: View, question: CaseQuestion): Html {
  const words = view.texts.case.form
  const { editor } = question
  const entered = enteredIn(view, question)
  const rows = [...editor.rows, ...Array.from({ length: editor.rows.length === 0 ? fewestRows : 1 }, () => emptyRow)]
  const others = editor.others.flatMap((text, place) => {
    const read = readPlan(text, view.texts)
    return 'plan' in read ? [read.plan.name === '' ? view.texts.case.plan(place + (place >= editor.at ? 2 : 1)) : read.plan.name] : []
  })
  return html`<div class="only-hours">
${others.length === 0 ? '' : html`<p class="notice">${words.others(view.formats.and(others))}</p>`}
<fieldset class="field"><legend>${words.rows}</legend><p class="hint">${words.rowsHint}</p>${rows.map((row, n) => rowFields(view, row, n, question))}</fieldset>
<details class="more" ${editor.cells.length > 0 ? 'open' : ''}><summary>${words.grid}</summary>${daypartGrid(view, { chosen: editor.cells, open: presentHours(question.line, question.period.to) })}
${textField(entered, { name: 'gridstaff', label: words.gridStaff, width: 'narrow', inputmode: 'numeric' })}</details>
${textField(entered, { name: 'name', label: words.name, hint: words.nameHint })}
</div>`
}

function rowFields(view: View, row: HoursRow, n: number, { problems }: CaseQuestion): Html {
  const words = view.texts.case.form
  const problem = (part: string) => wrongField(view.texts.forms.error, `${part}-${n}`, problems)
  const label = (text: string) => html`<span class="visually-hidden">${words.row(n + 1)}, </span>${text}`
  const input = (name: 'start' | 'end' | 'staff', text: string, width: string) => {
    const { attributes } = problem(name)
    return html`<p class="field"><label for="${fieldId(`${name}-${n}`)}">${label(text)}</label> <input type="text" id="${fieldId(`${name}-${n}`)}" name="${name}" value="${row[name]}" class="${width}" autocomplete="off" spellcheck="false" aria-invalid="${attributes.invalid}" aria-describedby="${attributes.describedBy}"></p>`
  }
  const day = problem('day')
  const names = (value: string) =>
    value === 'workdays' || value === 'weekend' || value === 'all' ? words.dayGroups[value] : view.formats.weekday(Number(value))
  return html`<div class="hours-row"><p class="field"><label for="${fieldId(`day-${n}`)}">${label(words.day)}</label> <select id="${fieldId(`day-${n}`)}" name="day" aria-invalid="${day.attributes.invalid}" aria-describedby="${day.attributes.describedBy}"><option value=""></option>${rowDays.map((value) => option(value, names(value), value === row.day))}</select></p>
${input('start', words.start, 'time')}${input('end', words.end, 'time')}${input('staff', words.staff, 'time')}${['day', 'start', 'end', 'staff'].map((name) => problem(name).words)}</div>`
}

function limitFieldset(view: View, question: CaseQuestion): Html {
  const words = view.texts.case.form
  const entered = enteredIn(view, question)
  const field = (name: LimitField, label: string) => textField(entered, { name, label, width: 'narrow', isCode: true })
  return html`<fieldset class="field only-propose"><legend>${words.limits}</legend><div class="limits">
${field('budget', words.budget)}${field('block', words.block)}${field('earliest', words.earliest)}${field('latest', words.latest)}${field('least', words.leastStaff)}${field('most', words.mostStaff)}
${selectField(entered, { name: 'goal', label: words.goal, choices: caseGoals.map((value) => ({ value, label: words.goals[value] })) })}</div></fieldset>`
}

function costFields(view: View, question: CaseQuestion): Html {
  const words = view.texts.case.form
  const entered = enteredIn(view, question)
  return html`<fieldset class="field"><legend>${words.costs}</legend><div class="limits">${textField(entered, { name: 'cost', label: words.cost, hint: words.costHint, width: 'narrow', isCode: true })}
${textField(entered, { name: 'handover', label: words.handOver, hint: words.handOverHint, width: 'narrow', inputmode: 'numeric' })}</div></fieldset>`
}

/** What the form has no field for stays as it is. */
function kept({ language, query }: View, { editor, switches }: CaseQuestion): readonly Html[] {
  const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`
  return [
    ...editor.others.map((text) => hidden('plan', text)),
    hidden('at', String(editor.at)),
    ...Object.entries(switches).map(([name, value]) => hidden(name, value)),
    ...(query.lang === undefined ? [] : [hidden('lang', language)]),
  ]
}
