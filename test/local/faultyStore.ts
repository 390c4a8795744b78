/** A store that may be killed, behind a door that may throttle, lose answers after the write was done, or hang up: for as long as it is told to. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { embeddedDynamo } from '../../infra/local/store/embeddedDynamo.ts'
import { bodyOf, listening } from '../infra/localServer.ts'

export type FaultyStore = {
  /** Of the door. */
  readonly endpoint: string
  /** Share of requests that meet a fault from now on, 0-1. */
  readonly trouble: (share: number) => void
  /** How often each fault was met. */
  readonly met: Readonly<Record<Fault, number>>
  readonly kill: () => void
  readonly stop: () => Promise<void>
}
const faults = ['throttled', 'answerLost', 'hungUp'] as const
type Fault = (typeof faults)[number]

export async function faultyStore(path: string, random: () => number): Promise<FaultyStore> {
  const store = await embeddedDynamo({ path })
  const met: Record<Fault, number> = { throttled: 0, answerLost: 0, hungUp: 0 }
  let share = 0
  const server: Server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const fault = random() < share ? faults[Math.floor(random() * faults.length)] : undefined
    if (fault !== undefined) met[fault] += 1
    if (fault === 'hungUp') return void request.socket.destroy()
    if (fault === 'throttled') {
      const refusal = { __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException', message: 'slow down' }
      return void response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(refusal))
    }
    try {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers
      const answer = await fetch(store.endpoint, { method: 'POST', headers: headers as Record<string, string>, body: new Uint8Array(body) })
      const text = Buffer.from(await answer.arrayBuffer())
      if (fault === 'answerLost') return void request.socket.destroy()
      const checksum = answer.headers.get('x-amz-crc32')
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0', ...(checksum === null ? {} : { 'x-amz-crc32': checksum }) }).end(text)
    } catch {
      request.socket.destroy() // the store is just being killed
    }
  })
  await listening(server)
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: (next) => {
      share = next
    },
    met,
    kill: () => {
      const pid = store.pid()
      try {
        if (pid !== undefined) process.kill(pid, 'SIGKILL')
      } catch {
        // it is dead already, and being started again
      }
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await store.stop()
    },
  }
}
