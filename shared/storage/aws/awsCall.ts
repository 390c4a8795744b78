/** One call of an AWS service that speaks JSON, with what Lambda gives a function: its region and its role's credentials. For doors that carry no client of that service. */
import { type AwsCredentials, signedHeaders } from './awsSignature.ts'

export type AwsEnvironment = Readonly<Record<string, string | undefined>>
export type AwsCall = {
  readonly service: string
  /** Scheme and host. */
  readonly endpoint: string
  readonly body: object
  readonly longestWaitMs: number
} & (NamedAction | PathAction)
/** Of services that name what is asked in a header, such as `TrentService.GenerateMac`. */
type NamedAction = { readonly target: string; readonly version: '1.0' | '1.1' }
/** Of services that name it in the address; without anything that would have to be escaped. */
type PathAction = { readonly path: `/${string}` }
export type AwsPlace = {
  /** Read at every call: credentials change while a function lives. */
  readonly environment: AwsEnvironment
  /** UTC milliseconds. */
  readonly now: () => number
  readonly fetch?: typeof fetch
}

/** The service refused: which service, and the code of its refusal. The message is dropped, because it may quote what was sent. */
export class AwsRefused extends Error {
  /** Such as `UsernameExistsException`; empty where it was not told. */
  readonly kind: string
  readonly status: number
  constructor(service: string, status: number, kind: string) {
    super(`${service} answered ${status}`)
    this.name = 'AwsRefused'
    this.kind = kind
    this.status = status
  }
}

/** @returns what was answered, not looked at. @throws AwsRefused when it was no success. */
export async function awsCall(call: AwsCall, place: AwsPlace): Promise<unknown> {
  const { service, endpoint, body, longestWaitMs } = call
  const { host } = new URL(endpoint)
  const text = JSON.stringify(body)
  const path = 'path' in call ? call.path : '/'
  const headers: Record<string, string> =
    'path' in call ? { 'content-type': 'application/json' } : { 'content-type': `application/x-amz-json-${call.version}`, 'x-amz-target': call.target }
  const request = { host, path, region: place.environment['AWS_REGION'] ?? '', service, headers, body: text, now: place.now() }
  // The host is set by whoever sends; signed it must be all the same.
  const { host: _host, ...signed } = signedHeaders(request, credentialsIn(place.environment))
  // Named only now: merely touching `fetch` loads all of Node's HTTP client.
  const ask = place.fetch ?? fetch
  const answer = await ask(`${endpoint}${path}`, { method: 'POST', headers: signed, body: text, signal: AbortSignal.timeout(longestWaitMs) })
  if (!answer.ok) throw new AwsRefused(service, answer.status, await kindOf(answer))
  return answer.json()
}

async function kindOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined)
  const inBody = typeof body === 'object' && body !== null && '__type' in body ? String(body.__type) : ''
  const said = answer.headers.get('x-amzn-errortype') ?? inBody
  return /([A-Za-z]{1,80})(?::|$)/.exec(said)?.[1] ?? ''
}

function credentialsIn(environment: AwsEnvironment): AwsCredentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_SESSION_TOKEN: sessionToken } = environment
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
}
