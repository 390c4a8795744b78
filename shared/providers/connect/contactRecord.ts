/** A contact record (`ContactTraceRecord`): what Amazon Connect keeps of a contact id once it is over, in whole seconds UTC. */
import type { Source } from '../../settings/settings.ts'
import type { ContactReport, RefusedRowReason } from '../provider.ts'
import { type Fields, fieldsIn, taggedText, textIn, timeIn, wordIn } from './connectFields.ts'
import { lineHandle } from './lineHandle.ts'
import { notOurs } from './notOurs.ts'
import { recordedEnding, type Segment, taggedEnding } from './segment.ts'
import { segmentReports } from './segmentReports.ts'

export const isContactRecord = (value: unknown): boolean => {
  const fields = fieldsIn(value)
  return fields.has('contactid') && fields.has('initiationtimestamp') && fields.has('lastupdatetimestamp')
}

/** @returns `skipped` for our own calls, tasks, mail and other instances. */
export function readContactRecord(value: unknown, source: Source): readonly ContactReport[] | 'skipped' | RefusedRowReason {
  const record = fieldsIn(value)
  const contactId = textIn(record, 'contactid', 128)
  if (contactId === undefined) return 'not_understood'
  if (source.instanceArn !== undefined && record.get('instancearn') !== source.instanceArn) return 'skipped'
  if (notOurs(wordIn(record, 'channel'), wordIn(record, 'initiationmethod')) !== undefined) return 'skipped'
  if (timeIn(record, 'initiationtimestamp') === undefined) return 'bad_time'
  return [...segmentReports(segmentIn(record, source, contactId)).values()]
}

function segmentIn(record: Fields, source: Source, contactId: string): Segment {
  const method = wordIn(record, 'initiationmethod')
  const queue = fieldsIn(record.get('queue'))
  const agent = fieldsIn(record.get('agent'))
  const tags = fieldsIn(record.get('tags'))
  const attributes = fieldsIn(record.get('attributes'))
  const tagged = (name: string | undefined) => taggedText(tags, name) ?? taggedText(attributes, name)
  const chain = textIn(record, 'initialcontactid', 128) ?? (method === 'CALLBACK' ? textIn(record, 'previouscontactid', 128) : undefined)
  const number = textIn(fieldsIn(record.get('systemendpoint')), 'address') ?? textIn(tags, 'aws:connect:systemendpoint')
  return {
    contactId,
    chain: chain ?? contactId,
    method,
    queue: lineHandle(source, { number, queueArn: textIn(queue, 'arn'), queueName: textIn(queue, 'name') }),
    wasQueued: queue.size > 0,
    caller: tagged(source.callerTag) ?? callerNumber(record),
    agent: textIn(agent, 'arn'),
    ending: taggedEnding(tagged(source.outcomeTag)) ?? recordedEnding(wordIn(record, 'disconnectreason'), queue.size > 0),
    goesOn: textIn(record, 'nextcontactid', 128) !== undefined,
    initiatedAt: timeIn(record, 'initiationtimestamp'),
    systemAt: timeIn(record, 'connectedtosystemtimestamp'),
    queuedAt: timeIn(queue, 'enqueuetimestamp'),
    agentAt: timeIn(agent, 'connectedtoagenttimestamp'),
    endedAt: timeIn(record, 'disconnecttimestamp'),
  }
}

/** Of a telephone only: a chat's endpoint says nothing that lasts. */
function callerNumber(record: Fields): string | undefined {
  const endpoint = fieldsIn(record.get('customerendpoint'))
  return wordIn(endpoint, 'type') === 'TELEPHONE_NUMBER' ? textIn(endpoint, 'address') : undefined
}
