/** Who is there: LiveChat tells for each agent whether chats may come. It tells no time and no group, so it holds from receipt and for every line. */
import type { PresenceReport, Reading } from '../provider.ts'
import { receivedMoment, textIn } from '../readFields.ts'
import { understood } from '../reading.ts'
import type { About } from './chatEvent.ts'
import { notUsed } from './notUsed.ts'
import { isStaff } from './thread.ts'

const typesOf: ReadonlyMap<string, readonly [PresenceReport['type'], ...PresenceReport['type'][]]> = new Map([
  ['accepting_chats', ['agent.signed_in']],
  ['not_accepting_chats', ['agent.signed_in', 'agent.paused']],
  ['offline', ['agent.signed_out']],
])

export function readRoutingStatus({ action, payload, now, source }: About): Reading {
  const [agent, types] = [textIn(payload, 'agent_id'), typesOf.get(textIn(payload, 'status') ?? '')]
  if (agent === undefined || types === undefined) return notUsed('wrong_shape', payload, action)
  if (!isStaff(agent, source)) return notUsed('not_a_contact', payload, action)
  const at = receivedMoment(now)
  const report = (type: PresenceReport['type']): PresenceReport => ({ kind: 'presence', type, agent, at, identity: JSON.stringify([type, agent, at]) })
  const [first, ...others] = types
  return understood(report(first), others.map(report))
}
