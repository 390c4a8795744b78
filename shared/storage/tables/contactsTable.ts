/** Keys of the contacts table: everything derived from the events. It may be dropped and computed again. */
import type { ContactId, EventId, LineId, LocalDate, SourceId } from '../../contacts/identifiers.ts'
import type { TableLayout } from './tables.ts'

export const contactsTable = { suffix: 'contacts', partitionKey: 'pk', sortKey: 'sk' } as const satisfies TableLayout

export const contactPrefix = 'CONTACT#'
export const contactKey = (contactId: ContactId) => ({ pk: `${contactPrefix}${contactId}`, sk: 'CONTACT' })
/** One attribute an event, so that adding one needs no reading. */
export const eventAttribute = (eventId: EventId) => `${eventAttributePrefix}${eventId}`
export const eventAttributePrefix = 'e_'

/** A line's local day, as it stands in `placed` and in the key of its rows. */
export const lineDay = (line: LineId, date: LocalDate) => `${line}#${date}`
export const dayPrefix = 'DAY#'
export const dayPartition = (line: LineId, date: LocalDate) => `${dayPrefix}${lineDay(line, date)}`
export const contactRowKey = (line: LineId, date: LocalDate, contactId: ContactId) => ({ pk: dayPartition(line, date), sk: contactId })
/** Presence and heartbeats of a line: `~` stands after every letter a contact's digest can begin with. */
export const presenceRowKey = (line: LineId, date: LocalDate, eventId: EventId) => ({ pk: dayPartition(line, date), sk: `~${eventId}` })

/** Of a line's months: how often the facts of each day changed. */
export const versionsPartition = (line: LineId) => `VERSIONS#${line}`
export const versionAttribute = (date: string) => `d${date.slice(8)}`
export const versionAttributePattern = /^d\d\d$/
export const filesPrefix = 'FILES#'
export const filesPartition = (line: LineId, month: string) => `${filesPrefix}${line}#${month}`
export const fileSortKey = (date: string, part: number) => (part === 0 ? date.slice(8) : `${date.slice(8)}#${part}`)
export const monthOf = (date: string) => date.slice(0, 7)

/** Reads a partition key back; undefined for a key of another kind. */
export function dayOfPartition(pk: string): { line: string; date: string } | undefined {
  const [kind, line, date] = pk.split('#')
  return kind === 'DAY' && line !== undefined && date !== undefined ? { line, date } : undefined
}
export function monthOfPartition(pk: string): { line: string; month: string } | undefined {
  const [kind, line, month] = pk.split('#')
  return kind === 'FILES' && line !== undefined && month !== undefined ? { line, month } : undefined
}

/** What the fold itself remembers: up to where it came, what it has begun, and what it gave up. Not made of events; a rebuild makes it right again. */
export const foldingPartition = 'FOLDING'
export const parkedPrefix = 'parked#'
export const parkedKey = (eventId: EventId) => ({ pk: foldingPartition, sk: `${parkedPrefix}${eventId}` })
export const begunPrefix = 'begun#'
/** @param first the batch's first event: whatever is tried again of it begins there too. */
export const begunKey = (first: EventId) => ({ pk: foldingPartition, sk: `${begunPrefix}${first}` })
export const reachedPrefix = 'reached#'
export const reachedKey = (source: SourceId) => ({ pk: foldingPartition, sk: `${reachedPrefix}${source}` })

export const answerPrefix = 'ANSWER#'
/** @param question a digest of it */
export const answerKey = (question: string) => ({ pk: `${answerPrefix}${question}`, sk: 'figures' })
