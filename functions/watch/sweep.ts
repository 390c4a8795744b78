/** Deletes what is over its time. The tables would do it themselves, some days later; until then readers look away. May be stopped anywhere and run again. */
import type { Log } from '../../shared/privacy/logRecord.ts'
import { scanPages } from '../../shared/storage/reading.ts'
import type { Tables } from '../../shared/storage/tables.ts'
import { deleteMany } from '../../shared/storage/writing.ts'

export type SweepDependencies = { readonly tables: Tables /** UTC milliseconds. */; readonly now: () => number; readonly log: Log }

/** @returns how many items went */
export const sweepApp =
  ({ tables, now, log }: SweepDependencies) =>
  async (): Promise<number> => {
    let swept = 0
    for (const TableName of [tables.events, tables.contacts, tables.history, tables.settings]) {
      const due = { FilterExpression: 'expiresAt <= :now', ExpressionAttributeValues: { ':now': Math.floor(now() / 1000) } }
      for await (const page of scanPages(tables.client, { TableName, ...due, ProjectionExpression: 'pk, sk' })) {
        await deleteMany(tables.client, TableName, page)
        swept += page.length
      }
    }
    if (swept > 0) log({ code: 'swept', level: 'info', count: swept })
    return swept
  }
