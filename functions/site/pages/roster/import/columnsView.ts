/** Step 2: which column says what, and which line a team stands for. */
import { html } from 'hono/html'
import { leftOutOf, neverKeptColumns, type RosterRole, rosterRoles } from '../../../../../shared/rosters/rosterColumns.ts'
import type { RosterTable } from '../../../../../shared/rosters/rosterFile.ts'
import { enteredNow } from '../../../components/entered.ts'
import { type Entered, type FieldProblem, fieldId, selectField } from '../../../components/formFields.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { fileFields, importAddress, readWords, repeatsWords } from './draftFields.ts'
import { allLines, type ImportDraft, type UnknownTeam } from './importDraft.ts'
import { importFrame } from './importFrame.ts'
import { lineField } from './startView.ts'

const mostTeams = 30
const longestExample = 30

export type ColumnsShown = { readonly draft: ImportDraft; readonly unknown: readonly UnknownTeam[]; readonly problems?: readonly FieldProblem[] }

export function columnsView(view: View, { draft, unknown, problems = [] }: ColumnsShown): Html {
  const { texts, formats, settings } = view
  const words = texts.rosterImport
  const { opened, columns, line, teams } = draft
  const table = opened.kind === 'table' ? opened.table : undefined
  const values = Object.fromEntries(rosterRoles.map((role) => [`column-${role}`, String(columns[role] ?? '')]))
  const entered: Entered = { ...enteredNow(texts, { ...values, line: line ?? '' }), problems }
  const left = table === undefined ? [] : leftOutOf(table.heading)
  const rows = table?.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).length ?? 0
  return importFrame(view, {
    step: 'columns',
    problems,
    content: html`<div class="headline"><p class="sentence">${table === undefined ? words.calendarHeadline : words.columnsHeadline(rows, formats.whole(rows))}</p>
<p class="under">${readWords(view, draft)} ${words.nothingStored} ${repeatsWords(view, opened)}</p></div>
<form method="post" action="${importAddress(view, '/check')}" class="form import-form">${fileFields(draft)}
${table === undefined ? '' : columnFields(entered, table)}
${teamFields()}
${lineField(view, entered, 'line')}
${left.length === 0 ? '' : html`<p class="notice">${words.leftOut(left.join(', '))}</p>`}
<p class="buttons"><button type="submit">${words.toCheck}</button> <a href="${importAddress(view)}">${words.again}</a></p></form>`,
  })

  function columnFields(own: Entered, of: RosterTable): Html {
    const choices = columnChoices(view, of)
    return html`<fieldset class="field"><legend>${words.columnsTitle}</legend><p class="hint">${words.columnsHint}</p>
${rosterRoles.map((role) => columnField(own, role, choices))}</fieldset>`
  }
  function columnField(own: Entered, role: RosterRole, choices: ReturnType<typeof columnChoices>): Html {
    const hint = words.roleHints[role]
    return selectField(own, { name: `column-${role}`, label: words.roles[role], choices, ...(hint === '' ? {} : { hint }) })
  }
  function teamFields(): Html | '' {
    if (unknown.length === 0) return ''
    const choices = [
      { value: '', label: words.teamNone },
      ...settings.lines.map(({ id, name }) => ({ value: id as string, label: name })),
      ...(settings.lines.length < 2 ? [] : [{ value: allLines, label: words.allLines }]),
    ]
    const chosenFor = (name: string) => {
      const own = teams.get(name) ?? []
      return own.length > 1 ? allLines : (own[0] ?? '')
    }
    return html`<fieldset class="field"><legend>${words.teamsTitle}</legend><p class="hint">${words.teamsHint}</p>
${unknown.length > mostTeams ? html`<p class="notice warning">${words.teamsMany(formats.whole(mostTeams))}</p>` : ''}
${unknown.slice(0, mostTeams).map(
  (
    { name, rows: of },
    n,
  ) => html`<div class="field"><input type="hidden" name="team-name" value="${name}"><label for="${fieldId(`team-${n}`)}">${words.team(name, of, formats.whole(of))}</label>
<select id="${fieldId(`team-${n}`)}" name="team-line">${choices.map(({ value, label }) => (value === chosenFor(name) ? html`<option value="${value}" selected>${label}</option>` : html`<option value="${value}">${label}</option>`))}</select></div>`,
)}</fieldset>`
  }
}

/** Every column that may be kept, with what its first filled row says. */
function columnChoices({ texts: { rosterImport }, formats }: View, { heading, rows }: RosterTable) {
  const never = neverKeptColumns(heading)
  const columns = heading.flatMap((name, place) => {
    if (never.has(place)) return []
    const example = rows.map(({ cells }) => (cells[place] ?? '').trim()).find((text) => text !== '') ?? ''
    const shown = example.length > longestExample ? `${example.slice(0, longestExample)}…` : example
    return [{ value: String(place), label: rosterImport.column(name === '' ? rosterImport.columnNumber(formats.whole(place + 1)) : name, shown) }]
  })
  return [{ value: '', label: rosterImport.noColumn }, ...columns]
}

/** What has to be known before rows can be read. */
export function columnProblems(view: View, { opened, columns }: ImportDraft): readonly FieldProblem[] {
  if (opened.kind === 'calendar') return []
  const words = view.texts.rosterImport
  const missing = (['start', 'end'] as const).filter((role) => columns[role] === undefined)
  const twice = rosterRoles.filter((role, n) => columns[role] !== undefined && rosterRoles.slice(0, n).some((other) => columns[other] === columns[role]))
  // A start that holds its date is read as both.
  const wrong = twice.filter((role) => !(role === 'start' && columns.date === columns.start))
  return [
    ...missing.map((role) => ({ field: `column-${role}`, words: words.columnMissing(words.roles[role]) })),
    ...wrong.map((role) => ({ field: `column-${role}`, words: words.columnTwice(opened.table.heading[columns[role] ?? 0] ?? '') })),
  ]
}
