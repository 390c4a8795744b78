/**
 * The embedded store as a process of its own: reading a large page would hold up the pages of the site otherwise. Started by `embeddedDynamo` with the
 * folder of its files (none: in memory) and a port (0: any); tells its port, and ends with the process that started it, however that ends. Asked to `tidy`, it
 * lets go on disk of what was taken away, and says so.
 */
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import databases, { type Database } from 'dynalite/db/index.js'

const [path, port] = process.argv.slice(2)
let database: Database | undefined
const { create } = databases
databases.create = (options) => {
  const made = create(options)
  database = made.db
  closeWhatReturns(made.db)
  return made
}
const server = dynalite({ ...(path ? { path } : {}), createTableMs: 5, deleteTableMs: 5, updateTableMs: 5 })

/**
 * Dynalite lets an iterator `return` when it has read enough, which those of its database no longer know: none was ever closed, and each keeps all that was
 * stored at its moment, in memory and on disk, whatever is written over it later.
 */
function closeWhatReturns(db: Database): void {
  for (const kind of ['keys', 'values'] as const) {
    const begin = db[kind].bind(db)
    db[kind] = (options) => {
      const iterator = begin(options)
      iterator.return = () => iterator.close()
      return iterator
    }
  }
}

process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined) // Ctrl+C reaches the whole group; the host says when the store may end
process.on('message', async () => {
  await database?.compactRange?.('', '\uffff')
  process.send?.('tidy')
})
server.on('error', () => process.exit(3))
server.listen(Number(port ?? 0), '127.0.0.1', () => {
  const address: AddressInfo | string | null = server.address()
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port })
})
