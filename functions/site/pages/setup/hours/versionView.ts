/** The page of one version of opening hours: new, or to be changed; with a preview once it was asked for. */
import { html } from 'hono/html'
import { comingDays } from '../../../../../shared/calendar/comingDays.ts'
import { addDays } from '../../../../../shared/calendar/localDate.ts'
import { parseWeek } from '../../../../../shared/calendar/openingHoursSyntax.ts'
import type { PastedHours } from '../../../../../shared/calendar/pastedHours.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import { HoursVersion, type Line } from '../../../../../shared/settings/settings.ts'
import { errorSummary, type FieldProblem } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupPage } from '../setupPage.ts'
import { comingTable } from './comingTable.ts'
import { agreement, visitorList, warningList } from './hoursParts.ts'
import type { Draft } from './versionDraft.ts'
import { dayTitle, pasteFields, type VersionFields, versionFields } from './versionFields.ts'

export type Preview = {
  /** The line as it would be. */
  readonly line: Line
  readonly version: HoursVersion
  readonly warnings: readonly string[]
  readonly effect: string
  /** Days that are over would be judged anew. */
  readonly changesPast: boolean
  /** What exactly was looked at, so that nothing unseen is saved. */
  readonly seen: string
  readonly isChangedSince: boolean
}
export type VersionViewOptions = {
  readonly line: Line
  /** Absent: new hours. */
  readonly original?: HoursVersion | undefined
  readonly draft: Draft
  readonly problems: readonly FieldProblem[]
  readonly today: LocalDate
  readonly preview?: Preview | undefined
  readonly pasted?: PastedHours | undefined
  /** The paste that was read before; another one is read before anything is looked at. */
  readonly pasteRead?: string
  readonly wasTaken?: boolean
}

export const hoursPath = (line: Pick<Line, 'id'>) => `/setup/lines/${line.id}/hours`
export const versionPath = (line: Pick<Line, 'id'>, original: HoursVersion | undefined) => `${hoursPath(line)}/${original?.from ?? 'new'}`

export function versionView(view: View, options: VersionViewOptions): Html {
  const { line, original, draft, problems, preview, today, pasted, wasTaken, pasteRead = '' } = options
  const words = view.texts.hours.version
  const action = linkTo(view, versionPath(line, original), notNarrowed)
  const fields: VersionFields = { draft, problems, action, today, isFirst: line.hours.length === 0 }
  return setupPage(view, {
    heading: original === undefined ? words.headingNew(line.name) : words.headingChange(line.name, view.formats.day(original.from)),
    sentence: original === undefined ? words.sentenceNew : words.sentenceChange,
    hasError: problems.length > 0,
    back: { path: hoursPath(line), words: words.back },
    content: html`${errorSummary(view.texts.forms.summary(problems.length), { problems: problems.map((own) => withDay(view, own)) })}
<form method="post" action="${action}" class="form hours-form">
<button type="submit" name="action" value="check" class="visually-hidden" tabindex="-1" aria-hidden="true">${words.check}</button>
${wasTaken === true ? html`<p class="notice said" role="status">${words.taken}</p>` : ''}
${preview === undefined ? '' : previewView(view, preview, options)}
<input type="hidden" name="pasteRead" value="${pasted === undefined ? pasteRead : draft.paste}">
${pasteFields(view, fields, pasted === undefined ? '' : pastedView(view, pasted, fields))}
${versionFields(view, fields)}
<p><button type="submit" name="action" value="check" class="${preview === undefined ? '' : 'quiet'}">${words.check}</button></p>
${original !== undefined && original.from > today ? html`<section class="removal"><p>${words.removeExplained}</p><p><button type="submit" name="action" value="remove" class="quiet danger">${words.remove}</button></p></section>` : ''}
</form>`,
  })
}

function previewView(
  view: View,
  { line, version, warnings, effect, changesPast, seen, isChangedSince }: Preview,
  { today, problems }: VersionViewOptions,
): Html {
  const { version: words, page } = view.texts.hours
  const from = version.from > addDays(today, 13) ? version.from : today
  return html`<section class="preview" aria-labelledby="preview-title"><h2 id="preview-title" tabindex="-1" autofocus>${words.preview}</h2>
<p class="notice" role="status">${isChangedSince ? words.previewAgain : words.unsaved}</p>
<h3>${page.readsAs}</h3><p class="context">${page.validFrom} ${view.formats.day(version.from)}</p>${visitorList(view, version)}
${warningList(view, warnings)}
<h3>${words.effect}</h3><p>${effect}</p>
<h3>${from === today ? page.coming : page.comingFirst}</h3>${comingTable(view, comingDays(line, from))}
<input type="hidden" name="seen" value="${seen}">
${changesPast ? html`<div class="notice warning"><p>${words.past}</p>${agreement(view, words.pastAgreed, problems)}</div>` : ''}
<p><button type="submit" name="action" value="save">${words.save}</button></p></section>`
}

/** In the list of what is wrong, where the same words may stand seven times, the day belongs to them. */
function withDay(view: View, { field, words }: FieldProblem): FieldProblem {
  const [, day] = /^day(\d)-/.exec(field) ?? []
  return { field, words: day === undefined ? words : `${dayTitle(view, Number(day))}: ${words}` }
}

/** What was read in a paste, before it is taken over. */
function pastedView(view: View, { week, exceptions, leftOut }: PastedHours, { action }: VersionFields): Html {
  const { version: words, leftOut: whys, cures, problems } = view.texts.hours
  const readable = week === undefined ? undefined : parseWeek(week)
  const nothing = week === undefined && exceptions.length === 0
  return html`<div class="pasted" role="status"><h3>${words.pasted}</h3>
${nothing ? html`<p>${words.pastedNothing}</p>` : ''}
${week === undefined || readable === undefined || 'problem' in readable ? '' : visitorList(view, HoursVersion.parse({ from: '2000-01-01', week }))}
${exceptions.length === 0 ? '' : html`<p>${words.pastedExceptions(exceptions.length)}</p>`}
${leftOut.length === 0 ? '' : html`<h4>${words.pastedLeft}</h4><ul class="left-out">${leftOut.map(({ piece, why, problem }) => html`<li>${piece === '' ? '' : html`<code>${piece.slice(0, 200)}</code>: `}${problem === undefined ? whys[why === 'hours' ? 'times' : why] : problem.piece === '' ? cures[problem.key] : problems.otherUnreadable(problem.piece, cures[problem.key])}</li>`)}</ul>`}
${nothing ? '' : html`<p><button type="submit" name="action" value="take" formaction="${action}">${words.takePaste}</button></p>`}</div>`
}
