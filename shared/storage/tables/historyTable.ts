/** Keys of the history table: stripped day files, the lasting record, with nobody in it. */
import type { LineId } from '../../contacts/identifiers.ts'
import type { TableLayout } from './tables.ts'

export const historyTable = { suffix: 'history', partitionKey: 'pk', sortKey: 'sk' } as const satisfies TableLayout

/** How far everything is stripped, and what is left to do of the last strip. */
export const strippedKey = { pk: 'STRIPPED', sk: 'STATE' } as const

/** Of a line's months: how often each day was written, so that a reader knows what it has. */
export const writtenPartition = (line: LineId) => `WRITTEN#${line}`

export const historyPrefix = 'HISTORY#'
export const historyPartition = (line: LineId, month: string) => `${historyPrefix}${line}#${month}`
/**
 * A day's part of one key period, as one origin told it: `0` the days themselves, later ones by imports that replace the whole day.
 * A file may be cut into pieces.
 */
export const historySortKey = (day: string, period: string, origin: string, piece: number) => `${day}#${period}#${origin}#${String(piece).padStart(3, '0')}`
/** Of the feed: sorts before every import. */
export const ownOrigin = '0'
/** Of an import: later ones sort after earlier ones. */
export const importOrigin = (startedAt: number, importId: string) => `1${String(startedAt).padStart(15, '0')}-${importId}`

/** What was deleted or stripped, and when; replayed after a restore. */
export const deletionsPartition = 'DELETIONS'
export const deletionKey = (at: number, what: string) => ({ pk: deletionsPartition, sk: `${String(at).padStart(15, '0')}#${what}` })
