/** Which column of a CSV file says what: the header line is pasted, columns are guessed from their names and outcomes from usual words, and people mend the guess. */
import { html } from 'hono/html'
import { dateFormatProblem } from '../../../../../shared/providers/csv/dateFormat.ts'
import { type ColumnRole, columnOf, columnRoles, type CsvColumns } from '../../../../../shared/providers/csv/settings.ts'
import type { Language } from '../../../../../shared/text/language.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { Values } from '../../../components/entered.ts'
import { type Entered, type FieldProblem, selectField, textArea, textField } from '../../../components/formFields.ts'
import type { Form } from '../../../form.ts'
import type { Html } from '../../../html.ts'
import type { View } from '../../../view.ts'
import { guessOf } from './columnGuess.ts'

const needed: ReadonlySet<ColumnRole> = new Set(['id', 'arrival', 'outcome'])
const roleField = (role: ColumnRole) => `column-${role}`

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

/** The header line is there and its columns were guessed just now: people look at the guess before anything is kept. */
export const isFirstLook = (form: Form): boolean => form.text('guessed') === '' && columnsIn(form.text('header')).length >= fewestColumns
const fewestColumns = 2

/** Another header line was pasted into the form of a source: its columns are to be chosen from before anything is kept. */
export function hasOtherHeader(textOf: (name: string) => string): boolean {
  const [chosenFrom, pasted] = [columnsIn(textOf('chosenFrom')), columnsIn(textOf('header'))]
  return chosenFrom.length > 0 && pasted.length >= fewestColumns && chosenFrom.join('\n') !== pasted.join('\n')
}

export function csvFields(view: View, entered: Entered): Html {
  const words = view.texts.setup.csv
  const columns = columnsIn(entered.value('header'))
  const header = textArea(entered, { name: 'header', label: words.header, hint: words.headerHint, rows: 3 })
  if (columns.length === 0) return header
  // What was guessed stands where nothing was chosen yet.
  const guessed: Entered = {
    ...entered,
    value: (name) => entered.value(name) || (entered.value('guessed') === '' ? guessFor(name, columns, words.usualOutcomes) : ''),
  }
  return html`${header}<input type="hidden" name="guessed" value="yes"><p class="notice">${words.checkColumns}</p>
${columnChoices(view, guessed, columns)}`
}

/** Every column with its meaning, what the words for the outcome mean, and how dates are written. */
export function columnChoices(view: View, entered: Entered, columns: readonly string[]): Html {
  const words = view.texts.setup.csv
  return html`${columnRoles.map((role) =>
    selectField(entered, {
      name: roleField(role),
      label: needed.has(role) ? words.roles[role] : words.optional(words.roles[role]),
      ...(role === 'id' && { hint: words.idHint }),
      ...(role === 'caller' && { hint: words.callerHint }),
      choices: [{ value: '', label: words.noColumn }, ...columns.map((column) => ({ value: column, label: column }))],
    }),
  )}
${textArea(entered, { name: 'outcomes', label: words.outcomes, hint: words.outcomesHint, rows: 8 })}
${textArea(entered, { name: 'directions', label: words.directions, hint: words.directionsHint, rows: 3 })}
${selectField({ ...entered, value: (name) => shownFormat(entered, name) }, { name: 'dateFormat', label: words.dateFormat, hint: words.dateFormatHint, choices: [...namedFormats.map((value) => ({ value, label: words.dateFormats[value] })), { value: ownFormat, label: words.dateFormats.other }] })}
${textField({ ...entered, value: (name) => entered.value(name) || lettersIn(entered.value('dateFormat')) }, { name: 'dateLetters', label: words.dateLetters, hint: words.dateLettersHint, isCode: true })}`
}

const namedFormats = ['dmy', 'mdy'] as const
const ownFormat = 'other'
/** ISO is read by the first as well. */
const named: ReadonlySet<string> = new Set([...namedFormats, 'iso', ''])
const lettersIn = (format: string): string => (named.has(format) || format === ownFormat ? '' : format)
const shownFormat = (entered: Entered, name: string): string => {
  const format = entered.value(name)
  return format === '' || format === 'iso' ? 'dmy' : named.has(format) ? format : ownFormat
}

function guessFor(name: string, columns: readonly string[], usualOutcomes: string): string {
  if (name === 'outcomes') return usualOutcomes
  const role = columnRoles.find((own) => roleField(own) === name)
  return role === undefined ? '' : guessOf(role, columns)
}

/** The mapping as settings have it. Whether its words exist is checked with the whole settings. */
export function readCsvMapping(form: Form, words: Texts['setup']['csv']): { readonly columns: object } | { readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  if (columnsIn(form.text('header')).length < fewestColumns) return { problems: [{ field: 'header', words: words.headerMissing }] }
  for (const role of needed) if (form.text(roleField(role)) === '') problems.push({ field: roleField(role), words: words.columnMissing(words.roles[role]) })
  const outcomes = meaningsIn(form.text('outcomes'), outcomeWords)
  const directions = meaningsIn(form.text('directions'), directionWords)
  if (outcomes === undefined || Object.keys(outcomes).length === 0) problems.push({ field: 'outcomes', words: words.outcomesWrong })
  if (directions === undefined) problems.push({ field: 'directions', words: words.directionsWrong })
  const [outcome, direction] = [form.text(roleField('outcome')), form.text(roleField('direction'))]
  if (direction === '' && form.text('directions').trim() !== '') problems.push({ field: roleField('direction'), words: words.directionColumnMissing })
  if (form.text('dateFormat') === ownFormat && dateFormatProblem(form.text('dateLetters')) !== undefined)
    problems.push({ field: 'dateLetters', words: words.dateLettersMissing })
  if (problems.length > 0) return { problems }
  const chosen = columnRoles
    .filter((role) => role !== 'outcome' && role !== 'direction' && form.text(roleField(role)) !== '')
    .map((role) => [role, form.text(roleField(role))] as const)
  return {
    columns: {
      ...Object.fromEntries(chosen),
      outcome: { column: outcome, values: outcomes },
      ...(direction !== '' && { direction: { column: direction, values: directions } }),
      dateFormat: form.text('dateFormat') === ownFormat ? form.text('dateLetters') : form.text('dateFormat') || 'dmy',
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

const directionWords: ReadonlyMap<string, string> = new Map([
  ['in', 'in'],
  ['overslaan', 'skip'],
  ['skip', 'skip'],
])

/** A mapping as the form has it, so that it can be changed. */
export function csvMappingValues(columns: CsvColumns, language: Language): Values {
  const chosen = columnRoles
    .map((role) => [roleField(role), columnOf(columns, role)] as const)
    .filter((field): field is [string, string] => field[1] !== undefined)
  const linesOf = (values: Readonly<Record<string, string>>, words: ReadonlyMap<string, string>) =>
    Object.entries(values)
      .map(([value, word]) => `${value} = ${language === 'nl' ? (dutchWordOf(word, words) ?? word) : word}`)
      .join('\n')
  return {
    header: [...new Set(chosen.map(([, column]) => column))].join(';'),
    ...Object.fromEntries(chosen),
    outcomes: linesOf(columns.outcome.values, outcomeWords),
    directions: linesOf(columns.direction?.values ?? {}, directionWords),
    dateFormat: columns.dateFormat,
  }
}

const dutchWordOf = (meaning: string, words: ReadonlyMap<string, string>): string | undefined => [...words].find(([, word]) => word === meaning)?.[0]

/** `ANSWERED = beantwoord`, one a line; undefined where a line cannot be read. */
function meaningsIn(text: string, words: ReadonlyMap<string, string>): Readonly<Record<string, string>> | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const pairs = lines.map((line) => {
    const at = line.lastIndexOf('=')
    const word = words.get(
      line
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    )
    return at < 1 || word === undefined ? undefined : ([line.slice(0, at).trim(), word] as const)
  })
  return pairs.includes(undefined) ? undefined : Object.fromEntries(pairs.filter((pair) => pair !== undefined))
}
