/** What kind of event a delivery is: the payload does not say, so the address does; else it is concluded from the fields where they leave no doubt. */
import type { Fields } from '../readFields.ts'

const types = [
  'INBOUND',
  'OUTBOUND',
  'NOTE',
  'TICKET_CREATED',
  'TICKET_ASSIGNED',
  'TICKET_CLOSED',
  'TICKET_REOPENED',
  'TICKET_MERGED',
  'TICKET_LABEL_ADDED',
  'TICKET_LABEL_DELETED',
  'TICKET_MARKED_AS_SPAM',
  'TICKET_UNMARKED_AS_SPAM',
  'VOICE_CALL_STARTED',
  'VOICE_CALL_ENDED',
  'VOICE_CALL_RECORDED',
  'VOICE_CALL_MISSED',
  'VOICE_CALL_ROUTE_NUMBER',
] as const
export type TrengoType = (typeof types)[number]

/** `?event=INBOUND` or `?type=INBOUND`, in any case. */
export function namedType(url: string): string | undefined {
  const query = new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '')
  const named = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]))
  return named.get('event') ?? named.get('type')
}

/** @returns undefined for a type we do not know, and where neither address nor fields tell it */
export function typeOf(url: string, fields: Fields): TrengoType | undefined {
  const named = namedType(url)?.trim().toUpperCase()
  return named === undefined ? concludedType(fields) : types.find((type) => type === named)
}

function concludedType(fields: Fields): TrengoType | undefined {
  const isFilled = (name: string) => (fields.get(name) ?? '') !== ''
  if (fields.has('merged_and_deleted_ticket_id')) return 'TICKET_MERGED'
  if (fields.has('assigned_to')) return 'TICKET_ASSIGNED'
  if (fields.has('duration')) return 'VOICE_CALL_ENDED'
  if (fields.has('direction') || fields.has('label_id')) return undefined
  if (isFilled('message_id')) {
    if (!isFilled('contact_id')) return isFilled('user_id') ? 'NOTE' : undefined
    return fields.has('user_id') ? 'OUTBOUND' : 'INBOUND'
  }
  return fields.get('status') === 'OPEN' || fields.get('status') === 'ASSIGNED' ? 'TICKET_REOPENED' : undefined
}

/** The address is not signed. A body that cannot be of the kind it names was sent to another address first. */
export function fits(type: TrengoType, fields: Fields): boolean {
  const isVoice = fields.has('direction') || (fields.has('from') && fields.has('to'))
  if (type === 'INBOUND' || type === 'OUTBOUND' || type === 'NOTE') return fields.has('message_id') && !isVoice
  return type.startsWith('VOICE_') ? !fields.has('message_id') : !fields.has('message_id') && !isVoice
}
