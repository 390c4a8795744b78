import type { Source } from '../../settings/settings.ts'
import { formFields } from '../formText.ts'
import { hasContentType } from '../contentType.ts'
import type { Reading, Webhook, WebhookRequest } from '../provider.ts'
import { understood } from '../reading.ts'
import { fits, namedType, typeOf } from './eventType.ts'
import { keyOf, sign, signedMoment, verify } from './signature.ts'
import { toldBy } from './trengoEvent.ts'
import { notUsed } from './notUsed.ts'

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
  if (type === undefined) return notUsed('unknown_type', fields, namedType(url))
  if (!fits(type, fields)) return notUsed('wrong_shape', fields, type)
  const at = signedMoment(headers)
  if (at === undefined) return notUsed('bad_time', fields, type)
  const told = toldBy({ type, fields, at, source })
  if (typeof told === 'string') return notUsed(told, fields, type)
  const [report, ...also] = told
  return understood(report, also)
}
