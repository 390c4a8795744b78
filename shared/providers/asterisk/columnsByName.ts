/** Exports of a database table: which column says what stands in their first record, in whatever order and among whatever others. */
import { csvRecords } from '../csvRecords.ts'

export type Delimiter = ',' | ';' | '\t'
export type ColumnsByName = {
  readonly delimiter: Delimiter
  /** The value of a column; empty where the file has none of that name, and for what databases write in place of nothing. */
  readonly of: (fields: readonly string[], name: string) => string
  /** The record of names itself, which a part of a file may begin with. */
  readonly isHeading: (fields: readonly string[]) => boolean
  /** The same again without the names that nobody asked for. */
  readonly head: string
}

const delimiters: readonly Delimiter[] = [',', ';', '\t']

/**
 * @param needed names in small letters; `wanted` are read where the file has them
 * @returns undefined for a file whose first record does not have all that are needed
 */
export function columnsByName(head: string, needed: readonly string[], wanted: readonly string[]): ColumnsByName | undefined {
  for (const delimiter of delimiters) {
    const [first] = csvRecords(head.replace(/^\uFEFF/, ''), delimiter, 1, 1).records
    const names = (first?.fields ?? []).map((name) => name.trim().toLowerCase())
    if (!needed.every((name) => names.includes(name))) continue
    const known = names.map((name) => (needed.includes(name) || wanted.includes(name) ? name : ''))
    const positions = new Map(known.map((name, n) => [name, n]))
    return {
      delimiter,
      of: (fields, name) => withoutNull(fields[positions.get(name) ?? -1] ?? ''),
      isHeading: (fields) => needed.every((name) => fields[positions.get(name) ?? -1]?.trim().toLowerCase() === name),
      head: `${known.join(delimiter)}\n`,
    }
  }
  return undefined
}

/** `NULL` and `\N`: how databases write an empty field. */
const withoutNull = (value: string) => (value === 'NULL' || value === String.raw`\N` ? '' : value)
