import type { Source } from '../../settings/settings.ts'
import { formFields } from '../formText.ts'
import { hasContentType } from '../contentType.ts'
import type { Reading, Webhook, WebhookRequest } from '../provider.ts'
import { understood } from '../reading.ts'
import { fits, namedType, typeOf } from './eventType.ts'
import { keyOf, sign, signedMoment, verify } from './signature.ts'
import { toldBy } from './trengoEvent.ts'
import { aside } from './trengoFields.ts'

/** Webhooks of Trengo: a form with one event a request, and one webhook for each kind of event, each with an address that names the kind. */
export const webhook: Webhook = {
  strength: 'signed',
  verify,
  sentAt: ({ headers }) => signedMoment(headers),
  keyOf,
  sign,
  testBody: 'ticket_id=0',
  read: (request, text, source) => [readEvent(request, text, source)],
}

function readEvent({ headers, url }: WebhookRequest, text: string, source: Source): Reading {
  if (!hasContentType(headers, 'application/x-www-form-urlencoded')) return { understood: false, reason: 'content_type' }
  const fields = formFields(text)
  if (fields === undefined) return { understood: false, reason: 'wrong_shape' }
  const type = typeOf(url, fields)
  if (type === undefined) return aside('unknown_type', namedType(url), fields)
  if (!fits(type, fields)) return aside('wrong_shape', type, fields)
  const at = signedMoment(headers)
  if (at === undefined) return aside('bad_time', type, fields)
  const told = toldBy({ type, fields, at, source })
  if (typeof told === 'string') return aside(told, type, fields)
  const [report, ...also] = told
  return understood(report, also)
}
