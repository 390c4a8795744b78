/** Answers of the host itself, before any function is asked: they say what every answer says (H2), and nothing of what was sent (H4). */
import type { Socket } from 'node:net'
import { bareAnswerHeaders } from '../../../shared/web/answerHeaders.ts'

/** Asked for under a name that is not ours. */
export const misdirected = { fetch: () => new Response(null, { status: 421, headers: bareAnswerHeaders }) }

/** For a request whose address cannot be one; and, so that no library answers in its own words, for a fault that no function caught. */
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
