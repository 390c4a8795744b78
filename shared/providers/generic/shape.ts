/**
 * What may be kept of an event we could not use: the names of fields we know with the kind and length of their values, the value only of words
 * from a closed list and of times, cut to the minute. Other fields are a number. Of a caller not even the length is kept.
 */
import { Channel, ContactEventType, PresenceEventType, RefusalReason } from '../../contacts/contactEvent.ts'

const knownFields = ['type', 'id', 'contact', 'line', 'channel', 'at', 'caller', 'agent', 'reason'] as const
const closedWords: ReadonlySet<unknown> = new Set([
  ...ContactEventType.options,
  ...PresenceEventType.options,
  ...Channel.options,
  ...RefusalReason.options,
  'source.heartbeat',
])

export function shapeOf(fields: ReadonlyMap<string, unknown>): string {
  const known = knownFields.flatMap((name) => (fields.has(name) ? [`${name}:${valueShape(name, fields.get(name))}`] : []))
  const others = [...fields.keys()].filter((name) => !knownFields.some((field) => field === name)).length
  return [...known, ...(others > 0 ? [`+${others}`] : [])].join(' ')
}

function valueShape(name: string, value: unknown): string {
  if (name === 'type' || name === 'channel' || name === 'reason') return closedWords.has(value) ? String(value) : kindOf(value)
  if (name === 'caller') return typeof value
  if (name === 'at' && typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(value)?.[0] ?? kindOf(value)
  return kindOf(value)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `list(${value.length})`
  return typeof value === 'string' ? `text(${value.length})` : typeof value
}
