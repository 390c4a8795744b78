import type { Source } from '../../settings/settings.ts'
import { readJsonObject } from '../jsonDelivery.ts'
import type { Reading, Webhook } from '../provider.ts'
import type { Fields } from '../readFields.ts'
import { textKey } from '../textSecret.ts'
import { readEnd, readStart, readTicket, readTranscript } from './chatEvent.ts'
import { sign, verify } from './signature.ts'
import { notUsed } from './notUsed.ts'

/** Webhooks of a tawk.to property: one event a request. */
export const webhook: Webhook = {
  strength: 'untimed',
  /** Transcripts of long chats. */
  mostParsedBytes: 2 ** 20,
  verify,
  keyOf: textKey,
  sign,
  testBody: '{"event":"webhook:test"}',
  read: (request, text, source) => readJsonObject(request, text, (fields) => [readEvent(fields, source)]),
}

function readEvent(fields: Fields, source: Source): Reading {
  const event = fields.get('event')
  switch (event) {
    case 'chat:start':
      return readStart(fields, source)
    case 'chat:end':
      return readEnd(fields, source)
    case 'chat:transcript_created':
      return readTranscript(fields, source)
    case 'ticket:create':
      return readTicket(fields, source)
    default:
      return notUsed(typeof event === 'string' ? 'unknown_type' : 'wrong_shape', fields)
  }
}
