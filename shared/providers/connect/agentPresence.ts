/**
 * Whether somebody is there for callers. Routable is available; every other status is not. The stream may have been switched on while people were at
 * work already, so each status says all there is to know: a pause is that of somebody signed in.
 */
import type { PresenceEventType } from '../../contacts/contactEvent.ts'
import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import { everythingElse } from '../../settings/sourceLines.ts'
import type { PresenceReport } from '../provider.ts'
import { type Fields, fieldsIn, textIn, wordIn } from './connectFields.ts'
import { lineHandle } from './lineHandle.ts'

export type AgentChange = { readonly change: 'LOGIN' | 'LOGOUT' | 'STATE_CHANGE'; readonly agent: string; readonly at: Instant; readonly now: Fields }

/** The first report is the change itself; empty where the agent serves none of the source's lines. */
export function agentPresence({ change, agent, at, now }: AgentChange, source: Source): readonly PresenceReport[] {
  const status = statusOf(fieldsIn(now.get('agentstatus')))
  const queues = change === 'LOGOUT' ? [undefined] : queuesServed(now, source)
  const steps = change === 'LOGOUT' ? signedOut : stepsTo[change][status]
  return steps.flatMap(({ type, sequence }) =>
    queues.map((queue) => ({
      kind: 'presence' as const,
      type,
      identity: `${agent.slice(-100)}|${type}|${at}|${queue?.slice(-100) ?? ''}`,
      at,
      agent,
      ...(queue === undefined ? {} : { queue }),
      ...(sequence === 0 ? {} : { sequence }),
    })),
  )
}

type Status = 'available' | 'away' | 'offline'
type AgentStep = { readonly type: PresenceEventType; readonly sequence: number }

const signedOut: readonly AgentStep[] = [{ type: 'agent.signed_out', sequence: 0 }]
const signedIn: AgentStep = { type: 'agent.signed_in', sequence: 0 }
const pausedAfterwards: AgentStep = { type: 'agent.paused', sequence: 1 }

const stepsTo: Readonly<Record<'LOGIN' | 'STATE_CHANGE', Readonly<Record<Status, readonly AgentStep[]>>>> = {
  LOGIN: { available: [signedIn], away: [signedIn, pausedAfterwards], offline: [signedIn, pausedAfterwards] },
  STATE_CHANGE: {
    available: [{ type: 'agent.resumed', sequence: 1 }, signedIn],
    away: [pausedAfterwards, signedIn],
    // Offline comes just before signing out, and may be told after it: nobody must stay behind as a pause of nobody.
    offline: [pausedAfterwards, { type: 'agent.signed_out', sequence: 2 }],
  },
}

function statusOf(status: Fields): Status {
  const type = wordIn(status, 'type')
  if (type !== undefined) return type === 'ROUTABLE' ? 'available' : type === 'OFFLINE' ? 'offline' : 'away'
  // Older streams name the status only.
  const name = wordIn(status, 'name')
  return name === 'AVAILABLE' ? 'available' : name === 'OFFLINE' ? 'offline' : 'away'
}

/** The queues of our lines that this person's routing profile serves, one a line. `[undefined]`, all lines, where nothing is told of queues we know lines by. */
function queuesServed(now: Fields, source: Source): readonly (string | undefined)[] {
  const profile = fieldsIn(fieldsIn(now.get('configuration')).get('routingprofile'))
  const inbound = profile.get('inboundqueues')
  if (!Array.isArray(inbound) || inbound.length === 0) return [undefined]
  const handles = inbound.map((queue) =>
    lineHandle(source, { number: undefined, queueArn: textIn(fieldsIn(queue), 'arn'), queueName: textIn(fieldsIn(queue), 'name') }),
  )
  if (handles.every((handle) => handle === undefined)) return [undefined]
  const lines = new Map(Object.entries(source.lines))
  const queueOfLine = new Map(handles.flatMap((handle) => (handle !== undefined && lines.has(handle) ? [[lines.get(handle), handle] as const] : [])))
  const rest = lines.get(everythingElse)
  if (rest !== undefined && handles.some((handle) => handle !== undefined && !lines.has(handle))) queueOfLine.set(rest, everythingElse)
  return [...queueOfLine.values()]
}
