import type { DynamoDBRecord } from 'aws-lambda'
import type { StoredEvent } from '../../../shared/storage/facts/eventLog.ts'
import { writeEvent } from '../../../shared/storage/facts/storedEvents.ts'
import { eventKey, eventsTable } from '../../../shared/storage/tables/eventsTable.ts'

/** A stored event as the stream of the events table would give it. @param number its place among all that were handed over */
export function streamRecord({ event, source, receivedAt }: StoredEvent, number: number): DynamoDBRecord {
  const { pk, sk } = eventKey(event.eventId)
  const keys = { [eventsTable.partitionKey]: { S: pk }, [eventsTable.sortKey]: { S: sk } }
  return {
    eventID: String(number),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(receivedAt / 1000),
      Keys: keys,
      NewImage: { ...keys, kind: { S: 'accepted' }, event: { S: writeEvent(event) }, source: { S: source }, receivedAt: { N: String(receivedAt) } },
      SequenceNumber: String(number),
      StreamViewType: 'NEW_IMAGE',
    },
  }
}
