/** The words that are digested, and how a digest is written. Purposes never share a message, and a raw text always stands last. */
import type { Channel } from '../contacts/contactEvent.ts'
import { AgentPseudonym, CallerPseudonym, ContactId, EventId, type LineId, type SourceId } from '../contacts/identifiers.ts'

const unitSeparator = '\u001f'
const message = (...words: readonly string[]) => Buffer.from(['v1', ...words].join(unitSeparator), 'utf8')

export const callerMessage = (linkGroup: string, channel: Channel, canonicalNumber: string) => message('caller', linkGroup, channel, canonicalNumber)
export const visitorMessage = (linkGroup: string, channel: Channel, visitor: string) => message('visitor', linkGroup, channel, visitor)
export const agentMessage = (organisation: string, agent: string) => message('agent', organisation, agent)
export const contactMessage = (source: SourceId, contact: string) => message('contact', source, contact)
export const eventMessage = (source: SourceId, identity: string) => message('event', source, identity)
/** The name of a queue that is not set up, remembered so that it can be matched once it is. */
export const queueMessage = (source: SourceId, queue: string) => message('queue', source, queue)
/** One report about a whole source becomes an event for each of its lines. */
export const lineEventMessage = (source: SourceId, line: LineId, identity: string) => message('line event', source, line, identity)

/** The first 16 of 32 bytes as 22 characters of base64url. */
const written = (digest: Uint8Array) => Buffer.from(digest.subarray(0, 16)).toString('base64url')

export const callerPseudonym = (digest: Uint8Array) => CallerPseudonym.parse(written(digest))
export const agentPseudonym = (digest: Uint8Array) => AgentPseudonym.parse(written(digest))
export const contactId = (digest: Uint8Array) => ContactId.parse(written(digest))
export const eventId = (digest: Uint8Array) => EventId.parse(written(digest))
export const queueDigest = (digest: Uint8Array): string => written(digest)
