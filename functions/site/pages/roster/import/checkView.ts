/** Step 3: what would happen, what is wrong and what may be wrong, before anything is stored. */
import { html } from 'hono/html'
import type { RosterChange } from '../../../../../shared/rosters/rosterChange.ts'
import type { RosterPreview } from '../../../../../shared/rosters/rosterPreview.ts'
import type { RosterWarning } from '../../../../../shared/rosters/rosterWarnings.ts'
import type { Shift } from '../../../../../shared/rosters/shift.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { columnWords, draftFields, importAddress, readWords, repeatsWords } from './draftFields.ts'
import type { ImportDraft } from './importDraft.ts'
import { importFrame } from './importFrame.ts'
import { peopleWords, shiftWhen, weeksWords } from './shiftWords.ts'

export type CheckShown = {
  readonly draft: ImportDraft
  readonly preview: RosterPreview
  readonly warnings: readonly RosterWarning[]
  readonly change: RosterChange
}
const shown = 50

export function checkView(view: View, { draft, preview, warnings, change }: CheckShown): Html {
  const { texts, formats } = view
  const words = texts.rosterImport
  const { refused, shifts, leftOut } = preview
  const count = countOf(preview)
  const isSame = change.added.length + change.removed.length + change.changed.length === 0
  const numbers = [count, refused.length, warnings.length].flatMap((number) => [number, formats.whole(number)] as const)
  const [all, allWords, faults, faultWords, warned, warnedWords] = numbers
  return importFrame(view, {
    step: 'check',
    content: html`<div class="headline"><p class="sentence">${words.counts(Number(all), String(allWords), Number(faults), String(faultWords), Number(warned), String(warnedWords))}</p>
<p class="under">${readWords(view, draft)} ${words.nothingStored} ${columnWords(view, draft)}${repeatsWords(view, draft.opened)}</p></div>
${shifts.length === 0 ? html`<p class="notice warning">${words.nothingUsable}</p>` : ''}
<form method="post" action="${importAddress(view, '/save')}" class="form import-form">${draftFields(view, draft)}
${refused.length === 0 ? '' : faultSection()}
${warnings.length === 0 ? '' : warningSection()}
${shifts.length === 0 ? '' : isSame ? html`<p class="notice" role="status">${words.changesNothing}</p>` : changeSection()}
${leftOut.length === 0 ? '' : html`<p class="hint">${words.leftOut(leftOut.join(', '))}</p>`}
<p class="buttons">${shifts.length === 0 || isSame ? '' : html`<button type="submit">${refused.length === 0 ? words.save(count, formats.whole(count)) : words.saveGood(count, formats.whole(count))}</button> `}<button type="submit" class="quiet" formaction="${importAddress(view, '/columns')}">${words.adjust}</button> <a href="${importAddress(view)}">${words.again}</a></p></form>`,
  })

  function faultSection(): Html {
    return html`<section aria-labelledby="faults-title" class="stacked"><h2 id="faults-title">${words.faultsTitle}</h2><p class="hint">${words.faultsHint}</p>
<ul class="faults">${refused.slice(0, shown).map(({ row, column, value, sheet, fault, suggestion }) => html`<li><strong>${texts.roster.place(row, column, value, sheet)}</strong> ${texts.roster.fault(fault, suggestion)}</li>`)}</ul>
${refused.length > shown ? html`<p>${words.faultsMore(formats.whole(refused.length - shown))}</p>` : ''}
<p class="hint" id="refused-hint">${words.refusedFileHint}</p>
<p><button type="submit" class="quiet" formaction="${importAddress(view, '/refused')}" aria-describedby="refused-hint">${words.refusedFile}</button></p></section>`
  }
  function warningSection(): Html {
    return html`<section aria-labelledby="warnings-title" class="stacked"><h2 id="warnings-title">${words.warningsTitle}</h2><p class="hint">${words.warningsHint}</p>
<ul class="warned">${warnings.slice(0, shown).map((own) => html`<li>${words.warnings[own.kind](shiftWhen(view, own.shift), formats.hours(own.hours), formats.hours(own.clockHours))}</li>`)}</ul>
${warnings.length > shown ? html`<p>${words.warningsMore(formats.whole(warnings.length - shown))}</p>` : ''}</section>`
  }
  function changeSection(): Html {
    const { added, removed, changed, unchanged } = change
    const [plus, minus, other, same] = [added.length, removed.length, changed.length, unchanged].map(formats.whole)
    const isAdding = draft.taking === 'add'
    const toggle = isAdding ? ('replace' as const) : ('add' as const)
    return html`<section aria-labelledby="changes-title" class="stacked"><h2 id="changes-title">${words.changesTitle}</h2>
<p>${words.changed(plus ?? '', minus ?? '', other ?? '', same ?? '')}</p><p class="hint">${words.changedHint}</p>
${listed(words.removedTitle(minus ?? ''), removed, (own) => peopleWords(view, own))}
${listed(
  words.changedTitle(other ?? ''),
  changed.map(({ after }) => after),
  (own) => words.shiftChange(formats.whole(changed.find(({ after }) => after === own)?.before.people ?? 0), formats.whole(own.people), own.name),
)}
${listed(words.addedTitle(plus ?? ''), added, (own) => peopleWords(view, own))}
<p>${isAdding ? words.adds : words.replaces}</p><ul>${weeksWords(view, shifts).map((week) => html`<li>${week}</li>`)}</ul>
${isAdding || removed.length + changed.length > 0 ? html`<p><button type="submit" class="quiet" name="take-as" value="${toggle}" formaction="${importAddress(view, '/check')}">${words.takings[toggle]}</button></p>` : ''}</section>`
  }
  function listed(title: string, list: readonly Shift[], wordsOf: (shift: Shift) => string): Html | '' {
    if (list.length === 0) return ''
    return html`<details><summary>${title}</summary><ul>${list.slice(0, shown).map((own) => html`<li>${shiftWhen(view, own)}: ${wordsOf(own)}</li>`)}</ul>
${list.length > shown ? html`<p>${words.more(formats.whole(list.length - shown))}</p>` : ''}</details>`
  }
}

/** As a planner counts: the rows of a table, or every appointment of a calendar for each person. */
const countOf = ({ columns, usedRows, shifts }: RosterPreview): number =>
  columns === undefined ? shifts.reduce((sum, { people }) => sum + people, 0) : usedRows
