import { readJsonObject } from '../jsonDelivery.ts'
import type { Webhook } from '../provider.ts'
import { newTextSecret } from '../textSecret.ts'
import { readNotification } from './callNotification.ts'
import { keyOf, sign, verify } from './pathSecret.ts'

/** Call notifications of Voys and other brands of VoIPGRID: one moment a request. */
export const webhook: Webhook = {
  strength: 'token',
  takesPathToken: true,
  verify,
  keyOf,
  newSecret: newTextSecret,
  sign,
  testBody: '{"status":"test","version":"v2"}',
  read: (request, text, source) => readJsonObject(request, text, (fields) => [readNotification(fields, source)]),
}
