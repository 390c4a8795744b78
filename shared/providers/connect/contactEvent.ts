/**
 * A contact event, as EventBridge hands it on. They come at best once, sometimes twice, in any order, and now and then not at all; but each tells the times
 * of what came before it too. So an event says its own step, and says again the steps before.
 */
import type { Instant } from '../../contacts/identifiers.ts'
import type { Source } from '../../settings/settings.ts'
import type { Reading, UnrecognisedReason } from '../provider.ts'
import { notUnderstood, understood } from '../reading.ts'
import { connectFields, type Fields, fieldsIn, taggedText, textIn, timeIn, wordIn } from './connectFields.ts'
import { lineHandle } from './lineHandle.ts'
import { notOurs } from './notOurs.ts'
import { recordedEnding, type Segment, taggedEnding } from './segment.ts'
import { type Fact, reportOf, segmentReports, type Step } from './segmentReports.ts'

/** The second is how the maker's own documentation calls them since the product is named Connect Customer. */
const contactEventTypes: readonly unknown[] = ['Amazon Connect Contact Event', 'Connect Customer Contact Event']

/** Steps of a contact's life; other events of Amazon Connect say nothing of it. */
const lifeSteps: ReadonlySet<string> = new Set(['INITIATED', 'QUEUED', 'CONNECTED_TO_SYSTEM', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'])
const otherEvents: ReadonlySet<string> = new Set(['CONTACT_DATA_UPDATED', 'PAUSED', 'RESUMED', 'AMD_DISABLED', 'WEBRTC_API'])

/** @param value the whole event, or its `detail` alone */
export function readContactEvent(value: unknown, source: Source): Reading {
  const envelope = fieldsIn(value)
  const isBare = !envelope.has('detail')
  const detail = isBare ? envelope : fieldsIn(envelope.get('detail'))
  const read =
    isBare || (envelope.get('source') === 'aws.connect' && contactEventTypes.includes(envelope.get('detail-type')))
      ? readDetail(detail, envelope, source)
      : 'unknown_type'
  return typeof read === 'string' ? notUnderstood(read, detail.get('eventtype') ?? envelope.get('detail-type'), detail, connectFields) : read
}

function readDetail(detail: Fields, envelope: Fields, source: Source): Reading | UnrecognisedReason {
  const step = wordIn(detail, 'eventtype')
  const contactId = textIn(detail, 'contactid', 128)
  if (step === undefined || contactId === undefined) return 'wrong_shape'
  if (otherEvents.has(step)) return 'not_a_contact'
  if (!lifeSteps.has(step)) return 'unknown_type'
  // Another instance's queues and numbers are none of ours.
  if (source.instanceArn !== undefined && detail.get('instancearn') !== source.instanceArn) return 'unknown_line'
  const reason = notOurs(wordIn(detail, 'channel'), wordIn(detail, 'initiationmethod'))
  if (reason !== undefined) return reason
  // The envelope's time is cut to the second, and is of the sending: only for an event that does not tell its own.
  const segment = segmentIn(detail, source, contactId)
  const told = segmentReports(segment)
  const own = stepIn(told, step) ?? ownReport(segment, step, timeIn(envelope, 'time'))
  if (own === undefined) return 'bad_time'
  if (own === 'nothing') return 'not_a_contact'
  const also = [...told.values()].filter(({ identity }) => identity !== own.identity)
  // Under names of their own: an event that comes after one that told of it is no duplicate.
  return understood(
    own,
    also.map((report) => ({ ...report, identity: `${report.identity}|told` })),
  )
}

const stepIn = (told: ReturnType<typeof segmentReports>, step: string) => [...told].find(([known]) => known === step)?.[1]

/** What an event says that is not among its segment's steps, or whose own time is missing. */
function ownReport(segment: Segment, step: string, sentAt: Instant | undefined) {
  if (step === 'COMPLETED') return segment.endedAt === undefined ? 'nothing' : reportOf(segment, step, { type: 'contact.ended', at: segment.endedAt })
  if (step === 'CONNECTED_TO_SYSTEM') return connectedToSystem(segment, sentAt)
  const at = atStep.get(step)
  return sentAt === undefined || at === undefined ? undefined : stepIn(segmentReports({ ...segment, [at]: sentAt }), step)
}

const atStep: ReadonlyMap<string, keyof Segment> = new Map<Exclude<Step, 'CONNECTED_TO_SYSTEM'>, keyof Segment>([
  ['INITIATED', 'initiatedAt'],
  ['QUEUED', 'queuedAt'],
  ['CONNECTED_TO_AGENT', 'agentAt'],
  ['DISCONNECTED', 'endedAt'],
])

/**
 * A chat's door has opened: it has arrived. The person who is called back picked up: they speak with the agent who took the callback, unless callers are
 * rung before anybody takes it; then there is neither queue nor agent yet.
 */
function connectedToSystem(segment: Segment, sentAt: Instant | undefined) {
  const at = segment.systemAt ?? sentAt
  if (at === undefined) return undefined
  const { method, wasQueued, agent, initiatedAt } = segment
  const fact: Fact =
    method === 'CALLBACK' ? { type: 'contact.callback_requested', at: initiatedAt ?? at, sequence: -1 } : { type: 'contact.arrived', at: initiatedAt ?? at }
  const isSpokenWith = method === 'CALLBACK' && (wasQueued || agent !== undefined)
  return reportOf(segment, 'CONNECTED_TO_SYSTEM', isSpokenWith ? { type: 'contact.answered', at, ...(agent === undefined ? {} : { agent }) } : fact)
}

function segmentIn(detail: Fields, source: Source, contactId: string): Segment {
  const method = wordIn(detail, 'initiationmethod')
  const before = ['initialcontactid', ...(method === 'CALLBACK' ? ['previouscontactid', 'relatedcontactid'] : [])]
  const queue = fieldsIn(detail.get('queueinfo'))
  const agent = fieldsIn(detail.get('agentinfo'))
  const tags = fieldsIn(detail.get('tags'))
  const wasQueued = textIn(queue, 'queuearn') !== undefined || timeIn(queue, 'enqueuetimestamp') !== undefined
  // An agent's own queue is how a transfer to one person is made, and no line's.
  const queueArn = wordIn(queue, 'queuetype') === 'AGENT' ? undefined : textIn(queue, 'queuearn')
  return {
    contactId,
    chain: before.map((name) => textIn(detail, name, 128)).find((id) => id !== undefined) ?? contactId,
    method,
    queue: lineHandle(source, { number: textIn(tags, 'aws:connect:systemendpoint'), queueArn }),
    wasQueued,
    caller: taggedText(tags, source.callerTag),
    agent: textIn(agent, 'agentarn'),
    ending: taggedEnding(taggedText(tags, source.outcomeTag)) ?? recordedEnding(wordIn(detail, 'disconnectreason'), wasQueued),
    goesOn: false,
    initiatedAt: timeIn(detail, 'initiationtimestamp'),
    systemAt: timeIn(detail, 'connectedtosystemtimestamp'),
    queuedAt: timeIn(queue, 'enqueuetimestamp'),
    agentAt: timeIn(agent, 'connectedtoagenttimestamp'),
    endedAt: timeIn(detail, 'disconnecttimestamp'),
  }
}
