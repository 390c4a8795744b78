import { html } from 'hono/html'
import { addDays, isoWeekOf } from '../../../../shared/calendar/localDate.ts'
import { localTimeOf } from '../../../../shared/calendar/localTime.ts'
import type { StaffingFigures } from '../../../../shared/metrics/staffing/staffingFigures.ts'
import type { UncountedMark } from '../../../../shared/metrics/uncounted.ts'
import { downloadsView } from '../../components/downloads.ts'
import { type DataTable, tableView } from '../../components/dataTable.ts'
import { layout } from '../../components/layout.ts'
import { tooQuietSentences } from '../../components/tooQuietSentences.ts'
import { uncountedNotice } from '../../components/uncountedNotice.ts'
import { wholeRanges } from '../../components/wholeRanges.ts'
import type { Html } from '../../html.ts'
import { linkTo, notNarrowed, type View } from '../../view.ts'
import { basisSection } from './basisSection.ts'
import { presenceSection, unstaffedWords } from './presenceSection.ts'
import { singlePersonSection } from './singlePersonSection.ts'
import { coverageGrid } from './coverageGrid.ts'
import { mostPeopleShort, rosterHeadline } from './headline.ts'
import { rosterAddress } from './rosterAddress.ts'
import { type RosterRequest, rosterViews } from './rosterRequest.ts'
import { gapTable, surplusTable } from './rosterTables.ts'
import { gridInWords } from './gridInWords.ts'
import { staffingGrid } from './staffingGrid.ts'
import { specialDaysSection } from './specialDaysSection.ts'
import { addedWords, whatIfSection } from './whatIfSection.ts'

export type RosterFigures = {
  readonly figures: StaffingFigures
  /** Without the shifts that are only thought of. */
  readonly before: StaffingFigures
  /** Received, and not in what is needed yet. */
  readonly uncounted: readonly UncountedMark[]
}

const [rowsAtFirst, fewestFolded] = [5, 3]

export function rosterView(view: View, request: RosterRequest, { figures, before, uncounted }: RosterFigures): Html {
  const { texts, formats } = view
  const words = texts.staffing
  const heading = texts.pages.roster
  const { line, from, to } = request
  const isUnknownInPart = figures.hasRoster && figures.intervals.some(({ rostered }) => rostered === undefined)
  const unstaffed = unstaffedWords(view, figures.presence)
  const elsewhere = mostPeopleShort(view, request, before)
  return layout(view, {
    heading,
    title: texts.pageTitle(heading, line.name, formats.daysInTitle(from, to)),
    address: (language) => rosterAddress({ language }, request, {}),
    content: html`<p class="context">${line.name} · ${formats.days(from, to)}</p>
${uncountedNotice(view, uncounted)}
<div class="headline"><p class="sentence">${wholeRanges(rosterHeadline(view, request, before))}</p>
${elsewhere === undefined ? '' : html`<p class="under">${wholeRanges(elsewhere)}</p>`}
${request.whatIfs.length === 0 ? '' : html`<p class="under">${wholeRanges(words.withWhatIfs(view.formats.and(addedWords(view, request))))}</p>`}
${figures.isAssumed ? html`<p class="under">${words.assumed(formats.whole(view.settings.staffing.minimum))}</p>` : ''}
${unstaffed === undefined ? '' : html`<p class="under">${unstaffed}</p>`}
${tooQuietSentences(view, figures.tooQuiet).map((sentence) => html`<p class="under">${sentence}</p>`)}
${isUnknownInPart ? html`<p class="under">${words.unknownDays}</p>` : ''}
${before.hasRoster ? '' : html`<p><a class="action" href="${linkTo(view, '/roster/import', notNarrowed)}">${words.importLink}</a></p>`}</div>
${choice()}
${tableSection('gaps', words.gapsTitle, `${words.gapsSummary} ${words.gapsShared}`, words.noGaps, gapTable(view, request, figures))}
${figures.intervals.length === 0 ? '' : grid()}
${whatIfSection(view, request, figures, before)}
${tableSection('surplus', words.surplusTitle, words.surplusSummary, words.noSurplus, surplusTable(view, request, figures))}
${presenceSection(view, request, figures.presence)}
${singlePersonSection(view, figures.single)}
${specialDaysSection(view, line)}
${basisSection(view, request, figures)}
<section aria-labelledby="roster-import-title" class="figure screen-only"><h2 id="roster-import-title">${words.importTitle}</h2>
<p class="hint">${words.importTwice} ${words.oneLine}</p>
<ul><li><a href="${linkTo(view, '/roster/import', notNarrowed)}">${words.importLink}</a></li><li><a href="${rosterAddress(view, request, { add: [] }, '/roster/open.ics')}">${words.calendarLink}</a></li></ul></section>`,
  })

  function choice(): Html {
    const { lines } = view.settings
    return html`<nav class="filters screen-only" aria-label="${words.week}">${
      lines.length < 2
        ? ''
        : html`<form method="get" action="/roster" class="form row"><input type="hidden" name="week" value="${from}"><input type="hidden" name="lang" value="${view.language}"><p class="field"><label for="roster-line">${words.line}</label> <select id="roster-line" name="line">${lines.map((own) => (own.id === line.id ? html`<option value="${own.id}" selected>${own.name}</option>` : html`<option value="${own.id}">${own.name}</option>`))}</select></p><p><button type="submit">${words.show}</button></p></form>`
    }
<p class="steps"><a href="${rosterAddress(view, request, { week: addDays(from, -7) })}">← ${words.previous}</a> <a href="${rosterAddress(view, request, { week: addDays(from, 7) })}">${words.next} →</a></p></nav>`
  }
  function tableSection(id: string, title: string, summary: string, nothing: string, table: DataTable): Html {
    const address = (kind: 'csv' | 'xlsx') => rosterAddress(view, request, {}, `/roster/${id}.${kind}`)
    return html`<section id="${id}" aria-labelledby="${id}-title" class="figure"><h2 id="${id}-title">${title}</h2>
${
  table.rows.length === 0
    ? html`<p class="summary">${figures.hasRoster ? nothing : words.unknownWeek}</p>`
    : html`<p class="summary">${summary}</p>${foldedTable(table)}${downloadsView({ csv: address('csv'), xlsx: address('xlsx') }, title, texts)}`
}</section>`
  }
  /** What comes first is seen at once; the rest of a long table is one press away, so that a telephone shows the week as well. */
  function foldedTable(table: DataTable): Html {
    const { rows } = table
    const isLong = rows.length > rowsAtFirst + fewestFolded
    const more = words.moreRows(formats.whole(rows.length - rowsAtFirst))
    return isLong
      ? html`${tableView({ ...table, rows: rows.slice(0, rowsAtFirst) }, view, { captionHidden: true })}<details class="numbers"><summary>${more}</summary>${tableView({ ...table, rows: rows.slice(rowsAtFirst), caption: `${table.caption}: ${more}` }, view, { captionHidden: true })}</details>`
      : tableView(table, view, { captionHidden: true })
  }
  function grid(): Html {
    const title = words.gridTitle[request.show]
    // Nobody can have been there yet: a week of question marks would say no more.
    const isAhead = request.show === 'present' && figures.intervals.every(({ from: start }) => start > view.now)
    const ahead = () =>
      html`<p class="notice">${words.ahead} <a class="screen-only" href="${rosterAddress(view, request, { week: addDays(isoWeekOf(localTimeOf(line.timeZone).dateOf(view.now)).from, -7) })}#grid">${words.toLastWeek}</a></p>`
    const links = rosterViews.map(
      (show) =>
        html`<li><a href="${rosterAddress(view, request, { show })}#grid" aria-current="${show === request.show ? 'true' : 'false'}">${words.views[show]}</a></li>`,
    )
    return html`<section id="grid" aria-labelledby="grid-title" class="figure"><h2 id="grid-title">${title}</h2>
<p class="summary">${isAhead ? '' : words.gridSummary[request.show]}</p>
<nav class="switch screen-only" aria-label="${words.viewsLabel}"><ul>${links}</ul></nav>
${isAhead ? ahead() : html`${coverageGrid(view, title, staffingGrid(view, request, figures))}${gridInWords(view, request, figures)}${downloadsView({ svg: rosterAddress(view, request, {}, '/roster/week.svg') }, title, texts)}`}</section>`
  }
}
