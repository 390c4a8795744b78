/** An event of the agent stream: who signs in and out and is available, and who was offered a contact. */
import type { Source } from '../../settings/settings.ts'
import type { Reading, Report, UnrecognisedReason } from '../provider.ts'
import { notUnderstood, understood } from '../reading.ts'
import { agentPresence } from './agentPresence.ts'
import { connectFields, type Fields, fieldsIn, textIn, timeIn, wordIn } from './connectFields.ts'
import { offersIn } from './offers.ts'

export function readAgentEvent(value: unknown, source: Source): Reading {
  const event = fieldsIn(value)
  const reports = reportsOf(event, source)
  const not = (reason: UnrecognisedReason) => notUnderstood(reason, event.get('eventtype'), event, connectFields)
  if (typeof reports === 'string') return not(reports)
  const [report, ...also] = reports
  return report === undefined ? not('unknown_line') : understood(report, also)
}

function reportsOf(event: Fields, source: Source): readonly Report[] | UnrecognisedReason {
  const type = wordIn(event, 'eventtype')
  const agent = textIn(event, 'agentarn')
  const at = timeIn(event, 'eventtimestamp')
  if (type === undefined || agent === undefined) return 'wrong_shape'
  // Another instance's people are none of ours.
  if (source.instanceArn !== undefined && event.get('instancearn') !== source.instanceArn) return 'unknown_line'
  if (at === undefined) return 'bad_time'
  const now = fieldsIn(event.get('currentagentsnapshot'))
  const signOfLife: Report = { kind: 'heartbeat', identity: `alive|${textIn(event, 'eventid', 128) ?? `${agent.slice(-100)}|${at}`}`, at }
  switch (type) {
    case 'HEART_BEAT': // for an hour after signing out, too: it says that the stream is alive, and nothing of the agent
      return [signOfLife]
    case 'LOGIN':
    case 'LOGOUT':
      return agentPresence({ change: type, agent, at, now }, source)
    case 'STATE_CHANGE': {
      const status = fieldsIn(now.get('agentstatus'))
      const before = fieldsIn(fieldsIn(event.get('previousagentsnapshot')).get('agentstatus'))
      const isSame = before.size > 0 && ['arn', 'name', 'type', 'starttimestamp'].every((name) => before.get(name) === status.get(name))
      const changes = isSame ? [signOfLife] : agentPresence({ change: type, agent, at: timeIn(status, 'starttimestamp') ?? at, now }, source)
      return [...changes, ...offersIn(now, source, agent)]
    }
    default:
      return 'unknown_type'
  }
}
