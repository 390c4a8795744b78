/** The fields of our own event, for the shape of one that could not be used. */
import { Channel, ContactEventType, PresenceEventType, RefusalReason } from '../../contacts/contactEvent.ts'
import type { KnownFields } from '../shapeOf.ts'

export const genericFields: KnownFields = {
  names: ['type', 'id', 'contact', 'line', 'channel', 'at', 'caller', 'agent', 'reason'],
  words: new Map<string, ReadonlySet<string>>([
    ['type', new Set([...ContactEventType.options, ...PresenceEventType.options, 'source.heartbeat'])],
    ['channel', new Set(Channel.options)],
    ['reason', new Set(RefusalReason.options)],
  ]),
  times: new Set(['at']),
  people: new Set(['caller']),
}
