declare module 'dynalite' {
  import type { Server } from 'node:http'
  /** A DynamoDB-compatible server; in memory without a path. */
  export default function dynalite(options: { path?: string; createTableMs?: number; deleteTableMs?: number; updateTableMs?: number }): Server
}
/** Where it makes its database: LevelDB, or in memory, which has nothing to compact. */
declare module 'dynalite/db/index.js' {
  type Iterator = { readonly close: () => Promise<void>; return?: () => Promise<void> }
  export type Database = {
    keys: (options: object) => Iterator
    values: (options: object) => Iterator
    readonly compactRange?: (first: string, last: string) => Promise<void>
  }
  const databases: { create: (options: object) => { readonly db: Database } }
  export default databases
}
