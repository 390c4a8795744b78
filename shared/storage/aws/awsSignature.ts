/**
 * AWS Signature Version 4 for a POST with a short body, as its documentation describes it. The one call of the door to AWS beside
 * its tables and keys does not need a client of its own for it.
 */
import { createHash, createHmac } from 'node:crypto'

export type AwsCredentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
export type AwsRequest = {
  readonly host: string
  /** Without anything that would have to be escaped; the root if not said. */
  readonly path?: string
  readonly region: string
  readonly service: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** UTC milliseconds. */
  readonly now: number
}

/** All headers to send, with the signature in `authorization`. */
export function signedHeaders({ host, path = '/', region, service, headers, body, now }: AwsRequest, credentials: AwsCredentials): Record<string, string> {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const token = credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }
  const all: Record<string, string> = { ...headers, host, 'x-amz-date': time, ...token }
  const names = Object.keys(all).sort()
  const canonical = ['POST', path, '', ...names.map((name) => `${name}:${(all[name] ?? '').trim()}`), '', names.join(';'), sha256(body)].join('\n')
  const date = time.slice(0, 8)
  const scope = `${date}/${region}/${service}/aws4_request`
  const key = ['aws4_request', service, region, date].reduceRight<Buffer | string>((under, word) => hmac(under, word), `AWS4${credentials.secretAccessKey}`)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex')
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()
