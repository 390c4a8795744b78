/** Plans as the address holds them, and the one in the fields of the form, beside or in place of them. Pure. */
import type { ExtraBlock } from '../../../../../shared/cases/caseRequest.ts'
import { closedPartOf } from '../../../../../shared/cases/weekMinutes.ts'
import type { LocalDate } from '../../../../../shared/contacts/identifiers.ts'
import type { Line } from '../../../../../shared/settings/settings.ts'
import type { Texts } from '../../../../../shared/text/texts.ts'
import type { FieldProblem } from '../../../components/formFields.ts'
import { blockOf, cellNamed } from './dayparts.ts'
import { type HoursRow, readRow, rowsIn, rowsOf, staffIn } from './hoursRows.ts'
import { longestName, type NamedPlan, readPlan, tidyName } from './planText.ts'
import { presentHours, tidy } from './weekHours.ts'
import { shownText } from '../../../../../shared/text/shownText.ts'

/** The plan in the fields of the form. */
export type Editor = {
  /** Its place among the plans. */
  readonly at: number
  readonly name: string
  readonly rows: readonly HoursRow[]
  readonly cells: readonly string[]
  readonly gridStaff: string
  /** The plans that stay beside it, as the address holds them. */
  readonly others: readonly string[]
}
/** Those that can be read, undefined in the place of those that cannot. */
export function plansIn(query: URLSearchParams, texts: Texts) {
  const written = query
    .getAll('plan')
    .filter((text) => text.trim() !== '')
    .slice(0, 100)
  const read = written.map((text) => readPlan(text, texts))
  return {
    texts: written,
    read: read.map((own) => ('plan' in own ? { ...own.plan, blocks: tidy(own.plan.blocks) } : undefined)),
    problems: read.flatMap((own): FieldProblem[] => ('plan' in own ? [] : [{ field: 'day-0', words: texts.case.problems.badPlan(own.name, own.cure) }])),
  }
}

/** What the fields of the form hold; undefined where they hold no hours. */
export function editorIn(query: URLSearchParams, others: readonly string[]): Editor | undefined {
  const rows = rowsIn(query)
  const cells = query.getAll('cell').slice(0, 28)
  if (rows.length === 0 && cells.length === 0) return undefined
  const at = Number(/^\d{1,2}$/.exec(query.get('at') ?? '')?.[0] ?? others.length)
  return { at, name: tidyName(query.get('name') ?? ''), rows, cells, gridStaff: (query.get('gridstaff') ?? '1').trim(), others }
}

/** The fields filled with a plan of the address: the one asked for, else the last. */
export function editorOf(query: URLSearchParams, read: readonly (NamedPlan | undefined)[], texts: readonly string[]): Editor {
  const asked = query.get('edit')
  const last = read.findLastIndex((own) => own !== undefined)
  const at = asked === 'new' ? -1 : asked !== null && read[Number(asked)] !== undefined ? Number(asked) : last
  const plan = read[at]
  if (plan === undefined) return { at: texts.length, name: '', rows: [], cells: [], gridStaff: '1', others: texts }
  return { at, name: plan.name, rows: rowsOf(plan.blocks), cells: [], gridStaff: '1', others: texts.filter((_, place) => place !== at) }
}

/** @param at the date whose opening hours are the present ones */
export function readEditor({ name, rows, cells, gridStaff }: Editor, texts: Texts, { line, at }: { readonly line: Line; readonly at: LocalDate }) {
  const words = texts.case
  const open = presentHours(line, at)
  const problems: FieldProblem[] = []
  if (name.length > longestName) problems.push({ field: 'name', words: words.problems.tooLongName })
  const ofRows = rows.flatMap((row, n): readonly ExtraBlock[] => {
    const read = readRow(row, n, words)
    if ('problems' in read) problems.push(...read.problems)
    else if (closedPartOf(read.blocks, open).blocks.length > 0) return read.blocks
    else problems.push({ field: `start-${n}`, words: words.problems.wholeOpen(n + 1, `${row.start}–${row.end}`) })
    return []
  })
  const people = staffIn(gridStaff)
  if (cells.length > 0 && people === undefined) problems.push({ field: 'gridstaff', words: words.problems.badStaff(words.form.grid, gridStaff) })
  const ofCells = cells.flatMap((text): readonly ExtraBlock[] => {
    const cell = cellNamed(text)
    if (cell === undefined) problems.push({ field: 'gridstaff', words: words.problems.badCell(shownText(text)) })
    return cell === undefined ? [] : [blockOf(cell, people ?? 1)]
  })
  const closed = closedPartOf(ofCells, open).blocks
  if (ofCells.length > 0 && closed.length === 0) problems.push({ field: 'gridstaff', words: words.problems.cellsOpen })
  return { blocks: problems.length > 0 ? [] : tidy([...ofRows, ...closed]), problems }
}

/** The plan of the form takes its place among the others. */
export function withEdited(read: readonly (NamedPlan | undefined)[], editor: Editor | undefined, blocks: readonly ExtraBlock[]): readonly NamedPlan[] {
  const others = read.filter((own) => own !== undefined)
  return editor === undefined || blocks.length === 0 ? others : others.toSpliced(editor.at, 0, { name: editor.name.slice(0, longestName), blocks })
}
