/**
 * One call detail record, 16 to 21 columns by how the exchange is set. Only they know a caller whom the dialplan never let into a
 * queue: closed, full, nobody signed in. Every row of an inbound context says "arrived" and "not admitted"; where the queue log knows the same
 * contact, the fold believes the queue. So the order of the files means nothing.
 */
import { localTimeOf } from '../../calendar/localTime.ts'
import type { Instant } from '../../contacts/identifiers.ts'
import type { RefusedRow, Report } from '../provider.ts'
import { isBounded } from '../rawText.ts'
import { nearestReading, readingsOf, wallClockOf } from '../wallClock.ts'
import type { AsteriskSettings } from './asteriskSettings.ts'

/** Columns that always stand in the same place. */
const columnOf = { source: 1, destination: 2, context: 3, lastApplication: 7, lastData: 8, start: 9, end: 11 } as const
const fewestColumns = 16
const mostColumns = 21
const uniqueId = /^(?:.{1,64}-)?(\d{9,10})\.\d{1,10}$/

export type RowRead = readonly Report[] | 'skipped' | Omit<RefusedRow, 'line'>

export function readCallDetailRecord(fields: readonly string[], settings: AsteriskSettings): RowRead {
  if (fields.length < fewestColumns || fields.length > mostColumns) return { reason: 'wrong_column_count' }
  if (!settings.contexts.has(fields[columnOf.context] ?? '')) return 'skipped'
  const contact = contactIn(fields)
  if (contact === undefined) return { column: 'uniqueid', reason: 'empty_value' }
  const start = timeIn(fields[columnOf.start] ?? '', settings, contact)
  if (start === undefined) return { column: 'start', value: fields[columnOf.start] ?? '', reason: 'bad_time' }
  const queue = queueIn(fields, settings)
  if (queue === undefined) return { column: 'dst', value: fields[columnOf.destination] ?? '', reason: 'unknown_queue' }
  return reportsOf(fields, { contact, queue, start, end: timeIn(fields[columnOf.end] ?? '', settings, contact) })
}

function reportsOf(fields: readonly string[], row: { contact: string; queue: string; start: Instant; end: Instant | undefined }): readonly Report[] {
  const { contact, queue, start } = row
  const end = row.end !== undefined && row.end >= start ? row.end : start
  const about = { kind: 'contact', contact, queue } as const
  const caller = fields[columnOf.source] ?? ''
  // One contact may have several rows: each reports its own times, and the fold takes the first.
  const identity = `cdr|${contact}|${start}|${end}`
  return [
    { ...about, type: 'contact.arrived', identity: `${identity}|arrived`, at: start, ...(isBounded(caller) ? { caller } : {}) },
    { ...about, type: 'contact.refused', reason: 'not_admitted', identity: `${identity}|refused`, at: end },
  ]
}

/** The id that the queue log has too: that of the whole conversation where the exchange writes it, else that of the caller's channel. */
function contactIn(fields: readonly string[]): string | undefined {
  const linkedId = fields.length >= 19 ? fields[fields.length - 2] : undefined
  const ids = [linkedId, fields[16]].filter((id) => id !== undefined && uniqueId.test(id) && isBounded(id, 80))
  return ids[0]
}

/** A row does not always name the queue: then the dialled number or the context does, or there is only one line. */
function queueIn(fields: readonly string[], settings: AsteriskSettings): string | undefined {
  const entered = fields[columnOf.lastApplication] === 'Queue' ? (fields[columnOf.lastData] ?? '').split(',')[0] : undefined
  if (entered !== undefined && entered !== '') return settings.isOurs(entered) ? entered : undefined
  return [fields[columnOf.destination], fields[columnOf.context]].find((name) => name !== undefined && settings.queues.has(name)) ?? settings.onlyQueue
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
