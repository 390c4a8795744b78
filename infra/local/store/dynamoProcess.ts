/**
 * The embedded store as a process of its own: reading a large page would hold up the pages of the site otherwise. Started by `embeddedDynamo` with the
 * folder of its files (none: in memory), a port (0: any) and the word tidy where it is to let go of what was taken away first; tells its port, and ends with the process that started it, however that ends.
 */
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import databases, { type Database } from 'dynalite/db/index.js'

const [path, port, tidy] = process.argv.slice(2)
let database: Database | undefined
const { create } = databases
databases.create = (options) => {
  const made = create(options)
  database = made.db
  return made
}
const server = dynalite({ ...(path ? { path } : {}), createTableMs: 5, deleteTableMs: 5, updateTableMs: 5 })

process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined) // Ctrl+C reaches the whole group; the host says when the store may end
server.on('error', () => process.exit(3))
// Before anything reads: what an open reader could still see would stay. Until then every question passes over all that was taken away.
if (tidy === 'tidy') await database?.compactRange?.('', '\uffff')
server.listen(Number(port ?? 0), '127.0.0.1', () => {
  const address: AddressInfo | string | null = server.address()
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port })
})
