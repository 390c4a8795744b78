/** The opening hours of one line: what holds now, the days to come, all versions, exceptions. */
import { html } from 'hono/html'
import { comingDays } from '../../../../../shared/calendar/comingDays.ts'
import { hoursWarnings } from '../../../../../shared/calendar/hoursWarnings.ts'
import type { HoursVersion, Line, Settings } from '../../../../../shared/settings/settings.ts'
import { visitorLines } from '../../../../../shared/text/hours/visitorLines.ts'
import { changesList } from '../../../components/changesList.ts'
import { doneNotice, type Told } from '../../../components/doneNotice.ts'
import { tableDownloads } from '../../../components/tableDownloads.ts'
import { errorSummary } from '../../../components/formFields.ts'
import { type StackedCell, stackedTable } from '../../../components/stackedTable.ts'
import { wholeRanges } from '../../../components/wholeRanges.ts'
import type { Html } from '../../../html.ts'
import type { RecentChange } from '../../../recentChanges.ts'
import { mayFollow, maySend } from '../../../access/rolesFor.ts'
import { undoPath } from '../../../undoPath.ts'
import { linkTo, notNarrowed, type View } from '../../../view.ts'
import { setupPage } from '../setupPage.ts'
import { comingData, comingTable } from './comingTable.ts'
import { type ExceptionsOptions, exceptionsView } from './exceptionsView.ts'
import { onlyByWords, visitorList, warningList } from './hoursParts.ts'
import { exceptionWords, versionState } from './hoursTables.ts'
import { hoursPath, versionPath } from './versionView.ts'
import { warningWords } from './warningWords.ts'

/** What was done just now, and what was done before where somebody asks for it. */
type Done = { readonly told: Told; readonly changes: readonly RecentChange[] | undefined }

export function hoursView(view: View, { told, changes }: Done, options: ExceptionsOptions): Html {
  const { line, today, problems } = options
  const words = view.texts.hours.page
  const versions = line.hours.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const now = versions.findLast(({ from }) => from <= today)
  const shown = now ?? versions[0]
  const mayChange = maySend(view, `${hoursPath(line)}/exceptions`)
  const notices = { hours_saved: words.saved, hours_removed: words.removed, exception_saved: words.exceptionSaved, exception_removed: words.exceptionRemoved }
  return setupPage(view, {
    heading: words.heading(line.name),
    sentence: sentence(view, line, now, versions[0]),
    hasError: problems.length > 0,
    back: { path: '/setup/lines', words: words.back },
    content: html`${doneNotice(view, told, notices, (made) => ({ path: undoPath.hours(line.id, made) }))}${told.said === 'hours_saved' ? nextStep(view) : ''}
${errorSummary(view.texts.forms.summary(problems.length), { problems })}
${shown === undefined ? '' : html`<section aria-labelledby="reads-title"><h2 id="reads-title">${words.readsAs}</h2>${visitorList(view, shown)}</section>`}
${mayChange ? addingView(view, line, shown) : html`<p class="hint">${onlyByWords(view, hoursPath(line))}</p>`}
${shown === undefined ? '' : warningList(view, warningWords(view, hoursWarnings(line, today)))}
${shown === undefined ? '' : html`<section aria-labelledby="coming-title"><h2 id="coming-title">${words.coming}</h2>${comingTable(view, comingDays(line, today))}${tableDownloads(view, hoursPath(line), comingData(view, []))}</section>`}
${versions.length === 0 ? '' : versionTable(view, options, versions)}
${shown === undefined ? '' : exceptionsView(view, options)}
${changesList(view, { changes, page: hoursPath(line), undo: (made) => undoPath.hours(line.id, made), named: (known, list, name) => hoursNamed(view, line, known, { list, name }) })}`,
  })
}

/** On with the set-up, while it is under way: hours of the next line, or else the first source. */
function nextStep(view: View): Html | '' {
  const { lines, sources } = view.settings
  const without = lines.find(({ hours }) => hours.length === 0)
  const words = view.texts.setup.actions
  const next =
    without === undefined ? { path: '/setup/sources/new', words: words.addSource } : { path: versionPath(without, undefined), words: words.hours(without.name) }
  if ((without === undefined && sources.length > 0) || !mayFollow(view, next.path)) return ''
  return html`<p class="screen-only"><a class="action" href="${linkTo(view, next.path, notNarrowed)}">${next.words}</a></p>`
}

/** By its name among those that can be taken back: the first day of a version, or the day of an exception. */
function hoursNamed(view: View, { id }: Line, { lines }: Settings, { list, name }: { readonly list: number; readonly name: string }): string {
  const line = lines.find((own) => own.id === id)
  const version = list === 0 ? line?.hours.find(({ from }) => from === name) : undefined
  if (version !== undefined)
    return `${view.texts.undo.hoursFrom(view.formats.day(version.from))}, ${visitorLines(version, view)
      .map(({ whole }) => whole)
      .join('; ')}`
  const exception = line?.exceptions.find(({ date }) => date === name)
  return exception === undefined ? '' : `${view.formats.weekdayDay(exception.date)}, ${exceptionWords(view, exception)}`
}

function addingView(view: View, line: Line, shown: HoursVersion | undefined): Html {
  const words = view.texts.hours.page
  return html`<p><a class="action" href="${linkTo(view, versionPath(line, undefined), notNarrowed)}">${shown === undefined ? words.addFirst : words.add}</a></p>
${shown === undefined ? '' : html`<p class="hint">${words.addExplained}</p>`}`
}

function sentence({ texts, formats }: View, line: Line, now: HoursVersion | undefined, first: HoursVersion | undefined): string {
  const words = texts.hours.page
  if (first === undefined) return words.none
  return now === undefined ? words.notYet(line.name, formats.day(first.from)) : words.now(line.name, formats.day(now.from))
}

function versionTable(view: View, { line, today }: ExceptionsOptions, versions: readonly HoursVersion[]): Html {
  const words = view.texts.hours.page
  const mayChange = mayFollow(view, versionPath(line, undefined))
  const rows = versions.map((version, n): readonly StackedCell[] => {
    const state = versionState(view, version, { next: versions[n + 1], today })
    const link = html`<a href="${linkTo(view, versionPath(line, version), notNarrowed)}" aria-label="${words.changeHint(view.formats.day(version.from))}">${words.change}</a>`
    const hours = html`${visitorLines(version, view).map(({ whole }) => html`<div>${wholeRanges(whole)}</div>`)}`
    return [view.formats.day(version.from), hours, state, ...(mayChange ? [link] : [])]
  })
  const named = [{ label: words.validFrom }, { label: words.hours, className: 'all-hours' }, { label: words.state }]
  const columns = mayChange ? [...named, { label: words.change, isLabelHidden: true }] : named
  const table = stackedTable(view.texts, { caption: words.versions, className: 'hours-table', columns, rows: rows.reverse() })
  return html`<section aria-labelledby="versions-title"><h2 id="versions-title">${words.versions}</h2>${table}${tableDownloads(view, hoursPath(line), { key: 'hours', caption: words.versions })}</section>`
}
