import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { readJsonObject } from '../jsonDelivery.ts'
import type { Reading, Webhook } from '../provider.ts'
import { type Fields, inside } from '../readFields.ts'
import { newTextSecret, textKey } from '../textSecret.ts'
import { type About, readDeactivated, readIncomingChat, readIncomingEvent, readTransferred, readUserAdded } from './chatEvent.ts'
import { notUsed } from './notUsed.ts'
import { readRoutingStatus } from './routingStatus.ts'
import { sign, verify } from './secretKey.ts'

/** Webhooks of LiveChat (Text): one event a request, with the secret in its body. */
export const webhook: Webhook = {
  strength: 'token',
  verify,
  keyOf: textKey,
  newSecret: newTextSecret,
  sign,
  testBody: '{"action":"webhook_test","payload":{}}',
  read: (request, text, source) => readJsonObject(request, text, (fields) => [readEvent(fields, request.now, source)]),
}

/** Known, and nothing that a contact or an agent's presence is told by. */
const others: ReadonlySet<string> = new Set([
  'user_removed_from_chat',
  'chat_access_granted',
  'chat_access_revoked',
  'chat_access_updated',
  'event_updated',
  'event_deleted',
  'event_properties_updated',
  'event_properties_deleted',
  'events_marked_as_seen',
  'incoming_rich_message_postback',
  'chat_properties_updated',
  'chat_properties_deleted',
  'thread_properties_updated',
  'thread_properties_deleted',
  'thread_tagged',
  'thread_untagged',
  'thread_summary_set',
  'incoming_customer',
  'customer_created',
  'customer_session_fields_updated',
  'agent_status_changed',
  'agent_created',
  'agent_approved',
  'agent_updated',
  'agent_suspended',
  'agent_unsuspended',
  'agent_deleted',
])

function readEvent(fields: Fields, now: Instant, source: Source): Reading {
  const action = fields.get('action')
  const payload = inside(fields, 'payload')
  if (typeof action !== 'string' || payload === undefined) return notUsed('wrong_shape', fields, 'none')
  const about: About = { action, payload, now, source }
  switch (action) {
    case 'incoming_chat':
      return readIncomingChat(about)
    case 'incoming_event':
      return readIncomingEvent(about)
    case 'user_added_to_chat':
      return readUserAdded(about)
    case 'chat_transferred':
      return readTransferred(about)
    case 'chat_deactivated':
      return readDeactivated(about)
    case 'routing_status_set':
      return readRoutingStatus(about)
    default:
      return notUsed(others.has(action) ? 'not_a_contact' : 'unknown_type', payload, action)
  }
}
