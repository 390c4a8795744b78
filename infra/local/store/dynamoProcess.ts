/**
 * The embedded store as a process of its own: reading a large page would hold up the pages of the site otherwise. Started by `embeddedDynamo` with the
 * folder of its files (none: in memory) and a port (0: any); tells its port, and ends with the process that started it, however that ends.
 */
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'

const [path, port] = process.argv.slice(2)
const server = dynalite({ ...(path ? { path } : {}), createTableMs: 5, deleteTableMs: 5, updateTableMs: 5 })

process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined) // Ctrl+C reaches the whole group; the host says when the store may end
server.on('error', () => process.exit(3))
server.listen(Number(port ?? 0), '127.0.0.1', () => {
  const address: AddressInfo | string | null = server.address()
  if (address !== null && typeof address === 'object') process.send?.({ port: address.port })
})
