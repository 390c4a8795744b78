/** One call of an AWS service that speaks JSON, with what Lambda gives a function: its region and its role's credentials. For doors that carry no client of that service. */
import { type AwsCredentials, signedHeaders } from './awsSignature.ts'

export type AwsEnvironment = Readonly<Record<string, string | undefined>>
export type AwsCall = {
  readonly service: string
  /** Scheme and host. */
  readonly endpoint: string
  /** Such as `TrentService.GenerateMac`. */
  readonly target: string
  readonly version: '1.0' | '1.1'
  readonly body: object
  readonly longestWaitMs: number
}
export type AwsPlace = {
  /** Read at every call: credentials change while a function lives. */
  readonly environment: AwsEnvironment
  /** UTC milliseconds. */
  readonly now: () => number
  readonly fetch?: typeof fetch
}

/** @returns what was answered, not looked at. @throws when it was no success; why is not told. */
export async function awsCall({ service, endpoint, target, version, body, longestWaitMs }: AwsCall, place: AwsPlace): Promise<unknown> {
  const { host } = new URL(endpoint)
  const text = JSON.stringify(body)
  const headers = { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target }
  const request = { host, region: place.environment['AWS_REGION'] ?? '', service, headers, body: text, now: place.now() }
  // The host is set by whoever sends; signed it must be all the same.
  const { host: _host, ...signed } = signedHeaders(request, credentialsIn(place.environment))
  // Named only now: merely touching `fetch` loads all of Node's HTTP client.
  const ask = place.fetch ?? fetch
  const answer = await ask(`${endpoint}/`, { method: 'POST', headers: signed, body: text, signal: AbortSignal.timeout(longestWaitMs) })
  if (!answer.ok) throw new Error(`${service} answered ${answer.status}`)
  return answer.json()
}

function credentialsIn(environment: AwsEnvironment): AwsCredentials {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_SESSION_TOKEN: sessionToken } = environment
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
}
