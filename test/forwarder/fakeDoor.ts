import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Instant } from '../../shared/contacts/identifiers.ts'
import { webhook } from '../../shared/providers/asterisk/webhook.ts'
import { exchange } from '../providers/asterisk/asteriskReading.ts'

export const forwarderSecret = `whsec_${Buffer.alloc(32, 'f').toString('base64')}`

type Body = { readonly queue_log?: readonly string[]; readonly cdr?: readonly (readonly string[])[]; readonly heartbeats?: readonly number[] }
export type Delivered = { readonly id: string; readonly bytes: number; readonly body: Body; readonly isTest: boolean }

/** A door that takes what is signed by the secret, and answers as it is told to. */
export async function fakeDoor() {
  const delivered: Delivered[] = []
  const asked: string[] = []
  /** What the next requests are answered; used up from the front, then 202. `lost`: taken, but the answer never arrives. */
  const answers: (number | 'lost')[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const keys = [webhook.keyOf(forwarderSecret)].flatMap((key) => key ?? [])
      const isAuthentic = webhook.verify({ headers, body, now: Instant.parse(Date.now()), url: '' }, keys, exchange()) === 'authentic'
      asked.push(headers.get('webhook-id') ?? '')
      const answer = answers.shift() ?? (isAuthentic ? 202 : 401)
      if (answer === 202 || answer === 'lost')
        delivered.push({
          id: headers.get('webhook-id') ?? '',
          bytes: body.length,
          body: JSON.parse(body.toString()) as Body,
          isTest: headers.get('x-bereikbaar-test') === '1',
        })
      if (answer === 'lost') request.socket.destroy()
      else response.writeHead(answer, { 'content-type': 'application/json' }).end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/centrale`,
    delivered,
    asked,
    answers,
    /** Every line that was taken, in order, as often as it came. */
    lines: () => delivered.flatMap(({ body }) => body.queue_log ?? []),
    records: () => delivered.flatMap(({ body }) => body.cdr ?? []),
    heartbeats: () => delivered.flatMap(({ body }) => body.heartbeats ?? []),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type FakeDoor = Awaited<ReturnType<typeof fakeDoor>>

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Buffer))
  return Buffer.concat(chunks)
}
