import type { UnrecognisedReason } from '../provider.ts'

/** How somebody comes to us, or is passed on. A chat begins by `API`; a call by `API` is one that the system makes. */
const ways: ReadonlySet<string> = new Set(['INBOUND', 'TRANSFER', 'QUEUE_TRANSFER', 'CALLBACK', 'DISCONNECT', 'WEBRTC_API'])
const ourOwnCalls: ReadonlySet<string> = new Set(['OUTBOUND', 'EXTERNAL_OUTBOUND', 'MONITOR', 'AGENT_REPLY', 'FLOW'])

/** Why a contact of this channel and begun in this way is nobody's way to us; undefined for one that is. */
export function notOurs(channel: string | undefined, method: string | undefined): UnrecognisedReason | undefined {
  if (channel === 'TASK') return 'not_a_contact'
  if (channel !== undefined && channel !== 'VOICE' && channel !== 'CHAT') return 'unknown_channel'
  if (method === undefined || ways.has(method)) return undefined
  if (method === 'API') return channel === 'CHAT' ? undefined : 'not_a_contact'
  return ourOwnCalls.has(method) ? 'not_a_contact' : 'unknown_type'
}
