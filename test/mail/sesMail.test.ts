import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sesMail } from '../../shared/storage/aws/sesMail.ts'
import { from, now, read, someMail } from './mails.ts'

type Asked = { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }
const secret = 'an invented secret'
const environment = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: 'a/token+=' }
const asked: Asked[] = []
let status = 200
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    asked.push({ method: request.method ?? '', path: request.url ?? '', headers, body: Buffer.concat(parts).toString() })
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"MessageId":"0100-invented"}')
  })
})
let place: Parameters<typeof sesMail>[1]
const hosts: string[] = []

beforeAll(async () => {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo
  // Sent to the stub, under the host that was signed.
  const ask: typeof fetch = (address, init) => {
    const { host, pathname } = new URL(String(address))
    hosts.push(host)
    return fetch(`http://127.0.0.1:${port}${pathname}`, init)
  }
  place = { environment, now: () => now, fetch: ask }
})
afterAll(() => server.close())

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

/** As the service checks it, from what arrived and not from what was meant. */
function signatureOf({ method, path, headers, body }: Asked, host: string): string {
  const names = /SignedHeaders=([^,]+)/.exec(headers['authorization'] ?? '')?.[1]?.split(';') ?? []
  const canonical = [method, path, '', ...names.map((name) => `${name}:${name === 'host' ? host : headers[name]}`), '', names.join(';'), sha256(body)].join(
    '\n',
  )
  const time = headers['x-amz-date'] ?? ''
  const scope = `${time.slice(0, 8)}/eu-west-1/ses/aws4_request`
  const key = [time.slice(0, 8), 'eu-west-1', 'ses', 'aws4_request'].reduce<Buffer | string>((under, word) => hmac(under, word), `AWS4${secret}`)
  return hmac(key, `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`).toString('hex')
}

describe('mail by SES', () => {
  it('is one signed request that holds the message as it was made', async () => {
    asked.length = 0
    await sesMail(from, place)(someMail())
    const [request] = asked
    if (request === undefined) throw new Error('nothing was asked')
    expect([request.method, request.path, hosts.at(-1)]).toEqual(['POST', '/v2/email/outbound-emails', 'email.eu-west-1.amazonaws.com'])
    expect(request.headers['content-type']).toBe('application/json')
    expect(request.headers['x-amz-target']).toBeUndefined()
    expect(request.headers['x-amz-security-token']).toBe('a/token+=')
    expect(request.headers['authorization']).toContain('Credential=AKIDEXAMPLE/20260316/eu-west-1/ses/aws4_request')
    expect(request.headers['authorization']).toContain(`Signature=${signatureOf(request, 'email.eu-west-1.amazonaws.com')}`)
    const body = JSON.parse(request.body) as { Content: { Raw: { Data: string } } }
    expect(body).toEqual({ FromEmailAddress: from, Destination: { ToAddresses: ['zoe@helpline.example'] }, Content: { Raw: { Data: expect.any(String) } } })
    const { headers, text } = read(Buffer.from(body.Content.Raw.Data, 'base64').toString('latin1'))
    expect(headers.get('subject')).toBe('Uw weekoverzicht')
    expect(text.trimEnd()).toBe(someMail().text.trimEnd())
  })
  it('that was not taken is an error that says nothing of who or what', async () => {
    status = 400
    await expect(sesMail(from, place)(someMail())).rejects.toThrow(/^ses answered 400$/)
    status = 200
  })
})
