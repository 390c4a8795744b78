/**
 * One contact id of Amazon Connect: a stretch of a caller's way, which every transfer begins anew. Events and contact records tell the same of it,
 * events as far as it has come, records all of it; so both become a segment, and a segment becomes reports.
 */
import type { RefusalReason } from '../../contacts/contactEvent.ts'
import type { Instant } from '../../contacts/identifiers.ts'

export type Segment = {
  readonly contactId: string
  /** The first contact id of the same way: what makes it one attempt. */
  readonly chain: string
  /** In capitals; undefined where the event does not say. */
  readonly method: string | undefined
  /** As in the source's `lines`; see `lineHandle`. */
  readonly queue: string | undefined
  /** A queue is named, whether or not it says since when. */
  readonly wasQueued: boolean
  readonly caller: string | undefined
  readonly agent: string | undefined
  readonly ending: Ending | undefined
  /** Another contact id goes on with the same caller. Only contact records know. */
  readonly goesOn: boolean
  readonly initiatedAt: Instant | undefined
  /** The caller is on the line: for a callback, when they picked up. */
  readonly systemAt: Instant | undefined
  readonly queuedAt: Instant | undefined
  readonly agentAt: Instant | undefined
  readonly endedAt: Instant | undefined
}

/** What became of a caller to whom nobody spoke, where the flow or the contact record says. */
export type Ending =
  | { readonly type: 'contact.left'; readonly inMenu?: true }
  | { readonly type: 'contact.refused'; readonly reason: RefusalReason }
  | { readonly type: 'contact.voicemail' }
  | { readonly type: 'contact.callback_requested' }

/** The words a flow may set as the value of the tag that the settings name. */
const taggedEndings: ReadonlyMap<string, Ending> = new Map<string, Ending>([
  ['menu', { type: 'contact.left', inMenu: true }],
  ['closed', { type: 'contact.refused', reason: 'closed' }],
  ['full', { type: 'contact.refused', reason: 'full' }],
  ['no_agents', { type: 'contact.refused', reason: 'no_agents' }],
  ['blocked', { type: 'contact.refused', reason: 'blocked' }],
  ['error', { type: 'contact.refused', reason: 'error' }],
  ['timeout', { type: 'contact.refused', reason: 'timeout' }],
  ['voicemail', { type: 'contact.voicemail' }],
  ['callback', { type: 'contact.callback_requested' }],
])
export const taggedEnding = (word: string | undefined): Ending | undefined => taggedEndings.get(word?.trim().toLowerCase() ?? '')

/** What a contact record's reason says of a caller who was not answered; undefined where it says nothing of them. */
export function recordedEnding(reason: string | undefined, wasQueued: boolean): Ending | undefined {
  switch (reason) {
    case 'CUSTOMER_DISCONNECT':
    case 'IDLE_DISCONNECT':
      return wasQueued ? { type: 'contact.left' } : { type: 'contact.left', inMenu: true }
    case 'CONTACT_FLOW_DISCONNECT':
    case 'EXPIRED':
    case 'API':
      return { type: 'contact.refused', reason: wasQueued ? 'timeout' : 'not_admitted' }
    case 'TELECOM_PROBLEM':
    case 'SYSTEM_ERROR':
      return { type: 'contact.refused', reason: 'error' }
    default:
      return undefined
  }
}
