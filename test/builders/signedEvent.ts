/** A delivery of the generic provider as API Gateway hands it to a function (payload version 2). */
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

export function gatewayEvent(source: string, { headers, body }: Signed): LambdaEvent {
  const path = `/hooks/${source}`
  return {
    version: '2.0',
    routeKey: 'POST /hooks/{sourceId}',
    rawPath: path,
    rawQueryString: '',
    headers: { ...headers, host: 'hooks.example.org', 'content-length': String(Buffer.byteLength(body)) },
    pathParameters: { sourceId: source },
    body,
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      authentication: null,
      authorizer: {},
      apiId: 'example',
      domainName: 'hooks.example.org',
      domainPrefix: 'hooks',
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'example' },
      requestId: randomUUID(),
      routeKey: 'POST /hooks/{sourceId}',
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
  }
}
