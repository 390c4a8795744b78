import { createHash } from 'node:crypto'
import { carriedPresence, type PresenceEvent } from '../../contacts/contactEvent.ts'
import { AgentPseudonym, EventId, Instant } from '../../contacts/identifiers.ts'
import type { OnDuty } from './strippedDays.ts'

/** Who was there when the days before were stripped, as facts of the first live day: known by the four bytes that day files know people by. */
export function carriedEvents({ line, signedIn, paused }: OnDuty, moment: number): readonly PresenceEvent[] {
  const [wasThere, wasPaused] = carriedPresence
  const at = Instant.parse(moment)
  const carried = (type: PresenceEvent['type'], agent: number, sequence: number): PresenceEvent => {
    const bytes = Buffer.alloc(16)
    bytes.writeUInt32BE(agent)
    const digest = createHash('sha256').update(`${line} ${type} ${agent} ${moment}`).digest('base64url').slice(0, 22)
    return { eventId: EventId.parse(digest), lineId: line, type, at, agent: AgentPseudonym.parse(bytes.toString('base64url').slice(0, 22)), sequence }
  }
  // In this order, and before anything that was told of the same second.
  return [...signedIn.map((agent) => carried(wasThere, agent, -2)), ...paused.map((agent) => carried(wasPaused, agent, -1))]
}
