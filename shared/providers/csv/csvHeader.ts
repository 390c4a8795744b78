/** Which column of a file says what. */
import { csvRecords } from '../csvRecords.ts'
import { UnreadableFile } from '../unreadableFile.ts'
import { directionColumns } from './direction.ts'
import { folded } from './folded.ts'
import { type ColumnRole, columnOf, columnRoles, type CsvColumns } from './settings.ts'

export type Delimiter = NonNullable<CsvColumns['delimiter']>

export type CsvHeader = {
  readonly delimiter: Delimiter
  readonly columnCount: number
  /** How many records stand before the first row: the names, and what a person wrote above them. */
  readonly recordsBefore: number
  readonly positions: ReadonlyMap<ColumnRole, number>
  /** Columns that probably say which way a call went, where the settings name none that does. */
  readonly unnamedDirections: readonly { readonly name: string; readonly position: number }[]
  /** The header again, without the names that no setting mentions; those of `unnamedDirections` stay. */
  readonly head: string
}

/** Excel's own first line, which says what separates the columns. */
const separatorLine = /^sep=([;,\t])\r?\n/i

/** @throws UnreadableFile when a column of the mapping is not in the file, or is there twice. */
export function headerOf(head: string, columns: CsvColumns): CsvHeader {
  const mapped = namesIn(columns)
  const separator = separatorLine.exec(head)
  const text = separator ? head.slice(separator[0].length) : head
  const candidates = ([columns.delimiter ?? separator?.[1]] as const).flatMap((known) => (isDelimiter(known) ? [known] : ([';', ',', '\t'] as const)))
  const missingIn = (names: readonly string[]) => [...mapped.values()].filter((name) => !names.includes(name))
  const readings = candidates.map((delimiter) => headingBy(delimiter, text, { names: [...mapped.values()], missingIn }))
  const best = readings.reduce((a, b) => (missingIn(b.names).length < missingIn(a.names).length ? b : a))
  const missing = missingIn(best.names)
  if (missing.length > 0) throw new UnreadableFile('missing_column', missing.join(', '))
  const double = [...mapped.values()].filter((name) => best.names.indexOf(name) !== best.names.lastIndexOf(name))
  if (double.length > 0) throw new UnreadableFile('double_column', [...new Set(double)].join(', '))
  const known = new Set(mapped.values())
  const unnamed = columns.direction === undefined ? directionColumns(best.names.filter((name) => !known.has(name))) : []
  const kept = new Set([...known, ...unnamed])
  return {
    delimiter: best.delimiter,
    columnCount: best.names.length,
    recordsBefore: best.before + (separator ? 2 : 1),
    positions: new Map([...mapped].map(([role, name]) => [role, best.names.indexOf(name)])),
    unnamedDirections: best.names.flatMap((name, position) => (unnamed.includes(name) ? [{ name, position }] : [])),
    head: `${best.names.map((name) => (kept.has(name) ? `"${name.replaceAll('"', '""')}"` : '')).join(best.delimiter)}\n`,
  }
}

function namesIn(columns: CsvColumns): ReadonlyMap<ColumnRole, string> {
  const named = columnRoles.map((role) => [role, columnOf(columns, role)?.trim()] as const)
  return new Map(named.flatMap(([role, name]) => (name === undefined ? [] : [[role, name]])))
}

const isDelimiter = (text: string | undefined): text is Delimiter => text === ';' || text === ',' || text === '\t'

/** So many records of a title may stand above the names of the columns. */
const mostTitles = 20

type Heading = { readonly delimiter: Delimiter; readonly names: readonly string[] /** How many records stand above it. */; readonly before: number }
type Wanted = { readonly names: readonly string[]; readonly missingIn: (names: readonly string[]) => readonly string[] }

/** The first record with every name that is asked for; where none has them, the one that lacks the fewest. */
function headingBy(delimiter: Delimiter, text: string, { names, missingIn }: Wanted): Heading {
  const { records } = csvRecords(text, delimiter, 1, mostTitles)
  const [first, ...below] = records.map(({ fields }, before) => ({ delimiter, names: asAsked(fields, names), before }))
  if (first === undefined) return { delimiter, names: [], before: 0 }
  return below.reduce((best, other) => (missingIn(other.names).length < missingIn(best.names).length ? other : best), first)
}

/** Capitals and ways to write one letter say nothing: where no column has a name exactly, the one that has it otherwise is meant. */
function asAsked(fields: readonly string[], asked: readonly string[]): readonly string[] {
  const names = fields.map((name) => name.trim())
  const meant = new Map(asked.filter((name) => !names.includes(name)).map((name) => [folded(name), name]))
  return names.map((name) => meant.get(folded(name)) ?? name)
}
