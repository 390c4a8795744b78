/** A copy of the tables as they are now, as AWS makes one of any second. */
import { copiedTables } from '../../../infra/local/restore/backupFile.ts'
import type { Copy } from '../../../infra/local/restore/restoreTables.ts'
import { ensureTables } from '../../../shared/storage/tables/ensureTables.ts'
import { prefix } from './functionMachines.ts'
import type { Parts } from './parts.ts'

export function copying({ store, world }: Pick<Parts, 'store' | 'world'>): Copy {
  const held = copiedTables.map((table) => ({ table, items: store.table(`${prefix}-${table}`).everything() }))
  return {
    at: world.now(),
    check: async () => 'a copy',
    fill: async (into) => {
      await ensureTables(into)
      for (const { table, items } of held) for (const item of items) store.table(into[table]).put(item, item)
    },
  }
}
