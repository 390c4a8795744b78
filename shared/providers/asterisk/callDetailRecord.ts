/**
 * One call detail record: 16 to 21 columns by how the exchange is set, or columns by name from a database. Only they know a caller whom the dialplan never let into a
 * queue: closed, full, nobody signed in. Every row of an inbound context says "arrived" and "not admitted"; where the queue log knows the same
 * contact, the fold believes the queue. So the order of the files means nothing. A row of a queue that rang somebody says "arrived" alone: the caller was
 * admitted, and what became of them stands in a queue log that may reach less far back.
 */
import { localTimeOf } from '../../calendar/localTime.ts'
import { Instant } from '../../contacts/identifiers.ts'
import type { RefusedRow, Report } from '../provider.ts'
import { isBounded } from '../rawText.ts'
import { nearestReading, readingsOf, wallClockOf } from '../wallClock.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'

/** What is read of a record, wherever its columns stand. */
export type CallDetailRecord = {
  readonly source: string
  readonly context: string
  /** The names that may say which line it was: what the caller dialled, and where the dialplan sent them. */
  readonly destinations: readonly string[]
  readonly lastApplication: string
  readonly lastData: string
  /** The channel of whom it rang; empty where it rang nobody. */
  readonly rang: string
  readonly start: string
  /** A time as `start`, or how many seconds it lasted. */
  readonly end: string
  /** The id that the queue log has too, and others: the first that is one counts. */
  readonly ids: readonly string[]
}

const fewestColumns = 16
const mostColumns = 21
const uniqueId = /^(?:.{1,64}-)?(\d{9,10})\.\d{1,10}$/

export type RowRead = readonly Report[] | 'skipped' | Omit<RefusedRow, 'line'>

/** A row of `Master.csv`, whose first columns always stand in the same place. */
export function readCallDetailRecord(fields: readonly string[], settings: AsteriskSettings): RowRead {
  if (fields.length < fewestColumns || fields.length > mostColumns) return { reason: 'wrong_column_count' }
  const [, source = '', destination = '', context = '', , , rang = '', lastApplication = '', lastData = '', start = '', , end = ''] = fields
  const linkedId = fields.length >= 19 ? fields[fields.length - 2] : undefined
  const ids = [linkedId ?? '', fields[16] ?? '']
  return readRecord({ source, context, destinations: [destination], lastApplication, lastData, rang, start, end, ids }, settings)
}

export function readRecord(record: CallDetailRecord, settings: AsteriskSettings): RowRead {
  if (!settings.contexts.has(record.context)) return 'skipped'
  // That of the whole conversation where the exchange writes it, else that of the caller's channel.
  const contact = record.ids.find((id) => uniqueId.test(id) && isBounded(id, 80))
  if (contact === undefined) return { column: 'uniqueid', reason: 'empty_value' }
  const start = timeIn(record.start, settings, contact)
  if (start === undefined) return { column: 'start', value: record.start, reason: 'bad_time' }
  const queue = queueIn(record, settings)
  if (queue === undefined) return { column: 'dst', value: record.destinations[0] ?? '', reason: 'unknown_queue' }
  const end = /^\d{1,5}$/.test(record.end) ? Instant.parse(start + Number(record.end) * 1000) : timeIn(record.end, settings, contact)
  const [arrived, refused] = reportsOf(record.source, { contact, queue, start, end })
  return record.lastApplication === 'Queue' && record.rang !== '' ? [arrived] : [arrived, refused]
}

function reportsOf(caller: string, row: { contact: string; queue: string; start: Instant; end: Instant | undefined }): readonly [Report, Report] {
  const { contact, queue, start } = row
  const end = row.end !== undefined && row.end >= start ? row.end : start
  const about = { kind: 'contact', contact, queue } as const
  // One contact may have several rows: each reports its own times, and the fold takes the first.
  const identity = `cdr|${contact}|${start}|${end}`
  return [
    { ...about, type: 'contact.arrived', identity: `${identity}|arrived`, at: start, ...(isBounded(caller) ? { caller } : {}) },
    { ...about, type: 'contact.refused', reason: 'not_admitted', identity: `${identity}|refused`, at: end },
  ]
}

/** A row does not always name the queue: then the dialled number or the context does, or there is only one line. */
function queueIn({ lastApplication, lastData, destinations, context }: CallDetailRecord, settings: AsteriskSettings): string | undefined {
  const entered = lastApplication === 'Queue' ? lastData.split(',')[0] : undefined
  if (entered !== undefined && entered !== '') return settings.isOurs(entered) ? entered : undefined
  return [...destinations, context].find((name) => settings.queues.has(name)) ?? settings.onlyQueue
}

const dateAndTime = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/

/** In the doubled hour of autumn the id, which begins with the epoch of the channel's birth, tells which of the two is meant. */
function timeIn(text: string, settings: AsteriskSettings, contact: string): Instant | undefined {
  const [, year, month, day, hour, minute, second] = dateAndTime.exec(text) ?? []
  const wall = wallClockOf([Number(year), Number(month), Number(day)], [Number(hour), Number(minute), Number(second), 0])
  if (second === undefined || wall === undefined) return undefined
  const readings = readingsOf(wall, localTimeOf(settings.zone).offsetMinutesAt)
  return nearestReading(readings, Number(uniqueId.exec(contact)?.[1]) * 1000)
}
