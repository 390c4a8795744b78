/** What is written down of a part that was taken: how many rows it had, from when until when, and a digest by which the same part is known again. */
import { createHash } from 'node:crypto'
import type { Instant } from '../../../shared/contacts/identifiers.ts'
import type { RefusedRow } from '../../../shared/providers/provider.ts'
import type { RowCounts, TakenPart } from '../../../shared/storage/facts/importRecords.ts'
import { addedUp } from './addedUp.ts'
import type { ImportedRow } from '../reading/part.ts'

export const countsOf = (read: { rows: readonly ImportedRow[]; skipped: number; refused: readonly RefusedRow[] }, stored: number): RowCounts => ({
  rows: read.rows.length + read.skipped + read.refused.length,
  stored,
  duplicate: read.rows.length - stored,
  refused: read.refused.length,
  skipped: read.skipped,
})

export function digestOf(rows: readonly ImportedRow[], usedBytes: number): string {
  const hash = createHash('sha256').update(String(usedBytes))
  for (const { events } of rows) for (const event of events) hash.update(JSON.stringify(event))
  return hash.digest('base64url').slice(0, 16)
}

export function spanOf(rows: readonly ImportedRow[]): Pick<TakenPart, 'from' | 'until'> {
  let from: Instant | undefined
  let until: Instant | undefined
  for (const { events } of rows)
    for (const { at } of events) {
      if (from === undefined || at < from) from = at
      if (until === undefined || at > until) until = at
    }
  return from === undefined || until === undefined ? {} : { from, until }
}

export const reasonsOf = (refused: readonly RefusedRow[]): Record<string, number> => addedUp(refused.map(({ reason }) => [reason, 1]))
