/** Which column of a CSV file says what: the header line is pasted, columns are guessed from their names, and people mend the guess. */
import { html } from 'hono/html'
import type { Texts } from '../../../../../shared/text/texts.ts'
import { type Entered, type FieldProblem, selectField, textArea, textField } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'

const roles = ['id', 'arrival', 'queued', 'wait', 'endOfWait', 'answered', 'end', 'talk', 'outcome', 'caller', 'agent', 'queue'] as const
type Role = (typeof roles)[number]
const needed: ReadonlySet<Role> = new Set(['id', 'arrival', 'outcome'])
export const roleField = (role: Role) => `column-${role}`

/** Words by which exports name such a column, Dutch and English. */
const usualNames: Readonly<Record<Role, RegExp>> = {
  id: /^(id|.*\bid|uuid|call ?id|gespreks?id|kenmerk|nummer gesprek)$/i,
  arrival: /^(start|begin|datum.*tijd|date.*time|tijdstip|arrival|created|aangemaakt|ontvangen|binnenkomst)/i,
  queued: /^(queued|in wachtrij|wachtrij sinds)/i,
  wait: /(wacht(tijd|duur)|wait|ring ?time)/i,
  endOfWait: /(einde wachten|end of wait)/i,
  answered: /(opgenomen om|answered at|beantwoord om)/i,
  end: /^(einde?|end|eindtijd|afgesloten|closed)$/i,
  talk: /(gespreks?(duur|tijd)|talk|duration|duur)$/i,
  outcome: /(status|resultaat|result|outcome|disposition|afloop|uitkomst)/i,
  caller: /(beller|caller|van nummer|from|telefoonnummer|number)/i,
  agent: /(agent|medewerker|vrijwilliger)/i,
  queue: /(wachtrij|queue|afdeling|lijn|widget)$/i,
}

const separators = [';', '\t', ','] as const
/** The names in a pasted header line, in their order. */
export function columnsIn(header: string): readonly string[] {
  const [line = ''] = header.split(/\r?\n/)
  const separator = separators.reduce((best, candidate) => (line.split(candidate).length > line.split(best).length ? candidate : best))
  return line
    .split(separator)
    .map((name) => name.trim().replaceAll(/^"|"$/g, '').trim())
    .filter((name) => name !== '')
}

export const guessOf = (role: Role, columns: readonly string[]): string => columns.find((column) => usualNames[role].test(column)) ?? ''

/** The header line is there and its columns were guessed just now: people look at the guess before anything is kept. */
export const isFirstLook = (form: Form): boolean => form.text('guessed') === '' && columnsIn(form.text('header')).length >= fewestColumns
const fewestColumns = 2

export function csvFields(view: View, entered: Entered): Html {
  const words = view.texts.setup.csv
  const columns = columnsIn(entered.value('header'))
  const header = textArea(entered, { name: 'header', label: words.header, hint: words.headerHint, rows: 3 })
  if (columns.length === 0) return header
  // What was guessed stands where nothing was chosen yet.
  const guessed: Entered = { ...entered, value: (name) => entered.value(name) || (entered.value('guessed') === '' ? guessFor(name, columns) : '') }
  return html`${header}<input type="hidden" name="guessed" value="yes"><p class="notice">${words.checkColumns}</p>
${roles.map((role) =>
  selectField(guessed, {
    name: roleField(role),
    label: needed.has(role) ? words.roles[role] : words.optional(words.roles[role]),
    choices: [{ value: '', label: words.noColumn }, ...columns.map((column) => ({ value: column, label: column }))],
  }),
)}
${textArea(entered, { name: 'outcomes', label: words.outcomes, hint: words.outcomesHint, rows: 6 })}
${textField({ ...entered, value: (name) => entered.value(name) || 'iso' }, { name: 'dateFormat', label: words.dateFormat, hint: words.dateFormatHint, isCode: true })}`
}

function guessFor(name: string, columns: readonly string[]): string {
  const role = roles.find((own) => roleField(own) === name)
  return role === undefined ? '' : guessOf(role, columns)
}

/** The mapping as settings have it. Whether its words exist is checked with the whole settings. */
export function readCsvMapping(form: Form, words: Texts['setup']['csv']): { readonly columns: object } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  if (columnsIn(form.text('header')).length < fewestColumns) return { problems: [{ field: 'header', words: words.headerMissing }] }
  for (const role of needed) if (form.text(roleField(role)) === '') problems.push({ field: roleField(role), words: words.columnMissing(words.roles[role]) })
  const outcomes = outcomesIn(form.text('outcomes'))
  if (outcomes === undefined || Object.keys(outcomes).length === 0) problems.push({ field: 'outcomes', words: words.outcomesWrong })
  if (problems.length > 0) return { problems }
  const chosen = roles.filter((role) => role !== 'outcome' && form.text(roleField(role)) !== '').map((role) => [role, form.text(roleField(role))] as const)
  return {
    columns: {
      ...Object.fromEntries(chosen),
      outcome: { column: form.text(roleField('outcome')), values: outcomes },
      dateFormat: form.text('dateFormat') || 'iso',
    },
  }
}

const outcomeWords: ReadonlyMap<string, string> = new Map([
  ['beantwoord', 'answered'],
  ['opgenomen', 'answered'],
  ['afgehaakt', 'left'],
  ['opgehangen', 'left'],
  ['gemist', 'left'],
  ['geweigerd', 'turned_away'],
  ['voicemail', 'voicemail'],
  ['gesloten', 'closed'],
  ['vol', 'full'],
  ['niemand', 'no_agents'],
  ['fout', 'error'],
  ['onbekend', 'unknown'],
  ['overslaan', 'skip'],
  ...['answered', 'left', 'turned_away', 'closed', 'full', 'no_agents', 'error', 'unknown', 'skip'].map((word) => [word, word] as const),
])

/** `ANSWERED = beantwoord`, one a line; undefined where a line cannot be read. */
function outcomesIn(text: string): Readonly<Record<string, string>> | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const pairs = lines.map((line) => {
    const at = line.lastIndexOf('=')
    const word = outcomeWords.get(
      line
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    )
    return at < 1 || word === undefined ? undefined : ([line.slice(0, at).trim(), word] as const)
  })
  return pairs.includes(undefined) ? undefined : Object.fromEntries(pairs.filter((pair) => pair !== undefined))
}
