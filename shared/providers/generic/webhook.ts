import { fieldsOf, parseJson } from '../jsonText.ts'
import type { Reading, RequestHeaders, Webhook } from '../provider.ts'
import { keyOf, newSecret, sentAt, sign, verify } from '../standardWebhooks.ts'
import { isBinary, isCloudEvent, readBinary, readStructured } from './cloudEvents.ts'
import { readEvent } from './genericEvent.ts'

/** The door for every system without an adapter of its own: one event, a list of them, or CloudEvents in any of their three forms. */
export const webhook: Webhook = {
  strength: 'signed',
  verify,
  sentAt,
  keyOf,
  newSecret,
  sign,
  testBody: '{"type":"source.test"}',
  read: ({ headers }, text) => {
    const form = formOf(headers)
    if (form === undefined) return [{ understood: false, reason: 'content_type' }]
    const json = parseJson(text)
    if (!json.ok) return [{ understood: false, reason: json.reason }]
    switch (form) {
      case 'binary':
        return [readBinary(headers, json.value)]
      case 'structured':
        return [readStructured(json.value)]
      case 'batch':
        return Array.isArray(json.value) ? json.value.map(readStructured) : [{ understood: false, reason: 'wrong_shape' }]
      case 'plain':
        return readPlain(json.value, headers.get('webhook-id') ?? '')
    }
  },
}

/** Standard Webhooks: `webhook-id` is the same on every retry and on nothing else, so with its place in the list it says which event this is. */
function readPlain(body: unknown, deliveryId: string): readonly Reading[] {
  const events: readonly unknown[] = Array.isArray(body) ? body : [body]
  return events.map((value, place) =>
    isCloudEvent(value) ? readStructured(value) : readEvent(unwrapped(value), undefined, JSON.stringify(['delivery', deliveryId, place])),
  )
}

/** The body that Standard Webhooks advises has our event in `data`, and its type and time beside that. */
function unwrapped(value: unknown): unknown {
  const fields = fieldsOf(value)
  const data = fieldsOf(fields?.get('data'))
  if (fields === undefined || data === undefined || fields.has('contact')) return value
  return Object.fromEntries([['type', fields.get('type')], ['at', fields.get('timestamp')], ...data])
}

function formOf(headers: RequestHeaders): 'plain' | 'structured' | 'batch' | 'binary' | undefined {
  const [media = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return undefined
  if (media === 'application/cloudevents+json') return 'structured'
  if (media === 'application/cloudevents-batch+json') return 'batch'
  if (media !== 'application/json') return undefined
  return isBinary(headers) ? 'binary' : 'plain'
}
