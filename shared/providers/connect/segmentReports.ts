/** What a segment tells of the contact it is a part of, step by step. */
import { Instant } from '../../contacts/identifiers.ts'
import type { ContactReport } from '../provider.ts'
import type { Segment } from './segment.ts'

export type Step = 'INITIATED' | 'QUEUED' | 'CONNECTED_TO_SYSTEM' | 'CONNECTED_TO_AGENT' | 'DISCONNECTED'

/** Steps whose time is not told are left out. An event and the contact record of the same step have the same identity: records know whole seconds only. */
export function segmentReports(segment: Segment): ReadonlyMap<Step, ContactReport> {
  const facts = segment.method === 'CALLBACK' ? callbackFacts(segment) : inboundFacts(segment)
  return new Map(facts.flatMap(([step, fact]) => (fact === undefined ? [] : [[step, reportOf(segment, step, fact)] as const])))
}

export function reportOf({ contactId, chain, queue, caller }: Segment, step: string, fact: Fact): ContactReport {
  const identity = `${contactId}|${step}|${Math.floor(fact.at / 1000)}`
  return { ...fact, kind: 'contact', identity, contact: chain, ...(queue === undefined ? {} : { queue }), ...(caller === undefined ? {} : { caller }) }
}

export type Fact = Pick<ContactReport, 'type' | 'at'> & Partial<Pick<ContactReport, 'agent' | 'reason' | 'inMenu' | 'sequence'>>
type Facts = readonly (readonly [Step, Fact | undefined])[]

function inboundFacts(segment: Segment): Facts {
  const { contactId, chain, method, initiatedAt, queuedAt, agentAt, endedAt, goesOn } = segment
  const isFirst = contactId === chain && method !== 'DISCONNECT'
  return [
    ['INITIATED', initiatedAt && { type: isFirst ? 'contact.arrived' : 'contact.transferred', at: initiatedAt }],
    ['QUEUED', queuedAt && { type: 'contact.queued', at: queuedAt }],
    ['CONNECTED_TO_AGENT', agentAt && { type: 'contact.answered', at: agentAt, ...agentOf(segment) }],
    ['DISCONNECTED', endedAt === undefined || (goesOn && agentAt === undefined) ? undefined : endOf(segment, endedAt, isFirst)],
  ]
}

/**
 * The system is connected to nobody but itself, so only an agent answers. Where neither the flow nor a record says why a wait ended, what is told here is a
 * guess, and stands behind a record's word of the same moment.
 */
function endOf({ agentAt, ending, wasQueued, method }: Segment, at: Instant, isFirst: boolean): Fact {
  if (agentAt !== undefined) return { type: 'contact.ended', at }
  // A flow that goes on with a caller after the agent hung up, to ask a question: no longer the conversation.
  if (method === 'DISCONNECT' && !wasQueued) return { type: 'contact.transferred', at }
  if (ending !== undefined) return { ...ending, at }
  return isFirst && !wasQueued ? { type: 'contact.left', inMenu: true, at, sequence: 1 } : { type: 'contact.ended', at, sequence: 1 }
}

/**
 * A callback is no attempt of the caller's: it says that one was asked for, and whether it succeeded. It waits in a queue without anybody waiting on the
 * line. First an agent takes it, then the caller is rung: they speak when both are connected.
 */
function callbackFacts(segment: Segment): Facts {
  const { initiatedAt, queuedAt, agentAt, systemAt, endedAt } = segment
  const askedAt = initiatedAt ?? queuedAt
  // Before the end of the contact that asked for it, also where both are told in whole seconds.
  const asked = askedAt && ({ type: 'contact.callback_requested', at: askedAt, sequence: -1 } as const)
  const spokenAt = agentAt && systemAt && Instant.parse(Math.max(agentAt, systemAt))
  return [
    ['INITIATED', asked],
    ['QUEUED', queuedAt && asked],
    ['CONNECTED_TO_AGENT', agentAt && { type: 'contact.offered', at: agentAt, ...agentOf(segment) }],
    ['CONNECTED_TO_SYSTEM', spokenAt && { type: 'contact.answered', at: spokenAt, ...agentOf(segment) }],
    ['DISCONNECTED', endedAt && { type: 'contact.ended', at: endedAt }],
  ]
}

const agentOf = ({ agent }: Segment) => (agent === undefined ? {} : { agent })
