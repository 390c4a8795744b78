/**
 * One line of the queue's own log: `epoch|callid|queue|agent|EVENT|p1|p2|…`, epoch seconds UTC. An event's identity is what the line says and not
 * where it stands or how it came: rotated logs overlap, and what was delivered live may be imported once more.
 */
import { daySeconds } from '../../calendar/durations.ts'
import { Instant } from '../../contacts/identifiers.ts'
import type { ContactReport, PresenceReport, RefusedRowReason, Report } from '../provider.ts'
import { isBounded } from '../rawText.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'

type Entry = {
  readonly at: Instant
  readonly callId: string
  readonly queue: string
  readonly agent: string
  readonly event: string
  readonly parameters: readonly string[]
}
export type LineRead = readonly Report[] | 'skipped' | RefusedRowReason

const epoch = /^\d{9,10}(\.\d{1,6})?$/
/** Stands where a member event has no caller. */
const noCall = new Set(['NONE', 'REALTIME', 'MANAGER', 'CLI', ''])

/** @param line without its line break */
export function readQueueLogLine(line: string, settings: AsteriskSettings): LineRead {
  const [time, callId, queue, agent, event, ...parameters] = line.split('|')
  if (time === undefined || callId === undefined || queue === undefined || agent === undefined || event === undefined) return 'not_understood'
  const at = epoch.test(time) ? Instant.safeParse(Math.round(Number(time) * 1000)) : undefined
  if (!at?.success) return 'bad_time'
  // The longest identity made of these stays within the 256 characters of a raw string.
  if (!isBounded(callId, 80) || !isBounded(queue, 64) || !isBounded(agent, 64)) return 'not_understood'
  return reportsOf({ at: at.data, callId, queue, agent, event, parameters }, settings)
}

function reportsOf(entry: Entry, settings: AsteriskSettings): LineRead {
  const contact = contactEventOf(entry, settings)
  if (contact) {
    if (noCall.has(entry.callId)) return 'not_understood'
    if (!settings.isOurs(entry.queue)) return 'unknown_queue'
    return [{ ...contact, kind: 'contact', identity: identityOf(entry), at: entry.at, contact: entry.callId, queue: entry.queue }]
  }
  if (entry.event === 'DID') return dialledNumber(entry, settings)
  const changes = presenceChangesOf(entry)
  if (changes.length === 0) return 'skipped'
  const queues = entry.queue === 'NONE' ? settings.lineQueues : [entry.queue]
  if (!queues.every(settings.isOurs)) return 'unknown_queue'
  return queues.flatMap((queue) => changes.map((type, sequence) => presenceReport(entry, settings, { queue, type, sequence })))
}

type ContactFacts = Pick<ContactReport, 'type'> & Partial<Pick<ContactReport, 'caller' | 'agent' | 'reason' | 'talkSeconds' | 'sequence'>>

function contactEventOf(entry: Entry, settings: AsteriskSettings): ContactFacts | undefined {
  const { event, parameters } = entry
  switch (event) {
    case 'ENTERQUEUE':
      return { type: 'contact.queued', ...callerIn(parameters[1]) }
    case 'RINGNOANSWER':
    case 'RINGCANCELED':
    case 'AGENTDUMP': // hung up on the announcement, before the caller was put through: the caller goes on waiting
      return { type: 'contact.offered', ...agentIn(entry, settings) }
    case 'CONNECT':
      return { type: 'contact.answered', ...agentIn(entry, settings) }
    case 'COMPLETECALLER':
    case 'COMPLETEAGENT':
      return { type: 'contact.ended', ...talkIn(parameters[1]) }
    case 'BLINDTRANSFER':
    case 'ATTENDEDTRANSFER':
    case 'TRANSFER': // the number of parameters before the lengths differs: counted from the right
      return { type: 'contact.ended', ...talkIn(parameters.at(-2)) }
    case 'ABANDON':
      return { type: 'contact.left' }
    case 'EXITWITHTIMEOUT':
      return { type: 'contact.refused', reason: 'timeout', ...beforeEntering(parameters[2]) }
    case 'EXITEMPTY':
      return { type: 'contact.refused', reason: 'no_agents', ...beforeEntering(parameters[2]) }
    case 'EXITWITHKEY':
      return { type: settings.leavesMessageBy(parameters[0] ?? '') ? 'contact.voicemail' : 'contact.callback_requested', ...beforeEntering(parameters[3]) }
    case 'WITHDRAW':
      return { type: 'contact.refused', reason: 'error', ...beforeEntering(parameters[2]) }
    case 'SYSCOMPAT':
      return { type: 'contact.refused', reason: 'error' }
    default:
      return undefined
  }
}

/**
 * A caller sent on from one queue to the next leaves and enters within one second. Who had waited at all came in earlier, so leaving
 * comes first; the line itself says so, whatever order the lines are read in.
 */
const beforeEntering = (waitTime: string | undefined): { sequence?: number } => (waitTime !== undefined && /^[1-9]\d*$/.test(waitTime) ? { sequence: -1 } : {})

const callerIn = (caller: string | undefined) => (caller !== undefined && isBounded(caller) ? { caller } : {})

const agentIn = ({ agent }: Entry, settings: AsteriskSettings) => (agent === 'NONE' ? {} : { agent: settings.memberOf(agent) })

/** Lengths outside 0-24 hours are a fault of the log and left out: unknown is not 0. */
const talkIn = (seconds: string | undefined) =>
  seconds !== undefined && /^\d{1,5}$/.test(seconds) && Number(seconds) <= daySeconds ? { talkSeconds: Number(seconds) } : {}

/** The number that was dialled names the line where the settings know it. */
function dialledNumber(entry: Entry, settings: AsteriskSettings): LineRead {
  const number = entry.parameters[0] ?? ''
  if (!settings.queues.has(number) || noCall.has(entry.callId)) return 'skipped'
  return [{ kind: 'contact', type: 'contact.arrived', identity: identityOf(entry), at: entry.at, contact: entry.callId, queue: number }]
}

/** `PAUSEALL` and `UNPAUSEALL` say nothing of their own: a line for every queue follows. */
function presenceChangesOf({ event, parameters }: Entry): readonly PresenceReport['type'][] {
  switch (event) {
    case 'ADDMEMBER':
      return parameters[0] === 'PAUSED' ? ['agent.signed_in', 'agent.paused'] : ['agent.signed_in']
    case 'AGENTLOGIN':
      return ['agent.signed_in']
    case 'REMOVEMEMBER':
    case 'AGENTLOGOFF':
      return ['agent.signed_out']
    case 'PAUSE':
      return ['agent.paused']
    case 'UNPAUSE':
      return ['agent.resumed']
    default:
      return []
  }
}

function presenceReport(entry: Entry, settings: AsteriskSettings, change: { queue: string; type: PresenceReport['type']; sequence: number }): PresenceReport {
  const { queue, type, sequence } = change
  const identity = `${entry.at}|${queue}|${entry.agent}|${entry.event}|${type}`
  return { kind: 'presence', type, identity, at: entry.at, agent: settings.memberOf(entry.agent), queue, ...(sequence === 0 ? {} : { sequence }) }
}

const identityOf = ({ at, callId, queue, agent, event }: Entry) => `${at}|${callId}|${queue}|${agent}|${event}`
