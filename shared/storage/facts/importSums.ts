/** What the parts of an import come to together, as far as they were taken. */
import type { ImportRecord, RowCounts } from './importRecords.ts'

type Parts = Pick<ImportRecord, 'parts'>

export function rowsTaken({ parts }: Parts): RowCounts {
  const sum = (of: keyof RowCounts) => parts.reduce((total, { counts }) => total + counts[of], 0)
  return { rows: sum('rows'), stored: sum('stored'), duplicate: sum('duplicate'), refused: sum('refused'), skipped: sum('skipped') }
}

/** First and last moment of its events, in UTC milliseconds; undefined without any. */
export function timesTaken({ parts }: Parts): { readonly first: number; readonly last: number } | undefined {
  const moments = parts.flatMap(({ from, until }) => (from === undefined || until === undefined ? [] : [from, until]))
  return moments.length === 0 ? undefined : { first: Math.min(...moments), last: Math.max(...moments) }
}
