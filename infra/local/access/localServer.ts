/** The server of a host, and how long a request may hold a connection of it. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { minuteMs } from '../../../shared/calendar/durations.ts'
import { answerNoAddress, answerNoRequest } from './bareAnswers.ts'

const slowestDeliveryMs = 15_000
/** A form without a script brings a whole file of history in one request, and a roster may come over a slow line. */
const slowestUploadMs = 30 * minuteMs
const isUpload = /^\/(?:imports|roster\/import)(?:[/?]|$)/

export type LocalServer = {
  readonly address: string
  /** Whoever is still waiting for an answer gets none. */
  readonly close: () => Promise<void>
}
type Fetch = (request: Request, env: object) => Response | Promise<Response>

/** Listens on this machine only. @param port 0: any @throws Error with code EADDRINUSE */
export async function localServer(fetch: Fetch, port: number): Promise<LocalServer> {
  const serverOptions = { requestTimeout: slowestUploadMs, headersTimeout: slowestDeliveryMs, connectionsCheckingInterval: 1_000 }
  const server = createServer(serverOptions, getRequestListener(fetch, { errorHandler: answerNoAddress }))
  server.prependListener('request', cutSlowDeliveries)
  server.on('clientError', answerNoRequest)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://localhost:${portOf(server)}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** A delivery or a form that does not come to its end holds a connection no longer than this (H7). */
function cutSlowDeliveries(incoming: IncomingMessage): void {
  if (incoming.method === 'GET' || incoming.method === 'HEAD' || isUpload.test(incoming.url ?? '')) return
  const timer = setTimeout(() => incoming.destroy(), slowestDeliveryMs)
  for (const event of ['end', 'close']) incoming.once(event, () => clearTimeout(timer))
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the host has no port')
  return address.port
}
