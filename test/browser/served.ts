import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { siteIn, type State } from '../builders/siteStates.ts'

/** A site in one state on a port of its own. */
export async function served(state: State): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createAdaptorServer({ fetch: siteIn(state).fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() }
}
