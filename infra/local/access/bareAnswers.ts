/** Answers of the host itself, before any function runs: they have the headers of every answer (H2) and repeat nothing of what was sent (H4). */
import type { Socket } from 'node:net'
import { bareAnswerHeaders } from '../../../shared/web/answerHeaders.ts'

/** Asked for under a name that is not ours. */
export const misdirected = { fetch: () => new Response(null, { status: 421, headers: bareAnswerHeaders }) }

/** For a request whose address is not valid, and for an error that no function caught, so that no library answers in its own words. */
export const answerNoAddress = (fault: unknown): Response =>
  new Response(null, { status: fault instanceof Error && fault.name === 'RequestError' ? 400 : 500, headers: bareAnswerHeaders })

const statuses: ReadonlyMap<string | undefined, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
])

/** For what is no HTTP at all; the fault of the parser may quote it. */
export function answerNoRequest(fault: NodeJS.ErrnoException, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const headers = Object.entries({ ...bareAnswerHeaders, connection: 'close', 'content-length': '0' }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${statuses.get(fault.code) ?? '400 Bad Request'}\r\n${headers.join('')}\r\n`)
}
