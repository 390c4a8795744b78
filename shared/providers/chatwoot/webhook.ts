import type { Source } from '../../settings/settings.ts'
import { readJsonObject } from '../jsonDelivery.ts'
import type { Reading, Webhook } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { textKey } from '../textSecret.ts'
import { notUsed } from './notUsed.ts'
import { readChange, readCreated } from './conversationEvent.ts'
import { readMessage } from './messageEvent.ts'
import { sentAt, sign, verify } from './signature.ts'

/** Account and inbox webhooks of Chatwoot: one event a request. A conversation lives on after it is closed, so it may hold many attempts. */
export const webhook: Webhook = {
  strength: 'signed',
  takesPathToken: true,
  verify,
  sentAt,
  keyOf: textKey,
  sign,
  testBody: '{"event":"webhook_test"}',
  read: (request, text, source) => readJsonObject(request, text, (fields) => [readEvent(fields, source)]),
}

/** Known, and nothing that a contact did. */
const others: ReadonlySet<unknown> = new Set([
  'message_updated',
  'contact_created',
  'contact_updated',
  'webwidget_triggered',
  'inbox_created',
  'inbox_updated',
  'conversation_typing_on',
  'conversation_typing_off',
])

function readEvent(fields: Fields, source: Source): Reading {
  const event = fields.get('event')
  switch (event) {
    case 'conversation_created':
      return readCreated(fields, source)
    case 'conversation_status_changed':
    case 'conversation_updated':
      return readChange(fields, source)
    case 'message_created':
      return readMessage(fields, source)
    default:
      return notUsed(others.has(event) ? 'not_a_contact' : typeof event === 'string' ? 'unknown_type' : 'wrong_shape', fields)
  }
}
