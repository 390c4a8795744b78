/** The page of one line: new, or to be changed. */
import { html } from 'hono/html'
import type { Line } from '../../../../../shared/settings/settings.ts'
import { type Entered, errorSummary, radioField, textField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupPage } from '../setupPage.ts'
import type { ClosedHint } from './closedRecordedHint.ts'

export type LineViewOptions = {
  readonly entered: Entered
  /** Absent: a new line. */
  readonly line?: Line
  /** Nothing is set up yet, so the organisation has no name either. */
  readonly asksOrganisation: boolean
  /** What the data says about attempts while closed. */
  readonly hint?: ClosedHint | undefined
  /** First date with data of this line; without any it can be removed. */
  readonly firstDate?: string | undefined
}

export function lineView(view: View, options: LineViewOptions): Html {
  const { entered, line } = options
  const { setup: words, forms } = view.texts
  const heading = line === undefined ? words.lines.add : line.name
  return setupPage(view, {
    heading,
    sentence: line === undefined ? words.lineForm.sentenceNew : words.lineForm.sentence(line.name),
    hasError: entered.problems.length > 0,
    ...(line === undefined ? {} : { back: { path: '/setup/lines', words: words.lines.back } }),
    content: html`${errorSummary(forms.summary(entered.problems.length), entered)}
<form method="post" action="${linkTo(view, line === undefined ? '/setup/lines/new' : `/setup/lines/${line.id}`, notNarrowed)}" class="stacked form">
${options.asksOrganisation ? textField(entered, { name: 'organisation', label: words.lineForm.organisation, hint: words.lineForm.organisationHint }) : ''}
${lineFields(view, options)}
<p><button type="submit">${line === undefined ? words.lineForm.saveNew : forms.save}</button></p>
</form>
${line === undefined ? '' : html`<p class="links"><a href="${linkTo(view, `/setup/lines/${line.id}/hours`, notNarrowed)}">${words.lines.toHours}</a> <a href="${linkTo(view, `/setup/lines/${line.id}/public`, notNarrowed)}">${view.texts.live.form.toPage}</a></p>`}
${line === undefined ? '' : removal(view, line, options.firstDate)}`,
  })
}

function lineFields(view: View, { entered, line, hint }: LineViewOptions): Html {
  const words = view.texts.setup.lineForm
  const choice = (value: keyof typeof words.closedOf) => ({ value, ...words.closedOf[value] })
  return html`${textField(entered, { name: 'name', label: words.name, hint: words.nameHint })}
${radioField(entered, {
  name: 'channel',
  label: words.channel,
  ...(line === undefined ? { hint: words.channelHint } : {}),
  choices: [
    { value: 'phone', label: view.texts.filters.phone },
    { value: 'chat', label: view.texts.filters.chat },
  ],
})}
<div class="only-chat">${textField(entered, { name: 'chatsAtOnce', label: words.chats, hint: words.chatsHint, width: 'narrow', inputmode: 'numeric' })}</div>
${textField(entered, { name: 'publicName', label: words.publicName, hint: words.publicNameHint })}
${textField(entered, { name: 'purpose', label: words.purpose, hint: words.purposeHint })}
${radioField(entered, { name: 'closedRecorded', label: words.closed, hint: words.closedHint, choices: [choice('unknown'), choice('yes'), choice('partly'), choice('no')] })}
${hint === undefined ? '' : html`<p class="notice" id="closed-check">${hintWords(view, hint, entered.value('closedRecorded'))}</p>`}`
}

function hintWords({ texts: { setup }, formats }: View, { suggests, open, closed }: ClosedHint, chosen: string): string {
  const words = setup.lineForm.suggestion
  const counts = [formats.whole(open), formats.whole(closed)] as const
  if (suggests === chosen || (suggests === 'yes' && chosen === 'partly')) return words.fits(...counts)
  switch (suggests) {
    case 'yes':
      return words.yes(...counts)
    case 'no':
      return words.no(...counts)
    case 'partly':
    case 'unknown':
    case 'too_little':
      return words.tooLittle(...counts)
  }
}

/** Facts are kept: a line that something was delivered for stays. */
function removal(view: View, line: Line, firstDate: string | undefined): Html {
  const words = view.texts.setup.lines
  return html`<section aria-labelledby="remove-title" class="removal"><h2 id="remove-title">${words.removeTitle}</h2>
${
  firstDate === undefined
    ? html`<p>${words.removeExplained}</p><form method="post" action="${linkTo(view, `/setup/lines/${line.id}/remove`, notNarrowed)}"><button type="submit" class="quiet danger">${words.remove(line.name)}</button></form>`
    : html`<p>${words.cannotRemove(view.formats.day(firstDate))}</p>`
}</section>`
}
