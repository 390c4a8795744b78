/** Fields of Amazon Connect's JSON, whose names are written in small letters in one place and in capitals in another. */
import type { Instant } from '../../contacts/identifiers.ts'
import { fieldsOf } from '../jsonText.ts'
import { isBounded } from '../rawText.ts'
import { isoMoment } from '../readFields.ts'
import type { KnownFields } from '../shapeOf.ts'

/** Under names in small letters. */
export type Fields = ReadonlyMap<string, unknown>

const nothing: Fields = new Map()

/** The fields of an object; none for what is no object. */
export function fieldsIn(value: unknown): Fields {
  const fields = fieldsOf(value)
  return fields === undefined ? nothing : new Map([...fields].map(([name, own]) => [name.toLowerCase(), own]))
}

/** A text of a bounded length; undefined for anything else. */
export function textIn(fields: Fields, name: string, longest = 256): string | undefined {
  const value = fields.get(name)
  return typeof value === 'string' && isBounded(value, longest) ? value : undefined
}

/** The value of a tag or attribute that the settings name. */
export const taggedText = (tags: Fields, name: string | undefined) => (name === undefined ? undefined : textIn(tags, name.toLowerCase()))

export const wordIn = (fields: Fields, name: string): string | undefined => textIn(fields, name, 64)?.toUpperCase()

const earliest = Date.UTC(1971, 0, 1)

/** A real date with a zone; undefined where there is none, also for the first moments of 1970, which stand for "not set". */
export function timeIn(fields: Fields, name: string): Instant | undefined {
  const time = isoMoment(fields.get(name))
  return time === undefined || time < earliest ? undefined : time
}

const eventTypes = [
  'INITIATED',
  'CONNECTED_TO_SYSTEM',
  'QUEUED',
  'CONNECTED_TO_AGENT',
  'DISCONNECTED',
  'COMPLETED',
  'LOGIN',
  'LOGOUT',
  'STATE_CHANGE',
  'HEART_BEAT',
]
const channels = ['VOICE', 'CHAT', 'TASK', 'EMAIL']
const methods = ['INBOUND', 'OUTBOUND', 'TRANSFER', 'QUEUE_TRANSFER', 'CALLBACK', 'API', 'DISCONNECT', 'MONITOR', 'EXTERNAL_OUTBOUND', 'WEBRTC_API']

/** For the shape of an event that could not be used. */
export const connectFields: KnownFields = {
  names: [
    'eventtype',
    'contactid',
    'initialcontactid',
    'channel',
    'initiationmethod',
    'initiationtimestamp',
    'connectedtosystemtimestamp',
    'disconnecttimestamp',
    'eventtimestamp',
    'queueinfo',
    'agentinfo',
    'agentarn',
    'tags',
  ],
  words: new Map([
    ['eventtype', new Set(eventTypes)],
    ['channel', new Set(channels)],
    ['initiationmethod', new Set(methods)],
  ]),
  times: new Set(['initiationtimestamp', 'connectedtosystemtimestamp', 'disconnecttimestamp', 'eventtimestamp']),
  people: new Set(['agentarn', 'tags']),
}
