/** Requests over connections that stay open, as telephone systems keep them. To this machine only. */
import { Agent, request } from 'node:http'

const patienceMs = 10_000
const mostConnections = 256

/** @throws Error for an address that leads anywhere else: a load sent to somebody else's machine is an attack */
export function loopbackOnly(address: string): URL {
  const url = new URL(address)
  if (url.protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
    throw new Error(`${url.origin} is not this machine: a load goes to http://localhost or 127.0.0.1 and nowhere else`)
  return url
}

export type Poster = {
  /** @returns the status. @throws when no answer came in time */
  readonly post: (path: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>
  readonly close: () => void
}

export function poster(address: string): Poster {
  const { hostname, port, host } = loopbackOnly(address)
  const agent = new Agent({ keepAlive: true, maxSockets: mostConnections, scheduling: 'fifo' })
  return {
    post: (path, headers, body) =>
      new Promise((resolve, reject) => {
        const sent = { hostname, port, path, agent, method: 'POST', timeout: patienceMs }
        const own = request({ ...sent, headers: { ...headers, host, 'content-length': Buffer.byteLength(body) } }, (answer) => {
          answer.resume()
          answer.on('end', () => resolve(answer.statusCode ?? 0))
          answer.on('error', reject)
        })
        own.on('timeout', () => own.destroy(new Error('no answer in time')))
        own.on('error', reject)
        own.end(body)
      }),
    close: () => agent.destroy(),
  }
}
