import type { Source } from '../../settings/settings.ts'
import { readJsonObject } from '../jsonDelivery.ts'
import { fieldsOf } from '../jsonText.ts'
import type { Reading, Webhook } from '../provider.ts'
import { type Fields, inside, listIn, textIn } from '../readFields.ts'
import { keyOf, sentAt, sign, verify } from './signature.ts'
import { readSunshineEvent } from './sunshineEvent.ts'
import { readZendeskEvent } from './zendeskEvent.ts'

/** Webhooks of Sunshine Conversations, which carry several events each, and of Zendesk itself, which carry one. */
export const webhook: Webhook = {
  strength: 'token',
  verify,
  sentAt,
  keyOf,
  sign,
  testBody: '{"events":[]}',
  read: (request, text, source) =>
    readJsonObject(request, text, (fields) => (fields.has('events') ? readSunshine(fields, source) : [readZendeskEvent(fields, source.machineAgents)])),
}

function readSunshine(fields: Fields, source: Source): readonly Reading[] {
  if (!Array.isArray(fields.get('events'))) return [{ understood: false, reason: 'wrong_shape' }]
  const known = { app: textIn(inside(fields, 'app'), 'id'), source }
  return listIn(fields, 'events').map((event): Reading => {
    const own = fieldsOf(event)
    return own === undefined ? { understood: false, reason: 'wrong_shape' } : readSunshineEvent(own, known)
  })
}
