import { readJsonObject } from '../jsonDelivery.ts'
import type { Webhook } from '../provider.ts'
import { readCallEvent } from './callEvent.ts'
import { keyOf, sentAt, sign, verify } from './signature.ts'

/** The event webhook of a Voice application: one event a request. */
export const webhook: Webhook = {
  strength: 'signed',
  verify,
  sentAt,
  keyOf,
  sign,
  testBody: '{"status":"test"}',
  read: (request, text, source) => readJsonObject(request, text, (fields) => [readCallEvent(fields, source)]),
}
