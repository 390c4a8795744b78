/** Deletes what is over its time. The tables would do it themselves, some days later; until then readers look away. May be stopped anywhere and run again. */
import type { Log } from '../../shared/privacy/logRecord.ts'
import { keptItemOf } from '../../shared/storage/forgotten/keptItems.ts'
import { scanPages } from '../../shared/storage/tables/reading.ts'
import type { TableLayout, Tables } from '../../shared/storage/tables/tables.ts'
import { deleteMany } from '../../shared/storage/tables/writing.ts'

export type SweepDependencies = {
  readonly tables: Tables
  /** UTC milliseconds. */
  readonly now: () => number
  readonly log: Log
  /** Absent: everything. */
  readonly isSwept?: (table: TableLayout['suffix'], pk: unknown) => boolean
}

/** On AWS no function may delete from the audit trail, nor from what people decided: there the table does it itself, some days later. */
export const nightSweeps: NonNullable<SweepDependencies['isSwept']> = (table, pk) =>
  table !== 'settings' || ['alerts', 'links', 'sessions'].includes(keptItemOf(table, pk)?.row ?? '')

const swept = ['events', 'contacts', 'history', 'settings'] as const

/** @returns how many items went */
export const sweepApp =
  ({ tables, now, log, isSwept = () => true }: SweepDependencies) =>
  async (): Promise<number> => {
    let gone = 0
    for (const table of swept) {
      const TableName = tables[table]
      const due = { FilterExpression: 'expiresAt <= :now', ExpressionAttributeValues: { ':now': Math.floor(now() / 1000) } }
      for await (const page of scanPages(tables.client, { TableName, ...due, ProjectionExpression: 'pk, sk' })) {
        const own = page.filter(({ pk }) => isSwept(table, pk))
        await deleteMany(tables.client, TableName, own)
        gone += own.length
      }
    }
    if (gone > 0) log({ code: 'swept', level: 'info', count: gone })
    return gone
  }
