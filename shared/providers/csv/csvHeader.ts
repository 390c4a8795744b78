/** Which column of a file says what. */
import type { CsvColumns } from './settings.ts'
import { csvRecords } from '../csvRecords.ts'
import { UnreadableFile } from '../unreadableFile.ts'

export type Delimiter = NonNullable<CsvColumns['delimiter']>
type Role = Exclude<keyof CsvColumns, 'outcome' | 'dateFormat' | 'timeZone' | 'delimiter'> | 'outcome'
const roles = [
  'id',
  'arrival',
  'arrivalTime',
  'queued',
  'endOfWait',
  'wait',
  'answered',
  'end',
  'talk',
  'outcome',
  'caller',
  'agent',
  'queue',
] as const satisfies readonly Role[]

export type CsvHeader = {
  readonly delimiter: Delimiter
  readonly columnCount: number
  /** How many records stand before the first row. */
  readonly recordsBefore: number
  readonly positions: ReadonlyMap<Role, number>
  /** The header again, without the names that no setting mentions. */
  readonly head: string
}

/** Excel's own first line, which says what separates the columns. */
const separatorLine = /^sep=([;,\t])\r?\n/i

/** @throws UnreadableFile when a column of the mapping is not in the file, or is there twice. */
export function headerOf(head: string, columns: CsvColumns): CsvHeader {
  const mapped = new Map(roles.flatMap((role) => nameOf(columns, role) ?? []))
  const separator = separatorLine.exec(head)
  const text = separator ? head.slice(separator[0].length) : head
  const candidates = ([columns.delimiter ?? separator?.[1]] as const).flatMap((known) => (isDelimiter(known) ? [known] : ([';', ',', '\t'] as const)))
  const readings = candidates.map((delimiter) => ({ delimiter, names: namesIn(text, delimiter) }))
  const missingIn = (names: readonly string[]) => [...mapped.values()].filter((name) => !names.includes(name))
  const best = readings.reduce((a, b) => (missingIn(b.names).length < missingIn(a.names).length ? b : a))
  const missing = missingIn(best.names)
  if (missing.length > 0) throw new UnreadableFile('missing_column', missing.join(', '))
  const double = [...mapped.values()].filter((name) => best.names.indexOf(name) !== best.names.lastIndexOf(name))
  if (double.length > 0) throw new UnreadableFile('double_column', [...new Set(double)].join(', '))
  const known = new Set(mapped.values())
  return {
    delimiter: best.delimiter,
    columnCount: best.names.length,
    recordsBefore: separator ? 2 : 1,
    positions: new Map([...mapped].map(([role, name]) => [role, best.names.indexOf(name)])),
    head: `${best.names.map((name) => (known.has(name) ? `"${name.replaceAll('"', '""')}"` : '')).join(best.delimiter)}\n`,
  }
}

function nameOf(columns: CsvColumns, role: Role): [Role, string][] | undefined {
  const name = role === 'outcome' ? columns.outcome.column : columns[role]
  return name === undefined ? undefined : [[role, name.trim()]]
}

const isDelimiter = (text: string | undefined): text is Delimiter => text === ';' || text === ',' || text === '\t'

/** Of the first record only: the rest of the text is not looked at. */
function namesIn(text: string, delimiter: Delimiter): readonly string[] {
  const [first] = csvRecords(text, delimiter, 1, 1).records
  return (first?.fields ?? []).map((name) => name.trim())
}
