/**
 * Events of a TaskRouter workspace, and so of Flex. A contact is the call or the conversation that the task is about, so that a second task for the same
 * conversation, as chat transfers make, is no second contact.
 */
import type { ContactEventType } from '../../contacts/contactEvent.ts'
import type { Source } from '../../settings/settings.ts'
import type { ContactReport, Reading } from '../provider.ts'
import { knownQueue } from '../queueNamed.ts'
import { understood } from '../reading.ts'
import { eventIdentity, type Fields, textIn, type Told } from './fields.ts'
import { readEventTime } from './moments.ts'
import { notUsed } from './notUsed.ts'
import { readWorkerEvent } from './presence.ts'
import { callerOfTask, contactOfTask, kindOfTask, readAttributes, type TaskAttributes, type TaskKind } from './taskAttributes.ts'

type Meaning = Pick<ContactReport, 'type' | 'reason' | 'undecided'>
const means = (type: ContactEventType, more: Omit<Meaning, 'type'> = {}): Meaning => ({ type, ...more })

const arrived = means('contact.arrived')
const offered = means('contact.offered')
const transferred = means('contact.transferred')
/** After it a helper still writes things down, so what comes later says nothing of the conversation. */
const talkOver = means('contact.ended', { undecided: true })

/** What an event says of a task that somebody waits with; `undefined`: nothing of the contact. */
const meanings: ReadonlyMap<string, Meaning | undefined> = new Map([
  ['task.created', arrived],
  ['workflow.entered', arrived],
  ['task-queue.entered', means('contact.queued')],
  ['task-queue.moved', means('contact.queued')],
  ['workflow.timeout', means('contact.refused', { reason: 'timeout' })],
  ['task.canceled', means('contact.left')],
  ['reservation.created', offered],
  ['reservation.timeout', offered],
  ['reservation.rejected', offered],
  ['reservation.rescinded', offered],
  ['reservation.canceled', offered],
  ['reservation.accepted', means('contact.answered')],
  ['reservation.wrapup', talkOver],
  ['task.wrapup', talkOver],
  ['task.transfer-initiated', transferred],
  ['task.transfer-completed', transferred],
  ...quiet('task', ['updated', 'completed', 'deleted', 'system-deleted', 'transfer-failed', 'transfer-canceled', 'transfer-attempt-failed']),
  ...quiet('task-queue', ['timeout', 'created', 'deleted', 'expression.updated']),
  ...quiet('workflow', ['target-matched', 'skipped', 'created', 'updated', 'deleted']),
  ...quiet('reservation', ['completed', 'failed', 'enqueued', 'wrapup-timeout']),
  ...quiet('activity', ['created', 'updated', 'deleted']),
  ...quiet('workspace', ['created', 'updated', 'deleted']),
])
function quiet(resource: string, events: readonly string[]): readonly (readonly [string, undefined])[] {
  return events.map((event) => [`${resource}.${event}`, undefined])
}

export function readTaskRouter(told: Told): Reading {
  const { fields } = told
  const event = fields.get('EventType') ?? ''
  const at = readEventTime(fields)
  if (event.startsWith('worker.')) return readWorkerEvent(told, event, at)
  if (!meanings.has(event)) return notUsed('unknown_type', fields, event)
  const attributes = readAttributes(fields.get('TaskAttributes'))
  const kind = kindOfTask(attributes)
  const meaning = meaningOf(event, kind, fields)
  if (meaning === undefined) return notUsed('not_a_contact', fields, event)
  const contact = contactOfTask(attributes) ?? textIn(fields, 'TaskSid')
  if (contact === undefined) return notUsed('wrong_shape', fields, event)
  if (at === undefined) return notUsed('bad_time', fields, event)
  const own = { kind: 'contact', identity: eventIdentity(fields), at, contact, ...about(told, event, attributes) } as const
  // A talk that is over was answered; when, is told by the acceptance, if that arrives.
  const answered = { ...own, identity: `${own.identity} answered`, type: 'contact.answered', byThen: true } as const
  return understood({ ...own, ...meaning }, meaning === talkOver && kind === 'waiting' ? [answered] : [])
}

/** Who, where and by whom. An event of a queue that is not set up still tells of the contact; only joining one asks for its name to be set up. */
function about({ fields, source }: Told, event: string, attributes: TaskAttributes) {
  const queue = knownQueue(source, queueNames(fields, attributes)) ?? (event === 'task-queue.entered' ? strictName(fields, source.lines) : undefined)
  const caller = callerOfTask(attributes)
  const agent = event.startsWith('reservation.') ? textIn(fields, 'WorkerSid') : undefined
  const order = fields.get('TaskVersion')
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(caller === undefined ? {} : { caller }),
    ...(agent === undefined ? {} : { agent }),
    ...(order !== undefined && /^\d{1,9}$/.test(order) ? { sequence: Number(order) } : {}),
  }
}

const queueNames = (fields: Fields, { to }: TaskAttributes) => [
  textIn(fields, 'TaskQueueSid'),
  textIn(fields, 'TaskQueueName'),
  to,
  textIn(fields, 'WorkflowSid'),
  textIn(fields, 'WorkflowName'),
  textIn(fields, 'TaskChannelUniqueName'),
]
/** Told only where it matters: to a source of one line every queue is of that line. */
const strictName = (fields: Fields, lines: Source['lines']) =>
  new Set(Object.values(lines)).size < 2 ? undefined : (textIn(fields, 'TaskQueueName') ?? textIn(fields, 'TaskQueueSid'))

/** A task that is not somebody waiting means other things: a promise to call back, a message to listen to, or nothing of a caller. */
function meaningOf(event: string, kind: TaskKind, fields: Fields): Meaning | undefined {
  const meaning = meanings.get(event)
  if (kind === 'besides' || meaning === undefined) return undefined
  const isWaiting = meaning.type === 'contact.arrived' || meaning.type === 'contact.queued'
  if (kind === 'voicemail') return isWaiting ? means('contact.voicemail') : undefined
  if (kind === 'callback') {
    if (isWaiting) return means('contact.callback_requested')
    return meaning.type === 'contact.answered' || meaning.type === 'contact.ended' ? meaning : undefined
  }
  return event === 'task.canceled' && isTakenOut(fields) ? means('contact.refused', { reason: 'timeout' }) : meaning
}

/** The reason is free text. Only words that nobody writes for a caller who hung up say that it was not the caller. */
const isTakenOut = (fields: Fields) => /time.?(?:d.)?out|voice.?mail|call.?back|redirect/i.test(fields.get('TaskCanceledReason') ?? fields.get('Reason') ?? '')
