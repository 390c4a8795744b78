/** Where the keys of given-up events are kept: on one machine in the settings table, on AWS in a queue. */
import type { EventId } from '../../../shared/contacts/identifiers.ts'
import type { GivenUpEntry } from '../../../shared/storage/contacts/givenUpEntry.ts'
import type { Tables } from '../../../shared/storage/tables/tables.ts'
import { type AwsSession, awsSession } from './awsSession.ts'
import { handOverCursor } from './handOverCursor.ts'
import { givenUpMessages } from './givenUpMessages.ts'
import { eventIdsOfBatch } from './streamBatch.ts'

export type KeptEntry = {
  /** undefined: a batch that the stream has dropped already, so that nobody knows its events by their keys. */
  readonly eventIds: readonly EventId[] | undefined
  /** Only once its events are folded. */
  readonly remove: () => Promise<void>
}
export type GivenUpEntries = {
  readonly entries: readonly KeptEntry[]
  /** Messages that are none of ours; they stay. */
  readonly strange: number
  /** Whoever looks next sees at once what was left. */
  readonly leave: () => Promise<void>
}

/** @param stage of a stack on AWS; absent: this machine */
export async function givenUpEntries(tables: Tables, stage: string | undefined, environment: ReadonlyMap<string, string>): Promise<GivenUpEntries> {
  return stage === undefined ? onThisMachine(tables) : onAws(await awsSession(tables.client, environment), stage)
}

async function onThisMachine(tables: Tables): Promise<GivenUpEntries> {
  const cursor = handOverCursor(tables)
  const entries = (await cursor.givenUp()).map((eventId) => ({ eventIds: [eventId], remove: () => cursor.takeBack(eventId) }))
  return { entries, strange: 0, leave: async () => undefined }
}

async function onAws(session: AwsSession, stage: string): Promise<GivenUpEntries> {
  const { messages, release } = await givenUpMessages(session, stage)
  try {
    const entries = await Promise.all(messages.flatMap(({ entry, remove }) => (entry === undefined ? [] : [keptEntry(session, entry, remove)])))
    return { entries, strange: messages.length - entries.length, leave: release }
  } catch (failure) {
    await release()
    throw failure
  }
}

const keptEntry = async (session: AwsSession, entry: GivenUpEntry, remove: () => Promise<void>): Promise<KeptEntry> => ({
  eventIds: 'eventIds' in entry ? entry.eventIds : await eventIdsOfBatch(session, entry.batch),
  remove,
})
