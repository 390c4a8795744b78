/** Requests as API Gateway hands them to a function (payload version 2), and deliveries as the generic provider signs them. */
import { createHmac, randomUUID } from 'node:crypto'
import type { LambdaEvent } from 'hono/aws-lambda'

export type Signed = { readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** @param secret `whsec_` and base64, as Standard Webhooks writes it */
export function signed(body: string, secret: string, now: number): Signed {
  const id = `msg_${randomUUID()}`
  const timestamp = String(Math.floor(now / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}`, 'content-type': 'application/json' }, body }
}

export const gatewayEvent = (source: string, { headers, body }: Signed): LambdaEvent =>
  requestEvent({ method: 'POST', path: `/hooks/${source}`, headers, body, routeKey: 'POST /hooks/{sourceId}', pathParameters: { sourceId: source } })

export type GatewayRequest = {
  readonly method: string
  readonly path: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The gateway hands on in base64 what is not text by its type. */
  readonly isBase64Encoded?: boolean
  /** The gateway takes cookies out of the headers. */
  readonly cookies?: readonly string[]
  readonly routeKey?: string
  readonly pathParameters?: Readonly<Record<string, string>>
}

export function requestEvent({
  method,
  path,
  query = '',
  headers = {},
  body = '',
  isBase64Encoded = false,
  cookies,
  routeKey = 'ANY /{path+}',
  pathParameters = {},
}: GatewayRequest): LambdaEvent {
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: { ...headers, host: 'example.org', 'content-length': String(Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8')) },
    ...(cookies && { cookies: [...cookies] }),
    pathParameters,
    body,
    isBase64Encoded,
    requestContext: {
      accountId: '000000000000',
      apiId: 'example',
      authentication: null,
      authorizer: {},
      domainName: 'example.org',
      domainPrefix: 'example',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'example' },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
  }
}
