/** Sends a request exactly as written: any header, any path, any method. */
import { request } from 'node:http'
import { connect } from 'node:net'

export type Wired = { readonly status: number; readonly headers: Headers; readonly text: string }
export type ToWire = {
  readonly url: string
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export function send({ url, path, method, headers, body }: ToWire): Promise<Wired> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: new URL(url).port, path, method, headers: { host: new URL(url).host, ...headers }, agent: false },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const told = new Headers()
          for (let n = 0; n < answer.rawHeaders.length; n += 2) told.append(answer.rawHeaders[n] ?? '', answer.rawHeaders[n + 1] ?? '')
          resolve({ status: answer.statusCode ?? 0, headers: told, text: Buffer.concat(chunks).toString('utf8') })
        })
      },
    )
    asked.on('error', reject)
    // Byte by byte: some bodies are no text.
    asked.end(body === undefined ? undefined : Buffer.from(body, 'latin1'))
  })
}

/** What comes back on a connection until it is closed, or for so long. */
export function sendRaw(url: string, bytes: string, mostMs = 3_000): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes, 'latin1'))
    const timer = setTimeout(() => socket.destroy(), mostMs)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(text)
    })
  })
}
